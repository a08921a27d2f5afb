import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  hkdfSync,
  randomUUID,
} from 'node:crypto'
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The pair that signs access tokens: Ed25519. */
export interface SigningKey {
  /** RFC 7638 thumbprint of the public key. */
  kid: string
  privatePem: string
  publicPem: string
  publicJwk: { kty: string; crv: string; x: string; kid: string; use: 'sig'; alg: 'EdDSA' }
}

const fileName = 'access-token.pem'

/**
 * Reads the key of the folder, or makes it on first use, readable by its owner alone. Several gateways that share the
 * folder and start together agree on one key.
 */
export async function loadSigningKey(folder: string): Promise<SigningKey> {
  const path = join(folder, fileName)
  try {
    return describeKey(await readFile(path, 'utf8'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const draft = join(folder, `${fileName}.${randomUUID()}`)
  const { privateKey } = generateKeyPairSync('ed25519')
  await writeFile(draft, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 })
  try {
    // link() fails when another gateway was faster, unlike rename().
    await link(draft, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    await rm(draft, { force: true })
  }
  return describeKey(await readFile(path, 'utf8'))
}

/** 32 secret bytes for one purpose, the same on every gateway that shares the key (HKDF, RFC 5869). */
export function secretFor(key: SigningKey, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', key.privatePem, '', `piata ${purpose}`, 32))
}

function describeKey(pem: string): SigningKey {
  const privateKey = createPrivateKey(pem)
  if (privateKey.asymmetricKeyType !== 'ed25519') throw new Error(`${fileName} is not an Ed25519 key`)
  const publicKey = createPublicKey(privateKey)
  const { crv, kty, x } = publicKey.export({ format: 'jwk' }) as { crv: string; kty: string; x: string }
  // Members in lexical order, without spaces (RFC 7638, 3).
  const kid = createHash('sha256').update(JSON.stringify({ crv, kty, x })).digest('base64url')
  return {
    kid,
    privatePem: pem,
    publicPem: publicKey.export({ type: 'spki', format: 'pem' }) as string,
    publicJwk: { kty, crv, x, kid, use: 'sig', alg: 'EdDSA' },
  }
}
