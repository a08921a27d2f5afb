import { randomUUID } from 'node:crypto'
import { dataFolder } from '@piata/config'
import Type, { type Static } from 'typebox'
import { type AgentContext, defineAgent, success } from '../agent.ts'
import {
  keepMail,
  MailRefused,
  mailInput,
  openLink,
  replyAddress,
  sendMail,
  writeMail,
} from '../mail/index.ts'
import type { MessageData } from '../mail/message-letter.ts'
import type { Content } from '../mail/templates.ts'

/**
 * Hands mail to the operator's server, one address a task; where there is none, mails are files. The end of a task is written right after the server
 * took the mail; should the process die between the two, the second mail has the same Message-ID, unless it holds a link, which is another one.
 */
export const mailer = defineAgent({
  name: 'mailer',
  summary: 'Sends mail through the SMTP server of PIATA_SMTP_URL; without one, keeps it as files',
  input: mailInput,
  output: Type.Object({
    messageId: Type.Optional(Type.String()),
    file: Type.Optional(Type.String({ description: 'In mail/ of PIATA_DATA_DIR' })),
    skipped: Type.Optional(Type.String({ description: 'Why there was nothing to send' })),
    refused: Type.Optional(Type.String({ description: 'What the server said' })),
  }),
  concurrency: 4,
  // Half a day: mail servers are mended while somebody is awake.
  retries: 24,
  async run({ id, input }, context) {
    const { config, signal, now } = context
    const written = await contentOf(input, context)
    if (typeof written === 'string') return success({ skipped: written })
    const { to, isAnother, ...content } = written
    const { smtpUrl, mailFrom } = config
    if (smtpUrl === undefined || mailFrom === undefined) {
      await keepMail(dataFolder(config).mail, { id, to, date: now().toISOString(), ...content })
      return success({ file: `${id}.json` })
    }
    const messageId = `<${id}${isAnother ? `.${randomUUID()}` : ''}@${mailFrom.address.split('@')[1]}>`
    try {
      await sendMail(smtpUrl, { from: mailFrom, to, messageId, date: now(), ...content }, signal)
    } catch (error) {
      if (error instanceof MailRefused) return { status: 'error', output: { refused: error.message } }
      throw error
    }
    return success({ messageId })
  },
})

/** A mail whose every attempt `isAnother` is told apart by receivers. */
interface Written extends Content {
  to: string
  isAnother: boolean
}

async function contentOf(input: Static<typeof mailInput>, context: AgentContext): Promise<Written | string> {
  const { config } = context
  if ('link' in input) {
    const mail = await openLink(input, context)
    if (typeof mail === 'string') return mail
    const content = writeMail(mail.template, mail.data, mail.locale, config)
    return { ...content, to: mail.to, isAnother: true }
  }
  const { to } = input
  if ('template' in input) {
    const replyTo = await replyToOf(input, context)
    const site = { ...config, ...(replyTo !== undefined && { replyTo }) }
    return {
      ...writeMail(input.template, input.data, input.locale, site, input.stop),
      ...{ to, isAnother: false },
    }
  }
  const { subject, text, html } = input
  return { subject, text, ...(html !== undefined && { html }), to, isAnother: false }
}

/** Of mails about messages, where answers come in; made now, as whoever may read tasks must not write for somebody else. */
async function replyToOf(
  input: Extract<Static<typeof mailInput>, { template: unknown }>,
  { config: { mailReplies }, database }: AgentContext,
): Promise<string | undefined> {
  if (mailReplies === undefined || input.template !== 'new-messages') return undefined
  return replyAddress(mailReplies.address, input.data as MessageData, await database.alerts.secret())
}
