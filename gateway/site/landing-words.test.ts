import { expect, test } from 'vitest'
import { landingWords } from './landing-words.ts'

const node = (id: string, ro: string, en: string, parentId: string | null = null) => ({
  ...{ id, parentId, name: { ro, en } },
})
const categories = [
  node('vehicles', 'Auto și moto', 'Vehicles'),
  node('cars', 'Autoturisme', 'Cars', 'vehicles'),
  node('car-parts', 'Piese', 'Parts', 'vehicles'),
  node('bikes', 'Biciclete', 'Bicycles'),
  node('bike-parts', 'Piese', 'Parts', 'bikes'),
  node('ads', 'Anunțuri', 'Docs'),
]
const nothing = { texts: [], former: [], formerNames: [] }
const chosen = (category: string, path: string, locale = 'ro') => ({
  ...{ category, path, locale, county: null, title: null, text: null, links: [] },
})
const roOf = (said: Partial<Parameters<typeof landingWords>[1]>, of = categories) => {
  const { words, former } = landingWords(of, { ...nothing, ...said })
  const ro = (found: typeof words) =>
    Object.fromEntries(
      found.flatMap(({ locale, path, category }) => (locale === 'ro' ? [[path, category]] : [])),
    )
  return { words: ro(words), former: ro(former) }
}

test('the word of a category is that of its name, or the next one that neither another nor the site has', () => {
  expect(roOf({}).words).toEqual({
    'auto-si-moto': 'vehicles',
    autoturisme: 'cars',
    piese: 'car-parts',
    biciclete: 'bikes',
    'biciclete-piese': 'bike-parts',
    'anunturi-ads': 'ads',
  })
  const { words } = landingWords(categories, nothing)
  expect(words.filter(({ category, locale }) => category === 'ads' && locale === 'en')).toMatchObject([
    { path: 'docs-ads' },
  ])
})

test('a chosen word leaves each other category its own, and that of the name leads on', () => {
  const { words, former } = roOf({ texts: [chosen('car-parts', 'piese-auto'), chosen('bikes', 'anunturi')] })
  expect(words).toMatchObject({
    'piese-auto': 'car-parts',
    'biciclete-piese': 'bike-parts',
    biciclete: 'bikes',
  })
  expect(former).toEqual({ piese: 'car-parts' })
  // As it could be chosen once: the other has the next word.
  expect(roOf({ texts: [chosen('bikes', 'autoturisme')] }).words).toMatchObject({
    autoturisme: 'bikes',
    'auto-si-moto-autoturisme': 'cars',
  })
})

test('words of before lead on, to whatever has no such word now', () => {
  const name = (named: string, category: string) => ({ locale: 'ro', name: named, category, isGone: false })
  const { former } = roOf({
    former: [{ locale: 'ro', path: 'masini', category: 'cars' }],
    formerNames: [
      ...[name('Două roți', 'bikes'), name('Componente', 'bike-parts'), name('Biciclete', 'cars')],
      // It lay there before, among others of its name.
      name('Trotinete Piese', 'bike-parts'),
    ],
  })
  expect(former).toEqual({
    masini: 'cars',
    'doua-roti': 'bikes',
    componente: 'bike-parts',
    'biciclete-componente': 'bike-parts',
    'auto-si-moto-biciclete': 'cars',
    'trotinete-piese': 'bike-parts',
    'biciclete-trotinete-piese': 'bike-parts',
  })
})
