import { AgentBook, agents, Runner, readOutsideAgents } from '@piata/agents'
import plugin from 'fastify-plugin'
import type { Logger } from 'pino'

declare module 'fastify' {
  interface FastifyInstance {
    /** What this version of Piata and its operator have; whoever runs them. */
    readonly agentBook: AgentBook
    /** The one of this process; undefined where the settings leave the agents to other processes. */
    readonly agentRunner: Runner | undefined
  }
}

/** Runs the agents beside the requests, where the settings say so. @throws AgentError for an agent of the operator's that is wrong */
export const inlineAgents = plugin(
  async (app) => {
    const { config, database, images } = app
    const book = new AgentBook([...agents, ...(await readOutsideAgents(config.agentsFile))])
    const runner =
      config.agents === 'inline'
        ? new Runner(
            book,
            {
              config,
              database,
              images,
              clock: app.clock,
              removeAccounts: () => app.removeAccounts(),
              search: () => (app.searching.isReady ? app.searching.index() : undefined),
            },
            { log: app.log as Logger },
          )
        : undefined
    app.decorate('agentBook', { getter: () => book })
    app.decorate('agentRunner', { getter: () => runner })
    app.addHook('onReady', async () => runner?.start())
    app.addHook('onClose', async () => runner?.stop())
  },
  { name: 'agents', dependencies: ['services', 'searching', 'clock', 'account-removal'] },
)
