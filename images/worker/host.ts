/**
 * The process that starts the decoders. Starting a process copies the page tables of the one that starts it: from a
 * gateway with gigabytes of index that would stop every request for a tenth of a second, from here it does not.
 */
import { ImageError } from '../types.ts'
import { stopWithParentOnly } from './environment.ts'
import { look } from './look.ts'
import { createDecoderPool, type DecoderPoolOptions } from './pool.ts'
import type { HostMessage, HostRequest } from './protocol.ts'

const options = JSON.parse(process.argv[2]!) as DecoderPoolOptions
const pool = createDecoderPool({ ...options, onWorkers: (pids) => send({ kind: 'workers', pids }) })

stopWithParentOnly()
process.on('disconnect', () => process.exit(0))
process.on('message', (request: HostRequest) => {
  if (request.kind === 'close') void pool.close().then(() => process.disconnect?.())
  else void answer(request)
})

async function answer(request: Exclude<HostRequest, { kind: 'close' }>): Promise<void> {
  const { id } = request
  try {
    if (request.kind === 'run') send({ kind: 'done', id, picture: await pool.run(request.job) })
    else {
      const { cost } = await look(request.path, request.maxPixels)
      send({ kind: 'inspected', id, milliseconds: cost.milliseconds })
    }
  } catch (error) {
    const known = error instanceof ImageError ? error : undefined
    const message = known?.message ?? 'The picture could not be processed.'
    send({ kind: 'refused', id, code: known?.code ?? 'processing-failed', message })
  }
}

function send(message: HostMessage): void {
  if (process.connected) process.send?.(message)
}
