import { checkedUrl, SiteFault } from '@piata/agents'
import type { Config } from '@piata/config'
import { invalid } from '../../problems/problem.ts'

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
