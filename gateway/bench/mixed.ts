import sharp from 'sharp'
import type { Ask } from './open-loop.ts'
import type { Account, Server } from './servers.ts'

/** Requests as visitors, members and balancers make them: by kind, with their shares. */
export async function mixedRequests(server: Server, account: Account): Promise<Ask[]> {
  const { items } = (await (await fetch(`${server.origin}/v1/listings?limit=100`)).json()) as {
    items: { id: string; title: string }[]
  }
  const words = [...new Set(items.flatMap(({ title }) => title.match(/\p{L}{4,}/gu) ?? []))].slice(0, 60)
  const member = `authorization: Bearer ${account.accessToken}\r\n`
  const get = (path: string, more = '') => `GET ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\n${more}\r\n`
  const post = (path: string, type: string, body: Buffer, more = '') => ({
    head: `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: ${type}\r\ncontent-length: ${body.length}\r\n${more}\r\n`,
    body: body.toString('base64'),
  })
  const login = Buffer.from(JSON.stringify({ email: account.email, password: account.password }))
  const picture = await sharp({
    create: {
      width: 800,
      height: 600,
      channels: 3,
      background: 'teal',
      noise: { type: 'gaussian', mean: 128, sigma: 20 },
    },
  })
    .jpeg()
    .toBuffer()
  const form = Buffer.concat([
    Buffer.from('--b\r\ncontent-disposition: form-data; name="file"; filename="a.jpg"\r\n\r\n'),
    picture,
    Buffer.from('\r\n--b--\r\n'),
  ])
  const profile = Buffer.from('{"locale":"en"}')
  return [
    ...items.map(({ id }) => ({
      kind: 'read',
      head: get(`/v1/listings/${id}`),
      weight: 0.45 / items.length,
    })),
    // Each another one, so that none is answered from memory.
    ...words.map((word) => ({
      kind: 'search',
      head: get(`/v1/search?q=${encodeURIComponent(word)}&priceMax=1{n}00`),
      weight: 0.3 / words.length,
    })),
    { kind: 'account', head: get('/v1/me', member), weight: 0.2 },
    {
      kind: 'write',
      head: `PATCH /v1/me HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\ncontent-length: ${profile.length}\r\n${member}\r\n`,
      body: profile.toString('base64'),
      weight: 0.02,
    },
    { kind: 'upload', ...post('/v1/images', 'multipart/form-data; boundary=b', form, member), weight: 0.002 },
    { kind: 'log-in', ...post('/v1/auth/login', 'application/json', login), weight: 0.003 },
    { kind: 'health', head: get('/health/ready'), weight: 0.015 },
  ]
}
