import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkText, cutText, exceeds } from './text.ts'

const rule = { min: 0, max: 20, lines: false }

describe('checkText', () => {
  it('puts blanks and composition right, and line ends where they belong', () => {
    expect(checkText(' de\u0301j\u00e0 \t\r\n vu ', rule)).toEqual({ text: 'd\u00e9j\u00e0 vu', faults: [] })
    expect(checkText('a\r\nb\tc', { ...rule, lines: true })).toEqual({ text: 'a\nb\tc', faults: [] })
  })

  it('tells what is missing from what is too short', () => {
    const faults = (text: string) => checkText(text, { ...rule, min: 3 }).faults
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
