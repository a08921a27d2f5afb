import { feedRoots, fileRoots, gatewayRoots } from '@piata/config/site-words'
import { landingOfPath } from '../client/landings.ts'
import { href, isInteractivePath, isPlainPath, pageOfPath, properPath } from '../i18n/routes.ts'

/** What a request's target asks for. `address` is the only form of it that anything behind the door sees. */
export type Target =
  /** The API and what belongs to it. */
  | { kind: 'gateway'; address: string }
  /** A built file. */
  | { kind: 'file'; address: string }
  /** What programs read of the whole site: robots.txt, sitemaps, and the manifest by which browsers install it. */
  | { kind: 'feed'; address: string }
  | { kind: 'document'; address: string }
  | { kind: 'application'; address: string }
  /** A document that works by forms alone, made for whoever asks. */
  | { kind: 'plain'; address: string }
  /** The page's only address. */
  | { kind: 'moved'; location: string; status?: 301 | 307 }
  | { kind: 'missing'; isApi: boolean }
  /** No address that a browser would send. */
  | { kind: 'malformed'; isApi: boolean }

const feeds = /^\/(?:robots\.txt|sitemap\.xml|manifest\.webmanifest|sitemaps\/[^/]+)$/

const unreserved = /^[A-Za-z0-9._~-]$/
/** `.`, `..`, and either with the path parameters that some servers cut off. */
const dotSegment = /^\.{1,2}(?:;.*)?$/
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be in a path
const notInPath = /[\x00-\x1f\x7f\\]/
/** Parameters by which Next speaks to itself. */
const internalParameter = /^(?:_rsc$|nxt[PI]|__next)/

/**
 * Reads a request target (RFC 9112, 3.2) once, before anything routes. Escapes of plain characters are undone, bytes beyond
 * ASCII escaped; dot segments, empty segments, escaped slashes and what is not UTF-8 are no address; reserved first segments
 * are matched to the letter, so that no spelling of them reaches another router as something else.
 */
export function readTarget(target: string): Target {
  // Node gives bytes as Latin-1.
  const escaped = target.replace(
    /[\x80-\xff]/g,
    (byte) => `%${byte.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  const cut = escaped.indexOf('?')
  const path = canonicalPath(cut === -1 ? escaped : escaped.slice(0, cut))
  if (path === undefined || escaped.includes('#'))
    return { kind: 'malformed', isApi: /^\/+(?:v1|img)\b/i.test(escaped) }
  const query = cut === -1 ? '' : escaped.slice(cut)
  const root = path.split('/', 2)[1]!
  const meant = root.split(';', 1)[0]!.toLowerCase()
  if (root !== meant && isReserved(meant)) return { kind: 'missing', isApi: gatewayRoots.has(meant) }
  if (gatewayRoots.has(root)) return { kind: 'gateway', address: path + query }
  if (fileRoots.has(root) || path.startsWith('/_next/static/')) return { kind: 'file', address: path + query }
  if (root.startsWith('_')) return { kind: 'missing', isApi: false }
  if (feedRoots.has(root))
    return feeds.test(path) ? { kind: 'feed', address: path } : { kind: 'missing', isApi: false }
  return readPage(path, ownParameters(query))
}

function readPage(path: string, query: string): Target {
  if (pageOfPath(path) === undefined) return readLanding(path, query)
  const proper = properPath(path)
  if (proper !== undefined) return { kind: 'moved', location: proper + query }
  if (isPlainPath(path)) return { kind: 'plain', address: path + query }
  return { kind: isInteractivePath(path) ? 'application' : 'document', address: path + query }
}

/** The page of a category is the page of its results under words of its own, without a query. */
function readLanding(path: string, query: string): Target {
  const found = landingOfPath(path)
  if (found === undefined) return { kind: 'missing', isApi: false }
  const { locale, landing, proper } = found
  if (proper !== path) return { kind: 'moved', location: proper + query, status: 301 }
  const { category, county } = landing
  const asked = new URLSearchParams(query)
  if (!asked.has('category')) asked.set('category', category)
  if (county !== null && !asked.has('county')) asked.set('county', county)
  const address = `${href(locale, 'listings')}?${asked}`
  return query === '' ? { kind: 'document', address } : { kind: 'moved', location: address, status: 307 }
}

const isReserved = (root: string) =>
  gatewayRoots.has(root) || fileRoots.has(root) || feedRoots.has(root) || root.startsWith('_')

/** The path in its one form; undefined when it has none. */
function canonicalPath(path: string): string | undefined {
  if (!path.startsWith('/') || notInPath.test(path)) return undefined
  let decoded: string
  try {
    decoded = decodeURIComponent(path)
  } catch {
    return undefined
  }
  if (notInPath.test(decoded) || /%2f/i.test(path)) return undefined
  const canonical = path.replace(/%[0-9a-f]{2}/gi, (triplet) => {
    const character = String.fromCharCode(Number.parseInt(triplet.slice(1), 16))
    return unreserved.test(character) ? character : triplet.toUpperCase()
  })
  const segments = canonical.slice(1).split('/')
  const isBroken = segments.some(
    (segment, at) => dotSegment.test(segment) || (segment === '' && at < segments.length - 1),
  )
  return isBroken ? undefined : canonical
}

function ownParameters(query: string): string {
  if (query.length < 2) return ''
  const kept = query
    .slice(1)
    .split('&')
    .filter((pair) => pair !== '' && !internalParameter.test(nameOf(pair)))
  return kept.length > 0 ? `?${kept.join('&')}` : ''
}

function nameOf(pair: string): string {
  const [name = ''] = pair.split('=', 1)
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}
