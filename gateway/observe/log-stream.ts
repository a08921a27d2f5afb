import pino from 'pino'

/** What may wait for a disk or a pipe that takes no more; the newest lines are dropped beyond it. */
const mostBytes = 1_000_000

let stream: pino.DestinationStream | undefined

/**
 * Where the log goes: standard output. One that cannot be written (a full disk, a closed pipe) loses lines and nothing else: by itself the writer would
 * try the same bytes again for ever, and nothing would be answered any more.
 */
export function logStream(): pino.DestinationStream {
  if (stream === undefined) {
    const destination = pino.destination({ dest: 1, sync: true, maxLength: mostBytes })
    destination.on('error', () => {})
    stream = destination
  }
  return stream
}
