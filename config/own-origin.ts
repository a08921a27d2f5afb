import type { Config } from './load.ts'

const isLoopback = (hostname: string): boolean => /^(?:localhost|127\.0\.0\.1|\[::1\])$/.test(hostname)

/**
 * Whether pages of `origin` are ours: what the settings say. A site that is not on the net yet, whose public address is this machine, also
 * goes by the host that it was asked under, `host`: X-Forwarded-Host where a trusted proxy says it, else Host.
 */
export function isOwnOrigin(
  origin: string,
  host: string,
  { publicUrl, corsOrigins = [] }: Pick<Config, 'publicUrl'> & Partial<Pick<Config, 'corsOrigins'>>,
): boolean {
  if (origin === publicUrl.origin || corsOrigins.includes(origin)) return true
  return isLoopback(publicUrl.hostname) && URL.parse(origin)?.host === host
}
