import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isMailReadable, mailNote } from './demo-mail.ts'
import { exampleEnvironment } from './example.ts'
import { ConfigError, loadConfig, unknownVariables } from './load.ts'
import { Networks } from './networks.ts'
import { shownConfig } from './shown.ts'

/** Providers that are right but for `changes`. */
const oidc = (...changes: Record<string, unknown>[]) => ({
  PIATA_OIDC: JSON.stringify(
    changes.map((change) => ({
      ...{ id: 'one', name: 'One', issuer: 'https://login.example', clientId: 'a', clientSecret: 'hunter2' },
      ...change,
    })),
  ),
})

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
    expect(config).toMatchObject({ gatewayPort: 4000, rates: { EUR: 5, USD: 4.5, GBP: 6 }, corsOrigins: [] })
    const unset = Object.entries(config).filter(([, value]) => value === undefined)
    expect(unset.map(([key]) => key)).toEqual([
      'databaseCa',
      'keysDir',
      'secretKey',
      'secretKeyBefore',
      'redisUrl',
      'ratesUrl',
      'vatUrl',
      'placesFile',
      'languagesDir',
      'schemaParserUrl',
      'backupFolder',
      'smtpUrl',
      'mailReplies',
      'mailRepliesSecret',
      'stripeKey',
      'stripeWebhookSecret',
      'mailFrom',
    ])
  })

  it.each([
    [{}, true, 'required'],
    [{ PIATA_DEMO: 'false' }, false, 'off'],
    [{ PIATA_DEMO: 'false', PIATA_EMAIL_VERIFICATION: 'required' }, false, 'required'],
    [{ PIATA_PUBLIC_URL: 'https://piata.example' }, false, 'off'],
    [{ PIATA_PUBLIC_URL: 'https://8.8.8.8' }, false, 'off'],
    [{ PIATA_PUBLIC_URL: 'http://192.168.1.5:3000', PIATA_COOKIE_SECURE: 'false' }, true, 'required'],
    [{ PIATA_PUBLIC_URL: 'http://[::1]:3000' }, true, 'required'],
    [{ PIATA_SMTP_URL: 'smtp://127.0.0.1', PIATA_MAIL_FROM: 'a@piata.example' }, false, 'required'],
    [
      {
        PIATA_SMTP_URL: 'smtp://127.0.0.1',
        PIATA_MAIL_FROM: 'a@piata.example',
        PIATA_EMAIL_VERIFICATION: 'off',
      },
      false,
      'off',
    ],
  ])(
    'with %o mails are readable: %s, and confirming addresses is %s',
    (environment, readable, verification) => {
      const config = loadConfig(environment as Record<string, string>)
      expect([isMailReadable(config), config.emailVerification]).toEqual([readable, verification])
      expect(mailNote(config)).not.toContain('\n')
    },
  )

  it.each([
    [{}, 'off'],
    [{ PIATA_PUBLIC_URL: 'http://127.0.0.1:3000' }, 'off'],
    [{ PIATA_PUBLIC_URL: 'https://piata.example' }, 'required'],
    [{ PIATA_PUBLIC_URL: 'http://192.168.1.5:3000', PIATA_COOKIE_SECURE: 'false' }, 'required'],
    [{ PIATA_PUBLIC_URL: 'https://piata.example', PIATA_STAFF_SECOND_FACTOR: 'off' }, 'off'],
    [{ PIATA_STAFF_SECOND_FACTOR: 'required' }, 'required'],
  ])('with %o a second factor of staff is %s', (environment, staffSecondFactor) => {
    expect(loadConfig(environment as Record<string, string>)).toMatchObject({ staffSecondFactor })
  })

  it('takes an empty variable for none where that is said, else for not set', () => {
    const config = loadConfig({
      PIATA_TRUST_PROXY: '',
      PIATA_LIMIT_EXEMPT: ' ',
      PIATA_SYNONYMS_FILE: '',
      PIATA_DATA_DIR: '',
      PIATA_GATEWAY_PORT: '',
    })
    expect([config.trustProxy, config.limitExempt]).toEqual([new Networks([]), new Networks([])])
    expect(config).toMatchObject({ synonymsFile: undefined, dataDir: resolve('data'), gatewayPort: 4000 })
  })

  it('is described by .env.example', () => {
    expect(readFileSync(new URL('../.env.example', import.meta.url), 'utf8')).toBe(exampleEnvironment())
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

  it('takes words in any capitals', () => {
    const environment = { PIATA_TRUST_PROXY: '10.0.0.1', PIATA_CLIENT_ADDRESS_HEADER: 'CF-Connecting-IP' }
    expect(loadConfig(environment).clientAddressHeader).toBe('cf-connecting-ip')
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
    [
      { PIATA_TRUST_PROXY: '', PIATA_CLIENT_ADDRESS_HEADER: 'cf-connecting-ip' },
      /PIATA_CLIENT_ADDRESS_HEADER is cf-connecting-ip/,
    ],
    [{ PIATA_CLIENT_ADDRESS_HEADER: 'host' }, /PIATA_CLIENT_ADDRESS_HEADER must be one of/],
    [{ PIATA_TRUST_PROXY: '0.0.0.0/0' }, /PIATA_TRUST_PROXY/],
    [{ PIATA_DATABASE_URL: 'mysql://x' }, /PIATA_DATABASE_URL/],
    [{ PIATA_RATES: 'EUR=5' }, /no rate for USD, GBP/],
    [{ PIATA_OIDC: '/no/such/file.json' }, /PIATA_OIDC names a file that cannot be read: ENOENT/],
    [{ PIATA_OIDC: '[{' }, /PIATA_OIDC is not JSON$/],
    [{ PIATA_OIDC: '[1]' }, /PIATA_OIDC has a provider \(number 1\) that is no object/],
    [oidc({}, { id: 'other' }), /PIATA_OIDC has two providers of the issuer https:\/\/login\.example\//],
    [oidc({}, { issuer: 'https://other.example' }), /PIATA_OIDC names "one" twice/],
    [oidc({ id: 'O ne' }), /PIATA_OIDC has a provider \(number 1\) whose "id"/],
    [oidc({ name: ' \u200b ' }), /PIATA_OIDC has a provider \(number 1\) whose "name" has no letter/],
    [oidc({ name: 'elgooG\u202e' }), /whose "name" holds a character that nobody sees \(U\+202E\)/],
    [oidc({ name: 'Goo\u0007gle' }), /whose "name" holds a character that nobody sees \(U\+0007\)/],
    [oidc({ issuer: 'http://login.example' }), /whose "issuer" is not an https address/],
    [oidc({ clientSecret: '' }), /whose "clientSecret" is no text/],
    [oidc({ responseMode: 'fragment' }), /whose "responseMode" is none of query, form_post/],
    [oidc({ clientKey: {} }), /with neither or both of "clientSecret" and "clientKey"/],
    [
      oidc({ clientSecret: undefined, clientKey: { teamId: 'a', keyId: 'b', privateKey: 'hush' } }),
      /whose "clientKey" is not .* ES256 as PEM$/,
    ],
    [oidc({ secret: 'hush' }), /with an unknown field "secret"/],
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

  it('takes answers by mail only from a server that proves itself, at an address with room for a conversation', () => {
    const secret = { PIATA_MAIL_REPLIES_SECRET: 'ab'.repeat(32) }
    expect(problemsOf({ PIATA_MAIL_REPLIES: 'raspunsuri-la-noi@piata.example', ...secret })).toEqual([])
    expect(problemsOf(secret)).toEqual([expect.stringContaining('PIATA_MAIL_REPLIES')])
    expect(problemsOf({ PIATA_MAIL_REPLIES: 'a@piata.example' })).toEqual([
      expect.stringContaining('_SECRET'),
    ])
    const long = { PIATA_MAIL_REPLIES: 'raspunsuri-la-noi-x@piata.example', ...secret }
    expect(problemsOf(long)).toEqual([expect.stringContaining('17 characters')])
  })

  it('sends mail by a server in the name of somebody', () => {
    const smtp = 'smtps://posta:cuv%40nt@mail.exemplu.test'
    expect(problemsOf({ PIATA_SMTP_URL: smtp })).toEqual([expect.stringContaining('PIATA_MAIL_FROM')])
    const config = loadConfig({ PIATA_SMTP_URL: smtp, PIATA_MAIL_FROM: 'Piata <nu@exemplu.test>' })
    expect(config.mailFrom).toEqual({ name: 'Piata', address: 'nu@exemplu.test' })
    expect(shownConfig(config).smtpUrl).toBe('smtps://***@mail.exemplu.test')
    for (const wrong of ['Piata', 'a@b\nBcc: c@d', 'a@b, c@d', '"x" <a@b>'])
      expect([wrong, problemsOf({ PIATA_MAIL_FROM: wrong }).length]).toEqual([wrong, 1])
    for (const wrong of ['http://mail', 'smtp://', 'smtp://mail?tls=no', 'mail:25'])
      expect([wrong, problemsOf({ PIATA_SMTP_URL: wrong }).length]).toEqual([wrong, 1])
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
    for (const url of [
      'postgres://shop:hunter2@db/shop',
      'postgres://shop:hunter2@a,b/shop',
      'postgres://hunter2@db/shop?sslmode=require',
      'postgres://shop:x@hunter2@db/shop',
      'postgres://db/shop?user=shop&password=hunter2',
      'postgres://db/shop?password=x@hunter2',
    ]) {
      const shown = JSON.stringify(shownConfig(loadConfig({ PIATA_DATABASE_URL: url })))
      expect(shown).not.toContain('hunter2')
      expect(shown).toContain('postgres://')
    }
    expect(JSON.stringify(shownConfig(loadConfig(oidc({}))))).not.toContain('hunter2')
    expect(problemsOf(oidc({ issuer: 'no' })).join()).not.toContain('hunter2')
    const redis = shownConfig(loadConfig({ PIATA_REDIS_URL: 'redis://:hunter2@cache:6379/1' }))
    expect(redis.redisUrl).toBe('redis://***@cache:6379/1')
    expect(() => loadConfig({ PIATA_DATABASE_URL: 'mysql://shop:hunter2@db' })).toThrow(
      expect.not.objectContaining({ message: expect.stringContaining('hunter2') }),
    )
  })

  it('makes values of texts', () => {
    const config = loadConfig({
      PIATA_SNAPSHOT_SECONDS: '90',
      PIATA_REFRESH_TOKEN_DAYS: '2',
      PIATA_DISK_RESERVE_MEGABYTES: '3',
      PIATA_CORS_ORIGINS: 'https://a.example, capacitor://localhost,',
      PIATA_SYNONYMS_FILE: 'words.txt',
      PIATA_PUBLIC_URL: 'https://piata.example:8443',
    })
    expect(config).toMatchObject({
      snapshotMs: 90_000,
      refreshTokenMs: 172_800_000,
      diskReserveBytes: 3_000_000,
      corsOrigins: ['https://a.example', 'capacitor://localhost'],
      synonymsFile: resolve(import.meta.dirname, '../words.txt'),
      publicUrl: new URL('https://piata.example:8443'),
    })
  })

  it('knows the site by its port where no address is given', () => {
    expect(loadConfig({ PIATA_WEB_PORT: '3100' }).publicUrl.origin).toBe('http://localhost:3100')
    expect(loadConfig({ PIATA_WEB_PORT: '80' }).publicUrl.origin).toBe('http://localhost')
  })
})

describe('rates', () => {
  it('are above 0, or a problem, whatever the text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const given = { PIATA_RATES: text }
        if (problemsOf(given).length > 0) return
        expect(Object.values(loadConfig(given).rates).every((rate) => rate > 0)).toBe(true)
      }),
    )
  })
})
