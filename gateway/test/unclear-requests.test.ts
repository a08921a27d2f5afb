import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { doorDialects, startTestApp, type TestApp } from './app.ts'

describe.each(doorDialects)('requests that are not clear, on %s', (dialect) => {
  let test: TestApp
  let port = 0
  beforeAll(async () => {
    test = await startTestApp(dialect)
    await test.app.listen({ host: '127.0.0.1', port: 0 })
    port = (test.app.server.address() as { port: number }).port
  })
  afterAll(() => test.close())

  const exchange = (...lines: string[]) =>
    new Promise<string>((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () => socket.write(`${lines.join('\r\n')}\r\n\r\n`))
      let text = ''
      socket.on('data', (chunk) => {
        text += chunk
      })
      socket.on('error', reject)
      socket.on('close', () => resolve(text))
    })

  const body = 'Content-Length: 1'
  it.each([
    [400, ['GET /v1/categories HTTP/1.1', 'Host: a', 'Host: b']],
    [400, ['GET /nowhere HTTP/1.1', 'Host: a', 'Host: a']],
    [400, ['GET /v1/categories HTTP/1.1', 'Connection: close']],
    [400, ['GET /v1/categories HTTP/1.1', 'Host: a', 'no colon']],
    [400, ['POST /v1/auth/login HTTP/1.1', 'Host: a', body, 'Transfer-Encoding: chunked']],
    [400, ['CONNECT 127.0.0.1:22 HTTP/1.1', 'Host: a']],
    [417, ['POST /v1/auth/login HTTP/1.1', 'Host: a', 'Expect: miracles', body]],
    [431, ['GET /v1/categories HTTP/1.1', 'Host: a', `X-Long: ${'x'.repeat(20_000)}`]],
  ])('%i for %j, in the form of every problem', async (status, lines) => {
    const answer = await exchange(...lines)
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
    expect(answer).toMatch(/content-type: application\/problem\+json/i)
    expect(answer).toMatch(/x-content-type-options: nosniff/i)
    expect(answer).toContain(`"status":${status}`)
    const type = /"type":"([^"]+)"/.exec(answer)![1]!
    expect((await test.app.inject(type)).statusCode).toBe(200)
  })

  it('finds nothing at paths that are no files of the documentation', async () => {
    const names = [
      '../../v1/search',
      '%2e%2e/x',
      '..',
      '.',
      '%00',
      'a%5cb',
      '/etc/passwd',
      'a'.repeat(3000),
      '.env',
      'x',
    ]
    for (const name of names) {
      const answer = await exchange(`GET /docs/static/${name} HTTP/1.1`, 'Host: a', 'Connection: close')
      expect([name, answer.slice(0, 12)]).toEqual([name, 'HTTP/1.1 404'])
      expect(answer).toMatch(/content-type: application\/problem\+json/i)
    }
    for (const name of ['', 'swagger-ui.css', 'swagger-ui-bundle.js']) {
      const answer = await exchange(`GET /docs/static/${name} HTTP/1.1`, 'Host: a', 'Connection: close')
      expect([name, answer.slice(0, 12)]).toEqual([name, 'HTTP/1.1 200'])
    }
  })

  it('never answers with a page where data is, whatever the path', async () => {
    const targets = [
      '/v1/<h1>x',
      '/v1/%3Ch1%3E',
      '/V1/search',
      '/v1/../v1/%3Ch1%3E',
      '//v1/x',
      '/v1/%zz',
      '/img/<b>',
      '/<script>',
    ]
    for (const target of targets) {
      const answer = await exchange(`GET ${target} HTTP/1.1`, 'Host: a', 'Connection: close')
      expect(answer).toMatch(/content-type: application\/problem\+json/i)
      expect(answer).toMatch(/x-content-type-options: nosniff/i)
    }
  })
})
