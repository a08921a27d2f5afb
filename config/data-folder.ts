import { join } from 'node:path'
import type { Config } from './load.ts'

/** What things are called in PIATA_DATA_DIR, and in a backup. */
export const dataNames = {
  images: 'images',
  /** Copies of pictures that a bucket keeps. */
  imagesCache: 'images-cache',
  /** Of pictures while they arrive. */
  uploads: 'uploads',
  /** Of pictures that arrive in pieces. */
  partialUploads: 'partial-uploads',
  keys: 'keys',
  searchSnapshot: 'search.snapshot',
  /** Of the index of saved searches. */
  alertSnapshot: 'alerts.snapshot',
  /** Files that let apps open the site's links, which the operator puts there. */
  appLinks: 'well-known',
  /** Mails, where none are sent. */
  mail: 'mail',
  /** Of the demo, where there is one. */
  demoLogins: 'demo-logins.json',
  /** Rows that an import refused. */
  rejected: 'rejected',
  /** What was read of old sites that are moved in. */
  moving: 'moving',
  /** Files that sellers bring, and what was read of them. */
  imports: 'imports',
  /** Files of feeds while they are read. */
  feeds: 'feeds',
} as const

/** Where things lie in PIATA_DATA_DIR, as absolute paths. */
export function dataFolder({
  dataDir,
  keysDir,
}: Pick<Config, 'dataDir' | 'keysDir'>): Record<keyof typeof dataNames, string> {
  const names = Object.entries(dataNames) as [keyof typeof dataNames, string][]
  const places = Object.fromEntries(names.map(([key, name]) => [key, join(dataDir, name)]))
  return { ...(places as Record<keyof typeof dataNames, string>), ...(keysDir && { keys: keysDir }) }
}
