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

/** The driver's types leave out whether a process stays for a connection. */
type Administrator = Client & { ref(): void; unref(): void }

let administrator: Promise<Administrator> | undefined
let underWay = 0

/**
 * Runs a statement on the server, in its database `postgres`. A process keeps the connection, as each costs the server more than most
 * statements, but does not stay for it.
 */
export async function administer(sql: string): Promise<Record<string, unknown>[]> {
  administrator ??= connectAdministrator()
  const client = await administrator
  underWay += 1
  client.ref()
  try {
    const { rows } = await client.query<Record<string, unknown>>(sql)
    return rows
  } finally {
    underWay -= 1
    if (underWay === 0) client.unref()
  }
}

async function connectAdministrator(): Promise<Administrator> {
  const client = new Client({ connectionString: postgresUrl })
  const forget = () => {
    administrator = undefined
  }
  client.on('error', forget).on('end', forget)
  await client.connect().catch((error: unknown) => {
    forget()
    throw error
  })
  return client as Administrator
}

/** The URL of another of its databases. */
export const urlOf = (database: string): string => postgresUrl!.replace(/[^/]*$/, database)
