import {
  createWriteStream,
  existsSync,
  mkdirSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  type WriteStream,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { finished } from 'node:stream/promises'

/**
 * Makes a folder and those above it. `recursive` of Node's own never ends where a folder is there in which none can be made (`/proc`).
 * @throws OutputError
 */
export function makeFolder(path: string, mode = 0o777): void {
  try {
    mkdirSync(path, { mode })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EEXIST' && statSync(path, { throwIfNoEntry: false })?.isDirectory()) return
    const above = dirname(path)
    if (code !== 'ENOENT' || above === path || existsSync(above)) throw new OutputError(path, error)
    makeFolder(above, mode)
    makeFolder(path, mode)
  }
}

/**
 * Puts a text in a file's place as a whole: what is there stays until all of it is written.
 * @throws OutputError
 */
export function replaceFile(path: string, text: string, mode = 0o666): void {
  const { target, draft } = placeOf(path)
  try {
    writeFileSync(draft, text, { mode: modeOf(target) ?? mode })
    if (draft !== target) renameSync(draft, target)
  } catch (error) {
    if (draft !== target) rmSync(draft, { force: true })
    throw new OutputError(path, error)
  }
}

/** What should be written cannot be. */
export class OutputError extends Error {
  override name = 'OutputError'
  readonly code: string | undefined

  constructor(path: string, error: unknown) {
    const { code, message } = error as NodeJS.ErrnoException
    super(`${path} cannot be written (${code ?? message})`, { cause: error })
    this.code = code
  }
}

/**
 * A file that is written piece by piece beside the one whose place it takes in the end, which may be read meanwhile.
 * Either `keep` or `drop` must be called.
 * @throws OutputError at once where it cannot be written
 */
export class FileDraft {
  readonly stream: WriteStream
  readonly #path: string
  readonly #target: string
  readonly #draft: string
  #fault: unknown

  constructor(path: string, mode = 0o666) {
    const { target, draft } = placeOf(path)
    this.#path = path
    this.#target = target
    this.#draft = draft
    try {
      this.stream = createWriteStream(draft, { fd: openSync(draft, 'w', modeOf(target) ?? mode) })
    } catch (error) {
      throw new OutputError(path, error)
    }
    this.stream.on('error', (error) => {
      this.#fault = error
    })
  }

  /**
   * Ends it and puts it in its place.
   * @throws OutputError; the file before is as it was
   */
  async keep(): Promise<void> {
    try {
      this.stream.end()
      await finished(this.stream)
      if (this.#draft !== this.#target) renameSync(this.#draft, this.#target)
    } catch (error) {
      await this.drop()
      throw new OutputError(this.#path, error)
    }
  }

  /** Leaves the file before as it was. What kept this one from being written, where that is the reason, says so in the reader's terms. */
  async drop(): Promise<OutputError | undefined> {
    this.stream.destroy()
    if (!this.stream.closed) await new Promise((resolve) => this.stream.once('close', resolve))
    if (this.#draft !== this.#target) rmSync(this.#draft, { force: true })
    return this.#fault === undefined ? undefined : new OutputError(this.#path, this.#fault)
  }
}

/** Whether two paths lead to one file that is there. */
export function isSameFile(one: string, other: string): boolean {
  const [a, b] = [one, other].map((path) => statSync(path, { bigint: true, throwIfNoEntry: false }))
  return a !== undefined && b !== undefined && a.dev === b.dev && a.ino === b.ino
}

/** Where a path's file lies, links followed, and where it is written meanwhile. What is no file (`/dev/stdout`, a pipe) is written as it is. */
function placeOf(path: string): { target: string; draft: string } {
  const found = statSync(path, { throwIfNoEntry: false })
  if (found?.isFile() === false) return { target: path, draft: path }
  const target = found === undefined ? path : realpathSync(path)
  // Loaded only here: it is a tenth of what a short command loads, and most of them replace nothing.
  const { randomBytes } = process.getBuiltinModule('node:crypto')
  return { target, draft: join(dirname(target), `.${basename(target)}.${randomBytes(6).toString('hex')}`) }
}

/** Who may read a file stays as it is when another takes its place. */
function modeOf(path: string): number | undefined {
  const found = statSync(path, { throwIfNoEntry: false })
  return found?.isFile() ? found.mode & 0o777 : undefined
}
