import { execFileSync } from 'node:child_process'
import { chmodSync, copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DatabaseOpenError } from '../errors.ts'
import { createCluster, type TestCluster } from '../testing/cluster.ts'
import { dialects } from '../testing/databases.ts'
import { openPostgres } from './context.ts'

const open = async (url: string, certificateAuthority?: string) => {
  const context = await openPostgres(url, {
    connections: 3,
    ...(certificateAuthority && { certificateAuthority }),
    now: () => '',
    migrate: async () => {},
  })
  try {
    return await context.raw('select 1', [])
  } finally {
    await context.close()
  }
}

/** The one line that an operator reads, which tells no password. */
async function refusalOf(url: string, certificateAuthority?: string): Promise<string> {
  const error = await open(url, certificateAuthority).then(
    () => undefined,
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(DatabaseOpenError)
  const { message } = error as Error
  expect(message).not.toContain('\n')
  expect(message).not.toMatch(/s3cr|t#p/)
  return message
}

describe('an address of a Postgres that cannot be used is refused in one line that says what to set', () => {
  it('with a password that is not encoded', async () => {
    for (const password of ['s3cr/t#p', 's3cr#t', 's3cr?t@x/y', 's3cr%t', '12/s3cr']) {
      expect(await refusalOf(`postgres://shop:${password}@127.0.0.1:1/shop`)).toMatch(
        /PIATA_DATABASE_URL cannot be read.*%25.*%40/,
      )
    }
    // what cannot be misread is taken
    expect(await refusalOf('postgres://shop:s3cr%2Ft%23p@127.0.0.1:1/shop')).toMatch(
      /Nothing answers at 127.0.0.1:1/,
    )
  })

  it('with a host that is not there, or a mode that is none', async () => {
    expect(await refusalOf('postgres://shop@nowhere.invalid/shop')).toMatch(
      /host nowhere\.invalid of PIATA_DATABASE_URL is not known/,
    )
    expect(await refusalOf('postgres://shop@127.0.0.1:1/shop')).toMatch(/ECONNREFUSED.*PIATA_DATABASE_URL/)
    expect(await refusalOf('postgres://shop@127.0.0.1:1/shop?sslmode=on')).toMatch(/sslmode.*must be one of/)
    expect(await refusalOf('postgres://shop@127.0.0.1:1/shop?sslmode=require', '/no/such.pem')).toMatch(
      /\/no\/such\.pem, which PIATA_DATABASE_CA names, cannot be read/,
    )
  })
})

describe.runIf(dialects.includes('postgres'))('a Postgres whose provider has an authority of its own', () => {
  const folder = mkdtempSync(join(tmpdir(), 'piata-tls-'))
  const authority = join(folder, 'ca.pem')
  let cluster: TestCluster
  let url: string

  beforeAll(async () => {
    const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' })
    const key = ['-newkey', 'rsa:2048', '-nodes', '-days', '2']
    openssl('req', '-x509', ...key, '-keyout', 'ca.key', '-out', 'ca.pem', '-subj', '/CN=Provider')
    openssl(
      'req',
      ...key.slice(0, 3),
      '-keyout',
      'server.key',
      '-out',
      'server.csr',
      '-subj',
      '/CN=localhost',
    )
    writeFileSync(join(folder, 'names'), 'subjectAltName=DNS:localhost')
    openssl(
      ...['x509', '-req', '-in', 'server.csr', '-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial'],
      ...['-out', 'server.pem', '-days', '2', '-extfile', 'names'],
    )
    cluster = await createCluster({
      hba: 'local all all trust\nhostssl all shop all scram-sha-256\nhostssl all postgres all trust\n',
      settings: `ssl = on\nssl_cert_file = 'server.pem'\nssl_key_file = 'server.key'\n`,
      files: (data, own) => {
        for (const name of ['server.pem', 'server.key']) {
          copyFileSync(join(folder, name), join(data, name))
          chmodSync(join(data, name), 0o600)
          own(join(data, name))
        }
      },
    })
    cluster.run(
      'psql',
      '-h',
      cluster.folder,
      '-p',
      `${cluster.port}`,
      '-U',
      'postgres',
      '-c',
      "create role shop login password 's3cret'",
    )
    url = `postgres://postgres@localhost:${cluster.port}/postgres`
  })
  afterAll(async () => {
    await cluster.drop()
    rmSync(folder, { recursive: true })
  })

  it('is used with its certificate, by setting or in the address', async () => {
    expect(await open(`${url}?sslmode=require`, authority)).toEqual([[1]])
    expect(await open(url, authority)).toEqual([[1]])
    expect(await open(`${url}?sslmode=verify-full&sslrootcert=${authority}`)).toEqual([[1]])
    expect(await open(`${url.replace('localhost', '127.0.0.1')}?sslmode=verify-ca`, authority)).toEqual([[1]])
    expect(await open(`${url}?sslmode=no-verify`)).toEqual([[1]])
  })

  it('says what to set otherwise', async () => {
    expect(await refusalOf(`${url}?sslmode=require`)).toMatch(
      /authority that is not known here.*set PIATA_DATABASE_CA/,
    )
    expect(await refusalOf(`${url.replace('localhost', '127.0.0.1')}?sslmode=require`, authority)).toMatch(
      /certificate of the database is not for 127\.0\.0\.1/,
    )
    expect(await refusalOf(url)).toMatch(/encrypted connections only; add \?sslmode=require/)
    expect(await refusalOf(url.replace('postgres@', 'shop:s3crwrong@'), authority)).toMatch(
      /refuses the password of user shop/,
    )
    expect(await refusalOf(url.replace('postgres@', 'shop@'), authority)).toMatch(/asks for a password/)
    expect(await refusalOf(url.replace(/postgres$/, 'elsewhere'), authority)).toMatch(/no database elsewhere/)
  })
})
