import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
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

it('sends the answers of a turn of the event loop together at its end, and is ended from the call on', async () => {
  const all: Response[] = []
  const sockets: Socket[] = []
  const sentBytes = () => sockets.map(({ bytesWritten }) => bytesWritten)
  const asked = 33
  const written = new Promise<number[][]>((resolve) => {
    answer = (response) => {
      all.push(response)
      sockets.push(response.socket!)
      if (all.length < asked) return
      response.end('one')
      const looks = [sentBytes()]
      expect(response.writableEnded).toBe(true)
      for (const other of all.slice(0, -2)) other.end(Buffer.from('another'))
      // as many as wait at once
      looks.push(sentBytes())
      all.at(-2)!.end()
      looks.push(sentBytes())
      setImmediate(() => resolve([...looks, sentBytes()]))
    }
  })
  const bodies = Array.from({ length: asked }, async () => String(await bytesOf()))
  const [first, full, rest, last] = await written
  expect(first).toEqual(Array(asked).fill(0))
  expect(full!.filter((bytes) => bytes === 0)).toHaveLength(1)
  expect(rest!.filter((bytes) => bytes === 0)).toHaveLength(1)
  expect(last!.filter((bytes) => bytes === 0)).toEqual([])
  expect((await Promise.all(bodies)).sort()).toEqual(['', ...Array(31).fill('another'), 'one'])
})

it('ends once, whatever is asked after that', async () => {
  answer = (response) => {
    response.end('first')
    response.end('second')
  }
  expect(String(await bytesOf())).toBe('first')
  answer = (response) => response.end(() => {})
  expect(String(await bytesOf())).toBe('')
})
