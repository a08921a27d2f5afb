import { setTimeout as delay } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { html, startSite } from './site.ts'

const settings = { limitPagePerMinute: 5 }
const as = (address: string) => ({ headers: { 'x-forwarded-for': address } })

test('who asks for too many pages is told so, in the language of the page, and when to come back', async () => {
  const asked: string[] = []
  const { url } = await startSite(
    (request, response) => {
      asked.push(request.url!)
      html(`<p>${request.url}</p>`)(request, response)
    },
    undefined,
    settings,
  )
  const statuses: number[] = []
  for (let n = 0; n < 8; n++) statuses.push((await fetch(`${url}/anunturi?q=${n}`, as('192.0.2.1'))).status)
  expect(statuses).toEqual([200, 200, 200, 200, 200, 429, 429, 429])
  const refused = await fetch(`${url}/en/login`, as('192.0.2.1'))
  expect(refused.status).toBe(429)
  expect(await refused.text()).toBe('<p>/en/failed?status=429</p>')
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(refused.headers.get('cache-control')).toBe('no-store')
  // Refusing costs no rendering.
  expect(asked).toHaveLength(5 + 2)
  expect((await fetch(url, as('192.0.2.2'))).status).toBe(200)
})

test('a customer of IPv6 is one visitor, and sitemaps count for more', async () => {
  const { url } = await startSite(html('<p></p>'), undefined, { limitPagePerMinute: 20 })
  const status = async (path: string, n: number) =>
    (await fetch(url + path, as(`2001:db8::${n.toString(16)}`))).status
  expect(await status('/sitemaps/first', 1)).toBe(200)
  expect(await status('/sitemap.xml', 2)).toBe(200)
  expect(await status('/', 3)).toBe(429)
})

test('a limited visitor hurts nobody else, and a rendering is of nobody', async () => {
  const { url } = await startSite(
    async (request, response) => {
      await delay(20)
      // As the gateway would refuse whoever is forwarded to it.
      if (request.headers['x-piata-visitor'] || request.headers['x-forwarded-for']) response.statusCode = 500
      html('<p></p>')(request, response)
    },
    undefined,
    settings,
  )
  const limited: number[] = []
  const innocent: number[] = []
  for (let round = 0; round < 12; round++) {
    const page = `${url}/anunturi?q=${round}`
    await Promise.all([
      fetch(page, as('192.0.2.1')).then(({ status }) => limited.push(status)),
      ...[0, 1, 2, 3, 4].map((n) =>
        fetch(page, as(`198.51.100.${round * 5 + n}`)).then(({ status }) => innocent.push(status)),
      ),
    ])
  }
  expect(innocent).toEqual(Array(60).fill(200))
  expect(limited).toEqual([...Array(5).fill(200), ...Array(7).fill(429)])
})

test('who asks for many pages at once leaves room for others', async () => {
  const waiting: (() => void)[] = []
  let isHeld = true
  const { url } = await startSite((request, response) => {
    const send = () => html('<p></p>')(request, response)
    if (isHeld && request.url!.includes('greedy')) waiting.push(send)
    else send()
  })
  const statuses: number[] = []
  const pages = Array.from({ length: 230 }, async (_, n) => {
    statuses.push((await fetch(`${url}/anunturi?q=greedy-${n}`, as('192.0.2.1'))).status)
  })
  // As many as are rendered at once; and all that are refused.
  while (waiting.length < 8 || statuses.length < 210) await delay(5)
  expect(new Set(statuses)).toEqual(new Set([429]))
  const others = [2, 3, 4].map((n) => fetch(`${url}/anunturi?q=modest-${n}`, as(`192.0.2.${n}`)))
  isHeld = false
  for (const send of waiting) send()
  expect((await Promise.all(others)).map(({ status }) => status)).toEqual([200, 200, 200])
  await Promise.all(pages)
  expect(statuses.filter((status) => status === 200)).toHaveLength(20)
})

test('more pages than can be rendered are refused soon, and all goes on afterwards', async () => {
  const waiting: (() => void)[] = []
  let isHeld = true
  const { url } = await startSite((request, response) => {
    const send = () => html('<p></p>')(request, response)
    if (isHeld && !request.url!.startsWith('/ro/failed')) waiting.push(send)
    else send()
  })
  const refused: (string | null)[] = []
  const pages = Array.from({ length: 230 }, async (_, n) => {
    const response = await fetch(`${url}/anunturi?q=${n}`)
    if (response.status === 503) refused.push(response.headers.get('retry-after'))
    return response.status
  })
  while (refused.length < 22) await delay(5)
  expect(new Set(refused)).toEqual(new Set(['5']))
  isHeld = false
  for (const send of waiting) send()
  const statuses = await Promise.all(pages)
  expect(statuses.filter((status) => status === 200)).toHaveLength(208)
  expect((await fetch(url)).status).toBe(200)
})
