import { randomBytes, randomUUID } from 'node:crypto'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { setTimeout as delay, setImmediate as nextTurn } from 'node:timers/promises'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { type Attempt, createLoginThrottle, type LoginThrottle } from '../auth/throttle.ts'
import { leftOf, rateOf } from '../limits/gcra.ts'
import { connectRedisLimits } from '../limits/redis.ts'
import { type LimitStore, MemoryLimitStore } from '../limits/store.ts'
import type { Problem } from '../problems/problem.ts'
import { startTestApp, type TestApp } from './app.ts'
import { newPerson } from './people.ts'

const redisUrl = process.env.TEST_REDIS_URL
const stores = redisUrl ? (['memory', 'Redis'] as const) : (['memory'] as const)
const quiet = { info() {}, warn() {}, debug() {} } as never
const patient = { patienceMs: 60_000 }

describe.each(stores)('rate limits in %s', (store) => {
  let test: TestApp | undefined
  const start = (settings: object) =>
    startTestApp('sqlite', { ...settings, ...(store === 'Redis' && { redisUrl: redisUrl! }) })

  afterEach(async () => {
    await test?.close()
    test = undefined
  })

  it('refuses what is beyond the quota of an address, and says when to come back', async () => {
    test = await start({ limitReadPerMinute: 3 })
    const remoteAddress = `10.${Math.floor(Math.random() * 256)}.${Math.floor(Math.random() * 256)}.7`
    const read = () => test!.app.inject({ url: '/v1/categories', remoteAddress })
    for (const remaining of [2, 1, 0]) {
      const { statusCode, headers } = await read()
      expect(statusCode).toBe(200)
      expect(headers['ratelimit-policy']).toBe('"read";q=3;w=60')
      expect(headers.ratelimit).toMatch(new RegExp(`^"read";r=${remaining};t=\\d+$`))
    }
    const refused = await read()
    expect(refused.statusCode).toBe(429)
    expect(refused.json().type).toBe('/problems/too-many-requests')
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
    expect(refused.headers.ratelimit).toMatch(/;r=0;/)
    const other = await test.app.inject({ url: '/v1/categories', remoteAddress: '203.0.113.9' })
    expect(other.statusCode).toBe(200)
  })

  it('counts an account wherever it comes from', async () => {
    test = await start({ limitWritePerMinute: 2 })
    const person = await newPerson(test.app)
    const write = () => person.ask('PATCH', '/v1/me', { body: { locale: 'en' }, headers: {} })
    expect((await write()).headers['ratelimit-policy']).toBe('"write";q=4;w=60, "write-account";q=2;w=60')
    expect((await write()).statusCode).toBe(200)
    expect((await write()).statusCode).toBe(429)
  })

  it('tells few who try addresses at registration which are taken, and then nothing', async () => {
    test = await start({ limitRegistrationsPerHour: 3 })
    const remoteAddress = `10.${Math.floor(Math.random() * 256)}.${Math.floor(Math.random() * 256)}.10`
    const password = 'o parola destul de lunga'
    const register = async (email: string) => {
      const body = { email, name: 'Ana Pop', password }
      return test!.app.inject({ method: 'POST', url: '/v1/auth/register', body, remoteAddress })
    }
    const taken = `${randomUUID()}@piata.example`
    const free = `${randomUUID()}@piata.example`
    const statuses = []
    for (const email of [taken, taken, taken, taken, free]) statuses.push((await register(email)).statusCode)
    expect(statuses).toEqual([201, 409, 409, 429, 429])
    const body = { email: taken, password }
    const login = await test.app.inject({ method: 'POST', url: '/v1/auth/login', body, remoteAddress })
    expect(login.statusCode).toBe(200)
  })

  it('counts a password that is asked for once more as a log-in', async () => {
    test = await start({ limitAuthPerMinute: 3 })
    const remoteAddress = `10.${Math.floor(Math.random() * 256)}.${Math.floor(Math.random() * 256)}.8`
    const password = 'o parola destul de lunga'
    const account = { email: `${randomUUID()}@piata.example`, name: 'Ana Pop', password }
    const ask = (method: 'POST' | 'PATCH', url: string, body: object, authorization = '') =>
      test!.app.inject({ method, url, body, remoteAddress, headers: { authorization } })
    const { accessToken } = (await ask('POST', '/v1/auth/register', account)).json()
    const change = (body: object) => ask('PATCH', '/v1/me', body, `Bearer ${accessToken}`)
    const guess = { password: 'alta parola destul de lunga', currentPassword: 'parola gresita, dar lunga' }
    for (const status of [403, 403, 429]) expect((await change(guess)).statusCode).toBe(status)
    expect((await change({ locale: 'en' })).statusCode).toBe(200)
  })

  it('counts every picture of an address, whatever accounts it has, and one that takes long as several', async () => {
    test = await start({ limitImagesPerHour: 2 })
    const remoteAddress = `10.${Math.floor(Math.random() * 256)}.${Math.floor(Math.random() * 256)}.9`
    const upload = async (...pictures: Buffer[]) => {
      const { accessToken } = await newPerson(test!.app)
      const parts = pictures.flatMap((bytes) => [
        Buffer.from('--b\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\n\r\n'),
        bytes,
        Buffer.from('\r\n'),
      ])
      const body = Buffer.concat([...parts, Buffer.from('--b--\r\n')])
      const headers = {
        authorization: `Bearer ${accessToken}`,
        'content-type': 'multipart/form-data; boundary=b',
      }
      return test!.app.inject({ method: 'POST', url: '/v1/images', headers, body, remoteAddress })
    }
    // Pixels that nobody gets to miss: it is counted by its header before it is decoded.
    const slow = (megapixels: number) => {
      const bytes = Buffer.alloc(64)
      bytes.write('89504e470d0a1a0a0000000d49484452', 'hex')
      bytes.writeUInt32BE(1000 * megapixels, 16)
      bytes.writeUInt32BE(1000, 20)
      bytes.set([16, 6, 0, 0, 1], 24)
      return bytes
    }
    expect((await upload(slow(40))).statusCode).toBe(429)
    expect((await upload(slow(20))).statusCode).toBe(422)
    const picture = await sharp({ create: { width: 9, height: 9, channels: 3, background: 'red' } })
      .png()
      .toBuffer()
    expect((await upload(picture, picture)).statusCode).toBe(201)
    // Of the address eight: three and two went to the slow ones, and two to these.
    expect((await upload(picture, picture)).statusCode).toBe(429)
  })

  it('slows down guessing a password, for the guesser only', async () => {
    test = await start({})
    const { email, password } = await newPerson(test.app)
    const login = (guess: string, remoteAddress: string) =>
      test!.app.inject({
        method: 'POST',
        url: '/v1/auth/login',
        body: { email, password: guess },
        remoteAddress,
      })
    for (let n = 0; n < 10; n++) expect((await login('wrong guess', '198.51.100.1')).statusCode).toBe(401)
    const blocked = await login(password, '198.51.100.1')
    expect(blocked.statusCode).toBe(429)
    expect(Number(blocked.headers['retry-after'])).toBeGreaterThan(60)
    expect((await login(password, '198.51.100.2')).statusCode).toBe(200)
  })
})

