import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { traceIdOf } from './request.ts'

describe('traceIdOf', () => {
  const hex = (length: number) => fc.stringMatching(new RegExp(`^[0-9a-f]{${length}}$`))

  it('reads valid headers', () => {
    fc.assert(
      fc.property(hex(32), hex(16), (trace, span) => {
        fc.pre(!/^0+$/.test(trace))
        expect(traceIdOf(`00-${trace}-${span}-01`)).toBe(trace)
      }),
    )
  })

  it.each([
    undefined,
    '',
    'ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
    `00-${'0'.repeat(32)}-b7ad6b7169203331-01`,
    '00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01',
    '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01\n{"level":60}',
  ])('refuses %j', (header) => {
    expect(traceIdOf(header)).toBeUndefined()
  })
})
