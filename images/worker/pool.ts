import { type ChildProcess, fork } from 'node:child_process'
import { setPriority } from 'node:os'
import { fileURLToPath } from 'node:url'
import { ImageError } from '../types.ts'
import { bareEnvironment } from './environment.ts'
import { isCostly, Line, type Waiting } from './line.ts'
import { look } from './look.ts'
import type { DecodedPicture, DecodeJob, DecoderMessage } from './protocol.ts'

export interface DecoderPoolOptions {
  size: number
  maxWaiting: number
  timeoutMs: number
  /** Where the decoders run; they get no environment of ours. */
  directory: string
  /** Of the decoders, 0 to 19: with more, they get less of a busy processor. Default 0. */
  niceness?: number
  /** Told whenever a decoder has come or gone. */
  onWorkers?: (pids: number[]) => void
}

export interface DecoderPool {
  /**
   * @throws ImageError as the decoder says; `busy`; or `timeout`, `processing-failed` when two decoders hung or died of it
   */
  run(job: DecodeJob): Promise<DecodedPicture>
  /** @throws ImageError `busy` when one more job of the account would be refused */
  checkRoom(account?: string): void
  status(): { workers: number[]; running: number; waiting: number }
  close(): Promise<void>
}

interface Task extends Waiting {
  job: DecodeJob
  /** How many decoders were lost with it. */
  losses: number
  resolve(picture: DecodedPicture): void
  reject(error: ImageError): void
}

interface Decoder {
  child: ChildProcess
  ready: boolean
  /** Jobs it has begun. */
  begun: number
  task: Task | undefined
  timer: NodeJS.Timeout | undefined
}

/** The second decoder is a fresh one: what failed twice is left. */
const MOST_LOSSES = 2
/** Libraries keep what one large picture took: a decoder that holds more than this makes place for another. */
const WORN_MEMORY = 350e6

function giveWay(pid: number, niceness: number): void {
  try {
    setPriority(pid, niceness)
  } catch {
    // It has ended already, or the system has no such thing: it works all the same.
  }
}

const ENTRY = fileURLToPath(new URL('./main.ts', import.meta.url))

/**
 * A few decoder processes with one picture each and a bounded line before them, in which accounts take turns. They start
 * when first needed, and where there are several, one of them is kept free of costly pictures. A picture whose decoder
 * dies or runs over its time is given to a fresh one, once.
 */
export function createDecoderPool(options: DecoderPoolOptions): DecoderPool {
  const { size, maxWaiting, timeoutMs, directory, niceness = 0, onWorkers } = options
  const decoders = new Set<Decoder>()
  const waiting = new Line<Task>()
  const mostCostly = Math.max(1, size - 1)
  const mostOfAccount = Math.max(1, Math.ceil(maxWaiting / 2))
  /** Jobs that are looked at before they join the line. */
  const arriving = new Set<Promise<unknown>>()
  let closing: PromiseWithResolvers<void> | undefined

  function start(): Decoder {
    const child = fork(ENTRY, [], {
      cwd: directory,
      env: bareEnvironment(),
      execArgv: ['--max-old-space-size=128'],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    const decoder: Decoder = { child, ready: false, begun: 0, task: undefined, timer: undefined }
    decoders.add(decoder)
    if (niceness > 0 && child.pid !== undefined) giveWay(child.pid, niceness)
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
      return
    }
    if (message.kind === 'exhausted') {
      const { task } = decoder
      // A worn decoder refuses what a fresh one takes.
      if (task && decoder.begun === 1) {
        decoder.task = undefined
        task.reject(
          new ImageError('too-costly', 'The picture needs too much memory to be read; make it smaller.'),
        )
      }
      lose(decoder, new ImageError('processing-failed', 'The picture could not be processed.'))
      return
    }
    if (message.memory > WORN_MEMORY) decoder.child.kill('SIGKILL')
    if (message.kind === 'done') finish(decoder, (task) => task.resolve(message.picture))
    else finish(decoder, (task) => task.reject(new ImageError(message.code, message.message)))
  }

  /** The clock of a job starts when its decoder is up, or again when it comes up. */
  function watch(decoder: Decoder): void {
    clearTimeout(decoder.timer)
    if (!decoder.task) return
    const limit = decoder.ready ? timeoutMs : Math.max(timeoutMs, 20_000)
    decoder.timer = setTimeout(() => {
      lose(
        decoder,
        new ImageError('timeout', `The picture took longer than ${limit / 1000} seconds to process.`),
      )
    }, limit)
  }

  /** Ends a decoder; its picture waits for a fresh one, or fails when that is the second it loses. */
  function lose(decoder: Decoder, error: ImageError): void {
    decoder.child.kill('SIGKILL')
    finish(decoder, (task) => {
      task.losses++
      if (task.losses < MOST_LOSSES && !closing) waiting.addFirst(task)
      else task.reject(error)
    })
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
    lose(decoder, new ImageError('processing-failed', 'The picture could not be processed.'))
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
      const costly = [...decoders].filter(({ task }) => task && isCostly(task)).length
      const task = waiting.take((next) => costly < mostCostly || !isCostly(next))
      if (!task) break
      if (task.losses > 0 && decoder.begun > 0) {
        // Its place is for a fresh one, which starts when it has gone.
        decoder.child.kill('SIGKILL')
        waiting.addFirst(task)
        break
      }
      decoder.task = task
      decoder.begun++
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

  function checkRoom(account = ''): void {
    if (closing)
      throw new ImageError('busy', 'The picture service is stopping; send the picture again later.')
    const all = waiting.length + arriving.size + running() - size
    // Nobody fills the room alone.
    if (all >= maxWaiting || (account !== '' && waiting.of(account) >= mostOfAccount)) {
      throw new ImageError(
        'busy',
        `${Math.max(all, 1)} pictures are waiting already; send this one again later.`,
      )
    }
  }

  return {
    checkRoom,

    async run(job) {
      checkRoom(job.account)
      const { promise, resolve, reject } = Promise.withResolvers<DecodedPicture>()
      const joined = look(job.path, job.maxPixels).then(({ cost }) => {
        waiting.add({ job, account: job.account, cost, losses: 0, resolve, reject })
      })
      arriving.add(joined)
      await joined.finally(() => arriving.delete(joined))
      dispatch()
      return promise
    },

    status: () => ({ workers: pids(), running: running(), waiting: waiting.length }),

    async close() {
      if (!closing) {
        closing = Promise.withResolvers()
        // Those that came before may still find a decoder that is free.
        await Promise.allSettled(arriving)
        dispatch()
        for (const task of waiting.clear()) {
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
