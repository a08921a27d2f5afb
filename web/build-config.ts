import { fileURLToPath } from 'node:url'
import type { NextConfig } from 'next'
import createNextIntlPlugin from 'next-intl/plugin'
import { buildEnhancements } from './enhance/build.ts'
import { site } from './i18n/site.ts'
import { writeTypes } from './i18n/write-types.ts'
import { nextOptions } from './server/next-options.ts'
import { loadSettings } from './server/settings.ts'

// For pages that are looked at while the site is built; a running one has them from its server.
loadSettings()
const withNextIntl = createNextIntlPlugin('./i18n/request.ts')

/** For builds and the development server: `nextOptions` and what only these need. */
export async function buildConfig(): Promise<NextConfig> {
  writeTypes()
  const scripts = await buildEnhancements()
  return withNextIntl({
    ...nextOptions,
    // What the folders say and the addresses of the documents' scripts are inlined.
    env: {
      PIATA_SITE: JSON.stringify(site),
      PIATA_SITE_SCRIPT: scripts.site,
      PIATA_MAP_SCRIPT: scripts.map,
      PIATA_ZOOM_SCRIPT: scripts.zoom,
    },
    turbopack: { root: fileURLToPath(new URL('..', import.meta.url)) },
    // A build is waited for: npm run check looks at types, a cache of 57 MB on disk costs more than it saves, and only browsers wait for bytes.
    typescript: { ignoreBuildErrors: true },
    experimental: { turbopackFileSystemCacheForBuild: false, serverMinification: false },
    // Documents load what they use of a package, not the whole of it (1,700 icons).
    bundlePagesRouterDependencies: true,
  })
}
