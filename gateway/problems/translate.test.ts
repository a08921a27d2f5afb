import { DatabaseError } from '@piata/db'
import { ImageError } from '@piata/images'
import { SearchError } from '@piata/search'
import { describe, expect, it } from 'vitest'
import { toProblem } from './translate.ts'

const coded = (code: string, statusCode?: number) =>
  Object.assign(new Error('internal words'), { code, statusCode })

describe('toProblem', () => {
  it.each([
    [new DatabaseError('not-found', 'no such listing'), 'not-found'],
    [new DatabaseError('conflict', 'it is sold'), 'conflict'],
    [new DatabaseError('stale', 'changed'), 'precondition-failed'],
    [new DatabaseError('bad-cursor', 'x'), 'invalid-request'],
    [new DatabaseError('bad-reference', 'no such place', 'placeId'), 'invalid-request'],
    [new DatabaseError('bad-reference', 'no such account', 'sellerId'), 'unauthenticated'],
    [new DatabaseError('unstorable', 'NUL'), 'invalid-request'],
    [new DatabaseError('busy', 'locked'), 'unavailable'],
    [new SearchError('bad-cursor', 'x'), 'invalid-request'],
    [new SearchError('bad-document', 'x'), 'internal'],
    [new ImageError('too-large', 'x'), 'content-too-large'],
    [new ImageError('unsupported-format', 'HEIC'), 'image-refused'],
    [new ImageError('too-costly', 'x'), 'image-refused'],
    [new ImageError('interrupted', 'x'), 'request-timeout'],
    [new ImageError('busy', 'x'), 'unavailable'],
    [new ImageError('timeout', 'x'), 'unavailable'],
    [new ImageError('processing-failed', 'x'), 'unavailable'],
    [coded('FST_UNDER_PRESSURE', 503), 'unavailable'],
    [coded('FST_FILES_LIMIT', 413), 'content-too-large'],
    [coded('SQLITE_CORRUPT'), 'internal'],
    [new TypeError('x is not a function'), 'internal'],
    ['a thrown text', 'internal'],
    [undefined, 'internal'],
  ])('makes of %o a %s', (error, slug) => {
    expect(toProblem(error).slug).toBe(slug)
  })

  it('tells nothing of what it does not know, but keeps it as the cause', () => {
    const error = coded('ENOENT')
    const problem = toProblem(error)
    expect(problem.message).not.toContain('internal words')
    expect(problem.cause).toBe(error)
  })

  it('says when to come back where that helps', () => {
    expect(toProblem(coded('FST_UNDER_PRESSURE', 503)).headers).toEqual({ 'retry-after': '10' })
    expect(toProblem(new DatabaseError('busy', 'x')).headers).toHaveProperty('retry-after')
    expect(toProblem(new ImageError('timeout', 'x')).headers).toHaveProperty('retry-after')
  })

  it('gives the reason of a refused picture as a code, and tells no internals of a failure', () => {
    const refused = toProblem(new ImageError('too-many-pixels', 'The picture has 80 megapixels.'))
    expect(refused.errors).toEqual([
      { pointer: '/file', detail: 'The picture has 80 megapixels.', code: 'too-many-pixels' },
    ])
    const failed = toProblem(new ImageError('processing-failed', 'ENOSPC /data/uploads'))
    expect([failed.message, failed.errors]).toEqual([expect.not.stringContaining('/data'), undefined])
  })

  it('does not blame on itself a client that went away', () => {
    const { slug, cause } = toProblem(coded('ECONNRESET', 400))
    expect([slug, cause]).toEqual(['malformed-body', undefined])
  })

  it('tells of a union with null what is wrong inside', () => {
    const complaint = (instancePath: string, keyword: string, params: object) => ({
      instancePath,
      keyword,
      params,
      schemaPath: '',
      message: `breaks ${keyword}`,
    })
    const errorsOf = (...validation: object[]) =>
      toProblem(Object.assign(new Error('x'), { validation })).errors!.map(({ pointer }) => pointer)
    const union = [complaint('/price', 'type', { type: 'null' }), complaint('/price', 'anyOf', {})]
    expect(errorsOf(complaint('/price/amount', 'minimum', {}), ...union)).toEqual(['/price/amount'])
    expect(errorsOf(complaint('/price', 'type', { type: 'object' }), ...union)).toEqual(['/price'])
    expect(errorsOf(...union, complaint('/priced', 'type', { type: 'string' }))).toEqual([
      '/price',
      '/priced',
    ])
  })

  it('names at most 20 fields, each once', () => {
    const validation = Array.from({ length: 50 }, (_, n) => ({
      instancePath: `/a${n % 30}`,
      keyword: 'type',
      schemaPath: '',
      params: {},
      message: 'must be string',
    }))
    const { errors } = toProblem(Object.assign(new Error('x'), { validation }))
    expect(errors).toHaveLength(20)
    expect(new Set(errors!.map(({ pointer }) => pointer)).size).toBe(20)
  })

  it('costs as much for each complaint, however many there are', () => {
    /** How often each complaint is looked at. */
    const looksAtEach = (count: number) => {
      let looks = 0
      const at = (instancePath: string, keyword: string, params: object) =>
        new Proxy(
          { instancePath, keyword, schemaPath: '', params, message: 'x' },
          {
            get(complaint, name) {
              looks++
              return Reflect.get(complaint, name)
            },
          },
        )
      const validation = Array.from({ length: count }, (_, n) => [
        at(`/a/${n}`, 'type', { type: 'null' }),
        at(`/a/${n}`, 'anyOf', {}),
      ]).flat()
      toProblem(Object.assign(new Error('x'), { validation }))
      return looks / validation.length
    }
    expect(looksAtEach(4000)).toBeLessThan(2 * looksAtEach(500))
  })
})
