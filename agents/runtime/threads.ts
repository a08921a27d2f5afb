import { Worker } from 'node:worker_threads'
import type { AgentResult, AgentTask, ThreadAgent } from '../agent.ts'

const usualMemoryMb = 256
/** Threads that compute at once, and how long one without work is kept. */
const mostThreads = 2
const idleMs = 10_000

type Answer =
  | { result: AgentResult }
  | { error: string }
  | { progress: { share: number; note?: string | undefined } }

interface Waiting {
  start(): void
}

/** Threads for agents that compute. One that runs out of memory or time is ended, with its task alone. */
export class Threads {
  readonly #idle = new Map<Worker, { memoryMb: number; timer: NodeJS.Timeout }>()
  readonly #waiting: Waiting[] = []
  #running = 0

  async run(
    agent: ThreadAgent,
    task: AgentTask,
    signal: AbortSignal,
    progress: (share: number, note?: string) => void,
  ): Promise<AgentResult> {
    await this.#turn(signal)
    try {
      return await this.#runIn(this.#take(agent.memoryMb ?? usualMemoryMb), agent, task, signal, progress)
    } finally {
      this.#running--
      this.#waiting.shift()?.start()
    }
  }

  async close(): Promise<void> {
    const workers = [...this.#idle.keys()]
    for (const { timer } of this.#idle.values()) clearTimeout(timer)
    this.#idle.clear()
    await Promise.all(workers.map((worker) => worker.terminate()))
  }

  #turn(signal: AbortSignal): Promise<void> {
    if (this.#running < mostThreads) {
      this.#running++
      return Promise.resolve()
    }
    return new Promise((resolve, reject) => {
      const waiting: Waiting = {
        start: () => {
          signal.removeEventListener('abort', leave)
          this.#running++
          resolve()
        },
      }
      const leave = () => {
        this.#waiting.splice(this.#waiting.indexOf(waiting), 1)
        reject(signal.reason)
      }
      this.#waiting.push(waiting)
      signal.addEventListener('abort', leave, { once: true })
    })
  }

  #take(memoryMb: number): { worker: Worker; memoryMb: number } {
    for (const [worker, known] of this.#idle) {
      if (known.memoryMb !== memoryMb) continue
      clearTimeout(known.timer)
      this.#idle.delete(worker)
      worker.ref()
      return { worker, memoryMb }
    }
    const worker = new Worker(new URL('./thread.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: memoryMb },
      // Nothing of the environment: an agent that computes needs no secrets.
      env: {},
    })
    return { worker, memoryMb }
  }

  #runIn(
    { worker, memoryMb }: { worker: Worker; memoryMb: number },
    agent: ThreadAgent,
    task: AgentTask,
    signal: AbortSignal,
    progress: (share: number, note?: string) => void,
  ): Promise<AgentResult> {
    return new Promise((resolve, reject) => {
      const settle = (isReusable: boolean, end: () => void) => {
        signal.removeEventListener('abort', abort)
        worker.off('message', onMessage).off('error', onError).off('exit', onExit)
        if (isReusable) this.#keep(worker, memoryMb)
        else void worker.terminate()
        end()
      }
      const abort = () => settle(false, () => reject(signal.reason))
      const onMessage = (answer: Answer) => {
        if ('progress' in answer) progress(answer.progress.share, answer.progress.note)
        else if ('error' in answer) settle(true, () => reject(new Error(answer.error)))
        else settle(true, () => resolve(answer.result))
      }
      const onError = (error: NodeJS.ErrnoException) => {
        const isMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY'
        settle(false, () =>
          reject(isMemory ? new Error(`${agent.name} needed more than its ${memoryMb} MB of memory`) : error),
        )
      }
      const onExit = (code: number) =>
        settle(false, () => reject(new Error(`The thread ended with code ${code}`)))
      worker.on('message', onMessage).on('error', onError).on('exit', onExit)
      if (signal.aborted) return abort()
      signal.addEventListener('abort', abort, { once: true })
      worker.postMessage({ module: agent.module, task })
    })
  }

  #keep(worker: Worker, memoryMb: number): void {
    const timer = setTimeout(() => {
      this.#idle.delete(worker)
      void worker.terminate()
    }, idleMs)
    timer.unref()
    worker.unref()
    worker.once('exit', () => {
      clearTimeout(timer)
      this.#idle.delete(worker)
    })
    this.#idle.set(worker, { memoryMb, timer })
  }
}
