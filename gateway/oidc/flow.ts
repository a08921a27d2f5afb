import { openText, sealText } from '@piata/config'
import type { Language } from '@piata/config/languages'
import type { Id } from '@piata/db'

/** Seconds from the redirect to a provider until the way back. */
export const flowSeconds = 600

/** What a browser carries, sealed, while its person is at a provider: it alone can come back with the answer. */
export interface Flow {
  /** The provider's id. */
  provider: string
  state: string
  nonce: string
  /** Of PKCE. */
  verifier: string
  /** Path of the site that it comes back to. */
  back: string
  locale: Language
  /** Milliseconds since 1970. */
  startedAt: number
  /** To link the account of this session rather than log in. */
  link?: { userId: Id; sessionId: Id; tokenVersion: number }
}

const name = 'flow'

export const sealFlow = (secret: Buffer, flow: Flow): string => sealText(secret, name, JSON.stringify(flow))

/** The flow of a cookie; undefined for one that is not ours or too old. */
export function openFlow(secret: Buffer, sealed: string | undefined, now = Date.now()): Flow | undefined {
  if (sealed === undefined) return undefined
  try {
    const flow: Flow = JSON.parse(openText(secret, name, sealed))
    return flow.startedAt + flowSeconds * 1000 > now ? flow : undefined
  } catch {
    return undefined
  }
}

/** Whether a text is a path of the site, whatever a browser makes of it. */
export const isLocalPath = (path: string): boolean =>
  /^\/(?![/\\])[\x21-\x7e]*$/.test(path) && !/[\\#]/.test(path)
