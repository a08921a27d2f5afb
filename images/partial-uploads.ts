import { randomUUID } from 'node:crypto'
import { mkdir, open, readdir, rm, rmdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'

export interface PartialUpload {
  id: string
  /** Where it lies. */
  path: string
  /** How long the whole is. */
  bytes: number
  /** How much of it has arrived. */
  offset: number
  /** In milliseconds since 1970; later when more of it arrives. */
  expiresAt: number
}

interface PartialUploadsOptions {
  folder: string
  /** How many an owner may have at once. */
  most: number
  /** How long one is kept after the last of it arrived, in milliseconds. */
  keptMs: number
}

/** An upload is not to be written to as was asked: `offset` is where it really ends, `running` means that somebody is using it. */
export class PartialUploadError extends Error {
  readonly code: 'too-many' | 'offset' | 'too-long' | 'running'

  constructor(code: PartialUploadError['code'], message: string) {
    super(message)
    this.code = code
  }
}

const NAME = /^([0-9a-f-]{36})\.(\d{1,12})$/

/**
 * Files that arrive in pieces, over several connections: each is one of the disk, named for its length in a folder of its owner, and what it is long is what has
 * arrived, so that nothing else has to be kept or can contradict it.
 */
export class PartialUploads {
  readonly #options: PartialUploadsOptions
  /** What writes or reads each at this moment. */
  readonly #running = new Map<string, { end(): void; ended: Promise<void> }>()

  constructor(options: PartialUploadsOptions) {
    this.#options = options
  }

  /** @throws PartialUploadError `too-many` */
  async create(owner: string, bytes: number): Promise<PartialUpload> {
    const { folder, most } = this.#options
    const kept = await this.list(owner)
    if (kept.length >= most)
      throw new PartialUploadError('too-many', `At most ${most} uploads may be under way.`)
    const id = randomUUID()
    const path = join(folder, owner, `${id}.${bytes}`)
    await mkdir(join(folder, owner), { recursive: true, mode: 0o700 })
    await (await open(path, 'wx', 0o600)).close()
    return { id, path, bytes, offset: 0, expiresAt: Date.now() + this.#options.keptMs }
  }

  async list(owner: string): Promise<PartialUpload[]> {
    const names = await readdir(join(this.#options.folder, owner)).catch(orNone)
    const found = await Promise.all(names.map((name) => this.#look(owner, name)))
    return found.filter((upload) => upload !== undefined && upload.expiresAt > Date.now()) as PartialUpload[]
  }

  async find(owner: string, id: string): Promise<PartialUpload | undefined> {
    return (await this.list(owner)).find((upload) => upload.id === id)
  }

  /**
   * Adds what arrives, and keeps what did where that breaks off. Whoever still wrote to it, over a connection that is lost without its knowing, is ended.
   * @returns where it ends now
   * @throws PartialUploadError `offset`, `too-long`; whatever `source` fails with
   */
  async append(owner: string, id: string, offset: number, source: Readable): Promise<number> {
    const before = this.#running.get(id)
    before?.end()
    await before?.ended
    return this.#alone(
      id,
      () => source.destroy(),
      async () => {
        const upload = await this.find(owner, id)
        if (upload?.offset !== offset)
          throw new PartialUploadError('offset', `It ends at ${upload?.offset ?? 0}, not ${offset}.`)
        const file = await open(upload.path, 'r+')
        let end = offset
        try {
          for await (const piece of source as AsyncIterable<Buffer>) {
            if (end + piece.length > upload.bytes)
              throw new PartialUploadError(
                'too-long',
                `It is longer than the ${upload.bytes} bytes that were told.`,
              )
            await file.write(piece, 0, piece.length, end)
            end += piece.length
          }
        } finally {
          await file.datasync()
          await file.close()
        }
        return end
      },
    )
  }

  /** Does something with a file while nobody else does. @throws PartialUploadError `running` */
  async use<T>(id: string, work: () => Promise<T>): Promise<T> {
    return this.#alone(id, () => {}, work)
  }

  async remove(owner: string, id: string): Promise<void> {
    const upload = await this.find(owner, id)
    this.#running.get(id)?.end()
    if (upload) await rm(upload.path, { force: true })
  }

  /** Removes what has expired, and folders of owners without any. */
  async sweep(): Promise<void> {
    const { folder } = this.#options
    for (const owner of await readdir(folder).catch(orNone)) {
      const names = await readdir(join(folder, owner)).catch(orNone)
      for (const name of names) {
        const upload = await this.#look(owner, name)
        if (upload && upload.expiresAt <= Date.now()) await rm(upload.path, { force: true })
      }
      // Only where it is empty.
      await rmdir(join(folder, owner)).catch(() => {})
    }
  }

  async #look(owner: string, name: string): Promise<PartialUpload | undefined> {
    const [, id, bytes] = NAME.exec(name) ?? []
    const path = join(this.#options.folder, owner, name)
    const found = id === undefined ? undefined : await stat(path).catch(() => undefined)
    if (!found) return undefined
    return {
      id: id!,
      path,
      bytes: Number(bytes),
      offset: found.size,
      expiresAt: found.mtimeMs + this.#options.keptMs,
    }
  }

  async #alone<T>(id: string, end: () => void, work: () => Promise<T>): Promise<T> {
    if (this.#running.has(id)) throw new PartialUploadError('running', 'It is just being worked on.')
    const ended = Promise.withResolvers<void>()
    this.#running.set(id, { end, ended: ended.promise })
    try {
      return await work()
    } finally {
      this.#running.delete(id)
      ended.resolve()
    }
  }
}

function orNone(error: NodeJS.ErrnoException): string[] {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return []
  throw error
}
