import { createHash, randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** Of a script as it is sent. */
export const mostScriptBytes = 50_000_000

/** Thrown by `receiveScript`; what was kept until then is gone. */
export class ScriptTooLarge extends Error {}

/** A script as it lies on the disk, so that nobody has it in memory but the thread that reads it. */
export class Script {
  readonly path: string
  readonly bytes: number
  readonly sha256: string
  /** Whether there is nothing in it but blanks. */
  readonly isEmpty: boolean

  constructor({ path, bytes, sha256, isEmpty }: Pick<Script, 'path' | 'bytes' | 'sha256' | 'isEmpty'>) {
    this.path = path
    this.bytes = bytes
    this.sha256 = sha256
    this.isEmpty = isEmpty
  }

  /** What makes it the same when it is sent again. */
  toJSON(): object {
    return { bytes: this.bytes, sha256: this.sha256 }
  }

  async discard(): Promise<void> {
    await rm(this.path, { force: true })
  }
}

/** @throws ScriptTooLarge as soon as more than `mostScriptBytes` came */
export async function receiveScript(body: Readable): Promise<Script> {
  const path = join(tmpdir(), `piata-script-${randomUUID()}.sql`)
  const hash = createHash('sha256')
  let bytes = 0
  let isEmpty = true
  async function* counted() {
    // What is refused is answered, so its connection goes on.
    for await (const chunk of body.iterator({ destroyOnReturn: false })) {
      bytes += chunk.length
      if (bytes > mostScriptBytes) throw new ScriptTooLarge()
      isEmpty &&= /^\s*$/.test(chunk.toString('latin1'))
      hash.update(chunk)
      yield chunk
    }
  }
  try {
    await pipeline(counted, createWriteStream(path, { flags: 'wx', mode: 0o600 }))
    return new Script({ path, bytes, sha256: hash.digest('hex'), isEmpty })
  } catch (error) {
    await rm(path, { force: true })
    throw error
  }
}
