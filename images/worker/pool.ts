import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { ImageError } from '../types.ts'
import { bareEnvironment } from './environment.ts'
import type { DecodedPicture, DecodeJob, DecoderMessage } from './protocol.ts'

export interface DecoderPoolOptions {
  size: number
  maxWaiting: number
  timeoutMs: number
  /** Where the decoders run; they get no environment of ours. */
  directory: string
  /** Told whenever a decoder has come or gone. */
  onWorkers?: (pids: number[]) => void
}

export interface DecoderPool {
  /** @throws ImageError as the decoder says, or `busy`, `timeout`, `processing-failed` when it dies */
  run(job: DecodeJob): Promise<DecodedPicture>
  /** @throws ImageError `busy` when one more job would be refused */
  checkRoom(): void
  status(): { workers: number[]; running: number; waiting: number }
  close(): Promise<void>
}

interface Task {
  job: DecodeJob
  resolve(picture: DecodedPicture): void
  reject(error: ImageError): void
}

interface Decoder {
  child: ChildProcess
  ready: boolean
  task: Task | undefined
  timer: NodeJS.Timeout | undefined
}

const ENTRY = fileURLToPath(new URL('./main.ts', import.meta.url))

/**
 * A few decoder processes with one picture each and a bounded line before them. They start when first needed. One that
 * dies or runs over its time fails its own picture only; another takes its place for the next.
 */
export function createDecoderPool(options: DecoderPoolOptions): DecoderPool {
  const { size, maxWaiting, timeoutMs, directory, onWorkers } = options
  const decoders = new Set<Decoder>()
  const waiting: Task[] = []
  let closing: PromiseWithResolvers<void> | undefined

  function start(): Decoder {
    const child = fork(ENTRY, [], {
      cwd: directory,
      env: bareEnvironment(),
      execArgv: ['--max-old-space-size=128'],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    const decoder: Decoder = { child, ready: false, task: undefined, timer: undefined }
    decoders.add(decoder)
    onWorkers?.(pids())
    child.on('message', (message: DecoderMessage) => receive(decoder, message))
    child.on('error', () => gone(decoder))
    child.on('exit', () => gone(decoder))
    return decoder
  }

  function receive(decoder: Decoder, message: DecoderMessage): void {
    if (message.kind === 'ready') {
      decoder.ready = true
      watch(decoder)
    } else if (message.kind === 'exhausted') {
      decoder.child.kill('SIGKILL')
      const message = 'The picture needs too much memory to be read.'
      finish(decoder, (task) => task.reject(new ImageError('processing-failed', message)))
    } else if (message.kind === 'done') finish(decoder, (task) => task.resolve(message.picture))
    else finish(decoder, (task) => task.reject(new ImageError(message.code, message.message)))
  }

  /** The clock of a job starts when its decoder is up, or again when it comes up. */
  function watch(decoder: Decoder): void {
    clearTimeout(decoder.timer)
    if (!decoder.task) return
    const limit = decoder.ready ? timeoutMs : Math.max(timeoutMs, 20_000)
    decoder.timer = setTimeout(() => {
      const seconds = limit / 1000
      decoder.task?.reject(
        new ImageError('timeout', `The picture took longer than ${seconds} seconds to process.`),
      )
      decoder.task = undefined
      decoder.child.kill('SIGKILL')
    }, limit)
  }

  function finish(decoder: Decoder, settle: (task: Task) => void): void {
    const { task } = decoder
    clearTimeout(decoder.timer)
    decoder.task = undefined
    if (task) settle(task)
    dispatch()
  }

  function gone(decoder: Decoder): void {
    if (!decoders.delete(decoder)) return
    onWorkers?.(pids())
    const failure = new ImageError('processing-failed', 'The picture could not be processed.')
    finish(decoder, (task) => task.reject(failure))
  }

  /** A decoder that was killed stays in the set until it has gone, and takes no job meanwhile. */
  function idle(): Decoder | undefined {
    for (const decoder of decoders) {
      if (!decoder.task && decoder.child.connected && !decoder.child.killed) return decoder
    }
    return decoders.size < size ? start() : undefined
  }

  function dispatch(): void {
    while (waiting.length > 0) {
      const decoder = idle()
      if (!decoder) break
      const task = waiting.shift()!
      decoder.task = task
      decoder.child.send(task.job, (error) => {
        if (error) decoder.child.kill('SIGKILL')
      })
      watch(decoder)
    }
    if (closing) retire()
  }

  function retire(): void {
    for (const decoder of decoders) {
      if (!decoder.task && decoder.child.connected) decoder.child.disconnect()
    }
    if (decoders.size === 0) closing?.resolve()
  }

  function pids(): number[] {
    return [...decoders].flatMap(({ child }) => child.pid ?? [])
  }

  function running(): number {
    return [...decoders].filter((decoder) => decoder.task).length
  }

  function checkRoom(): void {
    if (closing)
      throw new ImageError('busy', 'The picture service is stopping; send the picture again later.')
    if (waiting.length >= maxWaiting) {
      throw new ImageError(
        'busy',
        `${waiting.length} pictures are waiting already; send this one again later.`,
      )
    }
  }

  return {
    checkRoom,

    async run(job) {
      checkRoom()
      const { promise, resolve, reject } = Promise.withResolvers<DecodedPicture>()
      waiting.push({ job, resolve, reject })
      dispatch()
      return promise
    },

    status: () => ({ workers: pids(), running: running(), waiting: waiting.length }),

    async close() {
      if (!closing) {
        closing = Promise.withResolvers()
        for (const task of waiting.splice(0)) {
          task.reject(
            new ImageError('busy', 'The picture service is stopping; send the picture again later.'),
          )
        }
        retire()
      }
      await closing.promise
    },
  }
}
