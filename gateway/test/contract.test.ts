import { randomBytes } from 'node:crypto'
import { type AddressInfo, connect } from 'node:net'
import type { InjectOptions, RouteOptions } from 'fastify'
import Fastify from 'fastify'
import type { TSchema } from 'typebox'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildApp } from '../app.ts'
import { defaultDeny, scope } from '../auth/scopes.ts'
import { dearest } from '../bench/dearest.ts'
import { serveMetrics } from '../observe/metrics-server.ts'
import { problemTypes } from '../problems/problem.ts'
import { createSerializerCompiler } from '../schemas/serialization.ts'
import { createValidatorCompiler } from '../schemas/validation.ts'
import { startTestApp, type TestApp } from './app.ts'
import { newAdmin } from './people.ts'

const mailSecret = randomBytes(32)
let test: TestApp
beforeAll(async () => {
  test = await startTestApp('sqlite', {
    corsOrigins: ['https://app.piata.example'],
    mailReplies: { name: '', address: 'raspuns@piata.example' },
    mailRepliesSecret: mailSecret,
  })
})
afterAll(() => test.close())

interface Operation {
  operationId?: string
  parameters?: { name: string; in: string; required?: boolean; schema?: { type?: string } }[]
  security?: object[]
  requestBody?: { required?: boolean }
  responses: Record<string, { description: string; headers: Record<string, { $ref: string }> }>
}

const document = async () => (await test.app.inject('/openapi.json')).json()

async function operations(): Promise<[method: string, path: string, operation: Operation][]> {
  const { paths } = await document()
  return Object.entries(paths as Record<string, Record<string, Operation>>).flatMap(([path, methods]) =>
    Object.entries(methods).map(
      ([method, operation]) => [method, path, operation] as [string, string, Operation],
    ),
  )
}

