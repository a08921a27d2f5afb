import type { NextConfig } from 'next'

const year = 'public, max-age=31536000, immutable'

/** What a running site and its build agree on. */
export const nextOptions: NextConfig = {
  poweredByHeader: false,
  // The page server makes the tags of what it sends.
  generateEtags: false,
  reactStrictMode: true,
  // Titles and descriptions are part of the first bytes for everybody, not only for known crawlers.
  htmlLimitedBots: /.*/,
  // Pictures come in their sizes from the API; nothing is resized on demand.
  images: { unoptimized: true },
  headers: async () => [
    { source: '/fonts/:file*', headers: [{ key: 'Cache-Control', value: year }] },
    { source: '/assets/:file*', headers: [{ key: 'Cache-Control', value: year }] },
  ],
}
