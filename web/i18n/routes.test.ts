import { expect, test } from 'vitest'
import { href, isInteractivePath, type RouteName, romanianRewrites, routes } from './routes.ts'

test('paths in both languages', () => {
  expect(href('ro', 'home')).toBe('/')
  expect(href('en', 'home')).toBe('/en')
  expect(href('ro', 'listing', { slug: 'golf-1' })).toBe('/anunt/golf-1')
  expect(href('en', 'listing', { slug: 'a/b?c' })).toBe('/en/listing/a%2Fb%3Fc')
  expect(() => href('ro', 'listing')).toThrow('slug')
})

test('the page server knows which pages are applications', () => {
  const params = { slug: 'x', id: 'x' }
  for (const name of Object.keys(routes) as RouteName[]) {
    for (const locale of ['ro', 'en'] as const) {
      expect([name, isInteractivePath(href(locale, name, params))]).toEqual([name, routes[name].interactive])
    }
  }
  expect(isInteractivePath('/publica-anunt/x')).toBe(false)
  expect(isInteractivePath('/en/publica-anunt')).toBe(false)
})

test('whatever is no file and no API falls to a Romanian page', () => {
  const { source } = romanianRewrites().at(-1)!
  const pattern = new RegExp(`^${source.replace(/^\/:path\((.*)\)$/, '/($1)')}$`)
  for (const path of ['/foo', '/foo.php', '/a/b', '/enx', '/robots.txt.bak'])
    expect([path, pattern.test(path)]).toEqual([path, true])
  for (const path of [
    '/en',
    '/en/x',
    '/v1/search',
    '/_next/static/x.js',
    '/robots.txt',
    '/fonts/a.woff2',
    '/sitemaps/first',
  ])
    expect([path, pattern.test(path)]).toEqual([path, false])
})
