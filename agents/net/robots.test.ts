import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseRobots } from './robots.ts'

const allows = (text: string, path: string) =>
  parseRobots(text, 'piatafeeds').allows(new URL(path, 'https://shop.example'))

describe('robots.txt', () => {
  it.each([
    ['', '/feed.xml', true],
    ['User-agent: *\nDisallow: /', '/feed.xml', false],
    ['User-agent: *\nDisallow:', '/feed.xml', true],
    ['User-agent: other\nDisallow: /', '/feed.xml', true],
    ['user-agent: PIATAFEEDS/2.0\nDisallow: /\n\nUser-agent: *\nAllow: /', '/feed.xml', false],
    ['User-agent: piatafeeds\nAllow: /\n\nUser-agent: *\nDisallow: /', '/feed.xml', true],
    ['User-agent: a\nUser-agent: *\nDisallow: /x', '/x/y', false],
    ['User-agent: *\nDisallow: /\nAllow: /feeds/', '/feeds/a.xml', true],
    ['User-agent: *\nDisallow: /feeds\nAllow: /feeds', '/feeds', true],
    ['User-agent: *\nDisallow: /*.xml$', '/a/b.xml', false],
    ['User-agent: *\nDisallow: /*.xml$', '/a/b.xml?page=2', true],
    ['User-agent: *\nDisallow: /a*b*c', '/a1b2c3', false],
    ['User-agent: *\nDisallow: /a*b*c', '/a1c2b3', true],
    ['User-agent: *\nDisallow: /a$', '/ab', true],
    ['User-agent: *\nDisallow: /*a$', '/a', false],
    ['User-agent: *\nDisallow: /%C8%9B # țări', '/ț/x', false],
    ['User-agent: *\nDisallow: /ț', '/%c8%9b', false],
    ['User-agent: *\nDisallow: /%61', '/a', false],
    ['User-agent: *\r\nCrawl-delay: 5\r\nDisallow: /x\r\n', '/x', false],
    ['\uFEFFUser-agent: *\nDisallow: /', '/', false],
    ['Disallow: /', '/', true],
    ['User-agent: *\nDisallow: /?sort=', '/?sort=a', false],
  ])('%j lets %s be read: %s', (text, path, isAllowed) => {
    expect(allows(text, path)).toBe(isAllowed)
  })

  it('says how long to wait', () => {
    const delay = (text: string) => parseRobots(text, 'piatafeeds').delayMs
    expect(delay('User-agent: *\nCrawl-delay: 2.5')).toBe(2_500)
    expect(delay('User-agent: *\nCrawl-delay: 5\n\nUser-agent: PiataFeeds\nDisallow: /x')).toBe(0)
    expect(delay('User-agent: *\nCrawl-delay: soon')).toBe(0)
  })

  it('matches as a regular expression of the pattern would (property)', () => {
    const letters = fc.array(fc.constantFrom('a', 'b', '*'), { maxLength: 8 }).map((all) => all.join(''))
    fc.assert(
      fc.property(
        letters,
        fc.boolean(),
        fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 10 }),
        (pattern, isWhole, path) => {
          const text = `/${pattern}${isWhole ? '$' : ''}`
          const expected = new RegExp(`^${text.replaceAll('*', '.*').replace('$', () => '$')}`).test(
            `/${path}`,
          )
          expect(allows(`User-agent: *\nDisallow: ${text}`, `/${path}`)).toBe(!expected)
        },
      ),
    )
  })

  it('takes no longer for patterns that are made to take long', () => {
    const text = `User-agent: *\n${`Disallow: /${'*a'.repeat(900)}b\n`.repeat(250)}`
    expect(allows(text, `/${'a'.repeat(1_900)}`)).toBe(true)
  })
})
