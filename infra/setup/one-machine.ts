import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import { address, freePort } from './services.ts'

type Environment = Record<string, string | undefined>

/** Listens at every address that the machine has. */
export const isWildcard = (host: string) => host === '0.0.0.0' || host === '::'
const isLoopback = (host: string) => /^(?:127\.[\d.]+|::1|localhost)$/.test(host)

/**
 * What follows from gateway and site running side by side, for the settings that the operator left out: the site asks the
 * gateway where it listens, the gateway knows the site's calls, and the public address is the site's own.
 */
export async function settingsOfOneMachine(environment: Environment): Promise<Record<string, string>> {
  const settings: Record<string, string> = {}
  const given = (name: string) => environment[name]?.trim() || undefined
  const gatewayHost = given('PIATA_GATEWAY_HOST') ?? '127.0.0.1'
  const webHost = given('PIATA_WEB_HOST') ?? '127.0.0.1'
  const port = async (name: string, host: string) => {
    if (given(name) === '0') settings[name] = String(await freePort(host))
    return Number(settings[name] ?? given(name))
  }
  const gatewayPort = (await port('PIATA_GATEWAY_PORT', gatewayHost)) || 4000
  const webPort = (await port('PIATA_WEB_PORT', webHost)) || 3000

  if (given('PIATA_GATEWAY_URL') === undefined) {
    const asked = gatewayHost === '0.0.0.0' ? '127.0.0.1' : gatewayHost === '::' ? '::1' : gatewayHost
    settings.PIATA_GATEWAY_URL = address(asked, gatewayPort)
    // Who asks this machine at an address of its own comes from that address.
    if (!isWildcard(gatewayHost) && !isLoopback(gatewayHost)) {
      const own = isIP(gatewayHost)
        ? [gatewayHost]
        : (await lookup(gatewayHost, { all: true })).map((entry) => entry.address)
      for (const name of ['PIATA_TRUST_PROXY', 'PIATA_LIMIT_EXEMPT'])
        settings[name] = [environment[name] ?? '127.0.0.1,::1', ...own]
          .filter((part) => part !== '')
          .join(',')
    }
  }
  if (given('PIATA_PUBLIC_URL') === undefined) {
    settings.PIATA_PUBLIC_URL = new URL(
      address(webHost === '127.0.0.1' ? 'localhost' : webHost, webPort),
    ).origin
    // Browsers keep Secure cookies of plain http on the machine itself only, and who listens elsewhere is opened from elsewhere.
    if (!isLoopback(webHost) && given('PIATA_COOKIE_SECURE') === undefined)
      settings.PIATA_COOKIE_SECURE = 'false'
  }
  return settings
}
