import Type from 'typebox'
import { defineAgent, success } from '../agent.ts'
import { asLine, stopToken, takesMail } from '../mail/index.ts'

/**
 * Some minutes after a message that nobody has read: one mail of all that is unread in its conversation. The plan of a mail is taken back in the
 * transaction that makes the mail's task, so that a second run finds nothing to tell.
 */
export const messages = defineAgent({
  name: 'messages',
  summary: 'Writes to whoever has not read a message, one mail for a conversation and quarter of an hour',
  input: Type.Object(
    {
      conversationId: Type.String({ format: 'uuid' }),
      side: Type.Enum(['buyer', 'seller']),
      /** When the mail was planned for, by which its plan is known again. */
      due: Type.String({ format: 'date-time' }),
    },
    { additionalProperties: false },
  ),
  output: Type.Object({
    messages: Type.Integer({ description: 'That the mail tells of; 0 where all was read meanwhile' }),
  }),
  concurrency: 4,
  async run({ input }, { database, config }) {
    const secret = await database.alerts.secret()
    const total = await database.transaction(async (tables) => {
      const { conversations, notificationPreferences, users, tasks } = tables
      const unread = await conversations.takeMail(input)
      if (unread === null) return 0
      const { userId, from, title, total, texts } = unread
      const to = await users.findById(userId)
      if (!takesMail(to, config)) return 0
      const channels = await notificationPreferences.channelsOf([userId], 'message')
      if (channels.get(userId)?.mail !== 'at-once') return 0
      await tasks.enqueue({
        goal: 'mailer',
        input: {
          to: to.email,
          template: 'new-messages',
          data: {
            ...{ conversationId: input.conversationId, side: input.side },
            ...{ from: from === '' ? null : asLine(from), title: asLine(title), total, texts },
          },
          locale: to.locale,
          stop: stopToken({ userId, kind: 'message' }, secret),
        },
      })
      return total
    })
    return success({ messages: total })
  },
})
