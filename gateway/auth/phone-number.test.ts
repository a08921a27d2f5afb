import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Problem } from '../problems/problem.ts'
import { properPhone, shownPhone } from './phone-number.ts'

it.each([
  ['0712 345 678', '+40712345678', '0712 345 678'],
  ['+40712345678', '+40712345678', '0712 345 678'],
  ['0040 (712) 345-678', '+40712345678', '0712 345 678'],
  ['021.312.34.56', '+40213123456', '021 312 3456'],
  ['+33 1 99 00 01 23', '+33199000123', '+33 1 99 00 01 23'],
])('%s is kept as %s and shown as %s', (typed, kept, text) => {
  expect(properPhone(typed, 'RO')).toBe(kept)
  expect(shownPhone(kept, 'RO')).toEqual({ phone: kept, text })
})

it.each(['12345', '0900 123 456', '0906 123 456', '+999 123 456', '112', '0712 345 6789', '((((()))))'])(
  '%s is refused by name',
  (typed) => {
    expect(() => properPhone(typed, 'RO')).toThrow(Problem)
  },
)

it('keeps what it has kept, whatever is typed', () => {
  const typed = fc.array(fc.constantFrom(...'0123456789+ ().-'), { minLength: 5, maxLength: 30 })
  fc.assert(
    fc.property(typed, (characters) => {
      let kept: string
      try {
        kept = properPhone(characters.join(''), 'RO')
      } catch (error) {
        expect(error).toBeInstanceOf(Problem)
        return
      }
      expect(kept).toMatch(/^\+[1-9]\d{6,14}$/)
      expect(properPhone(kept, 'RO')).toBe(kept)
      expect(properPhone(shownPhone(kept, 'RO')!.text, 'RO')).toBe(kept)
    }),
  )
})
