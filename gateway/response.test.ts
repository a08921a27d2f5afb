import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { Response } from './response.ts'

let server: Server
let origin: string
let answer: (response: Response) => void
beforeAll(async () => {
  server = createServer({ ServerResponse: Response }, (_request, response) => answer(response))
  await once(server.listen(0, '127.0.0.1'), 'listening')
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const bytesOf = async (init?: RequestInit) => Buffer.from(await (await fetch(origin, init)).arrayBuffer())

it('sends any bytes as they are, of known length or in pieces, short ones and long ones', async () => {
  const anyBytes = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc.integer({ min: 13_000, max: 40_000 }).map((length) => new Uint8Array(length).map((_, at) => at % 251)),
  )
  await fc.assert(
    fc.asyncProperty(anyBytes, fc.boolean(), fc.boolean(), async (bytes, isLengthKnown, isInPieces) => {
      const body = Buffer.from(bytes)
      answer = (response) => {
        response.writeHead(200, isLengthKnown ? { 'content-length': 2 * body.length } : {})
        if (isInPieces) response.write(body)
        response.end(isInPieces ? body : Buffer.concat([body, body]))
      }
      expect((await bytesOf()).equals(Buffer.concat([body, body]))).toBe(true)
    }),
    { numRuns: 40 },
  )
})

it('sends text as UTF-8 and no body to HEAD', async () => {
  answer = (response) => response.end('șțăîâ €')
  expect(String(await bytesOf())).toBe('șțăîâ €')
  answer = (response) => response.writeHead(200, { 'content-length': 3 }).end(Buffer.from('abc'))
  expect((await bytesOf({ method: 'HEAD' })).length).toBe(0)
  expect(String(await bytesOf())).toBe('abc')
})
