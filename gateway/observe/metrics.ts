import { monitorEventLoopDelay } from 'node:perf_hooks'
import plugin from 'fastify-plugin'

declare module 'fastify' {
  interface FastifyInstance {
    /** The text of /metrics, in the format of Prometheus. */
    metrics(): string
  }
}

const buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5]

/** What is counted of one route, method and status. */
interface Series {
  labels: string
  /** Per bucket, not cumulated; the last one is above all bounds. */
  counts: number[]
  sum: number
}

/** Counts requests by route and gathers what operators watch. Registered only when /metrics has a port. */
export const metrics = plugin(
  async (app) => {
    const series = new Map<string, Series>()
    const delay = monitorEventLoopDelay({ resolution: 10 })
    delay.enable()

    app.addHook('onResponse', (request, reply, done) => {
      // The pattern, never the address: ids would make a series each.
      const route = request.routeOptions.url ?? 'unknown'
      const key = `${request.method} ${route} ${reply.statusCode}`
      let found = series.get(key)
      if (found === undefined) {
        const labels = `method="${request.method}",route="${route}",status="${reply.statusCode}"`
        found = { labels, counts: new Array(buckets.length + 1).fill(0), sum: 0 }
        series.set(key, found)
      }
      const seconds = reply.elapsedTime / 1000
      const bucket = buckets.findIndex((bound) => seconds <= bound)
      found.counts[bucket === -1 ? buckets.length : bucket]!++
      found.sum += seconds
      done()
    })

    app.decorate('metrics', () => {
      const lines = ['# TYPE piata_http_request_duration_seconds histogram']
      for (const { labels, counts, sum } of series.values()) {
        let total = 0
        for (const [index, count] of counts.entries()) {
          total += count
          const bound = buckets[index] ?? '+Inf'
          lines.push(`piata_http_request_duration_seconds_bucket{${labels},le="${bound}"} ${total}`)
        }
        lines.push(
          `piata_http_request_duration_seconds_sum{${labels}} ${sum}`,
          `piata_http_request_duration_seconds_count{${labels}} ${total}`,
        )
      }
      const gauge = (name: string, value: number) => lines.push(`# TYPE ${name} gauge`, `${name} ${value}`)
      const counter = (name: string, value: number) =>
        lines.push(`# TYPE ${name} counter`, `${name} ${value}`)
      gauge('piata_event_loop_delay_p50_seconds', delay.percentile(50) / 1e9)
      gauge('piata_event_loop_delay_p99_seconds', delay.percentile(99) / 1e9)
      gauge('piata_event_loop_delay_max_seconds', delay.max / 1e9)
      delay.reset()
      const { rss, heapUsed, external } = process.memoryUsage()
      gauge('process_resident_memory_bytes', rss)
      gauge('nodejs_heap_used_bytes', heapUsed)
      gauge('nodejs_external_memory_bytes', external)
      const { user, system } = process.cpuUsage()
      counter('process_cpu_seconds_total', (user + system) / 1e6)
      if (app.disk.free !== undefined) gauge('piata_disk_free_bytes', app.disk.free)
      counter('piata_http_refused_total', app.door.refused)
      gauge('piata_clock_offset_seconds', app.clock.offsetMs / 1000)
      gauge('piata_upkeep_held', Number(app.clock.isHeld || app.expiry.isHeld))
      gauge('piata_feed_delay_seconds', app.feedDelay.seconds)
      gauge('piata_feed_holder_seconds', app.feedDelay.holder?.seconds ?? 0)
      gauge('piata_search_ready', Number(app.searching.isReady))
      counter('piata_search_generations_total', app.searching.generation)
      if (app.searching.isReady) {
        const { documents, terms, bytes } = app.searching.index().stats()
        gauge('piata_search_documents', documents)
        gauge('piata_search_terms', terms)
        gauge('piata_search_bytes', bytes)
      }
      return `${lines.join('\n')}\n`
    })

    app.addHook('onClose', async () => {
      delay.disable()
    })
  },
  { name: 'metrics', dependencies: ['feed-delay', 'disk', 'searching'] },
)
