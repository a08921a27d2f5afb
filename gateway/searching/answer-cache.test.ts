import { describe, expect, it } from 'vitest'
import { AnswerCache } from './answer-cache.ts'

/** Puts an answer as often as it takes to be kept. */
const put = (cache: AnswerCache, key: string, text: string, generation = 1) => {
  cache.set(key, answer(text), generation)
  cache.set(key, answer(text), generation)
}
const answer = (text: string) => ({ body: Buffer.from(text), etag: '"x"', next: null, total: 1 })

describe('AnswerCache', () => {
  it('keeps answers of the present generation only', () => {
    const cache = new AnswerCache(100_000)
    cache.keepOnly(1)
    put(cache, 'a', 'one')
    expect(cache.get('a')?.body.toString()).toBe('one')
    put(cache, 'b', 'late', 0)
    expect(cache.get('b')).toBeUndefined()
    cache.keepOnly(2)
    expect(cache.get('a')).toBeUndefined()
  })

  it('keeps what is asked for again, whatever the generation it was asked in first', () => {
    const cache = new AnswerCache(100_000)
    cache.keepOnly(1)
    cache.set('a', answer('one'), 1)
    expect(cache.get('a')).toBeUndefined()
    cache.keepOnly(2)
    cache.set('a', answer('two'), 2)
    expect(cache.get('a')?.body.toString()).toBe('two')
  })

  it('keeps what is asked for again and again, however many queries there are that are asked once', () => {
    const cache = new AnswerCache(1_000_000)
    cache.keepOnly(1)
    const known = new Set<string>()
    for (let round = 0; round < 3; round += 1) {
      for (let at = 0; at < 400; at += 1) {
        if (cache.get(`hot ${at}`) !== undefined) known.add(`${round} ${at}`)
        else cache.set(`hot ${at}`, answer('x'), 1)
        for (let once = 0; once < 8; once += 1) cache.set(`once ${round} ${at} ${once}`, answer('y'), 1)
      }
    }
    // from the second time on
    expect(known.size).toBe(400)
    expect([...known].every((one) => one.startsWith('2 '))).toBe(true)
    expect(cache.get('once 0 0 0')).toBeUndefined()
  })

  it('drops what was not asked for lately when memory is full', () => {
    // four answers of a thousand letters in each half
    const cache = new AnswerCache(10_000)
    cache.keepOnly(1)
    const add = (...keys: string[]) => {
      for (const key of keys) put(cache, key, 'x'.repeat(1000))
    }
    const known = (...keys: string[]) => keys.filter((key) => cache.get(key) !== undefined)
    add('a', 'b', 'c', 'd', 'e', 'f')
    // from the older half into the recent one
    expect(known('a')).toEqual(['a'])
    add('g', 'h')
    expect(known('b', 'c', 'd')).toEqual([])
    expect(known('a', 'e', 'f', 'g', 'h')).toEqual(['a', 'e', 'f', 'g', 'h'])
  })

  it('never holds more than its capacity', () => {
    const cache = new AnswerCache(10_000)
    cache.keepOnly(1)
    const keys = Array.from({ length: 100 }, (_, at) => `${at}`)
    for (const key of keys) put(cache, key, 'x'.repeat(100 + ((Number(key) * 37) % 900)))
    put(cache, '99', 'x'.repeat(1000))
    const held = keys.map((key) => cache.get(key)?.body.length ?? 0)
    expect(held.reduce((sum, length) => sum + length)).toBeLessThanOrEqual(10_000)
    expect(held[99]).toBe(1000)
  })

  it('does not give all its memory to one answer, and takes nothing without memory', () => {
    const cache = new AnswerCache(10_000)
    cache.keepOnly(1)
    put(cache, 'large', 'x'.repeat(5000))
    expect(cache.get('large')).toBeUndefined()
    const none = new AnswerCache(0)
    none.keepOnly(1)
    put(none, 'a', 'x')
    expect(none.get('a')).toBeUndefined()
  })
})
