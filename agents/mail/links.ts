import { createHash, randomBytes } from 'node:crypto'
import type { Language } from '@piata/config/languages'
import { type LinkPurpose, mailLinkMinutes, type User, type WrittenTables } from '@piata/db'
import type { AgentContext } from '../agent.ts'
import type { LetterSite } from './letter.ts'
import type { LinkInput, LinkTemplate } from './templates.ts'
import { pageUrl } from './voice.ts'

/** A mail with a link, ready to be written. */
interface LinkMail {
  to: string
  locale: Language
  template: LinkTemplate | 'address-taken'
  data: { url?: string; email?: string }
}

/** A new password is for whoever waits for the mail; one that could not be sent for so long says nothing any more. */
const staleMs = mailLinkMinutes * 60_000

/**
 * Makes the link of a mail, at the moment at which it is sent, so that its token is kept nowhere but in the mail; what was sent before for the same
 * purpose is void. Resolves to the reason where there is nothing to send.
 */
export async function openLink(
  input: LinkInput,
  { database, config, now }: Pick<AgentContext, 'database' | 'config' | 'now'>,
): Promise<LinkMail | string> {
  return database.transaction(async (tables) => {
    switch (input.link) {
      case 'verify-email': {
        const user = await tables.users.findById(input.userId)
        if (user === undefined) return 'the account is gone'
        if (user.emailVerifiedAt !== null) return 'the address is confirmed'
        const url = await issue(tables, user, 'verify', 'verify-email', config)
        return { to: user.email, locale: user.locale, template: 'verify-email', data: { url } }
      }
      case 'reset-password': {
        if (now().getTime() - Date.parse(input.askedAt) > staleMs) return 'it was asked for too long ago'
        const user = await tables.users.findByEmail(input.to)
        if (user === undefined) return 'there is no such account'
        const url = await issue(tables, user, 'reset', 'reset-password', config)
        return { to: user.email, locale: user.locale, template: 'reset-password', data: { url } }
      }
      default:
        return openChange(input, tables, config)
    }
  })
}

/** One side of a change of address. Whoever has the new one already is told so, in place of a link. */
async function openChange(
  { link, userId, email }: Extract<LinkInput, { email: string }>,
  tables: WrittenTables,
  site: LetterSite,
): Promise<LinkMail | string> {
  const user = await tables.users.findById(userId)
  const change = await tables.emailChanges.hold(userId)
  if (user === undefined || change === undefined || change.email !== email)
    return 'it was asked for no longer'
  const { locale } = user
  if (link === 'confirm-old-email') {
    const url = await issue(tables, user, 'old-email', 'confirm-email', site)
    return { to: user.email, locale, template: link, data: { url: `${url}.old`, email } }
  }
  const holder = await tables.users.findByEmail(email)
  if (holder !== undefined)
    return { to: holder.email, locale: holder.locale, template: 'address-taken', data: {} }
  const url = await issue(tables, { ...user, email }, 'new-email', 'confirm-email', site)
  return { to: email, locale, template: link, data: { url } }
}

async function issue(
  { mailLinks }: WrittenTables,
  user: User,
  purpose: LinkPurpose,
  folder: string,
  site: LetterSite,
): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const tokenHash = createHash('sha256').update(token).digest('hex')
  await mailLinks.issue({ userId: user.id, purpose, tokenHash, email: user.email })
  return pageUrl(user.locale, folder, site, token)
}
