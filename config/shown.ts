import type { Kind } from './kinds.ts'
import { type Config, keys } from './load.ts'
import { settings } from './settings.ts'

/** The settings as they may be logged: of what may hold a password only scheme, host and path. */
export function shownConfig(config: Config): Record<string, unknown> {
  const shown: Record<string, unknown> = {}
  for (const key of keys) {
    const { isSecret, isHidden }: Kind<unknown> = settings[key].kind
    if (isHidden) shown[key] = config[key] === undefined ? undefined : '***'
    else
      shown[key] = isSecret && config[key] !== undefined ? withoutSecrets(String(config[key])) : config[key]
  }
  return shown
}

/** 'postgres://shop:word@db/shop?password=x' → 'postgres://***@db/shop'; what is no URL shows its scheme alone. */
function withoutSecrets(text: string): string {
  if (!text.includes('//')) return text
  const url = URL.parse(text)
  if (url === null) return text.replace(/\/\/.*/s, '//***')
  return `${url.protocol}//${url.username || url.password ? '***@' : ''}${url.host}${url.pathname}`
}