describe.each(stores)('the throttle of log-ins in %s', (kind) => {
  let store: LimitStore
  const known = new Set<string>()
  const throttleOf = () => createLoginThrottle(store, randomBytes(32), async (hash) => known.has(hash))
  beforeAll(async () => {
    store = kind === 'Redis' ? await connectRedisLimits(redisUrl!, quiet, patient) : new MemoryLimitStore()
  })
  afterAll(() => store.close())

  const wrong = async () => undefined
  const right = async () => 'in'
  /** What becomes of an attempt: true, false or refused unseen. */
  const attempt = async (throttle: LoginThrottle, who: Attempt, check = wrong as () => Promise<unknown>) => {
    try {
      return (await throttle.guard(who, check)) !== undefined
    } catch (error) {
      return (error as Problem).slug
    }
  }
  const strangers = (throttle: LoginThrottle, email: string, count: number) =>
    Promise.all(
      Array.from({ length: count }, (_, n) =>
        attempt(throttle, { email, address: `198.51.${Math.floor(n / 250)}.${n % 250}` }),
      ),
    )

  it('counts wrong passwords only, however many right ones there are', async () => {
    const throttle = throttleOf()
    for (let n = 0; n < 150; n++) {
      expect(await attempt(throttle, { email: 'a@b.example', address: '192.0.2.1' }, right)).toBe(true)
    }
    const broken = () => Promise.reject(Object.assign(new Error('down'), { slug: 'down' }))
    for (let n = 0; n < 12; n++) {
      expect(await attempt(throttle, { email: 'a@b.example', address: '192.0.2.1' }, broken)).toBe('down')
    }
    expect(await attempt(throttle, { email: 'a@b.example', address: '192.0.2.1' })).toBe(false)
  })

  it('counts an IPv6 network of one customer as one place, and bounds those of one provider', async () => {
    const throttle = throttleOf()
    const from = (address: string) => attempt(throttle, { email: 'a@b.example', address })
    for (let n = 0; n < 10; n++) expect(await from(`2001:db8:7:1::${n}`)).toBe(false)
    expect(await from('2001:db8:7:1:ffff::1')).toBe('too-many-requests')
    for (let n = 0; n < 20; n++) expect(await from(`2001:db8:7:${n + 2}::1`)).toBe(false)
    expect(await from('2001:db8:7:99::1')).toBe('too-many-requests')
    expect(await from('2001:db8:8::1')).toBe(false)
  })

  it('lets nobody lock the owner out', async () => {
    const throttle = throttleOf()
    const email = 'owner@b.example'
    known.add(throttle.addressHash(email, '203.0.113.5'))
    expect(new Set(await strangers(throttle, email, 100))).toEqual(new Set([false]))
    // From now on strangers have one attempt each, the owner's own places all of theirs.
    const stranger = { email, address: '192.0.2.77' }
    expect(await attempt(throttle, stranger)).toBe(false)
    expect(await attempt(throttle, stranger, right)).toBe('too-many-requests')
    const home = { email, address: '203.0.113.5' }
    for (let n = 0; n < 9; n++) expect(await attempt(throttle, home)).toBe(false)
    expect(await attempt(throttle, home, right)).toBe(true)
    const phone = { ...stranger, device: 'a phone' }
    expect(await attempt(throttle, phone)).toBe(false)
    expect(await attempt(throttle, phone, right)).toBe(true)
    // Nor is a new address shut out, or another account.
    expect(await attempt(throttle, { email, address: '192.0.2.78' }, right)).toBe(true)
    expect(await attempt(throttle, { email: 'other@b.example', address: '192.0.2.77' })).toBe(false)
  })
})

