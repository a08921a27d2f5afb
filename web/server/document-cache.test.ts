import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { chooseEncoding, DocumentCache, StoredDocument, withoutTracking } from './document-cache.ts'

test('every encoding holds the same document', async () => {
  const document = new StoredDocument({ policy: '', status: 200, html: '<p>mașină</p>'.repeat(100) })
  const plain = (await document.body('identity')).toString()
  expect(brotliDecompressSync(await document.body('br')).toString()).toBe(plain)
  expect(gunzipSync(await document.body('gzip')).toString()).toBe(plain)
  expect(new StoredDocument({ policy: '', status: 200, html: 'other' }).etag).not.toBe(document.etag)
})

test('the client decides on the encoding', () => {
  expect(chooseEncoding('gzip, deflate, br')).toBe('br')
  expect(chooseEncoding('gzip')).toBe('gzip')
  expect(chooseEncoding('br;q=0, gzip')).toBe('gzip')
  expect(chooseEncoding(undefined)).toBe('identity')
  expect(chooseEncoding('x-gzip')).toBe('identity')
})

test('what advertisers add does not make another page', () => {
  expect(withoutTracking('/anunturi?utm_source=a&q=golf&gclid=1')).toBe('/anunturi?q=golf')
  expect(withoutTracking('/?fbclid=1')).toBe('/')
  expect(withoutTracking('/anunturi?q=utm_source')).toBe('/anunturi?q=utm_source')
})

test('one rendering serves all who ask at once; failed ones are not kept', async () => {
  let renderings = 0
  const documents = new DocumentCache(async (address) => {
    renderings++
    return new StoredDocument({ status: address === '/bad' ? 503 : 200, policy: '', html: address })
  })
  const [a, b] = await Promise.all([documents.get('/x'), documents.get('/x?utm_source=y')])
  expect(a).toBe(b)
  expect(renderings).toBe(1)
  await documents.get('/bad')
  await documents.get('/bad')
  expect(renderings).toBe(3)
})
