import { randomBytes, randomUUID } from 'node:crypto'
import { replyAddress } from '@piata/agents'
import type { Message } from '@piata/db'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { doorDialects, startTestApp, type TestApp } from './app.ts'
import { newPerson, type Person, publishListing } from './people.ts'

const mailbox = { name: 'Piata', address: 'raspuns@piata.example' }
const secret = randomBytes(32)

describe.each(doorDialects)('answers by mail on %s', (dialect) => {
  let test: TestApp
  let [buyer, seller] = [] as unknown as [Person, Person]
  let id: string
  beforeAll(async () => {
    test = await startTestApp(dialect, { mailReplies: mailbox, mailRepliesSecret: secret })
    seller = await newPerson(test.app, 'Dan')
  })
  beforeEach(async () => {
    buyer = await newPerson(test.app, 'Ana')
    const listing = await publishListing(test.app, seller)
    const url = `/v1/listings/${listing.id}/conversations`
    id = (await buyer.ask('POST', url, { body: { text: 'Mai este?' } })).json().conversationId
  })
  afterAll(() => test.close())

  const to = async (side: 'buyer' | 'seller', conversationId = id) =>
    replyAddress(mailbox.address, { conversationId, side }, await test.app.database.alerts.secret())
  const mailOf = (headers: Record<string, string>, body: string) =>
    [
      ...Object.entries({ 'Message-ID': `<${randomUUID()}@dan.example>`, ...headers }).map((pair) =>
        pair.join(': '),
      ),
      ...['', body],
    ].join('\r\n')
  const bring = (mail: string | Buffer, authorization = `Bearer ${secret.toString('base64')}`) =>
    test.app.inject({
      ...{ method: 'POST', url: '/v1/mail/replies', body: mail },
      headers: { 'content-type': 'message/rfc822', authorization },
    })
  const textsOf = async (person: Person) =>
    ((await person.ask('GET', `/v1/conversations/${id}/messages`)).json().items as Message[]).map(
      ({ mine, text }) => `${mine ? 'mine' : 'theirs'}: ${text}`,
    )

  it('stand in the conversation, once, without what they quote', async () => {
    const mail = mailOf(
      {
        From: `Dan Pop <${seller.email.toUpperCase()}>`,
        To: `Piata <${await to('seller')}>`,
        'Content-Type': 'text/plain; charset=iso-8859-2',
        'Content-Transfer-Encoding': 'quoted-printable',
      },
      'Da, =EEnc=E3 este.\r\n\r\nOn Tue, Dec 1, 2026 Piata wrote:\r\n> Mai este?',
    )
    const first = await bring(mail)
    expect([first.statusCode, first.json()]).toEqual([200, { outcome: 'sent' }])
    expect((await bring(mail, `bearer ${secret.toString('hex')}`)).json()).toEqual({ outcome: 'known' })
    expect(await textsOf(buyer)).toEqual(['theirs: Da, încă este.', 'mine: Mai este?'])
    // The receiver is written to, as by any other message.
    const planned = (await test.app.database.tasks.list({ goal: 'messages', limit: 100 })).map(
      ({ input }) => input,
    )
    expect(planned).toContainEqual(expect.objectContaining({ conversationId: id, side: 'buyer' }))
  })

  it('are read from HTML alone, and by whom the server says that it was sent to', async () => {
    const mail = mailOf(
      {
        From: buyer.email,
        To: 'undisclosed-recipients:;',
        'Delivered-To': await to('buyer'),
        'Content-Type': 'text/html; charset=utf-8',
      },
      '<style>p{}</style><p>Vin la 5 &amp; pl&#259;tesc</p><div class="gmail_quote">Dan ți-a scris</div>',
    )
    expect((await bring(mail)).json()).toEqual({ outcome: 'sent' })
    expect((await textsOf(seller))[0]).toBe('theirs: Vin la 5 & plătesc')
  })

  it('are taken from the account’s own address and side alone', async () => {
    const stranger = await newPerson(test.app)
    for (const [from, address, status] of [
      [buyer.email, await to('seller'), 403],
      [stranger.email, await to('buyer'), 403],
      ['nobody@piata.example', await to('buyer'), 403],
      [buyer.email, mailbox.address, 404],
      [buyer.email, await to('buyer', randomUUID()), 403],
    ] as const) {
      const answer = await bring(mailOf({ From: from, To: address }, 'Bună'))
      expect([from, address, answer.statusCode]).toEqual([from, address, status])
    }
    await test.app.database.accounts.suspend(buyer.email, { reason: 'Spam', until: null })
    expect((await bring(mailOf({ From: buyer.email, To: await to('buyer') }, 'Bună'))).statusCode).toBe(403)
    expect(await textsOf(seller)).toEqual(['theirs: Mai este?'])
  })

  it('of machines, of blocked accounts and without words send nothing', async () => {
    const head = { From: seller.email, To: await to('seller') }
    for (const [name, value] of [
      ['Auto-Submitted', 'auto-replied'],
      ['Precedence', 'bulk'],
    ] as const) {
      const answer = await bring(mailOf({ ...head, [name]: value }, 'Sunt plecat'))
      expect(answer.json()).toEqual({ outcome: 'automatic' })
    }
    const empty = await bring(mailOf(head, '> Mai este?'))
    expect([empty.statusCode, empty.json().errors[0].pointer]).toEqual([400, '/text'])
    expect((await bring(mailOf(head, 'x'.repeat(5_000)))).json().errors[0].pointer).toBe('/text')
    for (const none of ['', 'no mail', mailOf({ To: head.To }, 'x')])
      expect((await bring(none)).statusCode).toBe(400)
    await buyer.ask('POST', `/v1/conversations/${id}/block`, { body: { blocked: true } })
    await bring(mailOf(head, 'Mai vii?'))
    expect(await textsOf(buyer)).toEqual(['mine: Mai este?'])
  })

  it('are brought by the mail server alone, before any byte is read', async () => {
    for (const wrong of [
      '',
      'Bearer x',
      `Bearer ${randomBytes(32).toString('base64')}`,
      `Bearer ${buyer.accessToken}`,
    ]) {
      const answer = await bring(Buffer.alloc(11_000_000), wrong)
      expect([wrong, answer.statusCode]).toEqual([wrong, 401])
    }
    expect((await bring(Buffer.alloc(11_000_000))).statusCode).toBe(413)
    const app = await test.restart({ mailReplies: undefined, mailRepliesSecret: undefined })
    const headers = { 'content-type': 'message/rfc822', authorization: 'Bearer undefined' }
    const answer = await app.inject({ method: 'POST', url: '/v1/mail/replies', body: 'x', headers })
    expect(answer.statusCode).toBe(404)
  })
})
