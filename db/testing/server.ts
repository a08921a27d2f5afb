import { connect } from 'node:net'
import { Client } from 'pg'

const usual = 'postgres://postgres@127.0.0.1:5432/postgres'

/** The Postgres server that tests use; undefined without one on a developer's machine, but never so in CI or when one is named. */
export const postgresUrl: string | undefined =
  process.env.TEST_POSTGRES_URL || (process.env.CI || (await answers(usual)) ? usual : undefined)

function answers(url: string): Promise<boolean> {
  const { hostname, port } = new URL(url)
  return new Promise((resolve) => {
    const socket = connect({ host: hostname, port: Number(port), timeout: 1_000 })
    const end = (answer: boolean) => () => {
      socket.destroy()
      resolve(answer)
    }
    socket.on('connect', end(true)).on('error', end(false)).on('timeout', end(false))
  })
}

/** Runs a statement on the server, in its database `postgres`. */
export async function administer(sql: string): Promise<void> {
  const client = new Client({ connectionString: postgresUrl })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

/** The URL of another of its databases. */
export const urlOf = (database: string): string => postgresUrl!.replace(/[^/]*$/, database)
