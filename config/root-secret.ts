import { hkdfSync, randomBytes, randomUUID } from 'node:crypto'
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { dataFolder } from './data-folder.ts'
import { type Config, ConfigError } from './load.ts'

const fileName = 'secret.key'
const secretBytes = 32

/**
 * The 32 bytes that all secrets of an installation come from: those of PIATA_SECRET_KEY, or of a file that is made on first
 * use, readable by its owner alone. Several gateways that share the folder and start together agree on one.
 * @throws ConfigError for a file that holds something else
 */
export async function loadRootSecret(config: Config): Promise<Buffer> {
  if (config.secretKey !== undefined) return config.secretKey
  const folder = dataFolder(config).keys
  const path = join(folder, fileName)
  try {
    return parse(await readFile(path, 'utf8'), path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const draft = join(folder, `.${fileName}.${randomUUID()}`)
  await writeFile(draft, `${randomBytes(secretBytes).toString('base64url')}\n`, { mode: 0o600 })
  try {
    // link() fails when another gateway was faster, unlike rename().
    await link(draft, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    await rm(draft, { force: true })
  }
  return parse(await readFile(path, 'utf8'), path)
}

/** 32 secret bytes for one purpose, the same on every gateway of an installation (HKDF, RFC 5869). */
export function secretFor(root: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', root, '', `piata ${purpose}`, 32))
}

/** What something is sealed with: by the present secret, and openable by the one of before while that is in the settings. */
export function sealSecretsFor(
  { secretKeyBefore }: Pick<Config, 'secretKeyBefore'>,
  root: Buffer,
  purpose: string,
): readonly Buffer[] {
  const roots = secretKeyBefore === undefined ? [root] : [root, secretKeyBefore]
  return roots.map((one) => secretFor(one, purpose))
}

function parse(text: string, path: string): Buffer {
  const secret = Buffer.from(text.trim(), 'base64url')
  if (secret.length === secretBytes) return secret
  throw new ConfigError([`${path} does not hold 32 bytes as base64url; put it back from a backup`])
}
