import { expect, test } from 'vitest'
import { ApiError } from '../client/api-error.ts'
import { type Ask, inPieces } from './upload-in-pieces.ts'

const file = new Blob(['x'.repeat(100)])
const image = { id: 'a' }

/** A server that has what came of uploads; `cut` says how many bytes of each piece arrive before the connection is lost, `lost` which answers never do. */
function server({ cut = [], lost = [] }: { cut?: number[]; lost?: string[] } = {}) {
  const asked: string[] = []
  const uploads = new Map<string, number>()
  const made = new Set<string>()
  let received = 0
  const answer = (status: number, headers: Record<string, string> = {}, body: unknown = null) => ({
    ...{ status, header: (name: string) => headers[name] ?? null, body },
  })
  const ask: Ask = async ({ method, address, headers, body, onProgress }) => {
    const name = `${method} ${address.split('/').at(-1)}`
    asked.push(name)
    const reply = () => {
      if (method === 'POST' && address.endsWith('/uploads')) {
        uploads.set(`/u/${uploads.size}`, 0)
        return answer(201, { location: `/u/${uploads.size - 1}` })
      }
      const at = address.replace('/finish', '')
      if (method === 'POST' && made.has(headers['idempotency-key']!))
        return answer(201, {}, { items: [image] })
      const offset = uploads.get(at)
      if (offset === undefined) return answer(404)
      if (method === 'HEAD') return answer(200, { 'upload-offset': String(offset) })
      if (method === 'PATCH') {
        if (Number(headers['upload-offset']) !== offset)
          return answer(409, { 'upload-offset': String(offset) })
        const arrived = Math.min(body!.size, cut[0] ?? body!.size)
        uploads.set(at, offset + arrived)
        received += arrived
        onProgress!(arrived)
        if (cut.shift() !== undefined) throw new ApiError(0)
        return answer(204)
      }
      if (offset < file.size) return answer(409, { 'upload-offset': String(offset) })
      made.add(headers['idempotency-key']!)
      uploads.delete(at)
      return answer(201, {}, { items: [image] })
    }
    const replied = reply()
    if (lost[0] === name) {
      lost.shift()
      throw new ApiError(0)
    }
    return replied
  }
  return { ask, asked, uploads, made, received: () => received }
}

async function until<T>(send: () => Promise<T>): Promise<T> {
  for (let tried = 0; tried < 20; tried++) {
    try {
      return await send()
    } catch (error) {
      if (!(error instanceof ApiError && [0, 503].includes(error.status))) throw error
    }
  }
  throw new Error('never sent')
}

test('goes on where connections were cut, and sends nothing twice', async () => {
  const { ask, asked, received } = server({ cut: [30, 0, 50] })
  const send = inPieces(file, ask)
  const shares: number[] = []
  expect(await until(() => send('key', (share) => shares.push(share)))).toBe(image)
  expect(received()).toBe(100)
  expect(shares).toEqual([0.3, 0.3, 0.8, 1])
  expect(asked.filter((name) => name === 'POST uploads')).toHaveLength(1)
})

test('makes one picture, whichever answer is lost', async () => {
  for (const lost of ['POST uploads', 'PATCH 0', 'POST finish']) {
    const { ask, made, received } = server({ lost: [lost] })
    const send = inPieces(file, ask)
    expect([lost, await until(() => send('key', () => {}))]).toEqual([lost, image])
    expect([lost, made.size, received()]).toEqual([lost, 1, 100])
  }
})

test('begins anew when what had arrived has run out', async () => {
  const { ask, uploads, made } = server({ cut: [40] })
  const send = inPieces(file, ask)
  await expect(send('key', () => {})).rejects.toMatchObject({ status: 0 })
  uploads.delete('/u/0')
  uploads.set('/u/other', 0)
  expect(await until(() => send('key', () => {}))).toBe(image)
  expect(made.size).toBe(1)
})

test('leaves a refused picture refused, and what no more pieces are taken of to a form', async () => {
  const problem = { type: '/problems/image-refused', errors: [{ code: 'corrupt' }] }
  const { ask } = server()
  const refusing: Ask = async (asked) =>
    asked.address.endsWith('/finish') ? { status: 422, header: () => null, body: problem } : ask(asked)
  await expect(inPieces(file, refusing)('key', () => {})).rejects.toMatchObject({ status: 422, problem })
  const full: Ask = async () => ({ status: 409, header: () => null, body: null })
  expect(await inPieces(file, full)('key', () => {})).toBeUndefined()
})
