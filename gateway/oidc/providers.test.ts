import type { ServerResponse } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startOddProvider } from '../test/odd-provider.ts'
import { isAway, Providers } from './providers.ts'

let odd: Awaited<ReturnType<typeof startOddProvider>>
beforeAll(async () => {
  odd = await startOddProvider()
})
afterAll(() => odd.close())

const provider = () => ({
  ...{ id: 'odd', name: 'Odd', issuer: new URL(odd.issuer), clientId: 'piata' },
  ...{ clientSecret: 'secret', responseMode: 'query' as const },
})
const json = (body: object) => (response: ServerResponse) =>
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body))

test('a provider that does not answer, breaks or says too much is away, and is asked again by the next one', async () => {
  const providers = new Providers([provider()], 0.05)
  for (const discovery of [
    () => {},
    (response: ServerResponse) => response.writeHead(503).end(),
    (response: ServerResponse) => response.socket!.destroy(),
    json({ issuer: odd.issuer, padding: 'x'.repeat(300_000) }),
  ]) {
    odd.be({ discovery })
    expect(isAway(await providers.configuration(provider()).catch((error: unknown) => error))).toBe(true)
  }
  odd.be()
  const patient = new Providers([provider()])
  expect((await patient.configuration(provider())).serverMetadata().issuer).toBe(odd.issuer)
  odd.be({ discovery: () => {} })
  expect((await patient.configuration(provider())).serverMetadata().issuer).toBe(odd.issuer)
})

test('what a provider says of itself has to be its own, and lead to it alone', async () => {
  odd.be({ discovery: json({ issuer: 'https://another.example/', token_endpoint: `${odd.issuer}token` }) })
  const providers = new Providers([provider()])
  const refusal = await providers.configuration(provider()).catch((error: unknown) => error)
  expect(refusal).toBeInstanceOf(Error)
  expect(isAway(refusal)).toBe(false)
})
