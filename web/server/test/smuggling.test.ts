import { Agent, get, type RequestListener, type Server } from 'node:http'
import { connect } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { exchange, head, html, startSite } from './site.ts'

/** A gateway that says which request it answers, after a moment, so that requests of several visitors meet. */
async function startEcho() {
  const asked: string[] = []
  const site = await startSite(html('<p>site</p>'), (request, response) => {
    asked.push(`${request.method} ${request.url}`)
    let body = ''
    request.on('data', (chunk) => {
      body += chunk
    })
    request.on('end', () => setTimeout(() => response.end(`${request.method} ${request.url} ${body}`), 2))
  })
  return { ...site, asked }
}

const smuggled = head('GET /v1/smuggled HTTP/1.1', 'Host: inner')
const chunked = (text: string) => `${text.length.toString(16)}\r\n${text}\r\n0\r\n\r\n`
const host = 'Host: a'

const refused: Record<string, string> = {
  'GET with a chunked body':
    head('GET /v1/a HTTP/1.1', host, 'Transfer-Encoding: chunked') + chunked(smuggled),
  'GET with a body': head('GET /v1/a HTTP/1.1', host, `Content-Length: ${smuggled.length}`) + smuggled,
  'HEAD with a body': head('HEAD /v1/a HTTP/1.1', host, 'Transfer-Encoding: chunked') + chunked(smuggled),
  'OPTIONS with a body':
    head('OPTIONS /v1/a HTTP/1.1', host, 'Transfer-Encoding: chunked') + chunked(smuggled),
  'CL.TE':
    head('POST /v1/a HTTP/1.1', host, 'Content-Length: 6', 'Transfer-Encoding: chunked') +
    `0\r\n\r\n${smuggled}`,
  'TE.CL':
    head('POST /v1/a HTTP/1.1', host, 'Transfer-Encoding: chunked', 'Content-Length: 4') + chunked(smuggled),
  'TE.TE':
    head('POST /v1/a HTTP/1.1', host, 'Transfer-Encoding: chunked', 'Transfer-Encoding: identity') +
    chunked(smuggled),
  'a coding before chunked':
    head('POST /v1/a HTTP/1.1', host, 'Transfer-Encoding: gzip, chunked') + chunked(smuggled),
  'chunked twice':
    head('POST /v1/a HTTP/1.1', host, 'Transfer-Encoding: chunked, chunked') + chunked(smuggled),
  'a coding nobody knows':
    head('POST /v1/a HTTP/1.1', host, 'Transfer-Encoding: xchunked') + chunked(smuggled),
  'a vertical tab in the coding':
    head('POST /v1/a HTTP/1.1', host, 'Transfer-Encoding:\x0bchunked') + chunked(smuggled),
  'chunked in HTTP/1.0': head('POST /v1/a HTTP/1.0', host, 'Transfer-Encoding: chunked') + chunked(smuggled),
  'two lengths':
    head('POST /v1/a HTTP/1.1', host, 'Content-Length: 0', `Content-Length: ${smuggled.length}`) + smuggled,
  'a length twice': `${head('POST /v1/a HTTP/1.1', host, 'Content-Length: 1', 'Content-Length: 1')}x`,
  'a length with a sign': `${head('POST /v1/a HTTP/1.1', host, 'Content-Length: +1')}x`,
  'a folded header': head('GET /v1/a HTTP/1.1', host, 'X-A: b', ' Transfer-Encoding: chunked'),
  'a blank before the colon': head('POST /v1/a HTTP/1.1', host, 'Transfer-Encoding : chunked') + chunked('x'),
  'a bare line feed': `GET /v1/a HTTP/1.1\nHost: a\n\n`,
  'two hosts': head('GET /v1/a HTTP/1.1', host, 'Host: b'),
  'two hosts of a page': head('GET / HTTP/1.1', host, 'Host: b'),
  'no host': head('GET /v1/a HTTP/1.1'),
  'another site in the target': head('GET http://evil.example/v1/a HTTP/1.1', host),
  upgrade: head('GET /v1/a HTTP/1.1', host, 'Connection: Upgrade', 'Upgrade: websocket'),
  CONNECT: head('CONNECT 127.0.0.1:5432 HTTP/1.1', host),
  TRACE: head('TRACE /v1/a HTTP/1.1', host),
}

