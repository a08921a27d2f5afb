import { vapidKeysOf, webhookPurpose, webhookSealName } from '@piata/agents'
import { type Config, loadRootSecret, openText, sealText, secretFor } from '@piata/config'
import { type Database, type SealedKind, sealedKinds } from '@piata/db'

const rowsAtOnce = 100

/** What each kind is sealed for, and under which name. */
const seals: Record<SealedKind, { purpose: string; nameOf: (id: string) => string }> = {
  'signing keys': { purpose: 'signing keys', nameOf: (kid) => kid },
  'authenticator apps': { purpose: 'second factors', nameOf: (userId) => userId },
  webhooks: { purpose: webhookPurpose, nameOf: () => webhookSealName },
}

/**
 * Seals with the present secret all that was sealed with the one of before, in steps: what is sealed with either can be read all the while, so that
 * it can stop anywhere and be begun again.
 * @throws Error in one line for the operator
 */
export async function rotateSecret(database: Database, config: Config): Promise<string[]> {
  const { secretKeyBefore } = config
  if (secretKeyBefore === undefined)
    throw new Error(
      'rotate-secret needs the secret of before as PIATA_SECRET_KEY_BEFORE, beside the new one; restart every gateway with both first',
    )
  const root = await loadRootSecret(config)
  const lines: string[] = []
  let unreadable = 0
  const reseal = (purpose: string) => {
    const [now, before] = [secretFor(root, purpose), secretFor(secretKeyBefore, purpose)]
    return (name: string, sealed: string): string | undefined => {
      if (opens(now, name, sealed)) return undefined
      if (opens(before, name, sealed)) return sealText(now, name, openText(before, name, sealed))
      unreadable++
      return undefined
    }
  }
  for (const kind of sealedKinds) {
    const { purpose, nameOf } = seals[kind]
    const work = reseal(purpose)
    let total = 0
    for (let after: string | undefined = ''; after !== undefined; ) {
      const step = await database.sealed.rewrite(kind, after, rowsAtOnce, (id, sealed) =>
        work(nameOf(id), sealed),
      )
      total += step.changed
      after = step.last
    }
    lines.push(`${kind}: ${total} sealed anew`)
  }
  const isPushKeyNew = await database.pushSubscriptions.resealKeys(reseal('push keys'))
  lines.push(`push keys: ${isPushKeyNew ? 1 : 0} sealed anew`)
  await database.audit.record({
    kind: 'keys-changed',
    accountId: null,
    actor: 'operator',
    details: { secret: true },
  })
  if (unreadable > 0)
    lines.push(
      `${unreadable} were sealed with neither secret and stay as they are; is PIATA_SECRET_KEY_BEFORE right?`,
    )
  return [
    ...lines,
    'PIATA_SECRET_KEY_BEFORE is needed no more, but for recovery codes that were made before: without it their owners make new ones',
  ]
}

/** Makes the pair of Web Push anew, as when its private key is lost or stolen; browsers subscribe again. */
export async function rotatePushKeys(database: Database, config: Config): Promise<string> {
  const gone = await database.pushSubscriptions.forgetKeys()
  const { publicKey } = await vapidKeysOf(database, config)
  await database.audit.record({
    kind: 'keys-changed',
    accountId: null,
    actor: 'operator',
    details: { push: true },
  })
  return `Web Push has the key ${publicKey} now; ${gone} subscriptions of before are gone, and browsers subscribe again`
}

function opens(secret: Buffer, name: string, sealed: string): boolean {
  try {
    openText(secret, name, sealed)
    return true
  } catch {
    return false
  }
}
