import { Queue, Worker } from 'bullmq'

/** As many jobs that do nothing as named, made at once and run by one worker of 200 at a time: host, port, number. */
const [host, port, total] = process.argv.slice(2) as [string, string, string]
const connection = { host, port: Number(port), maxRetriesPerRequest: null }
const name = `piata-bench-${process.pid}`
const queue = new Queue(name, { connection })
await queue.addBulk(Array.from({ length: Number(total) }, () => ({ name: 'nothing', data: {} })))
let ran = 0
const start = performance.now()
const done = Promise.withResolvers<void>()
const worker = new Worker(
  name,
  async () => {
    if (++ran === Number(total)) done.resolve()
  },
  { connection, concurrency: 200 },
)
await done.promise
console.log(JSON.stringify({ perSecond: Number(total) / ((performance.now() - start) / 1_000) }))
await worker.close()
await queue.obliterate({ force: true })
await queue.close()
