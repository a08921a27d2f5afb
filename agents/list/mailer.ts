import Type from 'typebox'
import { defineAgent, success } from '../agent.ts'
import { MailRefused, mailInput, sendMail, writeMail } from '../mail/index.ts'

/**
 * Hands mail to the operator's server, one address a task. The end of a task is written right after the server took the mail; should the process
 * die between the two, the second mail has the same Message-ID.
 */
export const mailer = defineAgent({
  name: 'mailer',
  summary: 'Sends mail through the SMTP server of PIATA_SMTP_URL',
  input: mailInput,
  output: Type.Object({
    messageId: Type.Optional(Type.String()),
    skipped: Type.Optional(Type.Literal('no PIATA_SMTP_URL')),
    refused: Type.Optional(Type.String({ description: 'What the server said' })),
  }),
  concurrency: 4,
  // Half a day: mail servers are mended while somebody is awake.
  retries: 24,
  async run({ id, input }, { config, log, signal, now }) {
    const { smtpUrl, mailFrom } = config
    const content = 'template' in input ? writeMail(input.template, input.data, input.locale, config) : input
    if (smtpUrl === undefined || mailFrom === undefined) {
      log.info({ subject: content.subject }, 'mail not sent: no PIATA_SMTP_URL')
      return success({ skipped: 'no PIATA_SMTP_URL' as const })
    }
    const messageId = `<${id}@${mailFrom.address.split('@')[1]}>`
    const { subject, text, html } = content
    const mail = { from: mailFrom, to: input.to, subject, text, messageId, date: now() }
    try {
      await sendMail(smtpUrl, { ...mail, ...(html !== undefined && { html }) }, signal)
    } catch (error) {
      if (error instanceof MailRefused) return { status: 'error', output: { refused: error.message } }
      throw error
    }
    return success({ messageId })
  },
})
