import { createServer } from 'node:http'
import { networkInterfaces } from 'node:os'
import { loadConfig } from '@piata/config'
import { expect, test } from 'vitest'
import { settingsOfOneMachine } from './one-machine.ts'
import { address } from './services.ts'

test('addresses can be put into a browser', () => {
  expect(address('127.0.0.1', 4000)).toBe('http://127.0.0.1:4000')
  expect(address('::1', 4000)).toBe('http://[::1]:4000')
  expect(address('0.0.0.0', 4000)).toBe('http://localhost:4000')
  expect(address('::', 4000)).toBe('http://localhost:4000')
})

test.each([
  [{}, 'http://127.0.0.1:4000', 'http://localhost:3000'],
  [{ PIATA_GATEWAY_HOST: '::1', PIATA_WEB_HOST: '::1' }, 'http://[::1]:4000', 'http://[::1]:3000'],
  [{ PIATA_GATEWAY_HOST: '::', PIATA_GATEWAY_PORT: '4100' }, 'http://[::1]:4100', 'http://localhost:3000'],
  [
    { PIATA_GATEWAY_HOST: '0.0.0.0', PIATA_WEB_PORT: '3100' },
    'http://127.0.0.1:4000',
    'http://localhost:3100',
  ],
  [{ PIATA_GATEWAY_HOST: '192.168.1.5' }, 'http://192.168.1.5:4000', 'http://localhost:3000'],
  [{ PIATA_GATEWAY_URL: 'http://[::1]:4000' }, 'http://[::1]:4000', 'http://localhost:3000'],
  [{ PIATA_WEB_HOST: '192.168.1.5' }, 'http://127.0.0.1:4000', 'http://192.168.1.5:3000'],
  [{ PIATA_PUBLIC_URL: 'https://piata.example' }, 'http://127.0.0.1:4000', 'https://piata.example'],
])('the site asks the gateway where it listens: %o', async (environment, gatewayUrl, publicUrl) => {
  const all = { ...environment, ...(await settingsOfOneMachine(environment)) }
  expect(loadConfig(all)).toMatchObject({ gatewayUrl: new URL(gatewayUrl), publicUrl: new URL(publicUrl) })
})

test("the site's calls are known where the gateway listens at an address of the network", async () => {
  expect(await settingsOfOneMachine({ PIATA_GATEWAY_HOST: '192.168.1.5' })).toMatchObject({
    PIATA_TRUST_PROXY: '127.0.0.1,::1,192.168.1.5',
    PIATA_LIMIT_EXEMPT: '127.0.0.1,::1,192.168.1.5',
  })
  // A site of the network without https cannot have a Secure cookie; one that says so must be https.
  expect(await settingsOfOneMachine({ PIATA_WEB_HOST: '192.168.1.5' })).toMatchObject({
    PIATA_COOKIE_SECURE: 'false',
  })
  // Who opens a site that listens for all comes from elsewhere too.
  for (const host of ['0.0.0.0', '::'])
    expect(await settingsOfOneMachine({ PIATA_WEB_HOST: host })).toMatchObject({
      PIATA_COOKIE_SECURE: 'false',
    })
  for (const environment of [
    {},
    { PIATA_WEB_HOST: '::1' },
    { PIATA_WEB_HOST: '0.0.0.0', PIATA_PUBLIC_URL: 'https://piata.example' },
  ])
    expect(await settingsOfOneMachine(environment)).not.toHaveProperty('PIATA_COOKIE_SECURE')
  const contradiction = { PIATA_WEB_HOST: '192.168.1.5', PIATA_COOKIE_SECURE: 'true' }
  const settings = await settingsOfOneMachine(contradiction)
  expect(() => loadConfig({ ...contradiction, ...settings })).toThrow(/PIATA_COOKIE_SECURE/)
})

test('port 0 is a free port, the same for all who ask', async () => {
  const { PIATA_GATEWAY_PORT, PIATA_GATEWAY_URL } = await settingsOfOneMachine({ PIATA_GATEWAY_PORT: '0' })
  expect(Number(PIATA_GATEWAY_PORT)).toBeGreaterThan(0)
  expect(PIATA_GATEWAY_URL).toBe(`http://127.0.0.1:${PIATA_GATEWAY_PORT}`)
})

const addresses = Object.values(networkInterfaces()).flat()
const lan = addresses.find((entry) => entry && !entry.internal && entry.family === 'IPv4')?.address
const hosts = [
  '127.0.0.1',
  ...(addresses.some((entry) => entry?.address === '::1') ? ['::1'] : []),
  ...(lan ? [lan] : []),
]

test.each(hosts)('what listens at %s answers at the address that is printed', async (host) => {
  const server = createServer((_, response) => response.end('here'))
  const port = await new Promise<number>((resolve) =>
    server.listen(0, host, () => resolve((server.address() as { port: number }).port)),
  )
  expect(await (await fetch(address(host, port))).text()).toBe('here')
  server.close()
})