describe('addresses', () => {
  let test: TestApp
  beforeAll(async () => {
    test = await startTestApp('sqlite', { limitReadPerMinute: 2 })
  })
  afterAll(() => test.close())

  const status = async (headers: Record<string, string>, remoteAddress = '127.0.0.1') =>
    (await test.app.inject({ url: '/v1/categories', headers, remoteAddress })).statusCode

  it('does not count direct calls of this machine, but what it forwards', async () => {
    for (let n = 0; n < 5; n++) expect(await status({})).toBe(200)
    const forwarded = { 'x-forwarded-for': '192.0.2.1' }
    expect([await status(forwarded), await status(forwarded), await status(forwarded)]).toEqual([
      200, 200, 429,
    ])
    expect(await status({ 'x-forwarded-for': '192.0.2.2' })).toBe(200)
    // Claiming to be local is no way out.
    const claimed = { 'x-forwarded-for': '127.0.0.1' }
    expect([await status(claimed), await status(claimed), await status(claimed)]).toEqual([200, 200, 429])
  })

  it('takes no text for an address, and a port for no part of one', async () => {
    const forwarded = (text: string) => status({ 'x-forwarded-for': text }, '::1')
    const ported = [forwarded('192.0.2.50:1'), forwarded('192.0.2.50:2'), forwarded('[::ffff:192.0.2.50]:3')]
    expect(await Promise.all(ported)).toEqual([200, 200, 429])
    const texts = Array.from({ length: 6 }, (_, n) => forwarded(`nobody-${n}`))
    expect((await Promise.all(texts)).filter((code) => code === 429)).toHaveLength(4)
    // What a client wrote before the address that the proxy saw is not looked at.
    const behind = Array.from({ length: 4 }, (_, n) => forwarded(`x${n}, 192.0.2.51`))
    expect((await Promise.all(behind)).filter((code) => code === 429)).toHaveLength(2)
  })

  it('believes X-Forwarded-For of known proxies only', async () => {
    const lie = (n: number) => ({ 'x-forwarded-for': `192.0.2.${n}` })
    const address = '198.51.100.20'
    expect([
      await status(lie(30), address),
      await status(lie(31), address),
      await status(lie(32), address),
    ]).toEqual([200, 200, 429])
  })

  it('counts an IPv6 network of one customer as one', async () => {
    expect([
      await status({}, '2001:db8:1:2::1'),
      await status({}, '2001:db8:1:2:ffff::2'),
      await status({}, '2001:db8:1:2:abcd::3'),
      await status({}, '2001:db8:1:3::1'),
    ]).toEqual([200, 200, 429, 200])
  })
})

describe('a header of one address', () => {
  let test: TestApp
  beforeAll(async () => {
    test = await startTestApp('sqlite', { limitReadPerMinute: 2, clientAddressHeader: 'cf-connecting-ip' })
  })
  afterAll(() => test.close())

  const status = async (headers: Record<string, string | string[]>, remoteAddress = '127.0.0.1') =>
    (await test.app.inject({ url: '/v1/categories', headers, remoteAddress })).statusCode
  const three = async (ask: (n: number) => Promise<number>) => [await ask(0), await ask(1), await ask(2)]

  it('tells clients apart, whatever X-Forwarded-For says, when a known proxy sets it', async () => {
    const from = (address: string, n: number) =>
      status({ 'cf-connecting-ip': address, 'x-forwarded-for': `192.0.2.${n}` })
    expect(await three((n) => from('203.0.113.1', n))).toEqual([200, 200, 429])
    expect(await from('203.0.113.2', 0)).toBe(200)
  })

  it('gives nobody a bucket of their own who makes it up, doubles it or leaves it out', async () => {
    const forged = (n: number) => status({ 'cf-connecting-ip': `192.0.2.${n}` }, '198.51.100.30')
    expect(await three(forged)).toEqual([200, 200, 429])
    const wrong: Record<string, string>[] = [
      { 'cf-connecting-ip': '192.0.2.9, 192.0.2.10' },
      { 'cf-connecting-ip': 'nobody' },
      { 'x-forwarded-for': '192.0.2.11' },
    ]
    expect(await three((n) => status(wrong[n]!))).toEqual([200, 200, 429])
  })
})

