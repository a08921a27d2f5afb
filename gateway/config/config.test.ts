import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exampleEnvironment } from './example.ts'
import { ConfigError, loadConfig, redactConfig, unknownVariables } from './load.ts'
import { parseRates, toRon } from './rates.ts'

const problemsOf = (environment: Record<string, string>): string[] => {
  try {
    loadConfig(environment)
    return []
  } catch (error) {
    if (error instanceof ConfigError) return error.problems
    throw error
  }
}

describe('configuration', () => {
  it('has a default for every setting', () => {
    const config = loadConfig({})
    expect(config.gatewayPort).toBe(4000)
    expect(Object.values(config)).not.toContain(undefined)
  })

  it('takes an empty variable for none where that is said, else for not set', () => {
    const config = loadConfig({
      PIATA_TRUST_PROXY: '',
      PIATA_LIMIT_EXEMPT: ' ',
      PIATA_SYNONYMS_FILE: '',
      PIATA_DATA_DIR: '',
      PIATA_GATEWAY_PORT: '',
    })
    expect(config).toMatchObject({ trustProxy: '', limitExempt: '', synonymsFile: '' })
    expect(config).toMatchObject({ dataDir: './data', gatewayPort: 4000 })
  })

  it('is described by .env.example', () => {
    expect(readFileSync(new URL('../../.env.example', import.meta.url), 'utf8')).toBe(exampleEnvironment())
  })

  it('tells every wrong variable in one line each', () => {
    expect(
      problemsOf({ PIATA_GATEWAY_PORT: '70000', PIATA_LOG_REQUESTS: 'yes', PIATA_LOG_LEVEL: 'loud' }),
    ).toEqual([
      "PIATA_GATEWAY_PORT must be a whole number from 0 to 65535, not '70000'",
      "PIATA_LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent, not 'loud'",
      "PIATA_LOG_REQUESTS must be true or false, not 'yes'",
    ])
  })

  it.each([
    [{ PIATA_WEB_PORT: '4000' }, /PIATA_WEB_PORT and PIATA_GATEWAY_PORT are both 4000/],
    [{ PIATA_PUBLIC_URL: 'https://piata.example', PIATA_COOKIE_SECURE: 'false' }, /PIATA_COOKIE_SECURE/],
    [
      { PIATA_PUBLIC_URL: 'http://piata.lan:3000' },
      /PIATA_COOKIE_SECURE is true .* http:\/\/piata\.lan:3000/,
    ],
    [{ PIATA_PUBLIC_URL: 'http://192.168.1.5:3000' }, /PIATA_COOKIE_SECURE/],
    [{ PIATA_GATEWAY_HOST: '[::1]' }, /PIATA_GATEWAY_HOST must be an address without brackets/],
    [{ PIATA_WEB_HOST: 'http://piata.lan' }, /PIATA_WEB_HOST/],
    [{ PIATA_PUBLIC_URL: 'https://piata.example/' }, /PIATA_PUBLIC_URL/],
    [{ PIATA_TRUST_PROXY: 'true' }, /PIATA_TRUST_PROXY/],
    [{ PIATA_TRUST_PROXY: '0.0.0.0/0' }, /PIATA_TRUST_PROXY/],
    [{ PIATA_DATABASE_URL: 'mysql://x' }, /PIATA_DATABASE_URL/],
    [{ PIATA_RATES: 'EUR=5' }, /no rate for USD, GBP/],
  ])('refuses the contradiction %o', (environment, message) => {
    expect(problemsOf(environment)).toEqual([expect.stringMatching(message)])
  })

  it.each([
    { PIATA_PUBLIC_URL: 'http://127.0.0.1:3000' },
    { PIATA_PUBLIC_URL: 'http://[::1]:3000', PIATA_WEB_HOST: '::1', PIATA_GATEWAY_URL: 'http://[::1]:4000' },
    { PIATA_PUBLIC_URL: 'http://piata.localhost:3000' },
    { PIATA_PUBLIC_URL: 'http://piata.lan:3000', PIATA_COOKIE_SECURE: 'false' },
    { PIATA_PUBLIC_URL: 'https://piata.example', PIATA_WEB_HOST: 'piata.lan' },
  ])('takes %o', (environment) => {
    expect(() => loadConfig(environment)).not.toThrow()
  })

  it('takes the origins of apps, and of pages', () => {
    const origins =
      'capacitor://localhost,ionic://localhost,tauri://localhost,http://localhost,https://a.example:8443'
    expect(problemsOf({ PIATA_CORS_ORIGINS: origins })).toEqual([])
  })

  it.each([
    'null',
    '*',
    'file://localhost',
    'data://x',
    'capacitor://',
    'capacitor://localhost/',
    'https://a.example/',
    'localhost',
  ])('takes no %s for an origin', (origin) => {
    expect(problemsOf({ PIATA_CORS_ORIGINS: origin })).toEqual([
      expect.stringContaining('PIATA_CORS_ORIGINS'),
    ])
  })

  it('names variables that no setting has', () => {
    expect(unknownVariables({ PIATA_GATEWAY_PROT: '1', PIATA_GATEWAY_PORT: '1', HOME: '/' })).toEqual([
      'PIATA_GATEWAY_PROT',
    ])
  })

  it('hides passwords', () => {
    const config = loadConfig({ PIATA_DATABASE_URL: 'postgres://shop:hunter2@db/shop' })
    expect(JSON.stringify(redactConfig(config))).not.toContain('hunter2')
  })
})

describe('rates', () => {
  it('converts minor units and rounds', () => {
    const rates = parseRates('EUR=4.9765,USD=4.5,GBP=6')
    if ('problem' in rates) throw new Error(rates.problem)
    expect(toRon({ amount: 100, currency: 'EUR' }, rates)).toBe(498)
    expect(toRon({ amount: 123, currency: 'RON' }, rates)).toBe(123)
  })

  it('never throws, whatever the text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const rates = parseRates(text)
        expect('problem' in rates || Object.values(rates).every((rate) => rate > 0)).toBe(true)
      }),
    )
  })
})
