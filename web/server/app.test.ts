import type { RequestListener } from 'node:http'
import type { Duplex } from 'node:stream'
import { expect, test } from 'vitest'
import { followSite, siteNow } from '../client/site.ts'
import { exchange, head, html, startSite as start } from './test/site.ts'

test('a document goes out as Next made it, with a policy without inline scripts, an ETag that answers 304', async () => {
  const { url } = await start(html('<p>hi</p>'), undefined, {}, { styleHashes: ['a+b='] })
  const response = await fetch(url)
  expect(await response.text()).toBe('<p>hi</p>')
  const policy = response.headers.get('content-security-policy')
  expect(policy).toContain("script-src 'self';")
  expect(policy).toContain("style-src 'self' 'sha256-a+b=';")
  const etag = response.headers.get('etag')!
  const again = await fetch(url, { headers: { 'if-none-match': etag } })
  expect(again.status).toBe(304)
})

test('the renderer sees the public host and no header of the visitor', async () => {
  const seen: Record<string, unknown>[] = []
  const { url } = await start((request, response) => {
    seen.push(request.headers)
    response.end('<p></p>')
  })
  for (const page of ['/anunturi', '/intra-in-cont']) {
    await fetch(url + page, {
      headers: {
        cookie: 'a=b',
        'x-forwarded-host': 'evil',
        'x-forwarded-for': '9.9.9.9',
        'accept-language': 'en',
        rsc: '1',
        'next-action': 'x',
      },
    })
  }
  expect(seen).toEqual([
    { host: 'piata.example', accept: 'text/html', connection: 'keep-alive' },
    {
      host: 'piata.example',
      accept: 'text/html',
      connection: 'keep-alive',
      'content-security-policy': expect.any(String),
    },
  ])
})

test('pages say their status; what cannot be rendered is 503 and not kept', async () => {
  const { url } = await start((request, response) => {
    if (request.url === '/ro/listing/gone') {
      response.statusCode = 410
      return html('<p>gone</p>')(request, response)
    }
    if (request.url === '/ro/failed?status=503') return html('<p>sorry</p>')(request, response)
    response.statusCode = 500
    response.end('<html id="__next_error__">')
  })
  const gone = await fetch(`${url}/anunt/gone`)
  expect([gone.status, gone.headers.get('cache-control')]).toEqual([410, 'no-store'])
  const broken = await fetch(`${url}/anunt/broken`)
  expect([broken.status, await broken.text(), broken.headers.get('retry-after')]).toEqual([
    503,
    '<p>sorry</p>',
    '5',
  ])
})

test('in development Next shows its failures and sends its modules; elsewhere neither', async () => {
  const asked: string[] = []
  const handle: RequestListener = (request, response) => {
    asked.push(request.url!)
    response.statusCode = request.url!.startsWith('/_next/') ? 200 : 500
    html('<p>where it failed</p>')(request, response)
  }
  const development = { upgrade: (_: unknown, socket: Duplex) => void socket.end('HTTP/1.1 101 Up\r\n\r\n') }
  const watched = await start(handle, undefined, {}, { development })
  const failed = await fetch(`${watched.url}/anunturi`)
  expect([failed.status, await failed.text()]).toEqual([500, '<p>where it failed</p>'])
  expect((await fetch(`${watched.url}/_next/hmr/x.js`)).status).toBe(200)
  const upgrade = ['Host: x', 'Connection: Upgrade', 'Upgrade: websocket']
  expect(await exchange(watched.port, head('GET /_next/hmr HTTP/1.1', ...upgrade))).toMatch(/^HTTP\/1.1 101 /)
  expect(await exchange(watched.port, head('GET /anunturi HTTP/1.1', ...upgrade))).toMatch(/^HTTP\/1.1 400 /)
  expect(asked).toEqual(['/ro/listings', '/_next/hmr/x.js'])
  const built = await start(html('<p>no</p>'))
  expect((await fetch(`${built.url}/_next/hmr/x.js`)).status).toBe(404)
  expect(await exchange(built.port, head('GET /_next/hmr HTTP/1.1', ...upgrade))).toMatch(/^HTTP\/1.1 400 /)
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
  expect(first.headers.get('cache-control')).toBe('no-store')
  await fetch(`${url}/publica-anunt`)
  expect(policies[0]).toMatch(/'nonce-[A-Za-z0-9+/=]{20,}'/)
  expect(policies[1]).not.toBe(policies[0])
})

test('the site says what a browser should hold to, where it is https', async () => {
  const secure = await start(html('<p></p>'))
  const plain = await start(html('<p></p>'), undefined, { publicUrl: new URL('http://localhost:3000') })
  for (const path of ['/', '/intra-in-cont', '/icon.svg', '/robots.txt']) {
    const { headers } = await fetch(secure.url + path)
    expect(headers.get('strict-transport-security')).toBe('max-age=31536000; includeSubDomains')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect((await fetch(plain.url + path)).headers.get('strict-transport-security')).toBeNull()
  }
})

