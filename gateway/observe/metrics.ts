import plugin from 'fastify-plugin'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { watchAgents } from './agents.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /** The text of /metrics, in the format of Prometheus. */
    metrics(): Promise<string>
    /** Counts an answer of a route. */
    countAnswer(method: string, route: string, status: number, ms: number): void
  }
}

/** Counts requests by route and gathers what operators watch. Registered only when /metrics has a port. */
export const metrics = plugin(
  async (app) => {
    const registry = new Registry()
    // What is known of the process: memory, processor time, garbage collection, delay of the event loop.
    collectDefaultMetrics({ register: registry })
    const durations = new Histogram({
      name: 'piata_http_request_duration_seconds',
      help: 'Requests by method, route and status',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
      registers: [registry],
    })

    app.decorate('countAnswer', (method, route, status, ms) =>
      durations.observe({ method, route, status }, ms / 1000),
    )
    app.addHook('onResponse', (request, reply, done) => {
      // The pattern, never the address: ids would make a series each.
      app.countAnswer(request.method, request.routeUrl ?? 'unknown', reply.statusCode, reply.elapsedTime)
      done()
    })

    /** A value that is looked up when it is asked for; none while it is not known. */
    const gauge = (name: string, help: string, value: () => number | undefined) =>
      new Gauge({
        name,
        help,
        registers: [registry],
        collect() {
          const now = value()
          if (now === undefined) this.remove()
          else this.set(now)
        },
      })
    /** What only grows, and is counted elsewhere. */
    const counter = (name: string, help: string, value: () => number) =>
      new Counter({
        name,
        help,
        registers: [registry],
        collect() {
          this.reset()
          this.inc(value())
        },
      })
    const { searching } = app
    const stats = () => (searching.isReady ? searching.index().stats() : undefined)
    gauge('piata_disk_free_bytes', 'Where pictures are kept', () => app.disk.free)
    counter('piata_http_refused_total', 'Requests refused at the door', () => app.door.refused)
    gauge('piata_http_waiting', 'Requests that wait at the door', () => app.door.waiting)
    gauge('piata_clock_offset_seconds', 'Of the machine from the database', () => app.clock.offsetMs / 1000)
    gauge('piata_upkeep_held', '1 while expiring waits for the clock to be confirmed', () =>
      Number(app.clock.upkeepHold !== null),
    )
    gauge(
      'piata_feed_delay_seconds',
      'How long changes wait for an open transaction',
      () => app.feedDelay.seconds,
    )
    gauge(
      'piata_feed_holder_seconds',
      'How long that transaction is open',
      () => app.feedDelay.holder?.seconds ?? 0,
    )
    gauge('piata_search_ready', '1 once the index is whole', () => Number(searching.isReady))
    counter('piata_search_generations_total', 'States of the index so far', () => searching.generation)
    gauge('piata_search_documents', 'Listings in the index', () => stats()?.documents)
    gauge('piata_search_terms', 'Distinct words in the index', () => stats()?.terms)
    gauge('piata_search_bytes', 'Memory of the index', () => stats()?.bytes)

    watchAgents(app, registry)

    app.decorate('metrics', () => registry.metrics())
  },
  { name: 'metrics', dependencies: ['feed-delay', 'disk', 'searching', 'clock', 'agents'] },
)
