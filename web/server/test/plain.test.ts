import type { IncomingMessage, RequestListener } from 'node:http'
import { expect, test } from 'vitest'
import type { FormState } from '../../plain/state.ts'
import { startSite } from './site.ts'

const origin = 'https://piata.example'
const path = '/simplu/mesaje'
const id = '01a22dc6-4df9-7641-8fcb-dc8456d23328'

async function textOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request) text += chunk
  return text
}

/** A site whose pages are what they were told, before a gateway that knows the token `good`. */
async function startPlain() {
  const asked: { method: string; path: string; token: string; address: string; body: unknown }[] = []
  const gateway: RequestListener = async (request, response) => {
    const { authorization = '', 'x-forwarded-for': address } = request.headers
    const token = authorization.replace('Bearer ', '')
    const body = JSON.parse((await textOf(request)) || 'null') as Record<string, string> | null
    asked.push({ method: request.method!, path: request.url!, token, address: String(address), body })
    const say = (status: number, answer: object) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
    }
    const session = { accessToken: 'good', refreshToken: 'next-refresh', expiresIn: 600 }
    if (request.url === '/v1/auth/login')
      return body!.password === 'right'
        ? say(200, session)
        : say(401, { type: '/problems/invalid-credentials' })
    if (request.url === '/v1/auth/register')
      return body!.email === 'taken@piata.example'
        ? say(409, { type: '/problems/conflict' })
        : say(201, session)
    if (request.url === '/v1/auth/refresh')
      return body!.refreshToken === 'kept' ? say(200, session) : say(401, {})
    if (token !== 'good') return say(401, {})
    return body?.text === 'slow'
      ? say(429, { type: '/problems/too-many-requests' })
      : say(201, { conversationId: id })
  }
  const handle: RequestListener = async (request, response) => {
    const state = await textOf(request)
    response.writeHead(200, { 'content-type': 'text/html' }).end(`${request.method} ${state}`)
  }
  const { url } = await startSite(handle, gateway, { publicUrl: new URL(origin) })
  const post = (fields: Record<string, string>, headers: Record<string, string> = {}) =>
    fetch(url + path, {
      ...{ method: 'POST', redirect: 'manual', body: new URLSearchParams(fields) },
      headers: { origin, 'x-forwarded-for': '192.0.2.7', ...headers },
    })
  return { url, asked, post }
}

const stateOf = async (response: Response) =>
  JSON.parse((await response.text()).replace(/^POST /, '')) as FormState

test('a form is taken from pages of the site alone, in its own form and length, and for whoever asks', async () => {
  const { url, asked, post } = await startPlain()
  const login = { action: 'login', email: 'ana@piata.example', password: 'right' }
  const refused: Record<string, string>[] = [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { 'content-type': 'text/plain' },
  ]
  for (const headers of refused) expect((await post(login, headers)).status).toBe(403)
  expect((await fetch(url + path, { method: 'POST', body: new URLSearchParams(login) })).status).toBe(403)
  expect((await post({ ...login, text: 'x'.repeat(70_000) })).status).toBe(403)
  expect(asked).toEqual([])
  // Pages of other kinds are only read.
  expect((await fetch(`${url}/mesaje`, { method: 'POST', headers: { origin }, body: 'a=b' })).status).toBe(
    405,
  )
  const entered = await post(login)
  expect([entered.status, entered.headers.get('location')]).toEqual([303, path])
  expect(asked).toMatchObject([{ path: '/v1/auth/login', address: '192.0.2.7' }])
  const cookies = entered.headers.getSetCookie()
  expect(cookies).toHaveLength(4)
  for (const cookie of cookies)
    expect(cookie).toMatch(
      /; Path=\/(?:simplu\/mesaje|en\/plain\/messages); .*HttpOnly; SameSite=Strict; Secure$/,
    )
})

