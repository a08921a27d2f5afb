import { Worker } from 'node:worker_threads'

/** Starting the thread is part of it; the dearest hash takes a second of one core. */
const timeoutMs = 20_000

/**
 * Whether a password made the hash of an old site that was moved in: bcrypt, phpass, or bcrypt as WordPress has it. In a thread of its own, as these are computed here
 * and not by the platform: each account needs it once, as its hash becomes one of ours then.
 * @throws Error where the thread fails
 */
export function verifyOldPassword(hash: string, password: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./old-password-thread.ts', import.meta.url), {
      workerData: { hash, password },
    })
    const timer = setTimeout(() => void worker.terminate(), timeoutMs)
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', () => {
      clearTimeout(timer)
      reject(new Error('the thread that verifies an old password ended'))
    })
  })
}
