import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clientAddressHeaders, forwardedHops } from './forwarded.ts'
import { addressOf } from './networks.ts'

const chain = (text: string) => forwardedHops({ 'x-forwarded-for': text }, 'x-forwarded-for')

describe('what proxies say of the client', () => {
  it('ends before the first hop that is no address, seen from here', () => {
    expect(chain('1.1.1.1, 2.2.2.2:80,[2001:db8::3]:1')).toBe('1.1.1.1, 2.2.2.2, 2001:db8::3')
    expect(chain('1.1.1.1, nonsense, 3.3.3.3')).toBe('3.3.3.3')
    expect(chain('1.1.1.1, nonsense')).toBe('')
    expect(chain(' , ,1.1.1.1,, ')).toBe('1.1.1.1')
    for (const empty of ['', ',', ',,,']) expect(chain(empty)).toBe('')
  })

  it('is of the header that is set one address, or nobody', () => {
    const said = (text: string) =>
      forwardedHops({ 'cf-connecting-ip': text, 'x-forwarded-for': '9.9.9.9' }, 'cf-connecting-ip')
    expect(said(' 2001:DB8:0::1 ')).toBe('2001:db8::1')
    expect(said('1.1.1.1:443')).toBe('1.1.1.1')
    // As node joins a header that comes twice.
    for (const wrong of ['1.1.1.1, 2.2.2.2', '', 'unknown', '1.1.1', 'fe80::1%eth0', '1.1.1.1, 1.1.1.1'])
      expect(said(wrong)).toBe('')
  })

  it('is nobody where a proxy says so in another way, and nothing where none does', () => {
    for (const sign of ['via', 'forwarded', ...clientAddressHeaders.slice(1)])
      expect(forwardedHops({ [sign]: '1.1.1.1' }, 'x-forwarded-for')).toBe('')
    expect(forwardedHops({ host: 'here.example' }, 'x-forwarded-for')).toBeUndefined()
  })

  it('holds addresses only, and few, whatever comes', () => {
    const hop = fc.oneof(fc.ipV4(), fc.ipV6(), fc.string(), fc.constant('1.2.3.4:5'))
    fc.assert(
      fc.property(fc.array(hop, { maxLength: 60 }), (hops) => {
        const read = chain(hops.join(','))!.split(', ')
        expect(read.length).toBeLessThanOrEqual(20)
        for (const address of read) expect(address === '' || addressOf(address) === address).toBe(true)
      }),
    )
  })
})
