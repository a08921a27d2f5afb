import { connect } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { Networks } from '@piata/config'
import { expect, test } from 'vitest'
import { exchange, head, html, startSite } from './site.ts'

test('the API is passed on as it is, for the visitor who is believed', async () => {
  const { url } = await startSite(html(''), (request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      response.writeHead(201, { 'set-cookie': 'r=1; HttpOnly', 'content-type': 'application/json' })
      response.end(
        JSON.stringify({
          method: request.method,
          url: request.url,
          body: Buffer.concat(chunks).toString(),
          from: request.headers['x-forwarded-for'] ?? null,
          site: request.headers['x-forwarded-host'],
        }),
      )
    })
  })
  const response = await fetch(`${url}/v1/x?y=1`, {
    method: 'POST',
    body: 'hello',
    headers: { 'x-forwarded-for': '203.0.113.7', 'x-forwarded-host': 'piata.example' },
  })
  expect([response.status, response.headers.get('set-cookie')]).toEqual([201, 'r=1; HttpOnly'])
  expect(await response.json()).toEqual({
    method: 'POST',
    url: '/v1/x?y=1',
    body: 'hello',
    from: '203.0.113.7',
    site: 'piata.example',
  })
  expect(((await (await fetch(`${url}/v1/x`)).json()) as { from: unknown }).from).toBeNull()
  const removal = await fetch(`${url}/v1/me`, { method: 'DELETE', body: '{"password":"x"}' })
  expect(((await removal.json()) as { body: string }).body).toBe('{"password":"x"}')
})

test('what a stranger says of himself or of the way is not passed on', async () => {
  const { port } = await startSite(
    html(''),
    (request, response) => {
      const names = [
        'x-forwarded-for',
        'x-forwarded-host',
        'x-forwarded-proto',
        'forwarded',
        'x-real-ip',
        'x-secret',
      ]
      response.setHeader('X-Own', 'kept')
      response.setHeader('X-Inner', 'dropped')
      response.setHeader('Connection', 'close, X-Inner')
      response.end(JSON.stringify(names.map((name) => request.headers[name] ?? null)))
    },
    { trustProxy: new Networks(['192.0.2.1']), limitExempt: new Networks([]) },
  )
  const answer = await exchange(
    port,
    head(
      'GET /v1/x HTTP/1.1',
      'Host: shop.example',
      'Connection: close, X-Secret',
      'X-Secret: 1',
      'X-Forwarded-For: 9.9.9.9',
      'X-Forwarded-Host: evil.example',
      'X-Forwarded-Proto: https',
      'X-Real-IP: 9.9.9.9',
      'Forwarded: for=9.9.9.9;host=evil.example',
    ),
  )
  expect(answer).toContain('["127.0.0.1","shop.example","http",null,null,null]')
  expect(answer).toMatch(/x-own: kept/i)
  expect(answer).not.toMatch(/x-inner/i)
})

test('a gateway that is away is a problem, not a crash', async () => {
  const { url } = await startSite(html(''), undefined, { gatewayUrl: new URL('http://127.0.0.1:1') })
  const response = await fetch(`${url}/v1/search`)
  expect([response.status, response.headers.get('content-type')]).toEqual([
    503,
    'application/problem+json; charset=utf-8',
  ])
  expect(response.headers.get('retry-after')).toBe('2')
})

test('a page never comes from where only data is', async () => {
  const { url } = await startSite(html('<p>site</p>'), (_, response) => {
    response.setHeader('Content-Type', 'text/html')
    response.end('<h1>injected</h1>')
  })
  for (const path of ['/v1/listings/1', '/img/card/x', '/openapi.json']) {
    const response = await fetch(url + path)
    expect([response.status, response.headers.get('content-type')]).toEqual([
      503,
      'application/problem+json; charset=utf-8',
    ])
  }
  // The explanations of problems and the browsable documentation are pages.
  expect((await fetch(`${url}/problems/not-found`)).headers.get('content-type')).toBe('text/html')
})

