import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { defaults, readSettings, urlOf } from './settings.ts'

test('the defaults are those of .env.example', () => {
  const example = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8')
  for (const [name, value] of Object.entries(defaults)) expect(example).toContain(`\n#${name}=${value}\n`)
})

test('what cannot be used is named', () => {
  expect(() => readSettings({ PIATA_WEB_PORT: 'x' })).toThrow(/PIATA_WEB_PORT/)
  expect(() => readSettings({ PIATA_GATEWAY_URL: 'localhost:4000' })).toThrow(/PIATA_GATEWAY_URL/)
  expect(() => readSettings({ PIATA_PUBLIC_URL: 'https://piata.example/' })).toThrow(/PIATA_PUBLIC_URL/)
  expect(() => readSettings({ PIATA_TIME_ZONE: 'Europe/Bucuresti' })).toThrow(/PIATA_TIME_ZONE/)
  expect(() => readSettings({ PIATA_TRUST_PROXY: '10.0.0.0/8, everybody' })).toThrow(
    /PIATA_TRUST_PROXY holds 'everybody'/,
  )
  expect(readSettings({ PIATA_TRUST_PROXY: '' }).trustProxy).toEqual([])
  expect(() => readSettings({ PIATA_LIMIT_PAGE_PER_MINUTE: '0' })).toThrow(/PIATA_LIMIT_PAGE_PER_MINUTE/)
})

test('IPv6 addresses stand in brackets in URLs', () => {
  expect(readSettings({ PIATA_GATEWAY_URL: 'http://[::1]:4000' }).gatewayUrl).toBe('http://[::1]:4000')
  expect([urlOf('::1', 3000), urlOf('192.0.2.1', 3000)]).toEqual([
    'http://[::1]:3000',
    'http://192.0.2.1:3000',
  ])
})
