import type { OidcProvider } from '@piata/config'
import * as client from 'openid-client'
import { authenticationOf } from './client-authentication.ts'

/** Seconds that a provider has for one answer, and bytes that this may have. */
const answerSeconds = 5
const mostBytes = 256 * 1024
/** How long what a provider says of itself is believed. */
const keptMs = 3_600_000

interface Known {
  configuration: Promise<client.Configuration>
  /** By `performance.now()`. */
  until: number
}

/** What is known of each provider, read when it is first asked for. */
export class Providers {
  readonly #providers: readonly OidcProvider[]
  readonly #seconds: number
  readonly #known = new Map<string, Known>()

  /** @param seconds that a provider has for one answer */
  constructor(providers: readonly OidcProvider[], seconds = answerSeconds) {
    this.#providers = providers
    this.#seconds = seconds
  }

  find(id: string): OidcProvider | undefined {
    return this.#providers.find((provider) => provider.id === id)
  }

  ofIssuer(issuer: string): OidcProvider | undefined {
    return this.#providers.find((provider) => provider.issuer.href === issuer)
  }

  /** @throws Error where the provider does not answer, or says what cannot be used */
  configuration(provider: OidcProvider): Promise<client.Configuration> {
    const known = this.#known.get(provider.id)
    if (known !== undefined && known.until > performance.now()) return known.configuration
    const configuration = discover(provider, this.#seconds)
    const entry = { configuration, until: performance.now() + keptMs }
    this.#known.set(provider.id, entry)
    configuration.catch(() => {
      // Asked again by the next one.
      if (this.#known.get(provider.id) === entry) this.#known.delete(provider.id)
    })
    return configuration
  }
}

async function discover(provider: OidcProvider, timeout: number): Promise<client.Configuration> {
  const { issuer, clientId } = provider
  const execute = issuer.protocol === 'http:' ? [client.allowInsecureRequests] : []
  const discovered = await client.discovery(issuer, clientId, undefined, client.None(), {
    [client.customFetch]: boundedFetch,
    timeout,
    execute,
  })
  const server = discovered.serverMetadata()
  const configuration = new client.Configuration(server, clientId, {}, authenticationOf(provider, server))
  configuration[client.customFetch] = boundedFetch
  configuration.timeout = timeout
  for (const extension of execute) extension(configuration)
  // The signature of an ID token is looked at, though it comes by TLS from the provider itself.
  client.enableNonRepudiationChecks(configuration)
  return configuration
}

/** A provider that cannot be reached, breaks, or says more than is read. */
class ProviderAway extends Error {
  override name = 'ProviderAway'
}

/** Whether a failure is that of a provider that does not answer as it should, and not a refusal. */
export function isAway(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause)
    if (cause instanceof ProviderAway || cause.name === 'TimeoutError') return true
  return false
}

/** Reads an answer whole, within its time and size. */
const boundedFetch: client.CustomFetch = async (url, options) => {
  const { host } = new URL(url)
  try {
    const response = await fetch(url, options as RequestInit)
    if (response.status >= 500) {
      await response.body?.cancel()
      throw new ProviderAway(`${host} answered with status ${response.status}`)
    }
    const chunks: Uint8Array[] = []
    let size = 0
    for await (const chunk of response.body ?? []) {
      size += chunk.length
      if (size > mostBytes) throw new ProviderAway(`The answer of ${host} is larger than ${mostBytes} bytes`)
      chunks.push(chunk)
    }
    const { status, statusText, headers } = response
    return new Response(size === 0 ? null : Buffer.concat(chunks), { status, statusText, headers })
  } catch (error) {
    // What fetch says of a connection that fails.
    throw error instanceof TypeError ? new ProviderAway(`${host} cannot be reached`, { cause: error }) : error
  }
}