test('large bodies are streamed, at the pace of the slower side', async () => {
  let received = 0
  const { url } = await startSite(html(''), async (request, response) => {
    for await (const chunk of request) received += (chunk as Buffer).length
    response.end(String(received))
  })
  const chunk = Buffer.alloc(1_000_000)
  const chunks = 40
  let sent = 0
  let ahead = 0
  const body = new ReadableStream({
    async pull(controller) {
      ahead = Math.max(ahead, sent - received)
      if (sent === chunks * chunk.length) return controller.close()
      sent += chunk.length
      controller.enqueue(chunk)
    },
  })
  const response = await fetch(`${url}/v1/images`, { method: 'POST', body, duplex: 'half' } as RequestInit)
  expect(await response.text()).toBe(String(chunks * chunk.length))
  expect(ahead).toBeLessThan(chunks * chunk.length * 0.75)
})

test('an answer before the body has come is passed on, and the connection can be used on', async () => {
  const { port } = await startSite(html(''), (request, response) => {
    if (request.method === 'GET') return void response.end('next')
    response.writeHead(413).end('too large')
  })
  const socket = connect(port, '127.0.0.1')
  let text = ''
  socket.on('data', (data) => {
    text += data.toString()
  })
  const body = 5_000_000
  socket.write(`${head('POST /v1/images HTTP/1.1', 'Host: a', `Content-Length: ${body}`)}x`)
  while (!text.includes('too large')) await delay(5)
  socket.write(Buffer.alloc(body - 1))
  socket.write(head('GET /v1/x HTTP/1.1', 'Host: a'))
  while (!text.includes('next')) await delay(5)
  socket.destroy()
  expect(text).toMatch(/^HTTP\/1\.1 413 /)
})

test('who leaves ends the work at the gateway, and an answer that breaks off is seen to', async () => {
  let left = 0
  const { port } = await startSite(html(''), (request, response) => {
    if (request.url === '/v1/broken') {
      response.writeHead(200, { 'Content-Length': 100 })
      return void response.write('half', () => response.destroy())
    }
    response.on('close', () => left++)
    if (request.url === '/v1/stream') response.write('first')
  })
  for (const path of ['/v1/stream', '/v1/silent']) {
    const socket = connect(port, '127.0.0.1')
    socket.on('error', () => {})
    socket.write(head(`GET ${path} HTTP/1.1`, 'Host: a'))
    if (path === '/v1/stream') await new Promise((resolve) => socket.once('data', resolve))
    else await delay(50)
    socket.destroy()
  }
  while (left < 2) await delay(5)
  // The connection ends early; nothing is put in place of the rest.
  const answer = await exchange(port, head('GET /v1/broken HTTP/1.1', 'Host: a'))
  expect(answer).toMatch(/content-length: 100/i)
  expect(answer.endsWith('half')).toBe(true)
})

test('one visitor cannot hold all connections to the gateway', async () => {
  const held: (() => void)[] = []
  const { port, url } = await startSite(html(''), (_, response) => void held.push(() => response.end('late')))
  // from as many addresses of one network
  const flood = Array.from({ length: 130 }, (_, at) => {
    const from = `X-Forwarded-For: 2001:db8:1:2::${at.toString(16)}`
    return exchange(port, head('GET /v1/x HTTP/1.1', 'Host: a', from, 'Connection: close'))
  })
  const first = await Promise.race(flood)
  expect(first).toMatch(/^HTTP\/1\.1 429 /)
  while (held.length < 128) await delay(5)
  const other = fetch(`${url}/v1/y`, { headers: { 'x-forwarded-for': '192.0.2.2' } })
  while (held.length < 129) await delay(5)
  for (const end of held) end()
  expect(await (await other).text()).toBe('late')
  const answers = await Promise.all(flood)
  expect(answers.filter((answer) => answer.includes('late'))).toHaveLength(128)
})
