import { getPriority } from 'node:os'
import { Worker } from 'node:worker_threads'
import { expect, test } from 'vitest'

test('a thread gives way alone, where the system has priorities of threads', async () => {
  const own = getPriority()
  const worker = new Worker(
    `const { readlinkSync } = require('node:fs')
    const { getPriority } = require('node:os')
    const { parentPort, workerData } = require('node:worker_threads')
    const thread = process.platform === 'linux' ? Number(readlinkSync('/proc/thread-self').split('/')[2]) : 0
    import(workerData).then(({ giveWay }) => {
      giveWay()
      parentPort.postMessage([getPriority(thread), getPriority(process.pid)])
    })`,
    { eval: true, workerData: new URL('./background.ts', import.meta.url).href },
  )
  const priorities = await new Promise((resolve, reject) =>
    worker.once('message', resolve).once('error', reject),
  )
  await worker.terminate()
  const isPerThread = process.platform === 'linux'
  expect(priorities).toEqual([isPerThread ? Math.min(own + 5, 19) : own, own])
})
