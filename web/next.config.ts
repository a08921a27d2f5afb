import { fileURLToPath } from 'node:url'
import type { NextConfig } from 'next'
import { PHASE_PRODUCTION_SERVER } from 'next/constants.js'
import createNextIntlPlugin from 'next-intl/plugin'
import { buildEnhancements } from './enhance/build.ts'
import { romanianRewrites } from './i18n/routes.ts'

const gateway = process.env.PIATA_GATEWAY_URL ?? 'http://127.0.0.1:4000'
const withNextIntl = createNextIntlPlugin('./i18n/request.ts')
const year = 'public, max-age=31536000, immutable'

export default async function config(phase: string): Promise<NextConfig> {
  // The address of the enhancement script is inlined at build time; a running server needs no bundler.
  const env = phase === PHASE_PRODUCTION_SERVER ? {} : { PIATA_SITE_SCRIPT: await buildEnhancements() }
  return withNextIntl({
    env,
    turbopack: { root: fileURLToPath(new URL('..', import.meta.url)) },
    poweredByHeader: false,
    reactStrictMode: true,
    // Titles and descriptions are part of the first bytes for everybody, not only for known crawlers.
    htmlLimitedBots: /.*/,
    // Uploads of twelve pictures pass through the rewrite.
    experimental: { proxyClientMaxBodySize: '320mb' },
    rewrites: async () => ({
      beforeFiles: [
        // For the development server; the page server passes these on itself, as configured when it runs.
        { source: '/v1/:path*', destination: `${gateway}/v1/:path*` },
        { source: '/img/:path*', destination: `${gateway}/img/:path*` },
        ...romanianRewrites(),
      ],
      afterFiles: [],
      fallback: [],
    }),
    redirects: async () => [
      { source: '/ro', destination: '/', permanent: true },
      { source: '/ro/:path*', destination: '/:path*', permanent: true },
    ],
    headers: async () => [
      {
        source: '/:path*',
        headers: [
          { key: 'X-Content-Type-Options', value: 'nosniff' },
          { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
          { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=(self), payment=()' },
          { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
          { key: 'X-Frame-Options', value: 'DENY' },
        ],
      },
      { source: '/fonts/:file*', headers: [{ key: 'Cache-Control', value: year }] },
      { source: '/assets/:file*', headers: [{ key: 'Cache-Control', value: year }] },
    ],
  })
}
