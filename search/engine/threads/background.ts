import { readlinkSync } from 'node:fs'
import { getPriority, setPriority } from 'node:os'

/** How much the thread gives way: it gets a quarter of a processor that another wants too, and all of one that is free. */
const NICENESS = 5
/** The least that the system knows. */
const LOWEST = 19

/**
 * Lets the calling thread give way to others, so that the one that answers requests need not wait for a processor. Only where the
 * system has a priority for each thread, which is Linux.
 */
export function giveWay(): void {
  try {
    // "process/task/thread"
    const thread = Number(readlinkSync('/proc/thread-self').split('/')[2])
    setPriority(thread, Math.min(getPriority(thread) + NICENESS, LOWEST))
  } catch {
    // without it, indexing is as fast but less polite
  }
}
