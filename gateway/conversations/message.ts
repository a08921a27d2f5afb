import type { Config } from '@piata/config'
import { checkText, isBlank, messageRules, type PlannedMail, type Sent, type WrittenTables } from '@piata/db'
import type { Answer } from '../idempotency/answer.ts'
import { invalid } from '../problems/problem.ts'

interface MessageBody {
  text: string
  imageIds?: string[]
}

/** What a client wrote, as it is kept. @throws Problem naming the field */
export function messageOf({ text, imageIds = [] }: MessageBody, { publicUrl }: Config) {
  const written = checkedText('text', text, messageRules.text)
  if (isBlank(written) && imageIds.length === 0) throw invalid('/text', 'is missing, and so are pictures')
  return { text: written, imageIds, ownHost: publicUrl.hostname }
}

/** @throws Problem naming what is wrong with it */
export function checkedText(field: string, text: string, rule: Parameters<typeof checkText>[1]): string {
  const checked = checkText(text, rule)
  const fault = checked.faults[0]
  if (fault !== undefined) throw invalid(`/${field}`, fault.detail)
  return checked.text
}

/** Plans the mail of a message in the transaction that delivers it. */
export async function planMail({ tasks }: WrittenTables, mail: PlannedMail | null): Promise<void> {
  if (mail === null) return
  const { conversationId, side, due } = mail
  await tasks.enqueue({ goal: 'messages', input: mail, key: `${conversationId} ${side} ${due}`, runAt: due })
}

/** Plans the mail of a message, and the end of an offer, that was kept in its transaction, and answers. */
export async function answerSent(tables: WrittenTables, sent: Sent): Promise<Answer> {
  const { tasks } = tables
  const { conversationId, message, mail, expiry } = sent
  await planMail(tables, mail)
  if (expiry !== undefined) {
    const { due, ...input } = expiry
    await tasks.enqueue({
      goal: 'offers',
      input,
      key: `${conversationId} ${expiry.seq}`,
      runAt: new Date(Date.parse(due) + 1_000).toISOString(),
    })
  }
  return {
    status: 201,
    headers: { 'cache-control': 'no-store', location: `/v1/conversations/${conversationId}` },
    body: { conversationId, message },
  }
}
