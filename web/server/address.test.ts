import { readdirSync } from 'node:fs'
import { isWordOfSite } from '@piata/config/site-words'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { locales, routes } from '../i18n/routes.ts'
import { pathWords } from '../i18n/site.ts'
import { readTarget } from './address.ts'

test('what belongs to the API goes to the gateway, files and pages to Next', () => {
  const kinds: Record<string, string> = {
    '/v1/search?q=a': 'gateway',
    '/img/card/x.webp': 'gateway',
    '/problems/not-found': 'gateway',
    '/docs/static/index.html': 'gateway',
    '/openapi.json': 'gateway',
    '/.well-known/jwks.json': 'gateway',
    '/_next/static/chunks/%5Blocale%5D.js': 'file',
    '/fonts/inter.woff2': 'file',
    '/robots.txt': 'feed',
    '/manifest.webmanifest': 'feed',
    '/sitemaps/first': 'feed',
    '/': 'document',
    '/en': 'document',
    '/anunturi?q=mașină': 'document',
    '/en/listing/x': 'document',
    '/nu-exista': 'missing',
    '/en/anunturi/x': 'missing',
    '/publica-anunt': 'application',
    '/en/login': 'application',
  }
  for (const [target, kind] of Object.entries(kinds))
    expect([target, readTarget(latin1(target)).kind]).toEqual([target, kind])
})

test('one resource has one form', () => {
  expect(readTarget('/%761/search?q=%41')).toEqual({ kind: 'gateway', address: '/v1/search?q=%41' })
  expect(readTarget('/%76%31/x')).toEqual({ kind: 'gateway', address: '/v1/x' })
  expect(readTarget(latin1('/anunt/mașină'))).toEqual({
    kind: 'document',
    address: '/anunt/ma%C8%99in%C4%83',
  })
  expect(readTarget('/Anunturi?q=A')).toEqual({ kind: 'moved', location: '/anunturi?q=A' })
  expect(readTarget('/EN/Listing/Abc')).toEqual({ kind: 'moved', location: '/en/listing/Abc' })
  expect(readTarget('/anunturi/')).toEqual({ kind: 'moved', location: '/anunturi' })
  expect(readTarget('/en/')).toEqual({ kind: 'moved', location: '/en' })
  for (const [from, location] of [
    ['/login?next=%2Fx', '/intra-in-cont?next=%2Fx'],
    ['/ro/publish', '/publica-anunt'],
    ['/en/intra-in-cont', '/en/login'],
    ['/listing/golf-1', '/anunt/golf-1'],
    ['/Contul-Meu/', '/contul-meu'],
  ] as const)
    expect([from, readTarget(from)]).toEqual([from, { kind: 'moved', location }])
  expect(readTarget('/anunt/x?nxtPslug=y&__nextLocale=en&_rsc=1&a=b')).toEqual({
    kind: 'document',
    address: '/anunt/x?a=b',
  })
})

const nowhere = [
  '/V1/search',
  '/Img/x',
  '/_NEXT/static/x',
  '/_next/image?url=/icon.svg&w=64&q=75',
  '/_next/data/x/index.json',
  '/_next/',
  '/__nextjs_source-map',
  '/FONTS/x',
  '/Robots.txt',
  '/robots.txt/x',
  '/manifest.webmanifest/x',
  '/robots.txt/',
  '/sitemap.xml/x',
  '/sitemaps',
  '/sitemaps/first/x',
  '/PROBLEMS/x',
  '/eroare',
  '/en/failed',
  '/ro/failed',
  '/%56%31/search',
  '/v1;a=b/search',
  '/_next;/static/x',
]
const malformed = [
  '/fonts/../v1/listings/x',
  '/fonts/%2e%2e/v1/x',
  '/fonts/%2E./v1/x',
  '/_next/../v1/x',
  '/_next/static/../../v1/x',
  '/en/../v1/x',
  '/./v1/x',
  '/v1/../admin',
  '/v1/..',
  '/..;/v1/x',
  '/en/..;a=b/v1/x',
  '//v1/x',
  '//evil.example/',
  '/fonts//v1/x',
  '/fonts\\..\\v1\\x',
  '/\\v1/x',
  '/fonts%5c..%5cv1',
  '/fonts%2f..%2fv1%2fx',
  '/v1%2fsearch',
  '/v1/%00',
  '/anunt/%E0%A4%A',
  '/anunt/%',
  '/anunt/%zz',
  '/anunt/%ff',
  '/anunt/%ED%A0%80',
  '/anunt/x#y',
  'http://evil.example/v1/x',
  '*',
  '',
]

test('spellings by which another router could mean something else are no addresses', () => {
  for (const target of nowhere) expect([target, readTarget(target).kind]).toEqual([target, 'missing'])
  for (const target of malformed) expect([target, readTarget(target).kind]).toEqual([target, 'malformed'])
})

test('whatever is sent, what goes on is canonical, and only the exact prefixes lead to the gateway', () => {
  const part = fc.oneof(
    fc.constantFrom(
      'v1',
      'V1',
      '%761',
      'fonts',
      '..',
      '.',
      '%2e',
      '%2f',
      '',
      '\\',
      ';',
      'en',
      '_next',
      'static',
      'img',
    ),
    fc.string({ maxLength: 8 }),
  )
  fc.assert(
    fc.property(fc.array(part, { maxLength: 6 }), (parts) => {
      const target = readTarget(latin1(`/${parts.join('/')}`))
      if (!('address' in target)) return
      expect(target.address.split('?')[0]).not.toMatch(/\/\.{1,2}(?:[/;]|$)|^\/\/|\\/)
      const isApi = /^\/(?:v1|img|problems|docs|openapi\.json|\.well-known)(?:[/?]|$)/.test(target.address)
      expect(target.kind === 'gateway').toBe(isApi)
      if (!isApi) expect(target.address).not.toMatch(/^\/v1(?:[/?]|$)/i)
      // Reading it again changes nothing.
      expect(readTarget(target.address)).toEqual(target)
    }),
    { numRuns: 2_000 },
  )
})

/** As Node gives the bytes of a target. */
function latin1(text: string): string {
  return Buffer.from(text).toString('latin1')
}

test('no page of a category can stand where a page or a file of the site does, in any language', () => {
  const pages = Object.values(routes).map(({ folder }) => folder.split('/')[1]!)
  const called = locales.flatMap((locale) => pages.map((folder) => pathWords[locale]?.[folder] ?? folder))
  const served = readdirSync(`${import.meta.dirname}/../public`)
  for (const first of new Set([...pages, ...called, ...served].filter((one) => one !== '')))
    expect([first, isWordOfSite(first)]).toEqual([first, true])
})