describe('every route', () => {
  it('has a response schema, a limit and an access of its own', () => {
    expect(test.app.routeTable.length).toBeGreaterThan(30)
    const own = test.app.routeTable.filter(({ url }) => !url.startsWith('/docs'))
    for (const route of own as RouteOptions[]) {
      const name = `${route.method} ${route.url}`
      expect([name, route.config?.access]).toEqual([
        name,
        expect.stringMatching(/^(public|viewer|member|moderator|admin)$/),
      ])
      expect([name, route.config?.limit]).toEqual([name, expect.any(String)])
      const responses = Object.keys((route.schema?.response as object | undefined) ?? {})
      expect([name, responses]).toEqual([name, expect.arrayContaining(['4xx', '5xx'])])
      expect([name, responses.some((status) => /^[23]/.test(status))]).toEqual([name, true])
    }
  })

  it('has schemas that compile, which is else done with its first request', () => {
    const named = Object.values(test.app.getSchemas()) as TSchema[]
    const validator = createValidatorCompiler(named, 'at once')
    const serializer = createSerializerCompiler(named, 'at once')
    for (const { method, url, schema = {} } of test.app.routeTable) {
      for (const httpPart of ['body', 'querystring', 'params', 'headers'] as const)
        if (schema[httpPart]) validator({ schema: schema[httpPart], method: String(method), url, httpPart })
      for (const [httpStatus, answer] of Object.entries(schema.response ?? {}))
        serializer({ schema: answer, method: String(method), url, httpStatus })
    }
  })

  it('counts against a limit of its own choice, and is measured by what its dearest request costs', () => {
    const names = test.app.routeTable.flatMap((route) => {
      expect([route.url, route.config?.limit]).toEqual([route.url, expect.any(String)])
      const methods = [route.method].flat().filter((method) => method !== 'HEAD' && method !== 'OPTIONS')
      return methods.map((method) => `${method} ${route.url}`)
    })
    // Of staff, and of the site's own mail server.
    const own = names.filter((name) => !/ \/(?:docs|v1\/admin|v1\/schemas|v1\/mail)\b/.test(name))
    expect(Object.keys(dearest).sort()).toEqual(own.sort())
  })

  it('refuses strangers where it is for members', async () => {
    let members = 0
    for (const [method, path, { security }] of await operations()) {
      if (!security || security.some((way) => Object.keys(way).length === 0)) continue
      members++
      const url = path.replace(/\{\w+\}/g, '01900000-0000-7000-8000-000000000000')
      const response = await test.app.inject({ method: method.toUpperCase() as 'GET', url })
      expect([path, response.statusCode]).toEqual([path, 401])
    }
    expect(members).toBeGreaterThan(12)
  })

  it('says Cache-Control, X-Request-Id and refuses to be sniffed or framed', async () => {
    for (const [method, path] of await operations()) {
      const url = path.replace(/\{\w+\}/g, 'x')
      const { headers } = await test.app.inject({ method: method.toUpperCase() as 'GET', url })
      expect([path, headers['cache-control']]).toEqual([path, expect.any(String)])
      expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/)
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'content-security-policy': expect.stringContaining("default-src 'none'"),
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'referrer-policy': 'no-referrer',
      })
      expect(headers).not.toHaveProperty('strict-transport-security')
    }
  })

  it('asks browsers to stay with HTTPS where it is reached by it', async () => {
    const app = await buildApp({
      config: { ...test.config, databaseUrl: 'sqlite::memory:', publicUrl: new URL('https://piata.example') },
    })
    try {
      const { headers } = await app.inject('/health/live')
      expect(headers['strict-transport-security']).toMatch(/^max-age=31536000;/)
    } finally {
      await app.close()
    }
  })

  it('refuses parameters that nobody knows', async () => {
    const { accessToken } = await newAdmin(test.app)
    for (const [method, path, { requestBody }] of await operations()) {
      if (!path.startsWith('/v1/') || path === '/v1/images') continue
      const response = await test.app.inject({
        method: method.toUpperCase() as 'GET',
        url: `${path.replace(/\{\w+\}/g, '01900000-0000-7000-8000-000000000000')}?q=a&nobodyKnows=1`,
        headers: {
          authorization: `Bearer ${path === '/v1/mail/replies' ? mailSecret.toString('hex') : accessToken}`,
          'content-type': 'application/json',
        },
        ...(requestBody && { body: '{}' }),
      })
      expect([method, path, response.statusCode]).toEqual([method, path, 400])
      // Of several faults the first part of the request is told first.
      const pointers = response.json().errors.map(({ pointer }: { pointer: string }) => pointer)
      if (method === 'get') expect([path, pointers]).toEqual([path, expect.arrayContaining(['/nobodyKnows'])])
    }
    expect((await test.app.inject('/v1/categories')).statusCode).toBe(200)
  })

  it('holds every number of a query to its bounds, also the endless ones', async () => {
    let numbers = 0
    const { ask } = await newAdmin(test.app)
    for (const [method, path, { parameters = [] }] of await operations()) {
      if (method !== 'get') continue
      for (const { name, in: where, schema } of parameters) {
        if (where !== 'query' || !['integer', 'number'].includes(schema?.type ?? '')) continue
        numbers++
        for (const value of ['Infinity', '-Infinity', 'NaN', '1e400']) {
          const url = path.replace(/\{\w+\}/g, '01900000-0000-7000-8000-000000000000')
          const response = await ask('GET', `${url}?q=a&${name}=${value}`)
          expect([path, name, value, response.statusCode]).toEqual([path, name, value, 400])
          expect(response.json().errors).toContainEqual(expect.objectContaining({ pointer: `/${name}` }))
        }
      }
    }
    expect(numbers).toBeGreaterThan(6)
  })

  it('is documented: unique operation ids, an Idempotency-Key on each POST, If-Match on each edit', async () => {
    const all = await operations()
    const ids = all.map(([, , { operationId }]) => operationId)
    expect(new Set(ids).size).toBe(ids.length)
    for (const [method, path, { parameters = [] }] of all) {
      const headers = parameters.filter((parameter) => parameter.in === 'header').map(({ name }) => name)
      if (method === 'post')
        expect([path, headers]).toEqual([path, expect.arrayContaining(['idempotency-key'])])
      // A piece of an upload says where it goes instead.
      const version = path.startsWith('/v1/images/uploads')
        ? ['tus-resumable', 'upload-offset']
        : ['if-match']
      if (method === 'patch') expect([path, headers.sort()]).toEqual([path, version])
    }
  })

  it('documents what every answer carries', async () => {
    for (const [method, path, { responses }] of await operations()) {
      for (const [status, { description, headers }] of Object.entries(responses)) {
        const where = [method, path, status]
        expect([...where, description]).not.toContain('Default Response')
        const names = Object.keys(headers)
        expect([...where, names]).toEqual([...where, expect.arrayContaining(['X-Request-Id'])])
        if (!path.startsWith('/health/')) expect(names).toEqual(expect.arrayContaining(['RateLimit']))
        if (status === '4XX') expect(names).toContain('Retry-After')
      }
      if (method === 'get' && !path.startsWith('/health/') && !('303' in responses)) {
        expect([path, Object.keys(responses['200']!.headers)]).toEqual([
          path,
          expect.arrayContaining(['ETag']),
        ])
        expect(responses).toHaveProperty('304')
      }
    }
  })

  it('demands no more than the server does', async () => {
    const paths = (await document()).paths as Record<string, Record<string, Operation>>
    const limits = Object.values(paths).flatMap(({ get }) =>
      (get?.parameters ?? []).filter(({ name }) => name === 'limit'),
    )
    expect(limits.map(({ required }) => required)).toEqual(limits.map(() => false))
    expect(paths['/v1/listings/{id}/publish']!.post!.requestBody!.required).toBe(false)
    expect(paths['/v1/listings']!.post!.requestBody!.required).toBe(true)
    expect(paths['/v1/suggest']!.get!.parameters).toContainEqual(
      expect.objectContaining({ name: 'q', required: true }),
    )
  })

  it('refers to nothing that the document lacks', async () => {
    const text = JSON.stringify(await document())
    const { components, openapi } = JSON.parse(text)
    expect(openapi).toBe('3.1.0')
    for (const [, name] of text.matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)) {
      expect(Object.keys(components.schemas)).toContain(name)
    }
    expect(text).not.toMatch(/"\$ref":"(?!#\/components)/)
  })
})

