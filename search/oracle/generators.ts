import fc from 'fast-check'
import type { GeoPoint, SearchFilter, SearchSchema, SearchSort } from '../types.ts'
import { kilometres, type OracleDocument, type OracleRequest } from './oracle.ts'
import type { AskedQuery, AskedWord } from './text.ts'
import { absent, editDistance, rare, words } from './vocabulary.ts'

export const schema: SearchSchema = {
  id: 'id',
  text: { title: { weight: 3 }, description: { weight: 1 } },
  keyword: ['category', 'county', 'attributes.*'],
  numeric: ['price', 'publishedAt', 'attributes.*'],
  geo: 'location',
  languages: ['ro', 'en'],
}

export type Write = { kind: 'upsert'; documents: OracleDocument[] } | { kind: 'remove'; ids: string[] }

/** What happens to an index between two rounds of questions. */
export type Step =
  | Write
  /** One call of `upsertMany`: batches of documents, and what is written before the next batch is asked for. */
  | { kind: 'bulk'; parts: ({ kind: 'batch'; documents: OracleDocument[] } | Write)[] }
  | { kind: 'reopen' }
  | { kind: 'settle' }

/** Few ids, so that documents are replaced and removed; UUIDs and others. */
const ids = Array.from({ length: 160 }, (_, at) =>
  at % 3 === 0
    ? `listing ${at} ă😀`
    : `0190a5f2-7c1e-7${at.toString(16).padStart(3, '0')}-8000-${(at * 7919).toString(16).padStart(12, '0')}`,
)
const id = fc.constantFrom(...ids)
const categories = [
  ['home', 'washers'],
  ['home', 'sewing'],
  ['vehicles', 'cars'],
  ['vehicles'],
  [],
  ['a/b', 'ă', ''],
]
const counties = ['CJ', 'IS', 'B', 'TM', '']
const fuels = ['diesel', 'benzină', 'true', '__proto__', 'x'.repeat(300)]
const prices = [0, 1, 100, 99.5, 250_000, -3, 1e12, 2 ** 53, 0.1 + 0.2]
const places: GeoPoint[] = [
  { lat: 46.77, lon: 23.59 },
  { lat: 46.7701, lon: 23.5902 },
  { lat: 47.16, lon: 27.59 },
  { lat: 44.43, lon: 26.1 },
  { lat: 0, lon: 180 },
  { lat: 0.5, lon: -179.9 },
  { lat: 90, lon: 0 },
  { lat: -89.9, lon: 120 },
  { lat: 46.8, lon: 23.1 },
  { lat: 47.9, lon: 25.3 },
  { lat: 0.1, lon: -180 },
]

/** The first words of the list stand in many documents, the last ones in few. */
const word: fc.Arbitrary<string> = fc
  .nat(words.length ** 2 - 1)
  .map((at) => words[Math.floor(at ** 2 / words.length ** 3)]!)
/** A word as people write it: now and then with a capital or a diacritic; a rare one may be misspelt. */
const writtenWord = fc
  .tuple(word, fc.nat(1500), fc.constantFrom('', '', '', '', '', '', 'upper', 'diacritic', 'misspelt'))
  .map(([common, lot, how]) => {
    const text = rare[lot] ?? common
    if (how === 'upper') return text.toUpperCase()
    if (how === 'diacritic') return accented(text)
    return how === 'misspelt' && lot < rare.length ? wronglyWritten(text) : text
  })
const text = (maxLength: number) =>
  fc
    .array(fc.tuple(writtenWord, fc.constantFrom(' ', ' ', ' ', ', ', ' … ')), { maxLength, size: 'max' })
    .map((parts) => parts.flat().join('').trim())