describe('a proxy that is not believed', () => {
  it('is told where operators look, without its address', async () => {
    vi.useFakeTimers({ toFake: ['performance'] })
    const test = await startTestApp('sqlite', { limitReadPerMinute: 100_000 })
    try {
      const headers = { 'x-forwarded-for': '203.0.113.1' }
      for (let n = 0; n < 205; n++) {
        vi.advanceTimersByTime(400)
        await nextTurn()
        await test.app.inject({ url: '/v1/places?q=', headers, remoteAddress: '172.18.0.9' })
      }
      const { notes } = (await test.app.inject('/health/ready')).json()
      expect(notes).toEqual([expect.stringContaining('PIATA_TRUST_PROXY')])
      expect(notes[0]).not.toContain('172.18')
    } finally {
      vi.useRealTimers()
      await test.close()
    }
  }, 60_000)
})

const perMinute = rateOf(10, 60_000)
/** How many uses of a minute a store has counted, with the one by which it is asked. */
const countedBy = async (store: LimitStore, key: string) =>
  perMinute.quota - leftOf((await store.take(key, perMinute)).debtUs, perMinute)

describe.runIf(redisUrl)('a frozen Redis', () => {
  it('makes few requests wait, and is used again when it goes on', async () => {
    const { hostname, port, pathname } = new URL(redisUrl!)
    let frozen = false
    let asked = 0
    const proxy = createServer((socket) => {
      const upstream = connect(Number(port || 6379), hostname)
      socket.on('data', (bytes) => {
        if (frozen && bytes.includes('piata:gcra:')) asked++
        upstream.write(bytes)
      })
      upstream.on('data', async (bytes) => {
        while (frozen) await delay(10)
        socket.write(bytes)
      })
      for (const [one, other] of [
        [socket, upstream],
        [upstream, socket],
      ] as const)
        one.on('error', () => {}).on('close', () => other.destroy())
    })
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
    const { port: own } = proxy.address() as { port: number }
    const store = await connectRedisLimits(`redis://127.0.0.1:${own}${pathname}`, quiet)
    const key = randomUUID()
    expect(await countedBy(store, key)).toBe(1)
    frozen = true
    for (let n = 0; n < 15; n++) await store.take(`${key}-${n}`, perMinute)
    // The others were counted here, without waiting.
    expect(asked).toBe(1)
    frozen = false
    const direct = await connectRedisLimits(redisUrl!, quiet, patient)
    const back = randomUUID()
    const shared = async () => (await countedBy(direct, back)) > 1
    const until = performance.now() + 100_000
    let isShared = false
    while (!isShared && performance.now() < until) {
      await store.take(back, perMinute)
      isShared = await shared()
      await direct.forget(back)
      await delay(100)
    }
    expect(isShared).toBe(true)
    await direct.close()
    await store.close()
    proxy.close()
  })
})

describe.runIf(redisUrl)('a lost Redis', () => {
  let proxy: Server
  let sockets: Socket[] = []
  let store: LimitStore

  beforeAll(async () => {
    const { hostname, port } = new URL(redisUrl!)
    proxy = createServer((socket) => {
      const upstream = connect(Number(port || 6379), hostname)
      sockets.push(socket, upstream)
      socket.pipe(upstream).pipe(socket)
      socket.on('error', () => {})
      upstream.on('error', () => {})
    })
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
    const { port: own } = proxy.address() as { port: number }
    store = await connectRedisLimits(`redis://127.0.0.1:${own}`, quiet)
  })
  afterAll(async () => {
    await store.close()
    proxy.close()
    for (const socket of sockets) socket.destroy()
  })

  it('leaves limits of this process alone', async () => {
    const key = randomUUID()
    expect(await countedBy(store, key)).toBe(1)
    expect(await countedBy(store, key)).toBe(2)
    for (const socket of sockets) socket.destroy()
    sockets = []
    await new Promise<void>((resolve) => proxy.close(() => resolve()))
    expect(await countedBy(store, key)).toBe(1)
    expect(await countedBy(store, key)).toBe(2)
    await store.forget(key)
    expect(await countedBy(store, key)).toBe(1)
  })
})
