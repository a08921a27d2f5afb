import type { IncomingMessage } from 'node:http'
import { forwardedHops, Networks } from '@piata/config'
import fc from 'fast-check'
import Fastify from 'fastify'
import { expect, it } from 'vitest'
import { addressBehind } from './forwarded.ts'
import { plainOf } from './plain.ts'

const plain = (rawHeaders: string[], method = 'GET') => plainOf({ method, rawHeaders } as IncomingMessage)

it('takes a GET with one host and headers that mean nothing, however they are spelt', () => {
  expect(plain(['HOST', 'a', 'User-Agent', 'b', 'ACCEPT', '*/*', 'Sec-Fetch-Mode', 'cors'])).toEqual({
    isForwarded: false,
    acceptEncoding: undefined,
  })
  expect(plain(['Host', 'a', 'Accept-Encoding', 'br', 'X-Forwarded-For', '192.0.2.1'])).toEqual({
    isForwarded: true,
    acceptEncoding: 'br',
  })
})

it('leaves everything else to Fastify: other methods, hosts, bodies, accounts, conditions and what nobody has heard of', () => {
  expect(plain(['host', 'a'], 'HEAD')).toBeUndefined()
  expect(plain([])).toBeUndefined()
  expect(plain(['host', 'a', 'Host', 'b'])).toBeUndefined()
  expect(plain(['host', 'a', 'accept-encoding', 'br', 'accept-encoding', 'gzip'])).toBeUndefined()
  for (const name of [
    'authorization',
    'If-None-Match',
    'range',
    'origin',
    'content-length',
    'Transfer-Encoding',
    'expect',
    'upgrade',
    'traceparent',
    'x-anything',
  ])
    expect(plain(['host', 'a', name, '1']), name).toBeUndefined()
})

it('tells the same client as Fastify, whatever chain of addresses a request brings', async () => {
  const trusted = new Networks(['127.0.0.1', '10.0.0.0/8'])
  const app = Fastify({ trustProxy: (address: string) => trusted.has(address) })
  app.get('/', (request) => request.ip)
  const address = fc.constantFrom(
    '127.0.0.1',
    '10.1.2.3',
    '10.9.9.9',
    '192.0.2.7',
    '203.0.113.9',
    '2001:db8::1',
  )
  await fc.assert(
    fc.asyncProperty(address, fc.array(address, { maxLength: 5 }), async (peer, chain) => {
      const said = chain.join(', ')
      const hops = forwardedHops({ 'x-forwarded-for': said }, 'x-forwarded-for')!
      const answer = await app.inject({ url: '/', remoteAddress: peer, headers: { 'x-forwarded-for': hops } })
      expect(addressBehind(peer, hops, trusted)).toBe(answer.body)
    }),
    { numRuns: 300 },
  )
})
