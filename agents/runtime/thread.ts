import { parentPort } from 'node:worker_threads'
import type { AgentTask, ThreadAgent } from '../agent.ts'

/** The inside of a thread: runs the agent of a module, one task after another. Time-outs end the thread itself. */
parentPort!.on('message', async ({ module, task }: { module: string; task: AgentTask }) => {
  try {
    const { default: agent } = (await import(module)) as { default: ThreadAgent }
    const progress = (share: number, note?: string) => parentPort!.postMessage({ progress: { share, note } })
    const result = await agent.run(task, { signal: new AbortController().signal, progress })
    parentPort!.postMessage({ result })
  } catch (error) {
    parentPort!.postMessage({ error: error instanceof Error ? error.message : String(error) })
  }
})
