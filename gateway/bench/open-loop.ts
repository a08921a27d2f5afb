import { fork } from 'node:child_process'
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { monitorEventLoopDelay } from 'node:perf_hooks'

/**
 * Requests from a process of its own, at a rate that does not wait for answers: `run` from elsewhere. A request whose turn has come goes over a connection that is free, or over a new one, and its time
 * is counted from then, whatever it waited for. Each is another visitor's, as a reverse proxy passes them on over connections that it keeps: so nobody comes again sooner than told. What this process is too
 * slow for is left out, so that its own slowness is nobody else's.
 */
export interface Ask {
  /** By which answers are told apart. */
  kind: string
  /** Head and body, as they are sent; as Base64. `{n}` in the head becomes a number that no other request had. */
  head: string
  body?: string
  /** Of all requests. */
  weight: number
}

interface Phase {
  name: string
  seconds: number
  /** A second; 0 for as many as `connections` get answered one after another. */
  rate: number
}

interface Plan {
  port: number
  asks: Ask[]
  phases: Phase[]
  /** At most. */
  connections: number
  /** Whether each request names another visitor's address, as proxies do; the server has to believe this machine. */
  isProxied?: boolean
}

/** Milliseconds since the phases began, and until the answer. */
export interface Answer {
  phase: string
  kind: string
  at: number
  ms: number
  /** 0 where the connection ended instead. */
  status: number
}

interface Outcome {
  /** In the order in which they came. */
  answers: Answer[]
  /** How late the asking process itself was, in milliseconds (p99): figures of answers are worth nothing where it is about as much as they. */
  lagMs: number
}

export async function run(plan: Plan): Promise<Outcome> {
  const child = fork(import.meta.filename, { serialization: 'advanced' })
  child.send(plan)
  const [outcome] = (await once(child, 'message')) as [Outcome]
  child.disconnect()
  return outcome
}

/** An ask as it is written: what stands before and after each number, with its body. */
interface Prepared {
  kind: string
  weight: number
  parts: string[]
}

interface Due {
  ask: Prepared
  phase: string
  /** By `performance.now()`. */
  due: number
}

type Ended = (connection: Connection, due: Due, status: number) => void

/** Seconds of requests that are caught up with. */
const mostLag = 0.02

class Connection {
  readonly #ended: Ended
  readonly #socket: Socket
  #begun: Due | undefined
  #received: Buffer = nothing
  isOpen = true

  constructor(port: number, ended: Ended) {
    this.#ended = ended
    this.#socket = connect({ port, host: '127.0.0.1', noDelay: true })
    this.#socket.on('data', (bytes: Buffer) => this.#read(bytes))
    this.#socket.on('error', () => {})
    this.#socket.on('close', () => {
      this.isOpen = false
      this.#end(0)
    })
  }

  send(one: Due, number: number): void {
    this.#begun = one
    const { parts } = one.ask
    let text = parts[0]!
    for (let at = 1; at < parts.length; at += 2) text += fill(parts[at]!, number) + parts[at + 1]
    this.#socket.write(text, 'latin1')
  }

  close(): void {
    this.#socket.destroy()
  }

  #read(bytes: Buffer): void {
    this.#received = this.#received.length === 0 ? bytes : Buffer.concat([this.#received, bytes])
    const end = this.#received.indexOf('\r\n\r\n')
    if (end === -1) return
    const head = this.#received.toString('latin1', 0, end)
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? 0)
    if (this.#received.length < end + 4 + length) return
    this.#received = nothing
    if (head.includes('\r\nconnection: close')) this.isOpen = false
    this.#end(Number(head.slice(9, 12)))
  }

  #end(status: number): void {
    const begun = this.#begun
    this.#begun = undefined
    if (begun !== undefined) this.#ended(this, begun, status)
  }
}

const nothing = Buffer.alloc(0)

/** `{n}` as a number that no other request has, `{visitor}` as an address that no other has. */
const fill = (name: string, number: number): string =>
  name === '{n}' ? String(number) : `10.${(number >> 16) & 255}.${(number >> 8) & 255}.${number & 255}`

function prepare({ kind, weight, head, body = '' }: Ask, isProxied: boolean): Prepared {
  const whole = isProxied ? head.replace('\r\n\r\n', '\r\nx-forwarded-for: {visitor}\r\n\r\n') : head
  const parts = whole.split(/(\{n\}|\{visitor\})/)
  return {
    kind,
    weight,
    parts: [...parts.slice(0, -1), parts.at(-1) + Buffer.from(body, 'base64').toString('latin1')],
  }
}

async function perform({ port, asks, phases, connections, isProxied = false }: Plan): Promise<Outcome> {
  const lag = monitorEventLoopDelay({ resolution: 1 })
  lag.enable()
  const answers: Answer[] = []
  const free: Connection[] = []
  const all = new Set<Connection>()
  const waiting: Due[] = []
  const began = performance.now()
  let number = 0
  let isClosedLoop = false
  let phase = ''
  const prepared = asks.map((ask) => prepare(ask, isProxied))
  const weights = prepared.reduce((sum, { weight }) => sum + weight, 0)
  const next = (): Due => {
    let left = Math.random() * weights
    const ask =
      prepared.find(({ weight }) => {
        left -= weight
        return left < 0
      }) ?? prepared[0]!
    return { ask, phase, due: performance.now() }
  }
  const ended: Ended = (connection, { ask, phase, due }, status) => {
    const now = performance.now()
    answers.push({ phase, kind: ask.kind, status, at: now - began, ms: now - due })
    if (!connection.isOpen) all.delete(connection)
    else if (isClosedLoop) connection.send(next(), number++)
    else release(connection)
  }
  const release = (connection: Connection) => {
    const one = waiting.shift()
    if (one === undefined) free.push(connection)
    else connection.send(one, number++)
  }
  const give = (one: Due) => {
    // The one that is free the longest, as if each were another visitor's.
    let connection = free.shift()
    while (connection !== undefined && !connection.isOpen) connection = free.shift()
    if (connection === undefined && all.size < connections) {
      connection = new Connection(port, ended)
      all.add(connection)
    }
    if (connection === undefined) waiting.push(one)
    else connection.send(one, number++)
  }
  for (const { name, seconds, rate } of phases) {
    const start = performance.now()
    let sent = 0
    phase = name
    isClosedLoop = rate === 0
    // Those that are busy go on by themselves.
    if (isClosedLoop) for (let n = all.size - free.length; n < connections; n++) give(next())
    for (;;) {
      const elapsed = performance.now() - start
      if (elapsed > seconds * 1000) break
      const dueBy = (elapsed / 1000) * rate
      sent = Math.max(sent, dueBy - rate * mostLag)
      for (; sent < dueBy; sent++) give(next())
      await new Promise((resolve) => setTimeout(resolve, 1))
    }
    isClosedLoop = false
  }
  // What is on its way.
  await new Promise((resolve) => setTimeout(resolve, 1000))
  for (const connection of all) connection.close()
  return { answers, lagMs: lag.percentile(99) / 1e6 }
}

if (process.send !== undefined && process.argv[1] === import.meta.filename) {
  process.once('message', async (plan: Plan) => {
    process.send!(await perform(plan))
  })
}