test('pages wait for the gateway, files do not', async () => {
  let ready = () => {}
  const gatewayReady = new Promise<void>((resolve) => {
    ready = resolve
  })
  const asked: string[] = []
  const { url } = await start(
    (request, response) => {
      asked.push(request.url!)
      html('<p></p>')(request, response)
    },
    undefined,
    {},
    { gatewayReady },
  )
  const early = await fetch(url)
  expect([early.status, early.headers.get('retry-after')]).toEqual([503, '2'])
  expect((await fetch(`${url}/icon.svg`)).status).toBe(200)
  expect(asked).toEqual(['/ro/failed?status=503', '/icon.svg'])
  ready()
  expect((await fetch(url)).status).toBe(200)
})

test('documents are only read, and addresses have a length', async () => {
  const { url } = await start(html('<p></p>'))
  const post = await fetch(url, { method: 'POST', body: 'x' })
  expect([post.status, post.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
  for (const path of ['/intra-in-cont', '/en/register', '/publica-anunt', '/contul-meu', '/login']) {
    const sent = await fetch(url + path, { method: 'POST', body: new URLSearchParams({ password: 'x' }) })
    expect([path, sent.status, sent.headers.get('allow')]).toEqual([path, 405, 'GET, HEAD'])
  }
  expect((await fetch(`${url}/anunturi?q=${'x'.repeat(3_000)}`)).status).toBe(414)
  const head = await fetch(url, { method: 'HEAD' })
  expect([head.status, await head.text()]).toEqual([200, ''])
})

test("what Node refuses by itself is a problem in the API's form", async () => {
  const { port } = await start(html('<p></p>'))
  const host = 'Host: piata.example'
  const answers = {
    417: head('POST /v1/x HTTP/1.1', host, 'Expect: miracles', 'Content-Length: 1'),
    431: head('GET / HTTP/1.1', host, `X-Long: ${'x'.repeat(20_000)}`),
    400: 'nonsense\r\n\r\n',
  }
  for (const [status, bytes] of Object.entries(answers)) {
    const answer = await exchange(port, bytes)
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
    expect(answer).toContain('application/problem+json')
    expect(answer).toContain(`"status":${status}`)
  }
})

test('a page answers under one address, to which others lead, and takes no form', async () => {
  const { url } = await start(html('<p></p>'))
  for (const [from, to] of [
    ['/login?next=%2Fx', '/intra-in-cont?next=%2Fx'],
    ['/ro/publish', '/publica-anunt'],
    ['/en/intra-in-cont', '/en/login'],
    ['/listing/golf-1', '/anunt/golf-1'],
    ['/Contul-Meu/', '/contul-meu'],
  ] as const) {
    const response = await fetch(url + from, { redirect: 'manual' })
    expect([from, response.status, response.headers.get('location')]).toEqual([from, 308, to])
  }
  for (const path of [
    '/intra-in-cont',
    '/en/register',
    '/publica-anunt',
    '/contul-meu',
    '/anunturi',
    '/login',
  ]) {
    const response = await fetch(url + path, { method: 'POST', body: new URLSearchParams({ password: 'x' }) })
    expect([path, response.status, response.headers.get('allow')]).toEqual([path, 405, 'GET, HEAD'])
  }
})

test('an address of an old site leads to its listing for good; any other is 404, whatever the gateway says', async () => {
  const id = '01900000-0000-7000-8000-000000000001'
  const asked: string[] = []
  const { url } = await start(html('<p>page</p>'), (request, response) => {
    const address = new URL(request.url!, 'http://gateway').searchParams.get('address')!
    asked.push(address)
    if (address.includes('broken')) return request.socket.destroy()
    response.statusCode = address.includes('7') ? 200 : 404
    response.end(JSON.stringify({ id, title: 'Masă de stejar' }))
  })
  const get = (path: string, method = 'GET') => fetch(url + path, { redirect: 'manual', method })
  for (const path of ['/mobila/masa_i7?lang=ro', '/index.php?page=item&id=7', '/?p=7']) {
    const { status, headers } = await get(path)
    expect([path, status, headers.get('location')]).toEqual([path, 301, `/anunt/masa-de-stejar-${id}`])
  }
  expect(asked).toEqual(['/mobila/masa_i7?lang=ro', '/index.php?page=item&id=7', '/?p=7'])
  expect((await get('/mobila/masa_i8')).status).toBe(404)
  expect((await get('/broken_i7')).status).toBe(404)
  expect((await get('/?q=7')).status).toBe(200)
  expect((await get('/masa_i7', 'POST')).status).toBe(404)
  expect(asked).toHaveLength(5)
})

test('nothing is asked of old addresses on a site that has none, until it has some', async () => {
  const asked: string[] = []
  let has = false
  const { url, gatewayUrl } = await start(html('<p>page</p>'), (request, response) => {
    if (request.url === '/v1/site') {
      const body = JSON.stringify({ ...siteNow(), oldAddresses: has })
      return response.setHeader('etag', `"${has}"`).end(body)
    }
    asked.push(request.url!)
    response.statusCode = 404
    response.end('{}')
  })
  try {
    for (has of [false, true]) {
      const following = followSite(new URL(gatewayUrl))
      await following.read
      following.stop()
      for (const path of ['/masa_i8', '/?p=8']) await fetch(url + path)
      expect(asked).toHaveLength(has ? 2 : 0)
    }
  } finally {
    Reflect.deleteProperty(globalThis, 'piataSite')
  }
})
