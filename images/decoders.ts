import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { ImageError } from './types.ts'
import { bareEnvironment } from './worker/environment.ts'
import type { DecoderPool, DecoderPoolOptions } from './worker/pool.ts'
import type { DecodedPicture, HostMessage, HostRequest } from './worker/protocol.ts'

const HOST = fileURLToPath(new URL('./worker/host.ts', import.meta.url))

/**
 * The decoder pool of a process of its own, used like one of ours. That process starts at once, while ours is small;
 * should it ever die, what was under way fails and the next picture starts another. It keeps our process alive only
 * while it has something to do.
 */
export function startDecoders(options: Omit<DecoderPoolOptions, 'onWorkers'>): DecoderPool {
  const { size, maxWaiting, directory } = options
  const pending = new Map<number, PromiseWithResolvers<DecodedPicture>>()
  let workers: number[] = []
  let lastId = 0
  let closing: Promise<void> | undefined
  let host: ChildProcess | undefined = start()

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
    if (message.kind === 'done') task?.resolve(message.picture)
    else task?.reject(new ImageError(message.code, message.message))
  }

  function take(id: number): PromiseWithResolvers<DecodedPicture> | undefined {
    const task = pending.get(id)
    pending.delete(id)
    if (pending.size === 0) host?.channel?.unref()
    return task
  }

  function gone(child: ChildProcess): void {
    if (child !== host) return
    host = undefined
    workers = []
    for (const id of [...pending.keys()]) {
      take(id)?.reject(new ImageError('processing-failed', 'The picture could not be processed.'))
    }
  }

  function send(request: HostRequest): void {
    host ??= start()
    const child = host
    child.send(request, (error) => {
      if (error) child.kill('SIGKILL')
    })
  }

  function checkRoom(): void {
    if (closing)
      throw new ImageError('busy', 'The picture service is stopping; send the picture again later.')
    if (pending.size >= size + maxWaiting) {
      throw new ImageError(
        'busy',
        `${pending.size - size} pictures are waiting already; send this one again later.`,
      )
    }
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
      const id = ++lastId
      const task = Promise.withResolvers<DecodedPicture>()
      pending.set(id, task)
      send({ kind: 'run', id, job })
      host?.channel?.ref()
      return task.promise
    },

    status() {
      const running = Math.min(size, pending.size)
      return { workers, running, waiting: pending.size - running }
    },

    async close() {
      closing ??= close()
      await closing
    },
  }
}
