import { describe, expect, it } from 'vitest'
import { addressOf, isPublicAddress, Networks, networkOf, placeOf, placesWithin } from './networks.ts'

describe('an address', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['192.0.2.7:4711', '192.0.2.7'],
    ['2001:DB8::1', '2001:db8::1'],
    ['[2001:db8::1]', '2001:db8::1'],
    ['[2001:db8::1]:4711', '2001:db8::1'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
  ])('%s is %s', (hop, address) => {
    expect(addressOf(hop)).toBe(address)
  })

  it.each([
    'unknown',
    '_hidden',
    '192.0.2',
    '192.0.2.7:x',
    '192.0.2.7:123456',
    '[192.0.2.7]:1',
    'fe80::1%eth0',
    '"1.2.3.4"',
    '',
    '0x7f.1',
    '01.2.3.4',
    '256.1.1.1',
    '::g',
  ])('%s is none', (hop) => {
    expect(addressOf(hop)).toBeUndefined()
  })
})

describe('networks', () => {
  const some = new Networks(['127.0.0.1', '10.0.0.0/8', 'fd00::/8', '2001:DB8::1'])

  it.each(['127.0.0.1', '::ffff:127.0.0.1', '10.255.0.1', '::ffff:10.0.0.1', 'fdff::1', '2001:db8:0::1'])(
    'hold %s',
    (address) => expect(some.has(address)).toBe(true),
  )

  it.each(['127.0.0.2', '11.0.0.1', 'fe00::1', '::1', '2001:db8::2', '', 'localhost'])(
    'do not hold %s',
    (address) => expect(some.has(address)).toBe(false),
  )

  it('of IPv4 mapped into IPv6 are those of IPv4', () => {
    const mapped = new Networks(['::ffff:1.2.3.0/120', '::ffff:198.51.100.7'])
    for (const address of ['1.2.3.4', '::ffff:1.2.3.255', '198.51.100.7'])
      expect(mapped.has(address)).toBe(true)
    for (const address of ['1.2.4.0', '::102:304', '198.51.100.8']) expect(mapped.has(address)).toBe(false)
  })

  it.each([
    'true',
    '::ffff:0.0.0.0/96',
    '::ffff:1.2.3.0/24',
    '0.0.0.0/0',
    '::/0',
    '10.0.0.0/33',
    '10.0.0.0/8/8',
    '10.0.0.0/',
    '10.0.0.1:80',
    '[::1]',
  ])('are not made of %s', (text) => {
    expect(Networks.isNetwork(text)).toBe(false)
    expect(() => new Networks([text])).toThrow(text)
  })
})

it('counts an IPv6 customer as one', () => {
  expect(networkOf('2001:db8:1:2::1', 64)).toBe(networkOf('2001:db8:1:2:ffff::2', 64))
  expect(networkOf('2001:db8:1:2::1', 64)).not.toBe(networkOf('2001:db8:1:3::1', 64))
  expect(networkOf('2001:db8:1:2::1', 48)).toBe(networkOf('2001:db8:1:3::1', 48))
  expect(networkOf('192.0.2.1', 64)).toBe('192.0.2.1')
  expect(networkOf('::ffff:192.0.2.1', 64)).toBe('192.0.2.1')
})

describe('an address that is nobody’s on the internet', () => {
  it.each([
    ...['127.0.0.1', '0.0.0.0', '10.1.2.3', '172.16.0.1', '192.168.1.1', '100.64.0.1', '100.100.100.200'],
    ...['169.254.169.254', '168.63.129.16', '192.0.0.192', '198.18.0.1', '203.0.113.5', '224.0.0.1'],
    ...['240.0.0.1', '255.255.255.255', '::', '::1', '::127.0.0.1', '::ffff:127.0.0.1', '::ffff:a9fe:a9fe'],
    ...['64:ff9b::7f00:1', '64:ff9b:1::1', '2002:7f00:1::', '2001:0:1::1', '2001:db8::1', 'fe80::1'],
    ...['fe80::1%eth0', 'fec0::1', 'fd00:ec2::254', 'ff02::1', '100::1', '5f00::1', 'localhost', '127.1', ''],
  ])('is %s', (address) => expect(isPublicAddress(address)).toBe(false))

  it.each(['8.8.8.8', '172.32.0.1', '::ffff:8.8.8.8', '2a02:2f00::1', '2606:4700::1111'])(
    'is not %s',
    (address) => expect(isPublicAddress(address)).toBe(true),
  )
})

it('a place is a network, not an address', () => {
  expect(placeOf('203.0.113.77')).toBe('203.0.113.0/24')
  expect(placeOf('::ffff:203.0.113.77')).toBe('203.0.113.0/24')
  expect(placeOf('2001:db8:1:2::1')).toBe('2001:db8:1::/48')
  expect(placeOf('unknown')).toBeNull()
})

it('counts out the places of a network, where they are some hundred at most', () => {
  expect(placesWithin('203.0.113.0/24')).toEqual(['203.0.113.0/24'])
  expect(placesWithin('203.0.112.0/23')).toEqual(['203.0.112.0/24', '203.0.113.0/24'])
  expect(placesWithin('203.0.0.0/16')).toHaveLength(256)
  expect(placesWithin('2001:db8:1::/48')).toEqual([placeOf('2001:db8:1:2::1')])
  expect(placesWithin('2001:db8:ff00::/40')).toContain(placeOf('2001:db8:ffff::1'))
  for (const other of ['203.0.113.7', '203.0.113.0/25', '203.0.0.0/15', '2001:db8::/32', 'none'])
    expect([other, placesWithin(other)]).toEqual([other, undefined])
})
