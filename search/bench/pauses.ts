import { monitorEventLoopDelay } from 'node:perf_hooks'

/** Pauses of this thread's event loop. */
export interface Pauses {
  /** Milliseconds. */
  longest: number
  p999: number
  /** The most processor time that this thread took between two timers, 1 ms apart if nothing is in the way: the rest of a pause is waiting. */
  longestWork: number
}

/** Watches the event loop until the returned function is called. */
export function watchPauses(): () => Pauses {
  const delay = monitorEventLoopDelay({ resolution: 1 })
  let before = processorMs()
  let longestWork = 0
  const timer = setInterval(() => {
    const now = processorMs()
    longestWork = Math.max(longestWork, now - before)
    before = now
  }, 1)
  delay.enable()
  return () => {
    delay.disable()
    clearInterval(timer)
    return { longest: delay.max / 1e6, p999: delay.percentile(99.9) / 1e6, longestWork }
  }
}

/** Processor time of this thread so far, in milliseconds. */
export function processorMs(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}
