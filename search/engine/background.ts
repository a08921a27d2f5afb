import { readlinkSync } from 'node:fs'
import { setPriority } from 'node:os'

/** How much the thread gives way: it gets a tenth of a processor that others want too, and all of one that is free. */
const NICENESS = 5

/**
 * Lets the calling thread give way to others, so that the one that answers requests need not wait for a processor. Only where the
 * system has a priority for each thread, which is Linux.
 */
export function giveWay(): void {
  try {
    // "process/task/thread"
    setPriority(Number(readlinkSync('/proc/thread-self').split('/')[2]), NICENESS)
  } catch {
    // without it, indexing is as fast but less polite
  }
}
