import { createWriteStream, type WriteStream } from 'node:fs'
import { truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import type { Refusal } from '../intake.ts'
import type { ImportCheckpoint } from './contents.ts'

type Sizes = Pick<ImportCheckpoint, 'errorBytes' | 'csvBytes'>

/** Refused rows of a stored import, each with its line, field and reason as JSON. */
export const errorsIn = (folder: string): string => join(folder, 'errors.ndjson')
/** The same as a file that can be imported again. */
export const errorsCsvIn = (folder: string): string => join(folder, 'errors.csv')

/** The files of refused rows, cut back to where a checkpoint left them. */
export class RefusalFiles {
  /** Whether they begin behind refused rows of before. */
  readonly isContinued: boolean
  readonly csv: WriteStream
  readonly #json: WriteStream
  readonly #from: Sizes

  private constructor(folder: string, from: Sizes) {
    this.#from = from
    this.isContinued = from.csvBytes > 0
    this.#json = createWriteStream(errorsIn(folder), { flags: 'a', mode: 0o600 })
    this.csv = createWriteStream(errorsCsvIn(folder), { flags: 'a', mode: 0o600 })
  }

  static async open(folder: string, from: Sizes): Promise<RefusalFiles> {
    await cut(errorsIn(folder), from.errorBytes)
    await cut(errorsCsvIn(folder), from.csvBytes)
    return new RefusalFiles(folder, from)
  }

  add(refusal: Refusal): void {
    this.#json.write(`${JSON.stringify(refusal)}\n`)
  }

  /** How long they are, once all is in them. */
  async sizes(): Promise<Sizes> {
    await Promise.all([written(this.#json), written(this.csv)])
    return {
      errorBytes: this.#from.errorBytes + this.#json.bytesWritten,
      csvBytes: this.#from.csvBytes + this.csv.bytesWritten,
    }
  }

  async close(): Promise<void> {
    for (const stream of [this.#json, this.csv]) {
      stream.end()
      await finished(stream)
    }
  }
}

/** Resolves when all that was handed to a stream is in its file. */
function written(stream: WriteStream): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write('', (error) => (error ? reject(error) : resolve()))
  })
}

async function cut(path: string, bytes: number): Promise<void> {
  try {
    await truncate(path, bytes)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
}
