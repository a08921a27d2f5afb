import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dialects, drain, startTestApp, type TestApp } from './app.ts'
import { newAdmin, newPerson, type Person, publishListing } from './people.ts'

const key = 'sk_test_for_nothing'
const secret = 'whsec_for_nothing'

/** Takes bills as Stripe does, and says what it was asked. */
async function startStub() {
  const asked: { headers: IncomingHttpHeaders; form: URLSearchParams }[] = []
  let status = 200
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const form = new URLSearchParams(Buffer.concat(chunks).toString())
    asked.push({ headers: request.headers, form })
    const isRight = request.method === 'POST' && request.url === '/v1/checkout/sessions'
    response.writeHead(isRight ? status : 404, { 'content-type': 'application/json' })
    response.end(
      JSON.stringify({ id: 'cs_1', url: `https://pay.example/${form.get('client_reference_id')}` }),
    )
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    asked,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    answers: (next: number) => (status = next),
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}

describe.each(dialects)('paying for a place at the top on %s', (dialect) => {
  let stub: Awaited<ReturnType<typeof startStub>>
  let test: TestApp
  let admin: Person
  let seller: Person
  beforeAll(async () => {
    stub = await startStub()
    test = await startTestApp(dialect, { stripeUrl: stub.url, stripeKey: key, stripeWebhookSecret: secret })
    admin = await newAdmin(test.app)
    seller = await newPerson(test.app)
    const body = { promotions: 'on', promotionPrices: { top7: 19.99 } }
    expect((await admin.ask('PATCH', '/v1/admin/settings', { body })).statusCode).toBe(200)
  })
  afterAll(async () => {
    await test.close()
    await stub.close()
  })

  const pay = (id: string, name = 'top7', who = seller) =>
    who.ask('POST', `/v1/listings/${id}/promotion/payment`, { body: { package: name } })
  const session = (id: string, more = {}) => ({
    ...{ id: 'cs_1', object: 'checkout.session', client_reference_id: id, payment_status: 'paid' },
    ...{ amount_total: 1999, currency: 'ron', ...more },
  })
  const eventOf = (object: object, type = 'checkout.session.completed') =>
    JSON.stringify({ id: 'evt_1', object: 'event', type, data: { object } })
  const signed = (text: string, at = Date.now(), by = secret) => {
    const time = Math.floor(at / 1000)
    const hex = createHmac('sha256', by).update(`${time}.${text}`).digest('hex')
    return `t=${time},v1=${'0'.repeat(64)},v1=${hex},v0=${hex}`
  }
  const tell = async (text: string, signature = signed(text), provider = 'stripe') => {
    const headers = { 'content-type': 'application/json', 'stripe-signature': signature }
    const url = `/v1/payments/${provider}/webhook`
    return test.app.inject({ method: 'POST', url, headers, body: text })
  }
  const outcomeOf = async (text: string) => {
    const a = await tell(text)
    expect(a.statusCode, a.body).toBe(200)
    return a.json().outcome
  }
  /** The id of the payment that a page was opened for. */
  async function begin(id: string): Promise<string> {
    const answer = await pay(id)
    expect(answer.statusCode, answer.body).toBe(201)
    return new URL(answer.json().url).pathname.slice(1)
  }
  const untilOf = async (id: string) =>
    (await seller.ask('GET', `/v1/listings/${id}/promotion`)).json().until as string | null

  it('opens the provider’s page, and promotes once it says so, however often it does', async () => {
    const { id, title } = await publishListing(test.app, seller)
    expect((await seller.ask('GET', `/v1/listings/${id}/promotion`)).json()).toEqual({
      until: null,
      offers: [{ package: 'top7', days: 7, price: { amount: 1999, currency: 'RON' } }],
    })
    const payment = await begin(id)
    const { headers, form } = stub.asked.at(-1)!
    expect(headers).toMatchObject({ authorization: `Bearer ${key}`, 'idempotency-key': payment })
    expect(Object.fromEntries(form)).toMatchObject({
      ...{ mode: 'payment', client_reference_id: payment, 'line_items[0][quantity]': '1' },
      'line_items[0][price_data][currency]': 'ron',
      'line_items[0][price_data][unit_amount]': '1999',
      'line_items[0][price_data][product_data][name]': `${title} (7)`,
      success_url: expect.stringMatching(new RegExp(`^http://[^/]+/promote\\?listing=${id}&paid=1$`)),
    })
    expect(await untilOf(id)).toBeNull()
    // Completed, and the money still to come.
    expect(await outcomeOf(eventOf(session(payment, { payment_status: 'unpaid' })))).toBe('nothing')
    expect(await outcomeOf(eventOf(session(payment), 'charge.refunded'))).toBe('nothing')
    const told = eventOf(session(payment))
    const outcomes = await Promise.all([outcomeOf(told), outcomeOf(told), outcomeOf(told)])
    expect(outcomes.sort()).toEqual(['known', 'known', 'paid'])
    expect(await outcomeOf(told)).toBe('known')
    const days = (Date.parse((await untilOf(id))!) - Date.now()) / 86_400_000
    expect(Math.round(days)).toBe(7)
    await drain(test.app)
    const { promoted } = (await test.app.inject('/v1/search')).json()
    expect(promoted).toMatchObject([{ id }])
  })

  it('believes nobody but the provider, and no other price', async () => {
    const { id } = await publishListing(test.app, seller)
    const payment = await begin(id)
    const text = eventOf(session(payment))
    const hour = 3_600_000
    for (const signature of [
      '',
      't=1',
      signed(text, Date.now(), 'another secret'),
      signed(`${text} `),
      signed(text, Date.now() - hour),
      signed(text, Date.now() + hour),
    ])
      expect([signature, (await tell(text, signature)).statusCode]).toEqual([signature, 400])
    expect((await tell('{', signed('{'))).statusCode).toBe(400)
    expect((await tell(text, signed(text), 'paypal')).statusCode).toBe(404)
    expect(await outcomeOf(eventOf(session(payment, { amount_total: 1 })))).toBe('unknown')
    expect(await outcomeOf(eventOf(session(payment, { currency: 'eur' })))).toBe('unknown')
    expect(await outcomeOf(eventOf(session('01900000-0000-7000-8000-000000000000')))).toBe('unknown')
    expect(await untilOf(id)).toBeNull()
    expect(await outcomeOf(text)).toBe('paid')
  })

  it('keeps what is owed where the listing went meanwhile', async () => {
    const { id } = await publishListing(test.app, seller)
    const payment = await begin(id)
    await seller.ask('POST', `/v1/listings/${id}/withdraw`)
    expect(await outcomeOf(eventOf(session(payment)))).toBe('owed')
    expect(await outcomeOf(eventOf(session(payment)))).toBe('known')
    const { items } = (await admin.ask('GET', '/v1/admin/payments')).json()
    expect(items[0]).toMatchObject({ id: payment, reference: 'cs_1', listingId: id, state: 'owed' })
    expect((await pay(id)).statusCode).toBe(409)
  })

  it('sells only what has a price, to whom the listing belongs, while the provider answers', async () => {
    const { id } = await publishListing(test.app, seller)
    expect((await pay(id, 'top30')).statusCode).toBe(409)
    expect((await pay(id, 'top7', await newPerson(test.app))).statusCode).toBe(404)
    stub.answers(402)
    expect((await pay(id)).statusCode).toBe(503)
    stub.answers(200)
    expect((await pay(id)).statusCode).toBe(201)
  })
})

it('is sold by no site that has no provider', async () => {
  const test = await startTestApp(dialects[0]!)
  try {
    const seller = await newPerson(test.app)
    const admin = await newAdmin(test.app)
    const settings = { promotions: 'on', promotionPrices: { top7: 20 } }
    await admin.ask('PATCH', '/v1/admin/settings', { body: settings })
    const { id } = await publishListing(test.app, seller)
    const url = `/v1/listings/${id}/promotion`
    expect((await seller.ask('GET', url)).json().offers).toEqual([])
    expect((await seller.ask('POST', `${url}/payment`, { body: { package: 'top7' } })).statusCode).toBe(409)
    const headers = { 'content-type': 'application/json' }
    const told = { method: 'POST', url: '/v1/payments/stripe/webhook', headers, body: '{}' } as const
    expect((await test.app.inject(told)).statusCode).toBe(404)
  } finally {
    await test.close()
  }
})
