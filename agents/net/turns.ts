/** The passing of time, for tests to hold still. */
export interface Clock {
  /** In milliseconds; only differences count. */
  now(): number
  /** @throws the signal's reason */
  wait(ms: number, signal: AbortSignal): Promise<void>
}

interface Host {
  /** Ends when the last one in line has. */
  tail: Promise<void>
  waiting: number
  /** When the last request ended. */
  endedAt: number
}

/** Beyond so many hosts those that nobody waits for are forgotten. */
const keptHosts = 1_000

/** Lets requests of one host go one after another, with a pause between. */
export class HostTurns {
  readonly #hosts = new Map<string, Host>()
  readonly #clock: Clock

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** Runs `work` when its turn has come and `gapMs` have passed since the host's last request. */
  async take<T>(host: string, gapMs: number, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    const line = this.#lineOf(host)
    const before = line.tail
    const { promise, resolve: leave } = Promise.withResolvers<void>()
    line.tail = before.then(() => promise)
    line.waiting++
    let hasAsked = false
    try {
      await untilAborted(before, signal)
      const waitMs = line.endedAt + gapMs - this.#clock.now()
      if (waitMs > 0) await this.#clock.wait(waitMs, signal)
      signal.throwIfAborted()
      hasAsked = true
      return await work()
    } finally {
      if (hasAsked) line.endedAt = this.#clock.now()
      line.waiting--
      leave()
    }
  }

  #lineOf(host: string): Host {
    let line = this.#hosts.get(host)
    if (line === undefined) {
      if (this.#hosts.size >= keptHosts) this.#forget()
      line = { tail: Promise.resolve(), waiting: 0, endedAt: -Infinity }
      this.#hosts.set(host, line)
    }
    return line
  }

  #forget(): void {
    const longAgo = this.#clock.now() - 60_000
    for (const [host, { waiting, endedAt }] of this.#hosts) {
      if (waiting === 0 && endedAt < longAgo) this.#hosts.delete(host)
    }
  }
}

/** The promise, or the signal's reason if that comes first. */
function untilAborted(promise: Promise<void>, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted()
  const { promise: ended, resolve, reject } = Promise.withResolvers<void>()
  const stop = () => reject(signal.reason)
  signal.addEventListener('abort', stop, { once: true })
  promise.then(resolve)
  return ended.finally(() => signal.removeEventListener('abort', stop))
}
