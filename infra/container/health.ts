/** Ends with 0 when what runs in this container answers: `node infra/container/health.ts gateway|web`. */
const [part = 'web'] = process.argv.slice(2)
const [port, path] =
  part === 'gateway'
    ? [process.env.PIATA_GATEWAY_PORT ?? '4000', '/health/live']
    : [process.env.PIATA_WEB_PORT ?? '3000', '/robots.txt']
const response = await fetch(`http://127.0.0.1:${port}${path}`, { signal: AbortSignal.timeout(3_000) }).catch(
  () => undefined,
)
process.exit(response?.ok ? 0 : 1)
