import { Resolver } from 'node:dns/promises'
import { isIP, type LookupFunction } from 'node:net'
import type { ConnectionOptions } from 'node:tls'
import { isPublicAddress, type Networks } from '@piata/config'
import { buildConnector } from 'undici'
import { SiteFault } from './fault.ts'

/** All addresses of a name. */
export type Resolve = (name: string) => Promise<string[]>

/** Whom may be asked. */
export interface Reach {
  /** Private addresses that may be asked all the same. */
  networks: Networks
  /** The setting that names them, for whoever reads why an address is refused. */
  setting?: string | undefined
}

/** Ports below 1024 that serve the web; above, those of databases, caches and the like are left out. */
const webPorts = new Set([80, 443])
const servicePorts = new Set([
  ...[1433, 1521, 2049, 2181, 2375, 2376, 2379, 2380, 3306, 3389, 4369, 5432, 5672, 5900, 5984, 5985, 6000],
  ...[6379, 6443, 6667, 7001, 8500, 9042, 9092, 9200, 9300, 10250, 10255, 11211, 27017, 50070],
])
const longestUrl = 2_000
/** Names that lead to a machine's own network by what they are. */
const privateNames = /(?:^|\.)(?:localhost|local|internal|intranet|lan|home\.arpa)\.?$/i

/**
 * An address that may be asked for, without its fragment. Where its name leads is seen when it is connected to.
 * @throws SiteFault saying what is wrong with it
 */
export function checkedUrl(text: string, reach: Reach, base?: URL): URL {
  if (text.length > longestUrl)
    throw new SiteFault(`must have at most ${longestUrl} characters, not ${text.length}`)
  const url = URL.parse(text, base)
  if (url === null)
    throw new SiteFault(
      `must be an address such as https://shop.example/feed.xml, not "${text.slice(0, 80)}"`,
    )
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    throw new SiteFault(`must begin with https:// or http://, not ${url.protocol}`)
  if (url.username !== '' || url.password !== '') throw new SiteFault('must not hold a name and a password')
  const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80))
  if (!(webPorts.has(port) || (port >= 1_024 && !servicePorts.has(port))))
    throw new SiteFault(
      `must name port 80, 443 or one from 1024 that no other service is known for, not ${port}`,
    )
  const host = hostOf(url)
  if (isIP(host) !== 0) refuseAddress(host, host, reach)
  else if (reach.networks.isEmpty && privateNames.test(host))
    throw new SiteFault(`${host} is a name of a private network`)
  url.hash = ''
  return url
}

/** The name or address, without brackets. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '')
}

function refuseAddress(address: string, host: string, { networks, setting }: Reach): void {
  if (isPublicAddress(address) || networks.has(address)) return
  // Where a name leads within this network is nobody's business who named it.
  const whose = address === host ? host : `${host} leads to what`
  const advice = setting === undefined ? '' : `; ${setting} names private ones that may be asked`
  throw new SiteFault(`${whose} is not an address of the internet${advice}`)
}

/** Asks the name servers of this machine, and no thread that files and archives are waiting for. */
export function askNameServers(): Resolve {
  const resolver = new Resolver({ timeout: 3_000, tries: 2 })
  return async (name) => {
    const answers = await Promise.allSettled([resolver.resolve4(name), resolver.resolve6(name)])
    const addresses = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []))
    if (addresses.length > 0) return addresses
    const reasons = answers.flatMap((answer) =>
      answer.status === 'rejected' ? [answer.reason as NodeJS.ErrnoException] : [],
    )
    const isUnknown = reasons.every(({ code }) => code === 'ENOTFOUND' || code === 'ENODATA')
    throw new SiteFault(isUnknown ? `There is no host ${name}` : `The name ${name} could not be looked up`, {
      isPassing: true,
    })
  }
}

/**
 * Connects to addresses of the internet, and to private ones that `reach` names: what a name leads to is looked up once, every answer is checked, and one of
 * these answers is what the socket gets, so that a name cannot lead elsewhere in between.
 */
export function guardedConnector(
  reach: Reach,
  resolve: Resolve,
  tls: Pick<ConnectionOptions, 'ca'> = {},
): buildConnector.connector {
  const lookup: LookupFunction = (name, options, answer) => {
    void (async () => {
      const addresses = await resolve(name)
      for (const address of addresses) refuseAddress(address, name, reach)
      const found = addresses.map((address) => ({ address, family: isIP(address) }))
      if (found.some(({ family }) => family === 0) || found.length === 0)
        throw new SiteFault(`There is no host ${name}`)
      return found
    })().then(
      (found) => (options.all ? answer(null, found) : answer(null, found[0]!.address, found[0]!.family)),
      (error: Error) => answer(error, options.all ? [] : '', 0),
    )
  }
  const connect = buildConnector({ ...tls, lookup, timeout: 10_000, allowH2: false, autoSelectFamily: true })
  return (options, callback) => {
    const host = options.hostname.replace(/^\[|\]$/g, '')
    try {
      // A socket looks up no name for what is an address already.
      if (isIP(host) !== 0) refuseAddress(host, host, reach)
    } catch (error) {
      callback(error as Error, null)
      return
    }
    connect(options, callback)
  }
}
