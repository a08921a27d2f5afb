import { PHASE_PRODUCTION_SERVER } from 'next/constants.js'
import { nextOptions } from './server/next-options.ts'

/** No TypeScript itself: to read that, Next loads its compiler, 97 MB that a running site has no use for. */
export default async function config(/** @type {string} */ phase) {
  if (phase === PHASE_PRODUCTION_SERVER) return nextOptions
  const { buildConfig } = await import('./build-config.ts')
  return buildConfig()
}
