import { type ChildProcess, spawn } from 'node:child_process'
import { type AddressInfo, createServer } from 'node:net'
import path from 'node:path'
import { webFolder } from './site.ts'

const root = path.resolve(import.meta.dirname, '../..')
const stopPatienceMs = 15_000

export interface Service {
  name: string
  /** Undefined where it could not be started. */
  pid: number | undefined
  /** Where it answers, without a slash at the end. */
  url: string
  /** Resolves when the process is gone, to what it printed last when it ended by itself. */
  exited: Promise<{ code: number | null; output: string }>
  /** Asks it to finish its requests and end; kills it after 15 s. */
  stop(): Promise<void>
}

interface ServiceOptions {
  port: number
  host?: string
  env?: Record<string, string | undefined>
  /** Where its output goes; kept for error messages in either case. */
  output?: 'inherit' | 'quiet'
  watch?: boolean
  /** Called at once when the process runs, before it answers. */
  onLaunch?: (service: Service) => void
}

/** Starts the API gateway; resolves when its index is ready. */
export async function startGateway(options: ServiceOptions & { dataDir?: string }): Promise<Service> {
  const host = options.host ?? '127.0.0.1'
  const args = options.watch ? ['--watch-preserve-output', '--watch-path=gateway'] : []
  if (options.watch)
    for (const folder of ['agents', 'config', 'db', 'search', 'images']) args.push(`--watch-path=${folder}`)
  const service = launch(
    'gateway',
    [...args, path.join(root, 'gateway/main.ts')],
    root,
    address(host, options.port),
    options,
    {
      PIATA_GATEWAY_PORT: String(options.port),
      PIATA_GATEWAY_HOST: host,
      ...(options.dataDir && { PIATA_DATA_DIR: options.dataDir }),
    },
  )
  await answers(service, '/health/ready')
  return service
}

/** Starts the built website (or, watching, its development server); resolves when it answers. */
export async function startWeb(options: ServiceOptions & { gatewayUrl: string }): Promise<Service> {
  const host = options.host ?? '127.0.0.1'
  // Next itself watches the pages; the page server and what enhances documents are made anew by a new start.
  const watched = ['main.ts', 'server', 'enhance', 'i18n', 'next.config.mjs']
  const command = [
    ...(options.watch ? ['--watch-preserve-output', ...watched.map((name) => `--watch-path=${name}`)] : []),
    path.join(webFolder, 'main.ts'),
    ...['--port', String(options.port), '--host', host],
    ...(options.watch ? ['--dev'] : []),
  ]
  const service = launch('web', command, webFolder, address(host, options.port), options, {
    NODE_ENV: options.watch ? 'development' : 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    PIATA_GATEWAY_URL: options.gatewayUrl,
  })
  await answers(service, '/robots.txt')
  return service
}

/** Whether something else already listens there. */
export async function portIsTaken(port: number, host = '127.0.0.1'): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(true) : reject(error),
    )
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(false)))
  })
}

/** Where somebody on this machine reaches what listens at a host and port. */
export function address(host: string, port: number): string {
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`
}

/** A port of a host that nobody listens on at the moment. */
export async function freePort(host: string): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve, reject) => {
    probe.once('error', reject)
    probe.listen({ port: 0, host, exclusive: true }, resolve)
  })
  const { port } = probe.address() as AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  return port
}

function launch(
  name: string,
  args: string[],
  cwd: string,
  url: string,
  options: ServiceOptions,
  env: Record<string, string>,
): Service {
  const child = spawn(process.execPath, args, {
    cwd,
    // Nobody balances between these, so there is no need to serve on when they are stopped.
    env: { PIATA_DRAIN_SECONDS: '0', ...process.env, ...env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let tail = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      tail = (tail + chunk).slice(-8_000)
      if (options.output === 'inherit') process.stdout.write(chunk)
    })
  }
  const exited = new Promise<{ code: number | null; output: string }>((resolve) => {
    child.once('error', (error) => resolve({ code: null, output: error.message }))
    child.once('exit', (code) => resolve({ code, output: tail }))
  })
  const service = { name, pid: child.pid, url, exited, stop: () => stop(child, exited) }
  options.onLaunch?.(service)
  return service
}

async function stop(child: ChildProcess, exited: Promise<unknown>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGTERM')
  const killer = setTimeout(() => child.kill('SIGKILL'), stopPatienceMs)
  await exited
  clearTimeout(killer)
}

/** Polls until the path answers without a server error; rejects when the process ends first. */
async function answers(service: Service, route: string): Promise<void> {
  let ended: { code: number | null; output: string } | undefined
  void service.exited.then((result) => {
    ended = result
  })
  let sayAt = performance.now() + 30_000
  for (;;) {
    if (performance.now() > sayAt) {
      console.log(`piata: ${service.name} does not answer at ${service.url} yet`)
      sayAt += 30_000
    }
    if (ended)
      throw new Error(`${service.name} ended while starting (code ${ended.code}):\n${ended.output.trim()}`)
    const ok = await fetch(service.url + route, { signal: AbortSignal.timeout(5_000) }).then(
      (response) => response.status < 500,
      () => false,
    )
    if (ok) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
