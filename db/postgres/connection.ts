import { readFileSync } from 'node:fs'
import type { ClientConfig } from 'pg'
import { DatabaseError as ServerError } from 'pg'
import { DatabaseError, DatabaseOpenError } from '../errors.ts'

const modes = ['disable', 'no-verify', 'require', 'verify-ca', 'verify-full']

/**
 * What the driver needs to connect to `url`. Where TLS is asked for, the server's certificate is always checked, with `sslmode=require`
 * too, unless `no-verify` or `disable` says otherwise.
 * @throws DatabaseOpenError for a URL that cannot be what was meant, or a certificate file that cannot be read
 */
export function connectionOf(url: string, certificateAuthority: string | undefined): ClientConfig {
  const parsed = URL.parse(url)
  // A '/', '?' or '#' of a password that is not encoded ends the address before its host.
  const rest = parsed ? parsed.pathname + parsed.search + parsed.hash : '@'
  if (!parsed || /[@#]/.test(rest) || /%(?![0-9a-f]{2})/i.test(url) || !isDecodable(parsed)) {
    throw new DatabaseOpenError(
      'PIATA_DATABASE_URL cannot be read. In the user and the password, write % as %25, @ as %40, / as %2F, : as %3A, ? as %3F, # as %23',
    )
  }
  const query = parsed.searchParams
  const mode = query.get('sslmode')
  const file = certificateAuthority || query.get('sslrootcert')
  if (mode !== null && !modes.includes(mode)) {
    throw new DatabaseOpenError(
      `sslmode in PIATA_DATABASE_URL must be one of ${modes.join(', ')}, not '${mode}'`,
    )
  }
  if (file && mode !== 'disable') {
    try {
      readFileSync(file)
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      throw new DatabaseOpenError(
        `The certificate file ${file}, which PIATA_DATABASE_CA names, cannot be read (${code})`,
      )
    }
    query.set('sslrootcert', file)
  }
  if (mode === 'verify-ca') {
    if (!file)
      throw new DatabaseOpenError('sslmode=verify-ca needs the file of the authority in PIATA_DATABASE_CA')
    // The driver's word for checking who signed, not for which host.
    query.set('uselibpqcompat', 'true')
  } else if (mode === 'require' || (file && mode === null)) query.set('sslmode', 'verify-full')
  return { connectionString: parsed.href }
}

function isDecodable({ username, password, pathname }: URL): boolean {
  try {
    for (const part of [username, password, pathname]) decodeURIComponent(part)
    return true
  } catch {
    return false
  }
}

/** Which certificates are not trusted, in the words of OpenSSL. */
const untrusted = new Set([
  'SELF_SIGNED_CERT_IN_CHAIN',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'CERT_SIGNATURE_FAILURE',
])

/** One line that says what to set, for whatever keeps a server from being used; other errors as they are. */
export function explainOpening(error: unknown, url: string): unknown {
  const cause = error instanceof Error ? lineOf(error, url) : undefined
  return cause === undefined ? error : new DatabaseOpenError(cause, { cause: error })
}

function lineOf(error: Error, url: string): string | undefined {
  const { host, hostname, pathname, username } = new URL(url)
  const { code, message } = error as NodeJS.ErrnoException
  const database = decodeURIComponent(pathname.slice(1))
  if (error instanceof ServerError) {
    switch (code) {
      case '28P01':
        return `The database at ${host} refuses the password of user ${decodeURIComponent(username)}; set the right one in PIATA_DATABASE_URL`
      case '28000':
        return /no encryption|SSL off/i.test(message)
          ? `The database at ${host} takes encrypted connections only; add ?sslmode=require to PIATA_DATABASE_URL`
          : `The database at ${host} does not let this user in (${message}); set another user in PIATA_DATABASE_URL, or allow this one in pg_hba.conf`
      case '3D000':
        return `There is no database ${database} at ${host}; create it, or set another one in PIATA_DATABASE_URL`
      case '42501':
        return `The user of PIATA_DATABASE_URL may not make tables in database ${database} (${message}); make it the owner of the database`
      case '53300':
        return `The database at ${host} has no connection left; set PIATA_DATABASE_CONNECTIONS lower, or max_connections of the server higher`
    }
    if (/^(57P|08)/.test(code ?? ''))
      return `The database at ${host} does not work now (${message}); start again when it does`
    return undefined
  }
  if (error instanceof DatabaseError && error.code === 'unreachable') return `${error.message} at ${host}`
  if (untrusted.has(code ?? '')) {
    return `The certificate of the database at ${host} is signed by an authority that is not known here (${code}); set PIATA_DATABASE_CA to the file with the CA certificate of your provider`
  }
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') {
    return `The certificate of the database is not for ${hostname}; use the host name that your provider gives in PIATA_DATABASE_URL, or sslmode=verify-ca`
  }
  if (code?.startsWith('CERT_') || code?.startsWith('ERR_SSL') || code?.startsWith('ERR_OSSL')) {
    return `The certificate of the database at ${host} cannot be used (${code}: ${message}); see sslmode in PIATA_DATABASE_URL and PIATA_DATABASE_CA`
  }
  if (/does not support SSL/.test(message)) {
    return `The database at ${host} offers no encryption; take sslmode and PIATA_DATABASE_CA away, or turn ssl on in the server`
  }
  if (/SASL|password must be a string/.test(message)) {
    return `The database at ${host} asks for a password; write it in PIATA_DATABASE_URL: postgres://user:password@host/database`
  }
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return `The host ${hostname} of PIATA_DATABASE_URL is not known (${code}); set the right one`
  }
  if (code === 'ECONNREFUSED') {
    return `Nothing answers at ${host} (ECONNREFUSED); start the database, or set host and port in PIATA_DATABASE_URL`
  }
  if (code !== undefined || /terminated|timeout|closed/i.test(message)) {
    return `The database at ${host} cannot be reached (${code ?? message}); check host and port in PIATA_DATABASE_URL, and the network between`
  }
  return undefined
}
