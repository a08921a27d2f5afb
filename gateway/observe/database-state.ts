import plugin from 'fastify-plugin'

/** One line in the log when the database's server is lost and one when it is back, however many requests fail in between. */
export const databaseState = plugin(
  async (app) => {
    const stop = app.database.onAvailability((state) => {
      if (state.reachable) app.log.info(`The database answers again after ${state.seconds.toFixed(1)} s`)
      else app.log.error(state.reason)
    })
    app.addHook('onClose', async () => stop())
  },
  { name: 'database-state', dependencies: ['services'] },
)
