import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { ImageError } from './types.ts'
import { bareEnvironment } from './worker/environment.ts'
import type { DecoderPool, DecoderPoolOptions } from './worker/pool.ts'
import type { HostMessage, HostRequest } from './worker/protocol.ts'

const HOST = fileURLToPath(new URL('./worker/host.ts', import.meta.url))

interface Decoders extends DecoderPool {
  /**
   * Resolves to the milliseconds that decoding will take, by estimate.
   * @throws ImageError when the first look at a file says that it is refused
   */
  inspect(path: string, maxPixels: number): Promise<number>
}

type Answer = Extract<HostMessage, { kind: 'done' | 'inspected' }>

interface Pending {
  request: Exclude<HostRequest, { kind: 'close' }>
  /** How many processes were lost with it. */
  losses: number
  settle: PromiseWithResolvers<Answer>
}

const MOST_LOSSES = 2

/**
 * The decoder pool of a process of its own, used like one of ours. That process starts at once, while ours is small, unless
 * `startsLate`; should it ever die, another takes over what was under way, once. It keeps our process alive only while it has something
 * to do.
 */
export function startDecoders({
  startsLate,
  ...options
}: Omit<DecoderPoolOptions, 'onWorkers'> & { startsLate?: boolean }): Decoders {
  const { size, maxWaiting, directory } = options
  const pending = new Map<number, Pending>()
  let workers: number[] = []
  let lastId = 0
  let closing: Promise<void> | undefined
  let host = startsLate ? undefined : start()

  function start(): ChildProcess {
    const child = fork(HOST, [JSON.stringify(options)], {
      cwd: directory,
      env: bareEnvironment(),
      execArgv: [],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    child.on('message', receive)
    child.once('error', () => gone(child))
    child.once('exit', () => gone(child))
    child.unref()
    child.channel?.unref()
    return child
  }

  function receive(message: HostMessage): void {
    if (message.kind === 'workers') {
      workers = message.pids
      return
    }
    const task = take(message.id)
    if (message.kind === 'refused') task?.settle.reject(new ImageError(message.code, message.message))
    else task?.settle.resolve(message)
  }

  function take(id: number): Pending | undefined {
    const task = pending.get(id)
    pending.delete(id)
    if (pending.size === 0) host?.channel?.unref()
    return task
  }

  function gone(child: ChildProcess): void {
    if (child !== host) return
    host = undefined
    workers = []
    for (const [id, task] of [...pending]) {
      task.losses++
      if (task.losses < MOST_LOSSES && !closing) send(task.request)
      else take(id)?.settle.reject(new ImageError('processing-failed', 'The picture could not be processed.'))
    }
  }

  function send(request: HostRequest): void {
    host ??= start()
    const child = host
    child.channel?.ref()
    child.send(request, (error) => {
      if (error) child.kill('SIGKILL')
    })
  }

  function jobs(): number {
    let count = 0
    for (const { request } of pending.values()) if (request.kind === 'run') count++
    return count
  }

  function checkRoom(): void {
    if (closing)
      throw new ImageError('busy', 'The picture service is stopping; send the picture again later.')
    const waiting = jobs() - size
    if (waiting >= maxWaiting) {
      throw new ImageError('busy', `${waiting} pictures are waiting already; send this one again later.`)
    }
  }

  /** Sends a request under a new number; resolves to its answer. */
  function ask(request: Pending['request']): Promise<Answer> {
    const settle = Promise.withResolvers<Answer>()
    pending.set(request.id, { request, losses: 0, settle })
    send(request)
    return settle.promise
  }

  async function close(): Promise<void> {
    const child = host
    if (!child) return
    const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()))
    child.ref()
    send({ kind: 'close' })
    await exited
  }

  return {
    checkRoom,

    async run(job) {
      checkRoom()
      const answer = await ask({ kind: 'run', id: ++lastId, job })
      return (answer as Extract<Answer, { kind: 'done' }>).picture
    },

    async inspect(path, maxPixels) {
      if (closing)
        throw new ImageError('busy', 'The picture service is stopping; send the picture again later.')
      const answer = await ask({ kind: 'inspect', id: ++lastId, path, maxPixels })
      return (answer as Extract<Answer, { kind: 'inspected' }>).milliseconds
    },

    status() {
      const all = jobs()
      const running = Math.min(size, all)
      return { workers, running, waiting: all - running }
    },

    async close() {
      closing ??= close()
      await closing
    },
  }
}
