import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkText, cutText, exceeds } from './text.ts'

const rule = { min: 0, max: 20, lines: false }

const check = (text: string, lines = false) => {
  const { text: kept, faults } = checkText(text, { ...rule, lines })
  return { text: kept, errors: faults.map(({ detail }) => detail) }
}

describe('checkText', () => {
  it('is idempotent, NFC and trimmed (property)', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.boolean(), (raw, lines) => {
        const { text } = check(raw, lines)
        expect(check(text, lines).text).toBe(text)
        expect(text).toBe(text.normalize('NFC').trim())
      }),
    )
  })

  it('makes of plain text what it makes of any other (property)', () => {
    const plain = Array.from({ length: 0x260 }, (_, unit) => String.fromCharCode(unit))
    for (const lines of [false, true]) {
      for (const sign of plain) {
        const text = `a${sign}b`
        // A blank at the end is no plain text.
        expect(check(text, lines), JSON.stringify(text)).toEqual(check(`${text} `, lines))
      }
      fc.assert(
        fc.property(
          fc.string({ unit: fc.constantFrom('a', ' ', '\n', 'ș', '\u00ad'), maxLength: 25 }),
          (text) => {
            expect(check(text, lines)).toEqual(check(`${text} `, lines))
          },
        ),
      )
    }
  })

  it.each(['a\u0000b', 'a\u001bb', 'a\u202eb', 'a\u2066b', 'a\ud800b', 'a\u0085b'])('refuses %j', (text) => {
    expect(check(text).errors).toEqual(['holds control characters'])
    expect(check(text, true).errors).toEqual(['holds control characters'])
  })

  it.each(['\u200b\u200b\u200b', '\u200b \u200d', '\u3164\u3164\u3164', '\u2060a\u00adb\u2060'])(
    'does not take %j for three characters',
    (text) => {
      const { faults } = checkText(text, { ...rule, min: 3 })
      expect(faults.map(({ code }) => code)).toEqual(['too-short'])
    },
  )

  it('keeps the joiners of emoji', () => {
    expect(check('👩\u200d🌾')).toEqual({ text: '👩\u200d🌾', errors: [] })
  })

  it('counts people’s characters, not UTF-16 units', () => {
    expect(check('😀'.repeat(20)).errors).toEqual([])
    expect(check('😀'.repeat(21)).errors).toEqual(['has 21 characters; at most 20 are possible'])
  })

  it('puts blanks and composition right, and line ends where they belong', () => {
    expect(checkText(' de\u0301j\u00e0 \t\r\n vu ', rule)).toEqual({ text: 'd\u00e9j\u00e0 vu', faults: [] })
    expect(checkText('a\r\nb\tc', { ...rule, lines: true })).toEqual({ text: 'a\nb\tc', faults: [] })
  })

  it('takes the accents that languages write, and no towers of them', () => {
    const long = { ...rule, max: 20_000 }
    expect(checkText(`a${'\u0301\u0316'.repeat(15)}`, long).faults).toEqual([])
    const tower = (height: number) => `a${'\u0301'.repeat(height)}${'\u0316'.repeat(height)}`
    expect(checkText(`x ${tower(16)} y`, long)).toEqual({
      text: 'x a y',
      faults: [{ code: 'too-many-accents', detail: 'has more than 30 accents on one letter' }],
    })
    const timeOf = (text: string) => {
      const times = Array.from({ length: 20 }, () => {
        const start = performance.now()
        checkText(text, long)
        return performance.now() - start
      })
      return Math.min(...times)
    }
    // The same number of marks, on letters of their own and on one.
    expect(timeOf(tower(8000)) / timeOf(tower(8).repeat(1000))).toBeLessThan(10)
  })

  it('tells what is missing from what is too short', () => {
    const faults = (text: string) => checkText(text, { ...rule, min: 3 }).faults.map(({ detail }) => detail)
    expect([faults(' '), faults('ab'), faults('\u200b\u200b\u200b'), faults('🚗🚗🚗')]).toEqual([
      ['is missing'],
      ['needs at least 3 characters'],
      ['needs at least 3 characters'],
      [],
    ])
  })
})

it('exceeds as code points count (property)', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 0, max: 12 }), (text, most) => {
      expect(exceeds(text, most)).toBe([...text].length > most)
    }),
  )
})

it('cuts to no more than asked, at the end of a word where one is near (property)', () => {
  expect(cutText('Un scaun bun de lemn', 14)).toBe('Un scaun bun…')
  expect(cutText('Unscaunbundelemn', 8)).toBe('Unscaun…')
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 2, max: 12 }), (text, max) => {
      expect(exceeds(cutText(text, max), max)).toBe(false)
    }),
  )
})
