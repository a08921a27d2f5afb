import { once } from 'node:events'
import { createServer } from 'node:net'
import { text } from 'node:stream/consumers'
import { Networks } from '@piata/config'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startSite, type TestSite } from '../test/site.ts'
import { checkedUrl, type Resolve } from './address.ts'
import { Sites, type SitesOptions } from './sites.ts'

const nobody = new Networks([])
const here = new Networks(['127.0.0.1'])
const signal = new AbortController().signal

describe('sites', () => {
  let site: TestSite
  let opened: Sites[]
  beforeEach(async () => {
    site = await startSite()
    opened = []
    site.pages.set('/feed', { body: 'items' })
  })
  afterEach(async () => {
    for (const sites of opened) await sites.close()
    await site.close()
  })

  const open = (more: Partial<SitesOptions> = {}) => {
    const agent = { token: 'PiataFeeds', about: 'https://piata.example/' }
    const sites = new Sites({ networks: here, gapMs: 0, agent, ...more })
    opened.push(sites)
    return sites
  }
  const get = (sites: Sites, address: string) => sites.get(address, { signal }, ({ body }) => text(body))
  const leadingTo = (...answers: string[][]): Resolve & { asked: string[] } => {
    const asked: string[] = []
    const resolve = async (name: string) => {
      asked.push(name)
      return answers[Math.min(asked.length, answers.length) - 1]!
    }
    return Object.assign(resolve, { asked })
  }

  it('are read, and told who reads', async () => {
    expect(await get(open(), `${site.origin}/feed`)).toBe('items')
    expect(site.asked.map(({ path }) => path)).toEqual(['/robots.txt', '/feed'])
    expect(site.asked[1]!.headers['user-agent']).toBe('PiataFeeds (+https://piata.example/)')
  })

  it.each([
    '127.0.0.1',
    '169.254.169.254',
    '0.0.0.0',
    '10.0.0.1',
    '::1',
    '::ffff:127.0.0.1',
    '64:ff9b::7f00:1',
    'fe80::1',
    'fd00:ec2::254',
  ])('are not read where a name leads to %s', async (address) => {
    const sites = open({ networks: nobody, resolve: leadingTo([address]) })
    await expect(get(sites, `http://shop.example:${site.port}/feed`)).rejects.toThrow(
      'is not an address of the internet',
    )
    expect(site.asked).toEqual([])
  })

  it('are not read where one of several addresses is private', async () => {
    const sites = open({ networks: nobody, resolve: leadingTo(['93.184.215.14', '10.0.0.1']) })
    await expect(get(sites, `http://shop.example:${site.port}/`)).rejects.toThrow(
      'shop.example leads to what is not an address',
    )
  })

  it('get the socket of the very answer that was checked, however the name’s answer changes', async () => {
    const resolve = leadingTo(['127.0.0.1'], ['127.0.0.2'], ['169.254.169.254'])
    const sites = open({ resolve })
    expect(await get(sites, `http://shop.example:${site.port}/feed`)).toBe('items')
    // One connection, one look-up: nothing asks again between the check and the socket.
    expect(resolve.asked).toEqual(['shop.example'])
  })

  it.each(['301', '302', '307', '308'])(
    'are not read where they redirect with %s to a private address',
    async (status) => {
      const secret = createServer((socket) => socket.end('HTTP/1.1 200 OK\r\n\r\nsecret')).listen(
        0,
        '127.0.0.2',
      )
      await once(secret, 'listening')
      const { port } = secret.address() as { port: number }
      for (const location of [
        `http://127.0.0.2:${port}/`,
        `http://[::ffff:7f00:2]:${port}/`,
        'http://169.254.169.254/latest/meta-data/',
      ]) {
        site.pages.set('/feed', { status: Number(status), headers: { location } })
        await expect(get(open(), `${site.origin}/feed`)).rejects.toThrow('is not an address of the internet')
      }
      secret.close()
    },
  )

  it.each([
    ['file:///etc/passwd', 'must begin with https'],
    ['http://a:b@127.0.0.1/', 'must not hold a name and a password'],
    ['http://127.0.0.1:22/', 'must name port'],
    [undefined, 'redirects to nowhere'],
  ])('may not redirect to %s', async (location, reason) => {
    site.pages.set('/feed', { status: 302, ...(location && { headers: { location } }) })
    await expect(get(open(), `${site.origin}/feed`)).rejects.toThrow(reason)
  })

  it('may redirect, relative too, and not for ever', async () => {
    site.pages.set('/a', { status: 302, headers: { location: '/feed' } })
    site.pages.set('/loop', { status: 302, headers: { location: '/loop' } })
    expect(await get(open(), `${site.origin}/a`)).toBe('items')
    await expect(get(open(), `${site.origin}/loop`)).rejects.toThrow('redirects more than 5 times')
  })

  it('are not read where robots.txt says so, also after a redirect', async () => {
    site.pages.set('/robots.txt', { body: 'User-agent: *\nDisallow: /private' })
    site.pages.set('/private', { body: 'no' })
    site.pages.set('/a', { status: 302, headers: { location: '/private' } })
    const sites = open()
    await expect(get(sites, `${site.origin}/private`)).rejects.toThrow('robots.txt')
    await expect(get(sites, `${site.origin}/a`)).rejects.toThrow('robots.txt')
    expect(await get(sites, `${site.origin}/feed`)).toBe('items')
    expect(site.asked.filter(({ path }) => path === '/robots.txt')).toHaveLength(1)
    expect(site.asked.map(({ path }) => path)).not.toContain('/private')
  })

  it('are not read where robots.txt cannot be, which passes', async () => {
    site.pages.set('/robots.txt', { status: 500 })
    await expect(get(open(), `${site.origin}/feed`)).rejects.toMatchObject({ isPassing: true })
    site.pages.set('/robots.txt', { status: 403 })
    expect(await get(open(), `${site.origin}/feed`)).toBe('items')
  })

  it('are asked as slowly as robots.txt says, up to half a minute', async () => {
    const waits: number[] = []
    const clock = { now: () => 0, wait: async (ms: number) => void waits.push(ms) }
    site.pages.set('/robots.txt', { body: 'User-agent: *\nCrawl-delay: 7' })
    await get(open({ clock, gapMs: 1_000 }), `${site.origin}/feed`)
    expect(waits).toEqual([7_000])
    site.pages.set('/robots.txt', { body: 'User-agent: *\nCrawl-delay: 3600' })
    await get(open({ clock, gapMs: 1_000 }), `${site.origin}/feed`)
    expect(waits).toEqual([7_000, 30_000])
  })

  it('are asked one thing at a time each, and all at once', async () => {
    const slow = await startSite({ latencyMs: 20 })
    const names = ['a.example', 'b.example', 'c.example']
    const sites = open({ resolve: async () => ['127.0.0.1'] })
    const paths = ['/1', '/2', '/3', '/4']
    for (const path of paths) slow.pages.set(path, { body: path })
    const all = names.flatMap((name) => paths.map((path) => get(sites, `http://${name}:${slow.port}${path}`)))
    expect(await Promise.all(all)).toEqual(names.flatMap(() => paths))
    expect([...slow.most]).toEqual(names.map((name) => [name, 1]))
    await slow.close()
  })

  it('that are given up, or hang up, do not hold up the next', async () => {
    const sites = open()
    const stop = new AbortController()
    site.pages.set('/silent', () => {
      stop.abort(new Error('enough'))
      return undefined as never
    })
    await expect(sites.get(`${site.origin}/silent`, { signal: stop.signal }, async () => {})).rejects.toThrow(
      'enough',
    )
    site.pages.set('/cut', (_, response) => {
      response.writeHead(200, { 'content-length': '100' })
      response.write('half')
      response.destroy()
      return undefined as never
    })
    await expect(get(sites, `${site.origin}/cut`)).rejects.toMatchObject({ isPassing: true })
    expect(await get(sites, `${site.origin}/feed`)).toBe('items')
  })
})