test.each(Object.entries(refused))(
  '%s is refused, and nothing of it reaches the gateway',
  async (_, bytes) => {
    const { port, asked } = await startEcho()
    const answer = await exchange(port, `${bytes}${smuggled}`)
    expect(answer).toMatch(/^HTTP\/1\.1 400 /)
    expect(answer).toContain('application/problem+json')
    expect(answer.match(/HTTP\/1\.1 \d/g)).toHaveLength(1)
    expect(asked.filter((request) => request.includes('smuggled'))).toEqual([])
  },
)

test('an upgrade is refused, whoever listens for it', async () => {
  // As Next does with the server of the first request that it sees.
  const listen: RequestListener = (request, response) => {
    ;(request.socket as unknown as { server: Server }).server.on('upgrade', (_, socket) =>
      socket.end('upgraded'),
    )
    response.end()
  }
  const { url, port } = await startSite(listen)
  await fetch(`${url}/icon.svg`)
  const answer = await exchange(port, refused.upgrade!)
  expect(answer).toMatch(/^HTTP\/1\.1 400 /)
})

test('connections that are reset at any moment end nothing but themselves', async () => {
  const { url, port } = await startEcho()
  for (const bytes of Object.values(refused)) {
    for (const patienceMs of [0, 1, 10]) {
      const socket = connect(port, '127.0.0.1')
      socket.on('error', () => {})
      await new Promise<void>((resolve) => socket.write(bytes, () => resolve()))
      await delay(patienceMs)
      socket.resetAndDestroy()
    }
  }
  expect(await (await fetch(`${url}/v1/x`)).text()).toBe('GET /v1/x ')
})

test('extensions of chunks and trailers do not go further', async () => {
  const { port } = await startEcho()
  const answer = await exchange(
    port,
    head('POST /v1/a HTTP/1.1', host, 'Transfer-Encoding: chunked', 'Connection: close') +
      '5;a=b\r\nhello\r\n0\r\nX-Trailer: 1\r\n\r\n',
  )
  expect(answer).toContain('POST /v1/a hello')
})

test('pipelined requests get their answers in order', async () => {
  const { port } = await startEcho()
  const answer = await exchange(
    port,
    head('POST /v1/1 HTTP/1.1', host, 'Content-Length: 3') +
      'one' +
      head('GET /v1/2 HTTP/1.1', host) +
      head('GET /v1/3 HTTP/1.1', host, 'Connection: close'),
  )
  expect([...answer.matchAll(/(?:GET|POST) \/v1\/\d (?:one)?/g)].map(([text]) => text.trim())).toEqual([
    'POST /v1/1 one',
    'GET /v1/2',
    'GET /v1/3',
  ])
})

test('whatever others send and break off, every visitor gets the own answer', async () => {
  const { url, port, asked } = await startEcho()
  const agent = new Agent({ keepAlive: true })
  const attacks = [
    ...Object.values(refused),
    // Gone in the middle of the body.
    head('POST /v1/a HTTP/1.1', host, 'Content-Length: 100000') + smuggled,
    `${head('POST /v1/a HTTP/1.1', host, 'Transfer-Encoding: chunked')}ffff\r\n${smuggled}`,
    `${head('DELETE /v1/a HTTP/1.1', host, 'Transfer-Encoding: chunked')}ffff\r\n${smuggled}`,
  ]
  let isOver = false
  const attackers = Array.from({ length: 4 }, async (_, offset) => {
    for (let n = 0; n < 60; n++) {
      const socket = connect(port, '127.0.0.1')
      socket.on('error', () => {})
      socket.on('data', () => {})
      socket.write(attacks[(n * 4 + offset) % attacks.length]!)
      await delay(5)
      socket.destroy()
    }
    isOver = true
  })
  const wrong: string[] = []
  let answered = 0
  const visitors = Array.from({ length: 4 }, async (_, visitor) => {
    for (let n = 0; !isOver; n++) {
      const path = `/v1/visitor-${visitor}/${n}`
      const body = await new Promise<string>((resolve, reject) => {
        get(url + path, { agent }, (response) => {
          let text = ''
          response.on('data', (chunk) => {
            text += chunk
          })
          response.on('end', () => resolve(text))
        }).on('error', reject)
      })
      answered++
      if (body !== `GET ${path} `) wrong.push(`${path}: ${body}`)
    }
  })
  await Promise.all([...attackers, ...visitors])
  agent.destroy()
  expect(wrong).toEqual([])
  expect(answered).toBeGreaterThan(50)
  expect(asked.filter((request) => request.includes('smuggled'))).toEqual([])
})
