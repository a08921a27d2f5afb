import { describe, expect, it } from 'vitest'
import { ProxyWatch } from './proxy-watch.ts'

type Seen = Parameters<ProxyWatch['see']>[0]

describe('limits that count a whole proxy as one', () => {
  /** What came up in a minute of requests. */
  const minuteOf = (watch: ProxyWatch, requests: (n: number) => Partial<Seen>, from = 0) => {
    const found = Array.from({ length: 301 }, (_, n) =>
      watch.see(
        { peer: '10.0.0.9', client: '10.0.0.9', isForwarded: false, isBelieved: false, ...requests(n) },
        from + n * 200,
      ),
    )
    return found.filter((one) => one !== undefined)
  }
  const passedOn = () => ({ isForwarded: true })
  const own = (n: number) => ({ peer: `198.51.100.${n % 250}`, client: `198.51.100.${n % 250}` })

  it('are noticed where a proxy that is not believed names clients, and told once', () => {
    const watch = new ProxyWatch(false)
    expect(minuteOf(watch, passedOn)).toEqual([['not-believed', '10.0.0.9']])
    expect(watch.doubt).toBe('not-believed')
    expect(minuteOf(watch, passedOn, 61_000)).toEqual([])
    expect(minuteOf(watch, (n) => ({ ...own(n), isForwarded: true, isBelieved: true }), 122_000)).toEqual([])
    expect(watch.doubt).toBeNull()
  })

  it('are no matter of a few who make up headers', () => {
    const watch = new ProxyWatch(true)
    minuteOf(watch, (n) => ({ ...own(n), isForwarded: n % 3 === 0 }))
    expect(watch.doubt).toBeNull()
  })

  it('are noticed where all requests of a public site come from one private address', () => {
    const watch = new ProxyWatch(true)
    expect(minuteOf(watch, () => ({}))).toEqual([['one-address', '10.0.0.9']])
    minuteOf(watch, (n) => (n === 7 ? own(n) : {}), 61_000)
    expect(watch.doubt).toBeNull()
    const lan = new ProxyWatch(false)
    expect(minuteOf(lan, () => ({}))).toEqual([])
    const crawler = new ProxyWatch(true)
    expect(minuteOf(crawler, () => ({ peer: '66.249.66.1', client: '66.249.66.1' }))).toEqual([])
  })

  it('are not judged before there is enough to tell', () => {
    const watch = new ProxyWatch(true)
    for (let n = 0; n < 190; n++)
      watch.see({ peer: '10.0.0.9', client: '10.0.0.9', isForwarded: false, isBelieved: false }, n * 10_000)
    expect(watch.doubt).toBeNull()
  })
})
