import { join } from 'node:path'
import type { Config } from './load.ts'

/** Where things lie in PIATA_DATA_DIR, as absolute paths. */
export function dataFolder({ dataDir, keysDir }: Pick<Config, 'dataDir' | 'keysDir'>) {
  return {
    images: join(dataDir, 'images'),
    /** Of pictures while they arrive. */
    uploads: join(dataDir, 'uploads'),
    keys: keysDir ?? join(dataDir, 'keys'),
    searchSnapshot: join(dataDir, 'search.snapshot'),
    /** Files that let apps open the site's links, which the operator puts there. */
    appLinks: join(dataDir, 'well-known'),
    demoLogins: join(dataDir, 'demo-logins.json'),
    /** Rows that an import refused. */
    rejected: join(dataDir, 'rejected'),
    /** Files of feeds while they are read. */
    feeds: join(dataDir, 'feeds'),
  }
}
