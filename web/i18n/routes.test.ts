import { expect, test } from 'vitest'
import {
  href,
  isInteractivePath,
  localeOfTarget,
  locales,
  properPath,
  type RouteName,
  routes,
} from './routes.ts'
import { site } from './site.ts'

test('paths in the words of each language', () => {
  expect(href('ro', 'home')).toBe('/')
  expect(href('en', 'home')).toBe('/en')
  expect(href('ro', 'listingSlug', { slug: 'golf-1' })).toBe('/anunt/golf-1')
  expect(href('en', 'listingSlug', { slug: 'a/b?c' })).toBe('/en/listing/a%2Fb%3Fc')
  expect(() => href('ro', 'listingSlug')).toThrow('slug')
})

test('the page server knows which pages are applications', () => {
  const params = { slug: 'x', id: 'x', page: 'x' }
  for (const name of Object.keys(routes) as RouteName[]) {
    for (const locale of locales) {
      expect([name, isInteractivePath(href(locale, name, params))]).toEqual([name, routes[name].interactive])
    }
  }
  expect(isInteractivePath('/publica-anunt/x')).toBe(false)
  expect(isInteractivePath('/nu-exista')).toBe(false)
})

test('every page has one path, to which all other ways of writing it lead', () => {
  const params = { slug: 'golf-ă', id: 'x', page: 'x' }
  for (const name of Object.keys(routes) as RouteName[]) {
    for (const locale of locales) {
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

test('texts call each folder by one word, and no two by the same, or none', () => {
  const folders = new Set(
    Object.values(routes).flatMap(({ folder }) => folder.split('/').filter((part) => /^[^[]/.test(part))),
  )
  for (const [language, words = {}] of Object.entries(site.words)) {
    expect([language, [...folders].filter((folder) => !words[folder])]).toEqual([language, []])
    expect([language, new Set(Object.values(words)).size]).toEqual([language, Object.keys(words).length])
    const unknown = Object.keys(words).filter((folder) => !folders.has(folder) && folder !== 'failed')
    expect([language, unknown]).toEqual([language, []])
    for (const word of Object.values(words)) expect([word, /^[a-z0-9-]+$/.test(word)]).toEqual([word, true])
  }
})

test('a request asks in the language of its prefix, whether or not there is such a page', () => {
  for (const target of ['/en', '/EN/x?q=/ro', '/en?x', '/en/%E0%A4%A'])
    expect([target, localeOfTarget(target)]).toEqual([target, 'en'])
  for (const target of ['/', '/enx', '/x/en', '?en', '', '/ro/login'])
    expect([target, localeOfTarget(target)]).toEqual([target, 'ro'])
})
