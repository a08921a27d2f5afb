import { checkedUrl, SiteFault } from '@piata/agents'
import type { Config } from '@piata/config'
import type { FastifyRequest } from 'fastify'
import { invalid, Problem } from '../../problems/problem.ts'

/** An address that messages can be sent to, as far as can be told before its name is looked up. @throws Problem */
export function webhookUrl(text: string, { webhookNetworks: networks }: Config): string {
  try {
    const url = checkedUrl(text, { networks, setting: 'PIATA_WEBHOOK_NETWORKS' })
    if (url.protocol !== 'https:' && networks.isEmpty) throw new SiteFault('must begin with https://')
    return url.href
  } catch (error) {
    if (error instanceof SiteFault) throw invalid('/url', error.message)
    throw error
  }
}

/**
 * What goes to a webhook for everybody's listings is what `changes:read` lets a key read, so that making one, sending it elsewhere or signing it anew needs that too.
 * @throws Problem forbidden
 */
export function requireAudience({ apiKey }: FastifyRequest, audience: 'own' | 'everyone'): void {
  if (audience === 'everyone' && apiKey?.scopes.has('changes:read') === false)
    throw new Problem('forbidden', 'The API key lacks the scope changes:read, which `everyone` needs.')
}
