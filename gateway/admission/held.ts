import type { Socket } from 'node:net'

/** How many connections are read again at a time, and the milliseconds between: so a crowd costs a part of a core, however many ask. */
const perRound = 32
const roundMs = 10
/** After such a wait an answer would come late. */
const longMs = 100

/**
 * Connections of a crowd: their request was refused for want of capacity, or was one health check of very many. They stay open, and their next requests wait in the kernel until they are read again,
 * in their order: whoever asks again at once takes no part of the event loop from those who have not been heard yet.
 */
export class HeldConnections {
  /** By connection: since when. */
  readonly #held = new Map<Socket, number>()
  /** Those that are read again in this turn after a long time. */
  readonly #late = new Set<Socket>()
  #timer: NodeJS.Timeout | undefined
  readonly #release = () => {
    this.#timer = undefined
    const now = performance.now()
    let left = perRound
    for (const [socket, since] of this.#held) {
      if (left-- === 0) break
      this.#held.delete(socket)
      if (socket.destroyed) continue
      if (now - since > longMs) this.#late.add(socket)
      socket.resume()
    }
    // By then what waited in the kernel was read, and what comes later did not wait.
    if (this.#late.size > 0) setImmediate(() => this.#late.clear())
    this.#schedule()
  }

  /** Reads no more from a connection until its turn has come. To be called after its answer is written: Node reads on with the end of an answer. */
  hold(socket: Socket): void {
    if (socket.destroyed) return
    socket.pause()
    this.#held.set(socket, performance.now())
    this.#schedule()
  }

  /** Whether a request that arrives now may have waited in the kernel for long. */
  mayHaveWaited(socket: Socket): boolean {
    return this.#late.has(socket)
  }

  #schedule(): void {
    if (this.#held.size > 0) this.#timer ??= setTimeout(this.#release, roundMs)
  }
}
