import { randomBytes, randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readReplyAddress, replyAddress } from './reply-address.ts'

const mailbox = 'raspunsuri-noi@piata.example'
const secret = randomBytes(32)

it('names a conversation and a side, whatever case mail servers make of it', () => {
  fc.assert(
    fc.property(fc.uuid(), fc.constantFrom('buyer' as const, 'seller' as const), (conversationId, side) => {
      const address = replyAddress(mailbox, { conversationId, side }, secret)
      expect(address.split('@')[0]!.length).toBeLessThanOrEqual(64)
      for (const written of [address, address.toUpperCase()])
        expect(readReplyAddress(written, mailbox, secret)).toEqual({ conversationId, side })
    }),
  )
})

it('is no other side’s, no other conversation’s, no other site’s', () => {
  const address = replyAddress(mailbox, { conversationId: randomUUID(), side: 'buyer' }, secret)
  for (const wrong of [
    mailbox,
    address.replace('+b', '+s'),
    address.replace('piata.example', 'piata.example.org'),
    address.replace('raspunsuri', 'raspuns'),
    // another id under the same signature: the 10th letter lies within it
    address.replace(/^(.{26})./, (all, before) => `${before}${all.endsWith('a') ? 'b' : 'a'}`),
    address.replace('@', 'a@'),
  ])
    expect([wrong, readReplyAddress(wrong, mailbox, secret)]).toEqual([wrong, undefined])
  expect(readReplyAddress(address, mailbox, randomBytes(32))).toBeUndefined()
})
