/** Whether an authenticator says nothing of its maker, as it was asked to: certificates would be looked up where they say. */
export async function isWithoutCertificates(attestationObject: string): Promise<boolean> {
  // Late, as all of the library: see `passkeys.ts`.
  const { decodeAttestationObject, isoBase64URL } = await import('@simplewebauthn/server/helpers')
  try {
    const decoded = decodeAttestationObject(isoBase64URL.toBuffer(attestationObject))
    const format = decoded.get('fmt')
    return format === 'none' || (format === 'packed' && decoded.get('attStmt').get('x5c') === undefined)
  } catch {
    return false
  }
}
