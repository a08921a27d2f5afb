import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import v8 from 'node:v8'

/** Milliseconds between two looks at what runs. */
const everyMs = 10
/** A profile is ended and the next begun, so that none grows; and looks are kept as long. */
const pieceMs = 15_000
const root = fileURLToPath(new URL('../..', import.meta.url))

/** What V8 makes of a profile (the format of `.cpuprofile`, times in µs). */
interface Profile {
  nodes: { id: number; callFrame: { functionName: string; url: string; lineNumber: number } }[]
  samples: number[]
  timeDeltas: number[]
}

export interface SampledFunction {
  /** With its file, of a package where it stands in one: `rows db/sqlite/connection.ts:71`, or V8's own `(idle)`, `(garbage collector)`. */
  name: string
  /** Of the looks, 0 to 1. */
  share: number
}

/**
 * Looks all the time at which function the thread is in, and tells which it was in within a window of the last 15 s and more. One profile begins
 * before the other ends, as the first of a process takes V8 100 ms, and those beside another 0.1 ms.
 */
export class Sampler {
  #running = begin()
  /** The oldest first, with when it began and ended; read when somebody asks. */
  #pieces: { text: string; beganAt: number; endedAt: number }[] = []
  readonly #timer = setInterval(() => this.#turn(), pieceMs).unref()

  /**
   * The functions that the thread was in most since then, themselves, without those that they call.
   * @param since by `performance.now()`
   */
  since(since: number, limit: number): SampledFunction[] {
    this.#turn()
    const times = new Map<string, number>()
    let all = 0
    for (const { text, beganAt, endedAt } of this.#pieces) {
      if (endedAt < since) continue
      const { nodes, samples, timeDeltas } = parsed(text)
      const names = new Map(nodes.map((node) => [node.id, nameOf(node)]))
      let at = beganAt
      for (const [i, id] of samples.entries()) {
        at += timeDeltas[i]! / 1000
        if (at < since) continue
        const name = names.get(id)!
        times.set(name, (times.get(name) ?? 0) + 1)
        all += 1
      }
    }
    return [...times]
      .sort(([, a], [, b]) => b - a)
      .slice(0, limit)
      .map(([name, count]) => ({ name, share: count / all }))
  }

  stop(): void {
    clearInterval(this.#timer)
    this.#running.handle.stop()
  }

  #turn(): void {
    const next = begin()
    const { handle, beganAt } = this.#running
    const text = handle.stop()
    this.#running = next
    const endedAt = performance.now()
    const kept = this.#pieces.filter((piece) => endedAt - piece.endedAt < pieceMs)
    this.#pieces = [...kept, { text, beganAt, endedAt }]
  }
}

function begin() {
  // What a profile says of its beginning has 32 bits, and is wrong once the machine runs for 72 minutes.
  const beganAt = performance.now()
  return {
    beganAt,
    handle: v8.startCpuProfile({ sampleInterval: everyMs, maxBufferSize: (2 * pieceMs) / everyMs }),
  }
}

/** Node writes names as they are, and those of regular expressions have quotes and backslashes. */
function parsed(text: string): Profile {
  const written = /"(functionName|url)":"(.*?)"(?=,"lineNumber":|\})/gs
  return JSON.parse(text.replace(written, (_, key, value) => `"${key}":${JSON.stringify(value)}`))
}

function nameOf({ callFrame: { functionName, url, lineNumber } }: Profile['nodes'][number]): string {
  const name = functionName || '(anonymous)'
  if (url === '') return name
  const file = url.startsWith('file:') ? relative(root, fileURLToPath(url)) : url
  return `${name} ${file.replace(/^.*node_modules\//, '')}:${lineNumber + 1}`
}
