import type { Config } from './load.ts'
import { isPublicHost } from './networks.ts'

/**
 * Whether the mails of this site are shown in the browser instead of being sent: in the demo, with no mail server, and only where the
 * site's address is of this machine or a private network, as whoever reads mails can take over accounts.
 */
export function isMailReadable({
  demo,
  smtpUrl,
  publicUrl,
}: Pick<Config, 'demo' | 'smtpUrl' | 'publicUrl'>): boolean {
  if (!demo || smtpUrl !== undefined) return false
  return !isPublicHost(publicUrl.hostname)
}

/** Where mails go and whether addresses are confirmed: a line for the operator, at start. */
export function mailNote(config: Config): string {
  const { smtpUrl, emailVerification } = config
  const isRequired = emailVerification === 'required'
  if (smtpUrl !== undefined)
    return `Mails are sent through PIATA_SMTP_URL; new accounts publish ${isRequired ? 'after their address is confirmed' : 'at once (PIATA_EMAIL_VERIFICATION=off)'}`
  const where = isMailReadable(config)
    ? 'are shown at /demo/mail of the site'
    : 'are files in mail/ of PIATA_DATA_DIR'
  const accounts = isRequired
    ? 'new accounts publish after their address is confirmed'
    : 'addresses are not confirmed and new accounts publish at once'
  return `No PIATA_SMTP_URL: mails ${where}; ${accounts}`
}
