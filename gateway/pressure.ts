import underPressure from '@fastify/under-pressure'
import type { Config } from '@piata/config'
import plugin from 'fastify-plugin'
import { Problem } from './problems/problem.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /** Whether requests but health checks are refused for now. */
    isOverloaded(): boolean
  }
}

const sampleMs = 1000
/** One slow second is a start, a large upload or a busy neighbour; three are an overload. */
const sustainedSamples = 3

/** Tells a lasting overload from a moment's. */
export class SustainedPressure {
  #badSamples = 0

  sample(isBad: boolean): void {
    this.#badSamples = isBad ? this.#badSamples + 1 : 0
  }

  get isOverloaded(): boolean {
    return this.#badSamples >= sustainedSamples
  }
}

/** Refuses requests with 503 while the event loop has been late for seconds; health checks pass. */
export const pressure = plugin(
  async (app, { config }: { config: Config }) => {
    const sustained = new SustainedPressure()
    app.decorate('isOverloaded', () => sustained.isOverloaded && app.isUnderPressure())
    if (config.maxEventLoopDelayMs === 0) return
    await app.register(underPressure, {
      maxEventLoopDelay: config.maxEventLoopDelayMs,
      sampleInterval: sampleMs,
      pressureHandler: () =>
        sustained.isOverloaded
          ? Promise.reject(
              new Problem('unavailable', 'The server is overloaded.', { headers: { 'retry-after': '10' } }),
            )
          : undefined,
    })
    const timer = setInterval(() => sustained.sample(app.isUnderPressure()), sampleMs)
    timer.unref()
    app.addHook('onClose', async () => clearInterval(timer))
  },
  { name: 'pressure', dependencies: ['problems'] },
)
