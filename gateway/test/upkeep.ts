import { type Agent, agents, TrustedClock } from '@piata/agents'
import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'

/** A round of upkeep by the clock of `app`, or by one that says `at`, as a process has it that only runs agents. */
export async function upkeep(app: FastifyInstance, at?: Date): Promise<void> {
  const { config, database, images } = app
  const log = app.log as Logger
  const expiry = agents.find(({ name }) => name === 'expiry') as Agent
  await expiry.run(
    { id: '', goal: 'expiry', input: {} },
    {
      ...{ config, database, images, log },
      clock: at === undefined ? app.clock : new TrustedClock(database, log, () => at.getTime()),
      removeAccounts: () => app.removeAccounts(),
      signal: new AbortController().signal,
      progress() {},
      now: () => new Date(),
      enqueue: async () => null,
    },
  )
}