test('what a guest wrote survives the log-in, wrong passwords and refusals, and is sent once', async () => {
  const { asked, post } = await startPlain()
  const written = { action: 'send', listing: id, text: 'Mai este?', key: id }
  const guest = await post(written)
  expect([guest.status, guest.headers.get('cache-control')]).toEqual([200, 'no-store'])
  expect(await stateOf(guest)).toMatchObject({
    asksLogin: true,
    accessToken: null,
    values: { text: 'Mai este?' },
  })
  const login = { ...written, action: 'login', email: 'ana@piata.example' }
  const wrong = await post({ ...login, password: 'wrong' })
  expect(wrong.status).toBe(422)
  const state = await stateOf(wrong)
  expect(state).toMatchObject({
    fault: { about: 'login', status: 401 },
    values: { text: 'Mai este?', listing: id },
  })
  expect(JSON.stringify(state)).not.toContain('wrong')
  const sent = await post({ ...login, password: 'right' })
  expect([sent.status, sent.headers.get('location')]).toEqual([303, `${path}?c=${id}#latest`])
  expect(asked.at(-1)).toMatchObject({
    ...{ path: `/v1/listings/${id}/conversations`, token: 'good', body: { text: 'Mai este?' } },
  })
  const refused = await post({ ...written, text: 'slow' }, { cookie: 'piata-plain-access=good' })
  expect(await stateOf(refused)).toMatchObject({
    fault: { about: 'message', status: 429 },
    values: { text: 'slow' },
  })
})

test('what a guest wrote survives a new account too, and a quick answer takes nothing away that was typed', async () => {
  const { asked, post } = await startPlain()
  const written = { text: 'Mai este?\nVin azi.', listing: id, key: id }
  const opened = await stateOf(await post({ action: 'new-account', ...written }))
  expect(opened).toMatchObject({ asksLogin: true, isNew: true, values: { text: written.text, listing: id } })
  const account = { name: 'Ana', email: 'taken@piata.example', password: 'o parola lunga' }
  const refused = await post({ action: 'register', ...written, ...account })
  expect(refused.status).toBe(422)
  const state = await stateOf(refused)
  expect(state).toMatchObject({ isNew: true, fault: { about: 'login', status: 409 } })
  expect(state.values).toEqual({ name: 'Ana', email: account.email, text: written.text, listing: id })
  const sent = await post({ action: 'register', ...written, ...account, email: 'ana@piata.example' })
  expect([sent.status, sent.headers.get('location')]).toEqual([303, `${path}?c=${id}#latest`])
  expect(asked.at(-1)).toMatchObject({ path: `/v1/listings/${id}/conversations`, token: 'good' })
  const count = asked.length
  const both = await stateOf(
    await post(
      { action: 'send', c: id, text: 'Vin la cinci', quick: 'Mai este?' },
      { cookie: 'piata-plain-access=good' },
    ),
  )
  expect(both.values).toEqual({ c: id, text: 'Vin la cinci\nMai este?' })
  expect(asked).toHaveLength(count)
})

test('a token that is over is exchanged, and a session that is over is forgotten', async () => {
  const { url, asked, post } = await startPlain()
  const cookie = 'piata-plain-access=old; piata-plain-refresh=kept'
  const sent = await post({ action: 'send', c: id, text: 'Vin azi' }, { cookie })
  expect(sent.status).toBe(303)
  expect(asked.map(({ path: asks, token }) => `${asks} ${token}`)).toEqual([
    `/v1/conversations/${id}/messages old`,
    '/v1/auth/refresh ',
    `/v1/conversations/${id}/messages good`,
  ])
  expect(sent.headers.getSetCookie().join()).toContain('piata-plain-refresh=next-refresh')
  const seen = await fetch(url + path, { headers: { cookie: 'piata-plain-refresh=kept' } })
  expect(await stateOf(seen)).toMatchObject({ accessToken: 'good' })
  const over = await fetch(url + path, { headers: { cookie: 'piata-plain-refresh=used' } })
  expect(await stateOf(over)).toMatchObject({ accessToken: null })
  expect(over.headers.getSetCookie().every((one) => one.includes('Max-Age=0'))).toBe(true)
})
