import { connect } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from './app.ts'
import { newAdmin } from './people.ts'

const size = 3_000_000

describe('a body that is too large', () => {
  let test: TestApp
  let port = 0
  beforeAll(async () => {
    test = await startTestApp('sqlite')
    port = Number(new URL(await test.app.listen({ host: '127.0.0.1', port: 0 })).port)
  })
  afterAll(() => test.close())

  const head = (request: string, ...more: string[]) =>
    [`${request} HTTP/1.1`, 'Host: a', ...more, '', ''].join('\r\n')
  const post = (framing: string) => head('POST /v1/auth/login', 'Content-Type: application/json', framing)
  const chunk = `100000\r\n${' '.repeat(0x100000)}\r\n`

  // Whoever is still sending when the connection ends may never read the answer: the kernel drops it.
  it.each([
    ['by its length', post(`Content-Length: ${size}`), ' '.repeat(size)],
    ['piece by piece', post('Transfer-Encoding: chunked') + chunk, `${chunk}0\r\n\r\n`],
  ])('is answered before it has come, and then read to its end: %s', async (_, begin, rest) => {
    const socket = connect(port, '127.0.0.1')
    let text = ''
    const heard = (what: string) =>
      new Promise<void>((resolve, reject) => {
        socket.on('data', () => text.includes(what) && resolve())
        socket.on('error', reject).on('close', () => reject(new Error(`Ended after: ${text}`)))
      })
    socket.on('data', (data) => {
      text += data.toString()
    })
    const refused = heard('content-too-large')
    socket.write(begin)
    await refused
    const next = heard('"keys"')
    socket.write(rest)
    socket.write(head('GET /.well-known/jwks.json'))
    await next
    socket.destroy()
    expect(text).toMatch(/^HTTP\/1\.1 413 /)
  })

  it('hears how many bytes the address takes, also of a body that is larger only once it is unpacked', async () => {
    const admin = await newAdmin(test.app)
    const headers = { 'content-type': 'application/json' }
    const body = JSON.stringify({ input: ' '.repeat(10_000_000) })
    const packed = { body: gzipSync(body), headers: { ...headers, 'content-encoding': 'gzip' } }
    const refusals = [
      await admin.ask('POST', '/v1/admin/agents/mailer/run', { body, headers }),
      await admin.ask('POST', '/v1/admin/agents/mailer/run', packed),
      await test.app.inject({ method: 'POST', url: '/v1/auth/login', body, headers }),
    ].map((response) => [response.statusCode, response.json().detail])
    const told = (limit: string) => [
      413,
      `The body is larger than the ${limit} bytes that this address takes.`,
    ]
    expect(refusals).toEqual([told('262,144'), told('262,144'), told('16,384')])
  })
})
