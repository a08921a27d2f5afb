import { createHash } from 'node:crypto'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { createPageServer, type PageServer } from './app.ts'

const running: (PageServer | { close(): Promise<void> })[] = []
afterEach(async () => {
  for (const server of running.splice(0).reverse()) await server.close()
})

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

async function start(
  handle: RequestListener,
  gateway: RequestListener = (_, response) => response.end('{}'),
) {
  const api = createServer(gateway)
  const gatewayUrl = await listen(api)
  running.push({
    close: () =>
      new Promise<void>((resolve) => {
        api.close(() => resolve())
        api.closeAllConnections()
      }),
  })
  const pages = await createPageServer({
    handle,
    publicUrl: 'https://piata.example',
    gatewayUrl,
    onError: () => {},
  })
  running.push(pages)
  return { url: await listen(pages.server), gatewayUrl }
}

const html =
  (body: string): RequestListener =>
  (_, response) => {
    response.setHeader('Content-Type', 'text/html')
    response.end(body)
  }

test('a document has no React in it, a policy without inline scripts, an ETag that answers 304', async () => {
  const { url } = await start(html('<p>hi</p><script>self.__next_f=1</script>'))
  const response = await fetch(url)
  expect(await response.text()).toBe('<p>hi</p>')
  expect(response.headers.get('content-security-policy')).toContain("script-src 'self';")
  const etag = response.headers.get('etag')!
  const again = await fetch(url, { headers: { 'if-none-match': etag } })
  expect(again.status).toBe(304)
})

test('stylesheets stand in the document, allowed by their hash', async () => {
  const { url } = await start((request, response) => {
    if (request.url === '/_next/static/a.css') return void response.end('p{color:red}')
    html('<link rel="stylesheet" href="/_next/static/a.css" data-precedence="next"/><p></p>')(
      request,
      response,
    )
  })
  const response = await fetch(url)
  expect(await response.text()).toBe('<style>p{color:red}</style><p></p>')
  const hash = createHash('sha256').update('p{color:red}').digest('base64')
  expect(response.headers.get('content-security-policy')).toContain(`style-src 'self' 'sha256-${hash}';`)
})

test('the renderer sees the public host and no header of the visitor', async () => {
  let seen: Record<string, unknown> = {}
  const { url } = await start((request, response) => {
    seen = request.headers
    response.end('<p></p>')
  })
  await fetch(`${url}/x`, {
    headers: {
      cookie: 'a=b',
      'x-forwarded-host': 'evil',
      'x-piata-visitor': '9.9.9.9',
      'accept-language': 'en',
    },
  })
  expect(seen.host).toBe('piata.example')
  expect([seen.cookie, seen['x-forwarded-host'], seen['accept-language'], seen['x-piata-visitor']]).toEqual([
    undefined,
    undefined,
    undefined,
    '',
  ])
})

test('pages say their status; what cannot be rendered is 503 and not kept', async () => {
  const { url } = await start((request, response) => {
    if (request.url === '/gone')
      return html('<meta name="piata-status" content="410"/><p>gone</p>')(request, response)
    if (request.url === '/eroare') return html('<p>sorry</p>')(request, response)
    response.statusCode = 500
    response.end('<html id="__next_error__">')
  })
  const gone = await fetch(`${url}/gone`)
  expect([gone.status, gone.headers.get('cache-control')]).toEqual([410, 'no-store'])
  const broken = await fetch(`${url}/broken`)
  expect([broken.status, await broken.text(), broken.headers.get('retry-after')]).toEqual([
    503,
    '<p>sorry</p>',
    '5',
  ])
})

test('interactive pages go to Next with a nonce of their own each time', async () => {
  const policies: (string | undefined)[] = []
  const { url } = await start((request, response) => {
    policies.push(request.headers['content-security-policy'] as string)
    html('<script>1</script>')(request, response)
  })
  const first = await fetch(`${url}/publica-anunt`)
  expect(await first.text()).toBe('<script>1</script>')
  expect(first.headers.get('content-security-policy')).toBe(policies[0])
  await fetch(`${url}/publica-anunt`)
  expect(policies[0]).toMatch(/'nonce-[A-Za-z0-9+/=]{20,}'/)
  expect(policies[1]).not.toBe(policies[0])
})

test('the API is passed on as it is, with the chain of addresses', async () => {
  const { url } = await start(html(''), (request, response) => {
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
    headers: { 'x-forwarded-for': '203.0.113.7' },
  })
  expect([response.status, response.headers.get('set-cookie')]).toEqual([201, 'r=1; HttpOnly'])
  expect(await response.json()).toEqual({
    method: 'POST',
    url: '/v1/x?y=1',
    body: 'hello',
    from: '203.0.113.7, 127.0.0.1',
    site: new URL(url).host,
  })
  expect(((await (await fetch(`${url}/v1/x`)).json()) as { from: unknown }).from).toBeNull()
})

test('a gateway that is away is a problem, not a crash', async () => {
  const pages = await createPageServer({
    handle: html(''),
    publicUrl: 'https://piata.example',
    gatewayUrl: 'http://127.0.0.1:1',
  })
  running.push(pages)
  const response = await fetch(`${await listen(pages.server)}/v1/search`)
  expect([response.status, response.headers.get('content-type')]).toEqual([503, 'application/problem+json'])
})

test('documents are only read, and addresses have a length', async () => {
  const { url } = await start(html('<p></p>'))
  const post = await fetch(url, { method: 'POST', body: 'x' })
  expect([post.status, post.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
  expect((await fetch(`${url}/anunturi?q=${'x'.repeat(3_000)}`)).status).toBe(414)
  const head = await fetch(url, { method: 'HEAD' })
  expect([head.status, await head.text()]).toEqual([200, ''])
})
