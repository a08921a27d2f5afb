import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import type { Dialect } from '@piata/db/ddl'
import type { Script } from './script.ts'

/** After so many failures on end it is left alone for a while; then one request tries it. */
const failures = 3
const restMs = 30_000
/** A schema is a few times as long as its script; what is longer is none. */
const mostAnswerBytes = 500_000_000

/** A parser that runs as a service of its own (`npm run parser`), at `url`. */
export interface RemoteParser {
  /**
   * @returns the schema as JSON
   * @throws Error where it does not answer in time, refuses, or is left alone
   */
  parse(script: Script, dialect: Dialect | undefined): Promise<Buffer>
}

/** It refuses this script, which says nothing of the next. */
class Refused extends Error {}

export async function connectParser(url: string, timeoutMs: number): Promise<RemoteParser> {
  // Loaded by those alone who have such a service.
  const { circuitBreaker, ConsecutiveBreaker, handleWhen, timeout, TimeoutStrategy, wrap } = await import(
    'cockatiel'
  )
  const policy = wrap(
    circuitBreaker(
      handleWhen((error) => !(error instanceof Refused)),
      { halfOpenAfter: restMs, breaker: new ConsecutiveBreaker(failures) },
    ),
    timeout(timeoutMs, TimeoutStrategy.Aggressive),
  )
  return {
    parse: (script, dialect) => policy.execute(({ signal }) => ask(url, script, dialect, signal)),
  }
}

async function ask(
  base: string,
  { path, bytes }: Script,
  dialect: Dialect | undefined,
  signal: AbortSignal,
): Promise<Buffer> {
  const url = new URL('parse', base.endsWith('/') ? base : `${base}/`)
  if (dialect !== undefined) url.searchParams.set('dialect', dialect)
  const file = createReadStream(path)
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/sql', 'content-length': String(bytes) },
      body: Readable.toWeb(file) as ReadableStream<Uint8Array>,
      duplex: 'half',
      redirect: 'error',
      signal,
    })
    const { status, headers } = response
    const isSchema = status === 200 && /^application\/json\b/.test(headers.get('content-type') ?? '')
    if (isSchema) return await answerOf(response)
    await response.body?.cancel()
    const told = `the parser answered ${status} ${headers.get('content-type') ?? ''}`
    throw status >= 400 && status < 500 ? new Refused(told) : new Error(told)
  } finally {
    file.destroy()
  }
}

async function answerOf(response: Response): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  let bytes = 0
  for await (const piece of response.body!) {
    bytes += piece.length
    if (bytes > mostAnswerBytes) throw new Error('the parser answered more than any schema takes')
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}
