import { createPrivateKey } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { type Kind, WrongValue } from './kinds.ts'

/** Somebody who says who a visitor is (OpenID Connect). */
export interface OidcProvider {
  /** In addresses: what its redirect address ends in. */
  readonly id: string
  /** On buttons. */
  readonly name: string
  /** As its discovery document names itself. */
  readonly issuer: URL
  readonly clientId: string
  /** What this site shows to be the client: a secret, or a key that makes one for each time, as Apple wants it. */
  readonly clientSecret: string | ClientKey
  /** How the browser brings the answer: in the address, or as a form, as Apple wants it where it tells the address. */
  readonly responseMode: 'query' | 'form_post'
}

/** Signs secrets that are good for a moment (ES256). */
export interface ClientKey {
  /** Whose key it is. */
  readonly teamId: string
  readonly keyId: string
  /** PKCS #8, PEM. */
  readonly privateKey: string
}

const texts = ['id', 'name', 'issuer', 'clientId'] as const
const others = ['clientSecret', 'clientKey', 'responseMode'] as const
const keyTexts = ['teamId', 'keyId', 'privateKey'] as const
const responseModes = ['query', 'form_post'] as const
const mostProviders = 10

/** A JSON list of providers, or the file that holds one. */
export const oidcProviders: Kind<readonly OidcProvider[]> = {
  empty: { value: [] },
  isHidden: true,
  parse(text) {
    const list = parseJson(text.startsWith('[') ? text : readList(text))
    if (!Array.isArray(list) || list.length > mostProviders)
      throw new WrongValue(
        `must be a JSON list of at most ${mostProviders} providers, or a file that holds one`,
      )
    const providers = list.map(toProvider)
    for (const [at, provider] of providers.entries()) {
      const before = providers.slice(0, at)
      if (before.some(({ id }) => id === provider.id)) throw new WrongValue(`names "${provider.id}" twice`)
      // Accounts are linked by issuer.
      if (before.some(({ issuer }) => issuer.href === provider.issuer.href))
        throw new WrongValue(`has two providers of the issuer ${provider.issuer.href}`)
    }
    return providers
  },
}

function readList(file: string): string {
  try {
    return readFileSync(resolve(file), 'utf8')
  } catch (error) {
    throw new WrongValue(
      `names a file that cannot be read: ${(error as NodeJS.ErrnoException).code ?? error}`,
    )
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Not what stands there, as it may be a secret.
    throw new WrongValue('is not JSON')
  }
}

function toProvider(value: unknown, at: number): OidcProvider {
  const wrong = (what: string) => new WrongValue(`has a provider (number ${at + 1}) ${what}`)
  if (typeof value !== 'object' || value === null) throw wrong('that is no object')
  const given = value as Record<string, unknown>
  const unknown = Object.keys(given).find((key) => !([...texts, ...others] as string[]).includes(key))
  if (unknown !== undefined) throw wrong(`with an unknown field "${unknown}"`)
  const missing = texts.find((field) => !isText(given[field]))
  if (missing !== undefined) throw wrong(`without the text "${missing}"`)
  const { id, name, issuer, clientId } = given as Record<(typeof texts)[number], string>
  if (!/^[a-z0-9-]{1,30}$/.test(id)) throw wrong('whose "id" is not of a-z, 0-9 and -, at most 30')
  if (name.length > 40) throw wrong('whose "name" is longer than 40 characters')
  if (!/[\p{L}\p{N}]/u.test(name)) throw wrong('whose "name" has no letter and no figure')
  const unseen = unseenIn.exec(name)?.[0]
  if (unseen !== undefined)
    throw wrong(`whose "name" holds a character that nobody sees (U+${hexOf(unseen)})`)
  const url = URL.parse(issuer)
  const isLocal = url?.protocol === 'http:' && /^(?:localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname)
  if (url === null || !(url.protocol === 'https:' || isLocal) || url.search || url.hash || url.username)
    throw wrong('whose "issuer" is not an https address without a query')
  const { clientSecret, clientKey, responseMode = 'query' } = given
  if ((clientSecret === undefined) === (clientKey === undefined))
    throw wrong('with neither or both of "clientSecret" and "clientKey"')
  const secret = clientSecret ?? clientKey
  if (!isText(secret) && !isClientKey(secret))
    throw wrong(
      clientKey === undefined
        ? 'whose "clientSecret" is no text'
        : 'whose "clientKey" is not { "teamId", "keyId", "privateKey" } with a key for ES256 as PEM',
    )
  const mode = responseModes.find((known) => known === responseMode)
  if (mode === undefined) throw wrong(`whose "responseMode" is none of ${responseModes.join(', ')}`)
  return { id, name, issuer: url, clientId, clientSecret: secret, responseMode: mode }
}

/** Control characters, those that turn the direction of a text among them: the name stands on buttons and in mails. */
const unseenIn = /[\p{C}\p{Zl}\p{Zp}]/u
const hexOf = (sign: string): string => sign.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')

const isText = (value: unknown): value is string => typeof value === 'string' && value !== ''

function isClientKey(value: unknown): value is ClientKey {
  if (typeof value !== 'object' || value === null) return false
  const given = value as Record<string, unknown>
  if (Object.keys(given).length !== keyTexts.length || !keyTexts.every((field) => isText(given[field])))
    return false
  try {
    const { asymmetricKeyDetails } = createPrivateKey(given.privateKey as string)
    return asymmetricKeyDetails?.namedCurve === 'prime256v1'
  } catch {
    return false
  }
}
