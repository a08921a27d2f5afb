import { fileURLToPath } from 'node:url'
import type { NextConfig } from 'next'
import { PHASE_PRODUCTION_SERVER } from 'next/constants.js'
import createNextIntlPlugin from 'next-intl/plugin'
import { buildEnhancements } from './enhance/build.ts'
import { pathRewrites } from './i18n/routes.ts'
import { site } from './i18n/site.ts'
import { writeTypes } from './i18n/write-types.ts'
import { loadSettings } from './server/settings.ts'

// For pages that are looked at while the site is built; a running one has them from its server.
loadSettings()
const withNextIntl = createNextIntlPlugin('./i18n/request.ts')
const year = 'public, max-age=31536000, immutable'

export default async function config(phase: string): Promise<NextConfig> {
  const built = phase === PHASE_PRODUCTION_SERVER
  if (!built) writeTypes()
  // What the folders say and the address of the enhancement script are inlined at build time; a running server needs no bundler.
  const env = built ? {} : { PIATA_SITE: JSON.stringify(site), PIATA_SITE_SCRIPT: await buildEnhancements() }
  return withNextIntl({
    env,
    turbopack: { root: fileURLToPath(new URL('..', import.meta.url)) },
    poweredByHeader: false,
    // The page server makes the tags of what it sends.
    generateEtags: false,
    reactStrictMode: true,
    // A build is waited for: npm run check looks at types, a cache of 57 MB on disk costs more than it saves, and only browsers wait for bytes.
    typescript: { ignoreBuildErrors: true },
    experimental: { turbopackFileSystemCacheForBuild: false, serverMinification: false },
    // Documents load what they use of a package, not the whole of it (1,700 icons).
    bundlePagesRouterDependencies: true,
    // Titles and descriptions are part of the first bytes for everybody, not only for known crawlers.
    htmlLimitedBots: /.*/,
    // Pictures come in their sizes from the API; nothing is resized on demand.
    images: { unoptimized: true },
    rewrites: async () => ({ beforeFiles: pathRewrites(), afterFiles: [], fallback: [] }),
    headers: async () => [
      { source: '/fonts/:file*', headers: [{ key: 'Cache-Control', value: year }] },
      { source: '/assets/:file*', headers: [{ key: 'Cache-Control', value: year }] },
    ],
  })
}
