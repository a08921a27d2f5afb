import { expect, test } from 'vitest'
import { href, isInteractivePath, properPath, type RouteName, routes } from './routes.ts'

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
  expect(isInteractivePath('/nu-exista')).toBe(false)
})

test('every page has one path, to which all other ways of writing it lead', () => {
  const params = { slug: 'golf-ă', id: 'x' }
  for (const name of Object.keys(routes) as RouteName[]) {
    for (const locale of ['ro', 'en'] as const) {
      const path = href(locale, name, params)
      expect([name, properPath(path)]).toEqual([name, undefined])
      // What leads there leads there at once.
      expect(properPath(`${path}/`) ?? path).toBe(path)
    }
  }
  const others: Record<string, string> = {
    '/login': '/intra-in-cont',
    '/register': '/cont-nou',
    '/publish': '/publica-anunt',
    '/account': '/contul-meu',
    '/listings': '/anunturi',
    '/listing/x': '/anunt/x',
    '/my-listings': '/anunturile-mele',
    '/my-listings/x': '/anunturile-mele/x',
    '/ro': '/',
    '/ro/login': '/intra-in-cont',
    '/ro/intra-in-cont': '/intra-in-cont',
    '/RO/Anunt/X': '/anunt/X',
    '/en/': '/en',
    '/en/intra-in-cont': '/en/login',
    '/en/anunt/x': '/en/listing/x',
    '/en/anunturile-mele/x': '/en/my-listings/x',
    '/Intra-In-Cont': '/intra-in-cont',
    '/%6Cogin': '/intra-in-cont',
  }
  for (const [path, proper] of Object.entries(others))
    expect([path, properPath(path)]).toEqual([path, proper])
  for (const path of [
    '/',
    '/en',
    '/en/autentificare',
    '/nu-exista',
    '//login',
    '/anunt',
    '/anunt/a/b',
    '/%E0%A4%A',
  ])
    expect([path, properPath(path)]).toEqual([path, undefined])
})
