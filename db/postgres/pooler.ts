import type { ClientBase } from 'pg'

/**
 * Whether something like PgBouncer sits between: it makes up the process number that it tells its clients, which is then not the
 * one of the server's process that answers. (Also with a pooler that keeps sessions, where names would do no harm.)
 */
export async function hasPooler(client: ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
  // The driver keeps it for cancelling; its types leave it out.
  return (client as unknown as { processID: number | null }).processID !== rows[0]!.pid
}
