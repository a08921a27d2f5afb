import { expect, test } from 'vitest'
import { exchange, head, html, startSite } from './site.ts'

const injected = '<h1>injected</h1>'

/** Raw, as `fetch` would tidy an address up. */
const ask = (port: number, target: string, ...headers: string[]) =>
  exchange(port, head(`GET ${target} HTTP/1.1`, 'Host: a', 'Connection: close', ...headers))

const spellings = [
  '/V1/listings/1',
  '/fonts/../v1/listings/1',
  '/%761/listings/1',
  '//v1/listings/1',
  '/en/../v1/listings/1',
  '/_next/../v1/listings/1',
  '/_next/static/%2e%2e/%2e%2e/v1/listings/1',
  '/fonts/..;/v1/listings/1',
  '/;/v1/listings/1',
  '/v1;a=b/listings/1',
  '/\\v1/listings/1',
  '/fonts\\..\\v1/listings/1',
  '/fonts/%2e%2e%2fv1/listings/1',
  '/v1/listings/1',
  '/img/../v1/listings/1',
  '/Img/x',
  '/_next/image?url=%2Fv1%2Flistings%2F1&w=64&q=75',
]

test.each(spellings)('%s never shows what the API holds as a page', async (target) => {
  const seen: string[] = []
  const { port } = await startSite(
    (request, response) => {
      seen.push(request.url!)
      html('<p>site</p>')(request, response)
    },
    (_, response) => {
      response.setHeader('Content-Type', 'application/json')
      response.setHeader('X-Content-Type-Options', 'nosniff')
      response.end(JSON.stringify({ title: injected }))
    },
  )
  for (const headers of [[], ['RSC: 1', 'Next-Router-State-Tree: %5B%5D', 'Next-Url: /v1/listings/1']]) {
    const answer = await ask(port, target, ...headers)
    if (answer.includes(injected)) expect(answer).toMatch(/content-type: application\/json/i)
    expect(answer).toMatch(/x-content-type-options: nosniff/i)
  }
  // Nothing that another router could take for the API gets to Next.
  for (const address of seen) expect(address).not.toMatch(/^\/v1\b|\.\.|%2e|\/\/|\\|_next\/image/i)
})

test("undecodable addresses are the site's message, 400; unknown files and reserved names 404", async () => {
  const { port } = await startSite((request, response) => html(`<p>${request.url}</p>`)(request, response))
  const statusOf = async (target: string) => (await ask(port, target)).match(/^HTTP\/1\.1 (\d+)/)![1]
  for (const target of ['/anunt/%E0%A4%A', '/en/listing/%', '/anunt/%00', '/a//b', '/%ff'])
    expect([target, await statusOf(target)]).toEqual([target, '400'])
  for (const target of [
    '/_next/image?url=/icon.svg&w=64&q=75',
    '/_next/static/none.js',
    '/fonts/none',
    '/eroare',
    '/V1/x',
  ])
    expect([target, await statusOf(target)]).toEqual([target, '404'])
  expect(await ask(port, '/en/listing/%')).toContain('<p>/en/failed?status=400</p>')
  expect(await ask(port, '/v1/%')).toContain('application/problem+json')
})

test('what explains the API is found where the API is', async () => {
  const { url } = await startSite(html('<p>site</p>'), (request, response) =>
    response.end(`api ${request.url}`),
  )
  for (const path of [
    '/problems/not-found',
    '/docs',
    '/docs/static/x.js',
    '/openapi.json',
    '/.well-known/jwks.json',
  ])
    expect(await (await fetch(url + path)).text()).toBe(`api ${path}`)
})
