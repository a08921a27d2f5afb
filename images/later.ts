import { startDecoders } from './decoders.ts'
import type { DecoderPool, DecoderPoolOptions } from './worker/pool.ts'

/** A decoder that has had nothing to do for so long goes. */
const idleMs = 10_000
/** The largest AVIF takes some seconds of a free core, and this one has what others leave. */
const timeoutMs = 120_000
const niceness = 10

/**
 * One decoder for what nobody waits for. The operating system gives it what the others leave; it is there only while it has
 * something to do.
 */
export function startLater(
  options: Pick<DecoderPoolOptions, 'maxWaiting' | 'directory'>,
): Pick<DecoderPool, 'run' | 'close'> {
  let decoders: ReturnType<typeof startDecoders> | undefined
  let timer: NodeJS.Timeout | undefined
  let busy = 0

  function stop(): Promise<void> | undefined {
    const stopping = decoders?.close()
    decoders = undefined
    return stopping
  }

  return {
    async run(job) {
      clearTimeout(timer)
      decoders ??= startDecoders({ ...options, size: 1, timeoutMs, niceness })
      busy++
      try {
        return await decoders.run(job)
      } finally {
        if (--busy === 0) timer = setTimeout(stop, idleMs).unref()
      }
    },

    async close() {
      clearTimeout(timer)
      await stop()
    },
  }
}
