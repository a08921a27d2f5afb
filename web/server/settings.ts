import { type Config, isMailReadable, loadConfig } from '@piata/config'

/**
 * The site's settings, which are the gateway's as well. Pages, which are bundled for browsers too, are handed what they need of them as environment.
 * @throws ConfigError
 */
export function loadSettings(): Config {
  const config = loadConfig()
  process.env.PIATA_PUBLIC_URL = config.publicUrl.origin
  process.env.PIATA_GATEWAY_URL = config.gatewayUrl.origin
  if (config.languagesDir !== undefined) process.env.PIATA_LANGUAGES_DIR = config.languagesDir
  process.env.PIATA_TIME_ZONE = config.timeZone
  process.env.PIATA_LOGIN_PROVIDERS = JSON.stringify(config.oidc.map(({ id, name }) => ({ id, name })))
  process.env.PIATA_MAIL_READABLE = String(isMailReadable(config))
  return config
}
