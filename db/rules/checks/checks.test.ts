import { describe, expect, it } from 'vitest'
import type { CheckFacts } from './check.ts'
import { type CheckName, type CheckSettings, checkNames, judge } from './index.ts'

const settings: CheckSettings = {
  ...{ checks: checkNames, flagFrom: 50, holdFrom: 80 },
  ...{ words: ['Pariuri sigure'], categories: ['weapons'], ownHost: 'piata.example' },
}
const day = 86_400_000
const prices = Array.from({ length: 40 }, (_, i) => 80_000 + 1_000 * i)
const harmless: CheckFacts = {
  ...{
    title: 'Canapea extensibilă',
    description: 'De trei locuri, folosită doi ani.',
    categoryPath: ['home', 'sofas'],
  },
  ...{ price: { amount: 95_000, currency: 'RON' }, accountMs: 300 * day, shownLastDay: 0, prices },
  ...{ alike: [], samePictures: 0, banned: [] },
}
const alike = (isOwn: boolean) => ({ alike: [{ id: 'x', isOwn, likeness: 0.9 }] })

describe('the checks of a listing', () => {
  it('let pass what is usual', () => {
    expect(judge(harmless, settings)).toEqual({ verdict: 'pass', score: 0, findings: [] })
  })

  const cases: [CheckName, Partial<CheckFacts>, 'flag' | 'hold' | 'pass', object][] = [
    ['banned', { banned: ['text'] }, 'hold', { banned: 'text' }],
    ['forbidden', { description: 'Vând hașiș, calitate.' }, 'hold', { word: 'hasis' }],
    ['forbidden', { title: 'PARIURI   sigure!' }, 'hold', { word: 'pariuri sigure' }],
    ['forbidden', { categoryPath: ['sport', 'weapons'] }, 'hold', { category: 'weapons' }],
    ['forbidden', { categoryPath: ['weapons', 'guns', 'air-guns'] }, 'hold', { category: 'weapons' }],
    ['price', { price: { amount: 4_000, currency: 'RON' } }, 'pass', { usual: 100_000, asked: 4_000 }],
    ['price', { price: { amount: 9_500_000, currency: 'RON' } }, 'pass', { asked: 9_500_000 }],
    ['duplicate', alike(false), 'flag', { listing: 'x', likeness: 90 }],
    ['duplicate', alike(true), 'flag', { listing: 'x' }],
    ['contact', { description: 'Detalii pe www.alt-site.com' }, 'pass', { found: 'link' }],
    ['contact', { description: 'Avans în RO49AAAA1B31007593840000' }, 'flag', { found: 'iban' }],
    ['velocity', { accountMs: day / 2, shownLastDay: 5 }, 'pass', { today: 6, usual: 5 }],
    ['velocity', { accountMs: day / 2, shownLastDay: 15 }, 'hold', { today: 16 }],
    ['velocity', { accountMs: 3 * day, shownLastDay: 20 }, 'pass', { usual: 15 }],
    ['picture', { samePictures: 2 }, 'flag', { elsewhere: 2 }],
  ]
  it.each(cases)('%s: %j is a %s', (check, facts, verdict, evidence) => {
    const found = judge({ ...harmless, ...facts }, settings)
    expect(found).toMatchObject({ verdict, findings: [{ check, evidence }] })
    const others = checkNames.filter((name) => name !== check)
    expect(judge({ ...harmless, ...facts }, { ...settings, checks: others }).score).toBe(0)
  })

  it.each<[string, Partial<CheckFacts>]>([
    ['parts of words', { description: 'Heroinele mele preferate, colecție de cărți.' }],
    ['links to the site itself', { description: 'Vezi și https://piata.example/anunt/1' }],
    ['what is free', { price: { amount: 0, currency: 'RON' } }],
    ['a price where too few are known', { price: { amount: 1, currency: 'RON' }, prices: [100, 200] }],
    ['a bargain', { price: { amount: 45_000, currency: 'RON' } }],
    ['five listings of a new account', { accountMs: day / 2, shownLastDay: 4 }],
    ['many listings of an old one', { shownLastDay: 100 }],
  ])('do not mind %s', (_what, facts) => {
    expect(judge({ ...harmless, ...facts }, settings).findings).toEqual([])
  })

  it('add up, to a hundred at most', () => {
    const facts = { ...harmless, ...alike(false), price: { amount: 4_000, currency: 'RON' } as const }
    expect(judge(facts, settings)).toMatchObject({ verdict: 'hold', score: 100 })
  })
})
