import { type Config, ConfigError, loadRootSecret, openText, sealSecretsFor, sealText } from '@piata/config'
import type { Database } from '@piata/db'
import { makeVapidKeys, type VapidKeys } from './encryption.ts'

/**
 * The site's pair, made by whoever asks first; the private key lies in the database sealed, as those of access tokens do.
 * @throws ConfigError for one that was sealed with another secret
 */
export async function vapidKeysOf(
  database: Pick<Database, 'pushSubscriptions'>,
  config: Config,
): Promise<VapidKeys> {
  const secret = sealSecretsFor(config, await loadRootSecret(config), 'push keys')
  const { publicKey, sealed } = await database.pushSubscriptions.vapidKeys(() => {
    const { publicKey, privateKey } = makeVapidKeys()
    return { publicKey, sealed: sealText(secret, publicKey, privateKey) }
  })
  try {
    return { publicKey, privateKey: openText(secret, publicKey, sealed) }
  } catch {
    throw new ConfigError([
      'The push key of the database was sealed with another secret. Set PIATA_SECRET_KEY, or put secret.key back into the folder of keys, as it was then',
    ])
  }
}
