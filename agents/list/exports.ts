import { Readable, Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { createGzip } from 'node:zlib'
import { type Database, DatabaseError, type Id } from '@piata/db'
import Type from 'typebox'
import { defineAgent, success } from '../agent.ts'

/** Of a part: so little that writing it holds nobody up, so much that an export has few. */
const partBytes = 65_536
/** Parts that are taken away at once, where a task begins anew. */
const partsAtOnce = 20
/** Between pages of the account: others come to read and write. */
const pauseMs = 1

/** Makes what an account asked to have exported: read page by page, compressed, and kept in parts until it runs out. */
export const exports = defineAgent({
  name: 'exports',
  summary: 'Makes the exports that accounts asked for',
  input: Type.Object({ id: Type.String({ format: 'uuid' }) }, { additionalProperties: false }),
  output: Type.Object({ bytes: Type.Integer() }),
  concurrency: 2,
  timeoutMs: 60 * 60_000,
  async run({ input: { id } }, { database, signal }) {
    const asked = await database.exports.find(id)
    if (asked?.state !== 'waiting') return success({ bytes: 0 })
    // Of an attempt that came to no end.
    while ((await database.exports.removeParts(id, partsAtOnce)) === partsAtOnce) signal.throwIfAborted()
    let chunks: AsyncGenerator<Buffer>
    try {
      chunks = await database.users.export(asked.userId)
    } catch (error) {
      // The account went meanwhile.
      if (error instanceof DatabaseError && error.code === 'not-found') return success({ bytes: 0 })
      throw error
    }
    const parts = new Parts(database, id)
    await pipeline(Readable.from(unhurried(chunks, signal)), createGzip(), parts, { signal })
    await database.exports.end(id)
    return success({ bytes: parts.bytes })
  },
})

async function* unhurried(chunks: AsyncGenerator<Buffer>, signal: AbortSignal): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    yield chunk
    await pause(pauseMs, undefined, { signal })
  }
}

/** Keeps what it is given in parts. */
class Parts extends Writable {
  readonly #database: Database
  readonly #id: Id
  #waiting: Buffer[] = []
  #length = 0
  #part = 0
  bytes = 0

  constructor(database: Database, id: Id) {
    super()
    this.#database = database
    this.#id = id
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.#waiting.push(chunk)
    this.#length += chunk.length
    if (this.#length < partBytes) done()
    else this.#keep().then(() => done(), done)
  }

  override _final(done: (error?: Error | null) => void): void {
    this.#keep().then(() => done(), done)
  }

  async #keep(): Promise<void> {
    if (this.#length === 0) return
    const part = Buffer.concat(this.#waiting)
    this.#waiting = []
    this.#length = 0
    if (!(await this.#database.exports.append(this.#id, this.#part, part)))
      throw new Error('The export waits no more')
    this.#part += 1
    this.bytes += part.length
  }
}
