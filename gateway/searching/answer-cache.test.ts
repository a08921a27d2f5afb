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

  it('drops what was used longest ago when memory is full', () => {
    const cache = new AnswerCache(10_000)
    cache.keepOnly(1)
    for (const key of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']) cache.set(key, answer('x'.repeat(1000)), 1)
    cache.get('a')
    cache.set('i', answer('x'.repeat(1000)), 1)
    expect(cache.get('a')).toBeDefined()
    expect(cache.get('b')).toBeUndefined()
    expect(cache.get('i')).toBeDefined()
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
