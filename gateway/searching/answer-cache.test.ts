import { describe, expect, it } from 'vitest'
import { AnswerCache } from './answer-cache.ts'

const answer = (text: string) => ({ body: Buffer.from(text), etag: '"x"', next: null })

describe('AnswerCache', () => {
  it('keeps answers of the present generation only', () => {
    const cache = new AnswerCache(100_000)
    cache.keepOnly(1)
    cache.set('a', answer('one'), 1)
    expect(cache.get('a')?.body.toString()).toBe('one')
    cache.set('b', answer('late'), 0)
    expect(cache.get('b')).toBeUndefined()
    cache.keepOnly(2)
    expect(cache.get('a')).toBeUndefined()
  })

  it('drops what was not asked for lately when memory is full', () => {
    // four answers of a thousand letters in each half
    const cache = new AnswerCache(10_000)
    cache.keepOnly(1)
    const add = (...keys: string[]) => {
      for (const key of keys) cache.set(key, answer('x'.repeat(1000)), 1)
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
    for (const key of keys) cache.set(key, answer('x'.repeat(100 + ((Number(key) * 37) % 900))), 1)
    cache.set('99', answer('x'.repeat(1000)), 1)
    const held = keys.map((key) => cache.get(key)?.body.length ?? 0)
    expect(held.reduce((sum, length) => sum + length)).toBeLessThanOrEqual(10_000)
    expect(held[99]).toBe(1000)
  })

  it('does not give all its memory to one answer, and takes nothing without memory', () => {
    const cache = new AnswerCache(10_000)
    cache.keepOnly(1)
    cache.set('large', answer('x'.repeat(5000)), 1)
    expect(cache.get('large')).toBeUndefined()
    const none = new AnswerCache(0)
    none.keepOnly(1)
    none.set('a', answer('x'), 1)
    expect(none.get('a')).toBeUndefined()
  })
})
