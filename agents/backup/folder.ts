import { createHash } from 'node:crypto'
import { constants, createReadStream, createWriteStream } from 'node:fs'
import { copyFile, link, mkdir, readdir, stat } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { createInterface } from 'node:readline'
import { finished } from 'node:stream/promises'

/** Files that are read or copied at a time. */
const atOnce = 16

/** The files under a folder, as paths from it with `/`; drafts, whose names begin with a dot, are no files yet. */
async function* filesIn(folder: string): AsyncGenerator<string> {
  async function* visit(inner: string): AsyncGenerator<string> {
    const entries = await readdir(inner, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return []
      throw error
    })
    for (const entry of entries) {
      if (entry.name.startsWith('.')) continue
      const path = join(inner, entry.name)
      if (entry.isDirectory()) yield* visit(path)
      else if (entry.isFile()) yield relative(folder, path).split(sep).join('/')
    }
  }
  yield* visit(folder)
}

/**
 * Brings the files of one folder that another has not yet there. `linked` ones share their bytes with the original, where both are on
 * one disk: for files that are never changed, only made and removed. One that goes meanwhile is left out.
 */
export async function bringFiles(from: string, to: string, { linked }: { linked: boolean }): Promise<void> {
  await eachOf(filesIn(from), async (path) => {
    const target = join(to, path)
    await mkdir(dirname(target), { recursive: true })
    try {
      if (linked && (await tryLink(join(from, path), target))) return
      await copyFile(join(from, path), target, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE)
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code !== 'EEXIST' && code !== 'ENOENT') throw error
    }
  })
}

/** Whether the link is there now; not on another disk, nor on one that has no links. */
async function tryLink(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to)
    return true
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EEXIST' || code === 'ENOENT') throw error
    return false
  }
}

/** Writes the sums of all files of a folder into `list`, as `sha256sum` does; resolves to how many and how large they are. */
export async function writeSums(folder: string, list: string): Promise<{ files: number; bytes: number }> {
  const total = { files: 0, bytes: 0 }
  const out = createWriteStream(join(folder, list), { mode: 0o600 })
  await eachOf(filesIn(folder), async (path) => {
    if (path === list) return
    const { size } = await stat(join(folder, path))
    out.write(`${await sumOf(join(folder, path))}  ${path}\n`)
    total.files++
    total.bytes += size
  })
  out.end()
  await finished(out)
  return total
}

/** The first file of a list that is missing or is not what was written; undefined when all are whole. */
export async function firstDamaged(folder: string, list: string): Promise<string | undefined> {
  let damaged: string | undefined
  const lines = createInterface({ input: createReadStream(join(folder, list)) })
  await eachOf(lines, async (line) => {
    const [, sum, path] = /^([0-9a-f]{64}) {2}(.+)$/.exec(line) ?? []
    const isWhole =
      path !== undefined &&
      !path.split('/').includes('..') &&
      (await sumOf(join(folder, path)).catch(() => '')) === sum
    if (!isWhole) damaged ??= path ?? line
  })
  return damaged
}

/** SHA-256 of a file, in hex. */
export async function sumOf(file: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) hash.update(chunk as Buffer)
  return hash.digest('hex')
}

async function eachOf(paths: AsyncIterable<string>, work: (path: string) => Promise<void>): Promise<void> {
  const iterator = paths[Symbol.asyncIterator]()
  // An iterator of `for await` is asked by one at a time.
  let turn: Promise<unknown> = Promise.resolve()
  const next = () => {
    const asked = turn.then(() => iterator.next())
    turn = asked.catch(() => {})
    return asked
  }
  const worker = async () => {
    for (let item = await next(); !item.done; item = await next()) await work(item.value as string)
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
}
