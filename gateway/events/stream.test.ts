import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { EventStream } from './stream.ts'

/** Events of a made-up account: numbers up to `head`. */
const eventsUpTo = (head: { seq: number }) => ({
  async after(_userId: string, seq: number, limit: number) {
    const count = Math.min(limit, head.seq - seq)
    const items = Array.from({ length: count }, (_, n) => ({
      ...{ seq: seq + n + 1, kind: 'message' as const, data: JSON.stringify({ filler: 'x'.repeat(200) }) },
    }))
    return { items, isWhole: true }
  },
  head: async () => head.seq,
})
const always = { isOver: () => false }
const turns = async () => {
  for (let n = 0; n < 20; n++) await nextTurn()
}

it('reads no more than the client takes, and goes on where it stopped', async () => {
  const head = { seq: 5_000 }
  const stream = new EventStream(eventsUpTo(head), 'a', 0, always, false)
  stream.wake()
  await turns()
  // One look beyond what may wait.
  expect(stream.readableLength).toBeLessThan(2 * 16_384 + 100 * 250)
  let text = ''
  let count = 0
  for await (const chunk of stream) {
    text += chunk
    const parts = text.split('\n\n')
    text = parts.pop()!
    for (const part of parts) expect(part).toContain(`id: ${++count}\n`)
    if (count === head.seq) break
  }
})

it('is cut when its client takes nothing at some beats, and not sooner', async () => {
  const stream = new EventStream(eventsUpTo({ seq: 1_000 }), 'a', 0, always, false)
  stream.wake()
  await turns()
  stream.beat()
  expect(stream.destroyed).toBe(false)
  stream.beat()
  expect(stream.destroyed).toBe(true)
})

it('lives by its beats while there is nothing to tell, and ends with its lease', async () => {
  let isOver = false
  const stream = new EventStream(eventsUpTo({ seq: 5 }), 'a', 5, { isOver: () => isOver }, false)
  const heard: string[] = []
  stream.on('data', (chunk) => heard.push(String(chunk)))
  for (let n = 0; n < 5; n++) {
    stream.beat()
    await turns()
  }
  expect(heard.join('')).toBe(':\n\n'.repeat(5))
  isOver = true
  stream.beat()
  await turns()
  expect(stream.readableEnded).toBe(true)
})

it('says at once that it is there when it goes on and nothing is new, and only then', async () => {
  const head = { seq: 5 }
  const stream = new EventStream(eventsUpTo(head), 'a', 5, always, false)
  const heard: string[] = []
  stream.on('data', (chunk) => heard.push(String(chunk)))
  stream.wake()
  await turns()
  expect(heard).toEqual([':\n\n'])
  stream.wake()
  await turns()
  expect(heard).toEqual([':\n\n'])
  const behind = new EventStream(eventsUpTo(head), 'a', 4, always, false)
  behind.wake()
  await turns()
  expect(String(behind.read())).toMatch(/^id: 5\n/)
})

it('is cut when it is over and its client does not even take the end', async () => {
  const stream = new EventStream(eventsUpTo({ seq: 0 }), 'a', 0, { isOver: () => true }, false)
  for (let n = 0; n < 3; n++) stream.beat()
  expect(stream.destroyed).toBe(true)
})
