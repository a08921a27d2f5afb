import { decodeAttestationObject, isoBase64URL } from '@simplewebauthn/server/helpers'

/** Whether an authenticator says nothing of its maker, as it was asked to: certificates would be looked up where they say. */
export function isWithoutCertificates(attestationObject: string): boolean {
  try {
    const decoded = decodeAttestationObject(isoBase64URL.toBuffer(attestationObject))
    const format = decoded.get('fmt')
    return format === 'none' || (format === 'packed' && decoded.get('attStmt').get('x5c') === undefined)
  } catch {
    return false
  }
}
