import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { etagOf, matchesEtag } from './etag.ts'
import { linkNext } from './link.ts'
import { codingFor } from './send.ts'

const tag = fc.stringMatching(/^"[a-zA-Z0-9_-]{1,20}"$/)

describe('ETags', () => {
  it('are found in any list that holds them', () => {
    fc.assert(
      fc.property(fc.array(tag), tag, fc.nat(), (others, wanted, at) => {
        const list = others.toSpliced(at % (others.length + 1), 0, wanted).join(', ')
        expect(matchesEtag(list, wanted, true)).toBe(true)
        expect(matchesEtag(list, wanted, false)).toBe(true)
        expect(matchesEtag(others.join(','), wanted, false)).toBe(others.includes(wanted))
      }),
    )
  })

  it.each([
    ['*', true, true],
    ['W/"a"', true, false],
    ['"a-gz"', true, true],
    ['W/"a-br"', true, false],
    ['"b"', false, false],
    ['a', false, false],
    ['', false, false],
  ])('%s compares weakly as %s, strongly as %s', (header, weak, strong) => {
    expect([matchesEtag(header, '"a"', true), matchesEtag(header, '"a"', false)]).toEqual([weak, strong])
  })

  it('never throw, whatever the header', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.boolean(),
        (header, weak) => typeof matchesEtag(header, '"a"', weak) === 'boolean',
      ),
    )
  })

  it('are made of the bytes', () => {
    expect(etagOf(Buffer.from('a'))).toBe(etagOf(Buffer.from('a')))
    expect(etagOf(Buffer.from('a'))).not.toBe(etagOf(Buffer.from('b')))
    expect(etagOf(Buffer.from('a'))).toMatch(/^"[\w-]+"$/)
  })
})

describe('codingFor', () => {
  it.each([
    [undefined, null],
    ['', null],
    ['identity', null],
    ['gzip', 'gzip'],
    ['gzip, deflate, br', 'br'],
    ['br;q=0, gzip', 'gzip'],
    ['BR; q=0.5', 'br'],
    ['gzip;q=0.000', null],
    ['brotli', null],
  ])('%s → %s', (header, coding) => {
    expect(codingFor(header)).toBe(coding)
  })
})

describe('linkNext', () => {
  const link = (url: string, next: string | null) => {
    let header: string | undefined
    const reply = {
      header: (_name: string, value: string) => {
        header = value
      },
    }
    linkNext({ url } as never, reply as never, next)
    return header
  }

  it('keeps the parameters and replaces the cursor', () => {
    expect(link('/v1/listings?limit=2&cursor=old&seller=x', 'a b')).toBe(
      '</v1/listings?limit=2&seller=x&cursor=a%20b>; rel="next"',
    )
    expect(link('/v1/listings', null)).toBeUndefined()
  })

  it('is one valid header, whatever the query', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (query, next) => {
        expect(link(`/v1/search?${query}`, next)).toMatch(/^<[\x21-\x3b=\x3f-\x7e]+>; rel="next"$/)
      }),
    )
  })
})
