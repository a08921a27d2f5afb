import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FieldError } from '../problems/problem.ts'
import { normalizeText } from './text.ts'

const rule = { pointer: '/title', min: 0, max: 20, lines: false }
const check = (text: string, lines = false) => {
  const errors: FieldError[] = []
  return { text: normalizeText(text, { ...rule, lines }, errors), errors: errors.map(({ detail }) => detail) }
}

describe('normalizeText', () => {
  it('is idempotent, NFC and trimmed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.boolean(), (raw, lines) => {
        const { text } = check(raw, lines)
        expect(check(text, lines).text).toBe(text)
        expect(text).toBe(text.normalize('NFC').trim())
      }),
    )
  })

  it.each(['a\u0000b', 'a\u001bb', 'a\u202eb', 'a\u2066b', 'a\ud800b', 'a\u0085b'])('refuses %j', (text) => {
    expect(check(text).errors).toEqual(['holds control characters'])
    expect(check(text, true).errors).toEqual(['holds control characters'])
  })

  it('keeps line breaks where they belong', () => {
    expect(check('a\r\nb\tc', true)).toEqual({ text: 'a\nb\tc', errors: [] })
    expect(check('a \t\r\n b')).toEqual({ text: 'a b', errors: [] })
  })

  it.each(['\u200b\u200b\u200b', '\u200b \u200d', '\u3164\u3164\u3164', '\u2060a\u00adb\u2060'])(
    'does not take %j for three characters',
    (text) => {
      const errors: FieldError[] = []
      normalizeText(text, { ...rule, min: 3 }, errors)
      expect(errors.map(({ detail }) => detail)).toEqual(['needs at least 3 characters'])
    },
  )

  it('keeps the joiners of emoji', () => {
    expect(check('👩\u200d🌾')).toEqual({ text: '👩\u200d🌾', errors: [] })
  })

  it('counts people’s characters, not UTF-16 units', () => {
    expect(check('😀'.repeat(20)).errors).toEqual([])
    expect(check('😀'.repeat(21)).errors).toEqual(['has 21 characters; at most 20 are possible'])
  })
})
