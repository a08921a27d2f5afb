import { Secret, TOTP } from 'otpauth'

const periodSeconds = 30
/** Steps before and after the present one, as clocks of telephones differ (RFC 6238, 5.2). */
const window = 1
/** As long as the digest of its HMAC (RFC 4226, 4). */
const secretBytes = 20

/** A new secret, in Base32. */
export const newTotpSecret = (): string => new Secret({ size: secretBytes }).base32

/** What an authenticator app reads from a QR code. */
export const totpUri = (secret: string, issuer: string, label: string): string =>
  totpOf(secret, issuer, label).toString()

/** The step of time whose code it is (RFC 6238), of the present one and its neighbours; undefined for none. @param now milliseconds */
export function stepOfCode(secret: string, code: string, now = Date.now()): number | undefined {
  // The library throws at signs of more than a byte.
  if (!/^[0-9]{6}$/.test(code)) return undefined
  const delta = totpOf(secret).validate({ token: code, window, timestamp: now })
  return delta === null ? undefined : Math.floor(now / 1000 / periodSeconds) + delta
}

const totpOf = (secret: string, issuer = '', label = ''): TOTP =>
  new TOTP({
    ...{ issuer, label, algorithm: 'SHA1', digits: 6, period: periodSeconds },
    secret: Secret.fromBase32(secret),
  })