describe('default deny', () => {
  it('keeps an app from starting with a route outside every scope', async () => {
    const app = Fastify()
    app.decorate('requireActor', async () => {}).decorate('admitActor', async () => {})
    await app.register(defaultDeny)
    await app.register(scope('member', [async (inner) => void inner.get('/inside', () => 'x')]))
    app.get('/forgotten', () => 'x')
    await expect(app.ready()).rejects.toThrow('GET /forgotten')
  })
})

describe('problems', () => {
  const json = { 'content-type': 'application/json' }
  it.each([
    ['an unknown address', { url: '/v1/nothing' }, 404, 'not-found'],
    ['a wrong method', { method: 'PUT', url: '/v1/listings' }, 405, 'method-not-allowed'],
    [
      'broken JSON',
      { method: 'POST', url: '/v1/auth/login', headers: json, body: '{"a":' },
      400,
      'malformed-body',
    ],
    [
      'an empty body',
      { method: 'POST', url: '/v1/auth/login', headers: json, body: '' },
      400,
      'malformed-body',
    ],
    [
      'a prototype',
      { method: 'POST', url: '/v1/auth/login', headers: json, body: '{"__proto__":{}}' },
      400,
      'malformed-body',
    ],
    [
      'XML',
      { method: 'POST', url: '/v1/auth/login', headers: { 'content-type': 'text/xml' }, body: '<a/>' },
      415,
      'unsupported-media-type',
    ],
    [
      'no type',
      { method: 'POST', url: '/v1/auth/login', body: Buffer.from('x') },
      415,
      'unsupported-media-type',
    ],
    [
      'a large body',
      { method: 'POST', url: '/v1/auth/login', headers: json, body: `"${'x'.repeat(300_000)}"` },
      413,
      'content-too-large',
    ],
    ['a wrong id', { url: '/v1/listings/5' }, 400, 'invalid-request'],
    ['a broken address', { url: '/v1/listings/%E0%A4%A' }, 400, 'invalid-request'],
    ['a long id', { url: `/v1/listings/${'x'.repeat(500)}` }, 414, 'uri-too-long'],
  ] as const)('answer %s', async (_name, request, status, slug) => {
    const response = await test.app.inject(request as InjectOptions)
    expect(response.statusCode).toBe(status)
    expect(response.headers['content-type']).toBe('application/problem+json; charset=utf-8')
    expect(response.headers['cache-control']).toBe('no-store')
    expect(response.json()).toMatchObject({
      type: `/problems/${slug}`,
      status,
      requestId: response.headers['x-request-id'],
    })
  })

  it('answer what is not HTTP', async () => {
    await test.app.listen({ port: 0, host: '127.0.0.1' })
    const { port } = test.app.server.address() as AddressInfo
    const say = (text: string) =>
      new Promise<string>((resolve) => {
        let answer = ''
        const socket = connect(port, '127.0.0.1', () => socket.write(text))
        socket.on('data', (chunk) => {
          answer += chunk
        })
        socket.on('close', () => resolve(answer))
      })
    expect(await say('HELLO\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 .*"type":"\/problems\/malformed-body"/s)
    const long = `GET / HTTP/1.1\r\nhost: x\r\nx: ${'y'.repeat(20_000)}\r\n\r\n`
    expect(await say(long)).toMatch(/^HTTP\/1\.1 431 .*"type":"\/problems\/headers-too-large"/s)
  })

  it('tell the methods that are allowed', async () => {
    const { headers } = await test.app.inject({ method: 'DELETE', url: '/v1/auth/login' })
    expect(headers.allow).toBe('POST')
  })

  it('explain every type on a page', async () => {
    for (const slug of Object.keys(problemTypes)) {
      const page = await test.app.inject(`/problems/${slug}`)
      expect([slug, page.statusCode]).toEqual([slug, 200])
      expect(page.headers['content-type']).toContain('text/html')
    }
    expect((await test.app.inject('/problems/made-up')).statusCode).toBe(404)
  })

  it('tell nothing internal when something breaks', async () => {
    const { database } = test.app
    const { tree } = database.categories
    database.categories.tree = async () => {
      throw new Error('secret: table categories at /var/lib')
    }
    const response = await test.app.inject('/v1/categories')
    database.categories.tree = tree
    expect(response.statusCode).toBe(500)
    expect(response.body).not.toContain('secret')
    expect(response.json()).not.toHaveProperty('errors')
  })
})

describe('the server', () => {
  it('is live and ready', async () => {
    expect((await test.app.inject('/health/live')).json()).toEqual({ status: 'ok' })
    expect((await test.app.inject('/health/ready')).json()).toEqual({ status: 'ok' })
  })

  it('is not ready without its database', async () => {
    const { database } = test.app
    const { ping } = database
    database.ping = async () => {
      throw new Error('gone')
    }
    const response = await test.app.inject('/health/ready')
    database.ping = ping
    expect(response.statusCode).toBe(503)
    expect(response.headers['retry-after']).toBe('2')
  })

  it('makes request ids itself and honours traceparent', async () => {
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'
    const response = await test.app.inject({
      url: '/v1/categories',
      headers: { 'x-request-id': 'mine', traceparent },
    })
    expect(response.headers['x-request-id']).not.toBe('mine')
  })

  it('tells where time went', async () => {
    const response = await test.app.inject('/v1/search?q=ceva')
    expect(response.headers['server-timing']).toMatch(/search;dur=[\d.]+/)
  })

  it('lets pages of the configured origins in, no others', async () => {
    const preflight = (origin: string) =>
      test.app.inject({
        method: 'OPTIONS',
        url: '/v1/listings',
        headers: { origin, 'access-control-request-method': 'POST' },
      })
    const allowed = await preflight('https://app.piata.example')
    expect(allowed.headers['access-control-allow-origin']).toBe('https://app.piata.example')
    const refused = await preflight('https://evil.example')
    expect(refused.headers).not.toHaveProperty('access-control-allow-origin')
  })

  it('shows its documentation without inline scripts', async () => {
    const page = await test.app.inject('/docs/')
    expect(page.statusCode).toBe(200)
    const policy = page.headers['content-security-policy'] as string
    expect(policy).toContain("script-src 'self'")
    expect(policy).not.toContain('unsafe-inline')
    for (const [, attributes, code] of page.body.matchAll(/<script([^>]*)>([^<]*)<\/script>/g)) {
      expect(attributes).toContain('src=')
      expect(code!.trim()).toBe('')
    }
    // The bar of the other layout has a logo with styles of its own.
    const start = await test.app.inject('/docs/static/swagger-initializer.js')
    expect(start.body).toContain('"layout":"BaseLayout"')
  })
})

describe('metrics', () => {
  it('count requests by route, never by address', async () => {
    const metered = await startTestApp('sqlite', { metricsPort: 1 })
    try {
      await metered.app.inject('/v1/listings/01900000-0000-7000-8000-000000000000')
      await metered.app.inject('/health/live')
      const text = await metered.app.metrics()
      expect(text).toContain(
        'piata_http_request_duration_seconds_count{method="GET",route="/v1/listings/:id",status="404"} 1',
      )
      expect(text).toMatch(/le="\+Inf",[^}]*\} 1$/m)
      expect(text).toContain('piata_search_ready 1')
      expect(text).not.toContain('01900000')
      const server = await serveMetrics(metered.app, '127.0.0.1', 0)
      const { port } = server.address() as AddressInfo
      const scraped = await fetch(`http://127.0.0.1:${port}/metrics`)
      expect(await scraped.text()).toContain('route="/health/live"')
      expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(404)
      server.closeAllConnections()
      server.close()
    } finally {
      await metered.close()
    }
  })
})
