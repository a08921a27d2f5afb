import { expect, test } from 'vitest'
import { offlineAddress, offlineFor, pageToKeep } from './offline.ts'

const id = '0197a1b2-0000-7000-8000-000000000001'
const answer = (cacheControl: string, more: object = {}) => ({
  ...{ ok: true, type: 'basic' as const, redirected: false },
  headers: new Headers({ 'cache-control': cacheControl }),
  ...more,
})
const shown = 'public, max-age=0, must-revalidate'

test('public documents of listings are kept, and nothing that is private, gone or of another kind', () => {
  const listing = `https://site.example/anunt/bicicleta-${id}?ref=x`
  expect(pageToKeep(listing, answer(shown))).toBe(true)
  for (const [url, response] of [
    [listing, answer('no-store')],
    [listing, answer('private, max-age=60')],
    [listing, answer(shown, { ok: false })],
    [listing, answer(shown, { redirected: true })],
    ['https://site.example/anunturi?q=bicicleta', answer(shown)],
    ['https://site.example/mesaje', answer(shown)],
  ] as const)
    expect([url, pageToKeep(url, response)]).toEqual([url, false])
})

test('what is shown instead is in the language of the page', () => {
  const kept = ['/anunt/x', offlineAddress('/fara-conexiune'), offlineAddress('/en/offline')].map(
    (path) => `https://site.example${path}`,
  )
  expect(offlineFor('https://site.example/mesaje', kept)).toBe(kept[1])
  expect(offlineFor('https://site.example/en/messages', kept)).toBe(kept[2])
  expect(offlineFor('https://site.example/hu/uzenetek', kept)).toBe(kept[1])
  expect(offlineFor('https://site.example/', [])).toBeUndefined()
})