describe('an address', () => {
  it.each([
    ['ftp://shop.example/feed', 'must begin with https'],
    ['file:///etc/passwd', 'must begin with https'],
    ['https://a:b@shop.example/', 'must not hold a name and a password'],
    ['https://a@shop.example/', 'must not hold a name and a password'],
    ['http://shop.example:22/', 'must name port'],
    ['http://shop.example:6379/', 'must name port'],
    ['http://localhost/', 'private network'],
    ['http://metadata.google.internal/', 'private network'],
    ['http://127.0.0.1/', 'is not an address of the internet'],
    ['http://2130706433/', 'is not an address of the internet'],
    ['http://0x7f.1/', 'is not an address of the internet'],
    ['http://017700000001/', 'is not an address of the internet'],
    ['http://[::ffff:127.0.0.1]/', 'is not an address of the internet'],
    ['http://[64:ff9b::a9fe:a9fe]/', 'is not an address of the internet'],
    ['http://169.254.169.254/latest', 'is not an address of the internet'],
    ['no address', 'must be an address'],
    [`https://shop.example/${'x'.repeat(2_000)}`, 'at most 2000 characters, not 2021'],
  ])('%.40s is refused', (address, reason) => {
    expect(() => checkedUrl(address, { networks: nobody })).toThrow(reason)
  })

  it.each([
    'https://shop.example/feed.xml?a=b',
    'http://shop.example:8080/',
    'http://93.184.215.14/',
    'https://[2606:4700::1111]/',
  ])('%s is taken', (address) =>
    expect(checkedUrl(`${address}#part`, { networks: nobody }).href).toBe(address),
  )
})
