import type { Content } from './templates.ts'

/** A mailbox with the name that is shown for it. */
interface Mailbox {
  name: string
  address: string
}

interface Mail extends Content {
  from: Mailbox
  to: string
  /** Stays the same when a mail is sent again, so that receivers can leave out the second one. */
  messageId: string
  date: Date
}

/** The mail server said that it will never take this mail. */
export class MailRefused extends Error {
  override name = 'MailRefused'
}

const patienceMs = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 }

/**
 * Hands a mail to a server, `smtp://user:password@host:587` or `smtps://…`. A password is only said over TLS, but on this machine.
 * @throws MailRefused; Error for whatever may go well later. Neither message holds an address.
 */
export async function sendMail(server: string, mail: Mail, signal: AbortSignal): Promise<void> {
  const { from, to, subject, text, html, unsubscribe, replyTo, messageId, date } = mail
  const url = new URL(server)
  const isSecure = url.protocol === 'smtps:'
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const hasLogin = url.username !== ''
  // Read with the first mail, as most processes send none.
  const { createTransport } = await import('nodemailer')
  const transport = createTransport({
    ...{ host, port: Number(url.port) || (isSecure ? 465 : 587), secure: isSecure },
    ...(hasLogin && {
      auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
    }),
    requireTLS: !isSecure && hasLogin && !isThisMachine(host),
    disableFileAccess: true,
    disableUrlAccess: true,
    ...patienceMs,
  })
  try {
    await transport.sendMail({
      from,
      to: { name: '', address: to },
      envelope: { from: from.address, to },
      ...{ subject, text, ...(html !== undefined && { html }), messageId, date, signal },
      ...(replyTo !== undefined && { replyTo }),
      headers: {
        'Auto-Submitted': 'auto-generated',
        ...(unsubscribe !== undefined && {
          'List-Unsubscribe': `<${unsubscribe}>`,
          'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
        }),
      },
    })
  } catch (error) {
    throw explained(error)
  } finally {
    transport.close()
  }
}

const isThisMachine = (host: string) => host === 'localhost' || host === '::1' || /^127\./.test(host)

/** Steps that speak of us, not of the mail: a wrong password is the operator's to mend, and the mail waits for it. */
const ownSteps = /^(?:CONN|EHLO|HELO|LHLO|STARTTLS|AUTH\b)/

function explained(error: unknown): Error {
  const { responseCode, command, message } = error as Error & { responseCode?: number; command?: string }
  const words = message.replace(/[^\s<>]+@[^\s<>]+/g, '…')
  if (responseCode === undefined || responseCode < 500 || ownSteps.test(command ?? 'CONN'))
    return new Error(words)
  return new MailRefused(words)
}
