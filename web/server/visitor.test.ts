import type { IncomingMessage } from 'node:http'
import { Networks } from '@piata/config'
import { expect, test } from 'vitest'
import { createVisitorReader } from './visitor.ts'

const visitorOf = createVisitorReader({
  trustProxy: new Networks(['127.0.0.1', '10.0.0.0/8', 'fd00::/8']),
  limitExempt: new Networks(['127.0.0.1', '::1']),
  clientAddressHeader: 'x-forwarded-for',
})
const from = (remoteAddress: string, headers: Record<string, string> = {}) =>
  visitorOf({
    headers: { host: 'here.example', ...headers },
    socket: { remoteAddress },
  } as unknown as IncomingMessage)
const address = (peer: string, forwarded: string) => from(peer, { 'x-forwarded-for': forwarded }).address

test('a chain is believed as far as those who say it are', () => {
  expect(address('198.51.100.1', '9.9.9.9')).toBe('198.51.100.1')
  expect(address('127.0.0.1', '203.0.113.1')).toBe('203.0.113.1')
  expect(address('::ffff:127.0.0.1', '9.9.9.9, 203.0.113.1, 10.1.2.3')).toBe('203.0.113.1')
  expect(address('fd00::1', '2001:db8::0001')).toBe('2001:db8::1')
})

test('what is no address, or one with a port, gives no bucket of its own', () => {
  for (const rubbish of ['unknown', 'x', '1.2.3', '0x7f.1', '256.1.1.1', '::g', '9.9.9.9:x', '<script>'])
    expect(address('127.0.0.1', `203.0.113.1, ${rubbish}`)).toBe('127.0.0.1')
  expect(address('127.0.0.1', '203.0.113.1:4711')).toBe('203.0.113.1')
  expect(address('127.0.0.1', '[2001:db8::1]:80')).toBe('2001:db8::1')
})

test('a header of one address is believed in place of the chain, of proxies only', () => {
  const read = createVisitorReader({
    trustProxy: new Networks(['127.0.0.1']),
    limitExempt: new Networks(['127.0.0.1']),
    clientAddressHeader: 'cf-connecting-ip',
  })
  const visitor = (peer: string, said: string | undefined) =>
    read({
      headers: { 'x-forwarded-for': '9.9.9.9', ...(said !== undefined && { 'cf-connecting-ip': said }) },
      socket: { remoteAddress: peer },
    } as unknown as IncomingMessage)
  expect(visitor('127.0.0.1', '203.0.113.1').address).toBe('203.0.113.1')
  expect(visitor('198.51.100.1', '203.0.113.1').address).toBe('198.51.100.1')
  for (const wrong of ['203.0.113.1, 203.0.113.2', 'unknown', '', undefined])
    expect(visitor('127.0.0.1', wrong)).toMatchObject({ address: '127.0.0.1', isExempt: false })
})

test('host and protocol are those that a trusted proxy says', () => {
  const said = { 'x-forwarded-host': 'piata.example', 'x-forwarded-proto': 'https' }
  expect(from('127.0.0.1', said)).toMatchObject({ host: 'piata.example', protocol: 'https' })
  expect(from('198.51.100.1', said)).toMatchObject({ host: 'here.example', protocol: 'http' })
  expect(from('127.0.0.1', { 'x-forwarded-host': 'a, b' }).host).toBe('here.example')
  expect(from('198.51.100.1', { host: 'a/b' }).host).toBe('')
})

test('only what nobody forwarded from this machine is not counted', () => {
  expect(from('127.0.0.1').isExempt).toBe(true)
  expect(from('::ffff:127.0.0.1').isExempt).toBe(true)
  expect(from('127.0.0.1', { 'x-forwarded-for': '127.0.0.1' }).isExempt).toBe(false)
  expect(from('198.51.100.1').isExempt).toBe(false)
})
