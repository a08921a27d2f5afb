import { type Agent, agents, TrustedClock } from '@piata/agents'
import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import { drain } from './app.ts'

/** A task of an agent's by the clock of `app`, or by one that says `at`, as a process has it that only runs agents. */
export async function runAgent(
  app: FastifyInstance,
  name: string,
  input: object,
  at?: Date,
  database = app.database,
): Promise<unknown> {
  const { config, images } = app
  const log = app.log as Logger
  const agent = agents.find((one) => one.name === name) as Agent
  const { output } = await agent.run(
    { id: '', goal: name, input },
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
  return output
}

/** A round of upkeep. Search follows the feed before old changes go, as it has days for it where time does not leap. */
export async function upkeep(app: FastifyInstance, at?: Date): Promise<void> {
  const { changes } = app.database
  const purge: typeof changes.purge = async (...args) => {
    await drain(app)
    return changes.purge(...args)
  }
  await runAgent(app, 'expiry', {}, at, { ...app.database, changes: { ...changes, purge } })
}
