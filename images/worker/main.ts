/** A decoder: a process that makes one picture at a time and may die of it without harm to anyone else. */
import { writeFileSync } from 'node:fs'
import sharp from 'sharp'
import { ImageError } from '../types.ts'
import { stopWithParentOnly } from './environment.ts'
import type { DecodeJob, DecoderMessage } from './protocol.ts'
import { renderPicture } from './render.ts'

const MEMORY_CHECK_MS = 25

sharp.concurrency(1)
sharp.cache(false)
// Of all that libvips could open, only what we accept.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: ['Jpeg', 'Png', 'Webp', 'Heif', 'Nsgif'].flatMap((format) => [
    `VipsForeignLoad${format}File`,
    `VipsForeignLoad${format}Buffer`,
  ]),
})

stopWithParentOnly()
process.on('disconnect', () => process.exit(0))
offerToOutOfMemoryKiller()

process.on('message', (job: DecodeJob) => void work(job))
send({ kind: 'ready' })

async function work(job: DecodeJob): Promise<void> {
  const watch = setInterval(() => {
    if (process.memoryUsage.rss() <= job.maxMemory) return
    clearInterval(watch)
    // A decoder thread cannot be stopped: the process goes with it.
    send({ kind: 'exhausted' }, () => process.kill(process.pid, 'SIGKILL'))
  }, MEMORY_CHECK_MS)
  try {
    const picture = await renderPicture(job)
    send({ kind: 'done', picture, memory: process.memoryUsage.rss() })
  } catch (error) {
    const { code, message } =
      error instanceof ImageError
        ? error
        : new ImageError('processing-failed', 'The picture could not be processed.')
    send({ kind: 'refused', code, message, memory: process.memoryUsage.rss() })
  } finally {
    clearInterval(watch)
  }
}

function send(message: DecoderMessage, sent?: () => void): void {
  if (process.connected) process.send?.(message, undefined, undefined, sent)
}

/** On Linux, the first to go when memory runs out shall be a decoder, never the service. */
function offerToOutOfMemoryKiller(): void {
  try {
    if (process.platform === 'linux') writeFileSync('/proc/self/oom_score_adj', '1000')
  } catch {
    // A sandbox may forbid it; nothing depends on it.
  }
}