export const document: fc.Arbitrary<OracleDocument> = fc.record(
  {
    id,
    title: text(6),
    description: text(14),
    category: fc.constantFrom(...categories),
    county: fc.constantFrom(...counties, null),
    price: fc.constantFrom(...prices, null),
    publishedAt: fc.integer({ min: 1, max: 12 }).map((day) => day * 86_400_000),
    location: fc.constantFrom(...places, null),
    attributes: fc.record(
      {
        fuel: fc.constantFrom(...fuels),
        load: fc.constantFrom<(string | number | boolean)[]>(7, 8, 9.5, '7', 'seven', true, false),
        colours: fc.subarray(['red', 'green', 'blue']),
        none: fc.constant(null),
      },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: ['id'] },
)

const upsert = fc
  .array(document, { minLength: 1, maxLength: 30, size: 'max' })
  .map((documents): Write => ({ kind: 'upsert', documents }))
const remove = fc
  .array(id, { minLength: 1, maxLength: 25, size: 'max' })
  .map((gone): Write => ({ kind: 'remove', ids: gone }))
const batch = fc
  .array(document, { maxLength: 40, size: 'max' })
  .map((documents) => ({ kind: 'batch' as const, documents }))
const bulk = fc
  .array(fc.oneof({ weight: 2, arbitrary: batch }, upsert, remove), { minLength: 1, maxLength: 8 })
  .map((parts): Step => ({ kind: 'bulk', parts }))

export const history: fc.Arbitrary<Step[]> = fc
  .tuple(
    // Large ones too: what a query matches depends on whether twenty documents hold all of it.
    fc.oneof(
      fc.array(document, { maxLength: 30, size: 'max' }),
      fc.array(document, { minLength: 100, maxLength: 200, size: 'max' }),
    ),
    fc.array(
      fc.oneof(
        { weight: 4, arbitrary: upsert },
        { weight: 3, arbitrary: remove },
        { weight: 2, arbitrary: bulk },
        { weight: 1, arbitrary: fc.constant<Step>({ kind: 'reopen' }) },
        { weight: 2, arbitrary: fc.constant<Step>({ kind: 'settle' }) },
      ),
      { maxLength: 6 },
    ),
  )
  .map(([documents, rest]) => [{ kind: 'upsert', documents }, ...rest])

const keywordField = fc.constantFrom(
  'category',
  'county',
  'attributes.fuel',
  'attributes.load',
  'attributes.colours',
)
const numericField = fc.constantFrom('price', 'publishedAt', 'attributes.load', 'attributes.nobody')
const keywordValue = fc.constantFrom(
  ...categories.flat(),
  ...counties,
  ...fuels,
  '7',
  'red',
  'blue',
  'unknown',
  true,
  false,
)
const bound = fc.constantFrom(
  ...prices,
  7,
  9,
  3 * 86_400_000,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
)

const filter: fc.Arbitrary<SearchFilter> = fc.oneof(
  fc.record({ field: keywordField, in: fc.array(keywordValue, { maxLength: 4 }) }),
  fc.record({ field: keywordField, notIn: fc.array(keywordValue, { maxLength: 3 }) }),
  fc.oneof(
    fc.record({ field: numericField, min: bound }),
    fc.record({ field: numericField, max: bound }),
    fc.record({ field: numericField, min: bound, max: bound }),
  ),
)

/** No place lies on the edge of a radius, unless it is the origin: cores may keep coordinates to a centimetre. */
const near = fc
  .record(
    {
      lat: fc.constantFrom(46.77, 45, 0.1, -12.5, 89, -90),
      lon: fc.constantFrom(23.59, 179.95, -180, -60),
      radiusKm: fc.constantFrom(0, 0.5, 20, 310, 900, 9000, 20_100),
    },
    { requiredKeys: ['lat', 'lon'] },
  )
  .filter(({ radiusKm, ...origin }) =>
    places.every((place) => {
      const distance = kilometres(origin, place)
      return distance === 0 || Math.abs(distance - (radiusKm ?? -1)) > 0.01
    }),
  )

const sort: fc.Arbitrary<SearchSort> = fc.oneof(
  fc.constant<SearchSort>('relevance'),
  fc.constant<SearchSort>('distance'),
  fc.record({ field: numericField, order: fc.constantFrom('asc', 'desc') }),
)

/** A word in the query: as it is, unfinished or misspelt; the last two so that one word of the list is meant at most. */
const askedWord = fc
  .tuple(
    fc.oneof(
      { weight: 9, arbitrary: word },
      { weight: 2, arbitrary: fc.constantFrom(...rare) },
      { weight: 1, arbitrary: fc.constantFrom(...absent) },
    ),
    fc.nat(9),
    fc.nat(1000),
  )
  .map(([text, how, seed]) => (how < 6 ? text : how < 8 ? misspelt(text, seed) : accented(text)))

/** Often of the commonest words, and of one word several times. */
const phrase = (maxLength: number) =>
  fc.array(fc.oneof(word, fc.constantFrom(words[0], words[1])), { minLength: 1, maxLength, size: 'max' })

const asked: fc.Arbitrary<AskedQuery> = fc
  .record({
    plain: fc.array(askedWord, { maxLength: 4 }),
    phrases: fc.oneof(
      { weight: 4, arbitrary: fc.constant<string[][]>([]) },
      { weight: 1, arbitrary: fc.array(phrase(4), { minLength: 1, maxLength: 2 }) },
    ),
    negations: fc.oneof(
      { weight: 4, arbitrary: fc.constant<string[][]>([]) },
      { weight: 1, arbitrary: fc.array(phrase(3), { minLength: 1, maxLength: 4 }) },
    ),
    end: fc.constantFrom('space', 'whole', 'cut'),
    seed: fc.nat(1000),
  })
  .map(({ plain, phrases, negations, end, seed }) => {
    const quoted = [...new Set(phrases.flat())]
    const typed = plain.filter(
      (text, at) =>
        !quoted.includes(bare(text)) && plain.findIndex((other) => bare(other) === bare(text)) === at,
    )
    const last = typed.at(-1)
    if (end === 'cut' && last !== undefined) {
      const cut = cutShort(bare(last), seed)
      if (!typed.slice(0, -1).some((text) => bare(text) === cut)) typed[typed.length - 1] = cut
    }
    const list: AskedWord[] = typed.map((text, at) => ({
      typed: text,
      unfinished: end !== 'space' && at === typed.length - 1,
      literal: false,
    }))
    const literals = quoted.map((text) => ({ typed: text, unfinished: false, literal: true }))
    const parts = [
      ...phrases.map((phrase) => `"${phrase.join(' ')}"`),
      ...negations.map((phrase) => (phrase.length === 1 ? `-${phrase[0]}` : `-"${phrase.join(' ')}"`)),
      ...typed,
    ]
    return {
      text: `${parts.join(' ')}${end === 'space' ? ' ' : ''}`,
      words: [...literals, ...list],
      phrases,
      negations,
      ...(end !== 'space' &&
        typed.length + negations.length === 0 &&
        phrases.length > 0 && { lastQuoted: phrases.at(-1)!.at(-1)! }),
    }
  })

/** Without phrases and negations, which plain scoring does not know. */
const askedPlainly: fc.Arbitrary<AskedQuery> = fc
  .uniqueArray(fc.oneof(word, word.map(accented)), { maxLength: 4 })
  .map((list) => ({
    text: list.join(' '),
    words: list.map((typed) => ({ typed, unfinished: false, literal: true })),
    phrases: [],
    negations: [],
  }))

export const request: fc.Arbitrary<OracleRequest> = fc
  .record(
    {
      scoring: fc.constantFrom('ranked', 'ranked', 'ranked', 'plain'),
      typos: fc.boolean(),
      loosen: fc.constantFrom(true, true, false),
      ranked: asked,
      plain: askedPlainly,
      filters: fc.array(filter, { maxLength: 3 }),
      near,
      facets: fc.uniqueArray(fc.oneof(keywordField, fc.constant('attributes.nobody')), { maxLength: 4 }),
      ranges: fc.uniqueArray(numericField, { maxLength: 3 }),
      values: fc.uniqueArray(numericField, { maxLength: 3 }),
      facetLimit: fc.constantFrom(1, 2, 100),
      sort,
      limit: fc.constantFrom(1, 3, 10, 1000),
    },
    { requiredKeys: ['ranked', 'plain', 'scoring'] },
  )
  .map(({ ranked, plain, ...rest }) => ({
    ...rest,
    asked: rest.scoring === 'plain' ? plain : ranked,
    ...(rest.sort === 'distance' && !rest.near ? { near: { lat: 45, lon: 25 } } : {}),
  }))

/** For cores whose plain scoring knows folded words only. */
export const rankedRequest: fc.Arbitrary<OracleRequest> = request.filter(({ scoring }) => scoring !== 'plain')

/** How documents misspell a rare word. */
export function wronglyWritten(text: string): string {
  return `${text.slice(0, 4)}x${text.slice(5)}`
}

function accented(text: string): string {
  return text.replace(/[aist]/, (letter) => ({ a: 'ă', i: 'î', s: 'ș', t: 'ț' })[letter] ?? letter)
}

function bare(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '')
}

/** One letter left out, replaced, added or swapped with the next; never the first. */
function misspelt(text: string, seed: number): string {
  const at = 1 + (seed % (text.length - 2))
  const kinds = [
    text.slice(0, at) + text.slice(at + 1),
    `${text.slice(0, at)}q${text.slice(at + 1)}`,
    `${text.slice(0, at)}q${text.slice(at)}`,
    text.slice(0, at) + text.charAt(at + 1) + text.charAt(at) + text.slice(at + 2),
  ]
  return kinds[Math.floor(seed / 7) % kinds.length]!
}

/** The word's start, long enough that words which do not begin with it are not near it either. */
function cutShort(text: string, seed: number): string {
  const lengths = [5, 6, 7, 8].filter((length) => {
    const start = text.slice(0, length)
    return words.every(
      (other) =>
        other.startsWith(start) ||
        Array.from(other, (_, end) => editDistance(other.slice(0, end + 1), start)).every(
          (edits) => edits > 2,
        ),
    )
  })
  return lengths.length > 0 ? text.slice(0, lengths[seed % lengths.length]) : text
}
