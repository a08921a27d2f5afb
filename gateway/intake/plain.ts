import type { IncomingMessage } from 'node:http'
import { clientAddressHeaders } from '@piata/config'

/** What a header means to an answer from memory. `none`: nothing at all. */
type Meaning = 'none' | 'host' | 'coding' | 'proxy'

/** Headers that browsers, apps and proxies send and that no public read looks at. What is not here may matter, and goes the whole way. */
const meaningless = [
  ...[
    'connection',
    'keep-alive',
    'user-agent',
    'accept',
    'accept-language',
    'referer',
    'cookie',
    'dnt',
    'priority',
  ],
  ...['cache-control', 'pragma', 'upgrade-insecure-requests', 'sec-gpc', 'save-data'],
  ...['sec-fetch-dest', 'sec-fetch-mode', 'sec-fetch-site', 'sec-fetch-user', 'sec-purpose'],
  ...['sec-ch-ua', 'sec-ch-ua-mobile', 'sec-ch-ua-platform'],
  ...['x-forwarded-proto', 'x-forwarded-host', 'x-forwarded-port', 'x-forwarded-server', 'x-request-id'],
]

const meanings = new Map<string, Meaning>()
const say = (names: readonly string[], meaning: Meaning) => {
  for (const name of names) {
    meanings.set(name, meaning)
    // As most clients of HTTP/1.1 write it.
    meanings.set(
      name.replace(/(?:^|-)[a-z]/g, (letter) => letter.toUpperCase()),
      meaning,
    )
  }
}
say(meaningless, 'none')
say(['host'], 'host')
say(['accept-encoding'], 'coding')
say([...clientAddressHeaders, 'forwarded', 'via'], 'proxy')

/** What an answer from memory needs to know of a request. */
interface Plain {
  isForwarded: boolean
  acceptEncoding: string | undefined
}

const direct: Plain = Object.freeze({ isForwarded: false, acceptEncoding: undefined })

/** Whether a request is a stranger's GET that asks for nothing but the bytes at an address, with one host and no body; undefined for all others. */
export function plainOf({ method, rawHeaders }: IncomingMessage): Plain | undefined {
  if (method !== 'GET') return undefined
  let hosts = 0
  let isForwarded = false
  let acceptEncoding: string | undefined
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at]!
    const meaning = meanings.get(name) ?? meanings.get(name.toLowerCase())
    if (meaning === undefined) return undefined
    if (meaning === 'none') continue
    if (meaning === 'host') hosts += 1
    else if (meaning === 'proxy') isForwarded = true
    else if (acceptEncoding === undefined) acceptEncoding = rawHeaders[at + 1]!
    else return undefined
  }
  if (hosts !== 1) return undefined
  return isForwarded || acceptEncoding !== undefined ? { isForwarded, acceptEncoding } : direct
}
