import { expect, test } from 'vitest'
import type { Conversation, Message } from '../client/types.ts'
import { eventsOf } from '../session/event-stream.ts'
import { hostsIn, mergeMessages, placeConversation } from './merge.ts'

const message = (seq: number, text = String(seq)) => ({ seq, text }) as Message
const conversation = (id: string, activeAt: string) => ({ id, activeAt }) as Conversation

test('each message stands once, in its place, as it came last', () => {
  const merged = mergeMessages([message(2), message(3)], [message(1), message(3, 'nou'), message(4)])
  expect(merged.map(({ text }) => text)).toEqual(['1', '2', 'nou', '4'])
})

test('a conversation stands where its activity puts it, once', () => {
  const known = [conversation('b', '2026-02'), conversation('a', '2026-01')]
  const ids = (items: Conversation[]) => items.map(({ id }) => id)
  expect(ids(placeConversation(known, conversation('a', '2026-03')))).toEqual(['a', 'b'])
  expect(ids(placeConversation(known, conversation('c', '2026-01')))).toEqual(['b', 'c', 'a'])
  expect(ids(placeConversation(known, conversation('d', '2025-01')))).toEqual(['b', 'a', 'd'])
})

test('hosts are those that a browser would go to', () => {
  const text = 'vezi https://olx.ro@plati.example/x și www.fan.ro, рrimaria.ro/a'
  expect(hostsIn(text)).toEqual(['plati.example', 'www.fan.ro', expect.stringMatching(/^xn--.*\.ro$/)])
  expect(hostsIn('fără nimic, preț bun punct de plecare 500')).toEqual([])
  for (const hidden of [
    'hxxps://evil[.]com/a',
    'evil(.)com',
    'hxxp[:]//evil{.}com',
    'evil (dot) com',
    'evil dot com',
    'evil。com',
  ])
    expect([hidden, hostsIn(hidden)]).toEqual([hidden, ['evil.com']])
})

test('events are read wherever the pieces of their stream end', async () => {
  const text = 'id: 7\nevent: message\ndata: {"seq":2}\n\n:\n\nid: 8\nevent: read\ndata: {"a":": b"}\n\n'
  for (const size of [1, 7, 1_000]) {
    const bytes = new TextEncoder().encode(text)
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        for (let at = 0; at < bytes.length; at += size) controller.enqueue(bytes.slice(at, at + size))
        controller.close()
      },
    })
    expect(await Array.fromAsync(eventsOf(body))).toEqual([
      { id: '7', kind: 'message', data: { seq: 2 } },
      { id: '8', kind: 'read', data: { a: ': b' } },
    ])
  }
})
