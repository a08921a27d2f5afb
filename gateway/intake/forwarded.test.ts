import { addressOf } from '@piata/config'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readableHops } from './forwarded.ts'

describe('X-Forwarded-For', () => {
  it('ends before the first hop that is no address, seen from here', () => {
    expect(readableHops('1.1.1.1, 2.2.2.2:80,[2001:db8::3]:1')).toBe('1.1.1.1, 2.2.2.2, 2001:db8::3')
    expect(readableHops('1.1.1.1, nonsense, 3.3.3.3')).toBe('3.3.3.3')
    expect(readableHops('1.1.1.1, nonsense')).toBe('')
    expect(readableHops(' , ,1.1.1.1,, ')).toBe('1.1.1.1')
    for (const empty of ['', ',', ',,,']) expect(readableHops(empty)).toBe('')
  })

  it('holds addresses only, and few, whatever comes', () => {
    const hop = fc.oneof(fc.ipV4(), fc.ipV6(), fc.string(), fc.constant('1.2.3.4:5'))
    fc.assert(
      fc.property(fc.array(hop, { maxLength: 60 }), (hops) => {
        const read = readableHops(hops.join(',')).split(', ')
        expect(read.length).toBeLessThanOrEqual(20)
        for (const address of read) expect(address === '' || addressOf(address) === address).toBe(true)
      }),
    )
  })
})
