import fc from 'fast-check'
import type { QueryPart, Question, Rule } from './asked.ts'
import { familyPieces, misspellable, type Piece, pieces, starts, stemOf, word } from './lexicon.ts'
import type { Listing, RankingSchema, Writing } from './ranking.ts'

const schemas: readonly RankingSchema[] = [
  { text: { title: { weight: 3 }, description: { weight: 1 } } },
  {
    text: { title: { weight: 3 }, description: { weight: 1 } },
    freshness: { field: 'publishedAt', weight: 0.4 },
  },
  { text: { description: { weight: 1 }, brand: { weight: 2 }, title: { weight: 5 } } },
  { text: { title: { weight: 2 }, brand: { weight: 2 } }, freshness: { field: 'publishedAt', weight: 1 } },
]

export type RankingStep =
  | { kind: 'upsert'; listings: Listing[] }
  | { kind: 'remove'; ids: string[] }
  | { kind: 'settle' }
  | { kind: 'reopen' }

export interface AskedQuestion extends Question {
  limit: number
  category: string | null
}

export interface RankingCase {
  schema: RankingSchema
  synonyms: { file: string; rules: Rule[] }
  steps: RankingStep[]
  questions: AskedQuestion[]
}

/** Pieces that have to do with each other, so that what one says another is asked for by. */
const bundles: Piece[][] = [
  ['wi-fi', 'Wi-Fi', 'wifi', 'router'],
  ['playstation', 'PlayStation', 'play', 'station', 'ps5', 'PS5', '5', 'pro'],
  ['iphone13', 'iPhone13', 'iphone', 'iPhone', '13', '128gb', '128 GB', '128-Gb', '128', 'pro'],
  ['2.0tdi', '2,0TDI', '2.0', '2,0', 'tdi', 'golf'],
  ['17"', '17 inch', '17 inci', 'laptop', 'laptopuri', 'notebook', '64 GB', '64gb'],
  ['50 mp', '50mp', '50 m²', '50m2', 'apartament', 'apartamente', '12.500', '12500'],
  ['24x36', '24X36', '24 x 36 cm', '24', '-24', '36', 'box'],
  ['4 in. x 6 in.', '4x6', '1/2', '1/2 in.', '17 in.', '17"', '17 inch'],
  ['dv7-1211ea', 'laptop', 'notebook', '4x4', '006R90321'],
  ['t-in-box', 'box', 'boxes', 't', 'in', "men's", '1,5 litri', '1.5L', '1,5 tone', '1.5t'],
  ['personal', 'computer', 'computers', 'pc', 'tv', 'televizor', 'televizoare'],
  ['second', 'hand', 'car', 'cars', 'care', 'pin', 'pine', 'glass', 'glas'],
  ['C++', 'C#', 'S22', 'S22+', 'box', 'pc'],
].map((texts) => texts.map((text) => pieces.find((piece) => piece.text === text)!))
const byStem = Map.groupBy(pieces, ({ terms }) => stemOf(terms[0]!.folded))
const groups = [...bundles, ...[...byStem.values()].filter((group) => group.length > 2)]

const roll = fc.nat(9999)

/** Early ones often, late ones rarely. */
function skewed<T>(list: readonly T[], at: number): T {
  return list[Math.floor((at / 10_000) ** 2 * list.length)]!
}

/** One or two letters left out, replaced, added or swapped, none of the last three. */
function misspelt(text: string, at: number): string {
  const place = at % (text.length - 4)
  const letter = 'qwxaeo'[at % 6]!
  const changed = [
    text.slice(0, place) + text.slice(place + 1),
    text.slice(0, place) + letter + text.slice(place + 1),
    text.slice(0, place) + letter + text.slice(place),
    text.slice(0, place) + text[place + 1] + text[place] + text.slice(place + 2),
  ][Math.floor(at / 7) % 4]!
  return at % 3 === 0 && changed.length > 7 ? misspelt(changed, Math.floor(at / 3) + 1) : changed
}

const wrong = fc.tuple(fc.constantFrom(...misspellable), roll).map(([text, at]) => word(misspelt(text, at)))
const numbers = Array.from({ length: 300 }, (_, at) => word(`${70_000 + at}`))

/** What the words of one case are drawn from; the numbers drawn pick among them. */
interface Material {
  common: Piece[]
  rare: Piece[]
  /** In most listings, and what it is misspelt as in a tenth as many. */
  everywhere: { right: Piece; wrong: Piece } | null
}

const material: fc.Arbitrary<Material> = fc
  .tuple(
    fc.uniqueArray(fc.nat(groups.length - 1), { minLength: 3, maxLength: 9 }),
    fc.array(wrong, { minLength: 4, maxLength: 12 }),
    fc.constantFrom(0, 8, familyPieces.length),
    fc.constantFrom(...Array<null>(5).fill(null), ['telefon', 'telefan'], ['laptop', 'lapiop']),
    fc.boolean(),
  )
  .map(([picks, mistakes, families, everywhere, hasStops]) => ({
    common: [
      ...picks.flatMap((at) => groups[at]!),
      ...(hasStops ? ['de', 'la', 'și', 'the'].map(word) : []),
      ...misspellable.slice(0, 3).map(word),
    ],
    rare: [...mistakes, ...familyPieces.slice(0, families)],
    everywhere: everywhere && { right: word(everywhere[0]!), wrong: word(everywhere[1]!) },
  }))

const behind = [' ', ' ', ' ', ', ', ' / ', '; ', '\n', ' – ']

function pieceOf({ common, rare }: Material, [which, at]: [number, number]): Piece {
  return which < 75 ? skewed(common, at) : rare[at % rare.length]!
}

const draws = (maxLength: number) =>
  fc.array(fc.tuple(fc.nat(99), roll, fc.nat(behind.length - 1)), { maxLength, size: 'max' })
const listingDraw = fc.record({
  id: fc.nat(260),
  title: draws(6),
  description: draws(12),
  brand: draws(2),
  kind: fc.nat(59),
  category: fc.constantFrom('a', 'a', 'a', 'b', 'b', 'c'),
  publishedAt: fc.option(fc.integer({ min: 1, max: 40 }), { freq: 8 }),
})
type ListingDraw = typeof listingDraw extends fc.Arbitrary<infer T> ? T : never

function listing(from: Material, draw: ListingDraw, id: string): Listing {
  const write = (list: [number, number, number][]): Writing =>
    list.map(([which, at, separator]) => ({ piece: pieceOf(from, [which, at]), behind: behind[separator]! }))
  const title = write(draw.title)
  if (from.everywhere) {
    if (draw.kind > 9) title.push({ piece: from.everywhere.right, behind: ' ' })
    else if (draw.kind > 4) title.push({ piece: from.everywhere.wrong, behind: ' ' })
  }
  const description = write(draw.description)
  // A word repeated more often, and a text longer, than scores look at.
  if (draw.kind === 0) description.push(...Array(20).fill({ piece: from.common[0]!, behind: ' ' }))
  if (draw.kind === 1) description.push(...numbers.map((piece) => ({ piece, behind: ' ' })))
  return {
    id,
    texts: { title, description, brand: write(draw.brand) },
    category: draw.category,
    publishedAt: draw.publishedAt,
  }
}

const stepDraw = fc.oneof(
  { weight: 5, arbitrary: fc.array(listingDraw, { minLength: 1, maxLength: 40, size: 'max' }) },
  { weight: 2, arbitrary: fc.array(fc.nat(260), { minLength: 1, maxLength: 40, size: 'max' }) },
  { weight: 2, arbitrary: fc.constant('settle' as const) },
  { weight: 1, arbitrary: fc.constant('reopen' as const) },
)

const ruleDraw = fc.record({
  isGroup: fc.boolean(),
  sides: fc.array(fc.array(roll, { minLength: 1, maxLength: 3 }), { minLength: 2, maxLength: 3 }),
})

const questionDraw = fc.record({
  plain: fc.array(fc.tuple(fc.nat(99), roll), { maxLength: 5, size: 'max' }),
  mistakes: fc.array(wrong, { maxLength: 2 }),
  more: fc.array(fc.tuple(fc.nat(99), roll), { maxLength: 2 }),
  phrase: fc.oneof(
    { weight: 4, arbitrary: fc.constant<[number, number][]>([]) },
    { weight: 1, arbitrary: fc.array(fc.tuple(fc.nat(80), roll), { minLength: 1, maxLength: 3 }) },
  ),
  negation: fc.oneof(
    { weight: 5, arbitrary: fc.constant<[number, number][]>([]) },
    { weight: 1, arbitrary: fc.array(fc.tuple(fc.nat(99), roll), { minLength: 1, maxLength: 2 }) },
  ),
  end: fc.constantFrom('space', 'open', 'open', ...starts),
  typos: fc.constantFrom(true, true, false),
  limit: fc.constantFrom(1, 3, 10, 1000, 1000),
  category: fc.constantFrom(null, null, null, 'b', 'c'),
})
type QuestionDraw = typeof questionDraw extends fc.Arbitrary<infer T> ? T : never

const isQuotable = ({ text }: Piece) => !text.includes('"')
const isPlain = ({ text, terms }: Piece) => terms.length === 1 && /^[\p{L}\p{M}]+$/u.test(text)

function question(from: Material, draw: QuestionDraw): AskedQuestion {
  const draw1 = (list: [number, number][]) => list.map((at) => pieceOf(from, at))
  const end = draw.end === 'space' || draw.end === 'open' ? [] : [word(draw.end)]
  const usual = from.everywhere && draw.mistakes.length === 0 ? [from.everywhere.wrong] : []
  const parts: QueryPart[] = [
    { kind: 'words', pieces: draw1(draw.plain) },
    { kind: 'phrase', pieces: draw1(draw.phrase).filter(isQuotable) },
    { kind: 'words', pieces: [...draw.mistakes, ...usual, ...draw1(draw.more)] },
    { kind: 'negation', pieces: draw1(draw.negation).filter(isQuotable) },
    { kind: 'words', pieces: end },
  ]
  const said = parts.filter((part) => part.pieces.length > 0)
  // Words with nothing between them are one part.
  const joined: QueryPart[] = []
  for (const part of said) {
    const last = joined.at(-1)
    if (part.kind === 'words' && last?.kind === 'words') last.pieces.push(...part.pieces)
    else joined.push({ ...part })
  }
  const { typos, limit, category } = draw
  return { parts: joined, isOpen: draw.end !== 'space', typos, limit, category }
}

/** As typed. */
export function textOf({ parts, isOpen }: Question): string {
  const texts = parts.map(({ kind, pieces }, at) => {
    const text = pieces.map((piece) => piece.text).join(' ')
    const quoted = [`"${text}"`, `„${text}”`, `«${text}»`][(text.length + at) % 3]!
    if (kind === 'words') return text
    if (kind === 'phrase') return quoted
    return /\s|^[-\d]/.test(text) ? `-${quoted}` : `-${text}`
  })
  return texts.join(' ') + (isOpen ? '' : ' ')
}

function synonyms(from: Material, draws: { isGroup: boolean; sides: number[][] }[]): RankingCase['synonyms'] {
  const plain = from.common.filter(isPlain)
  const lines: string[] = ['# generated']
  const rules: Rule[] = []
  for (const { isGroup, sides } of draws) {
    const said = sides.map((side) => side.map((at) => skewed(plain, at)))
    const texts = said.map((side) => side.map(({ text }) => text).join(' '))
    if (isGroup) {
      lines.push(texts.join(', '))
      for (const [a, one] of said.entries())
        for (const [b, other] of said.entries()) if (a !== b) rules.push({ from: one, to: other })
    } else {
      lines.push(`${texts[0]} => ${texts.slice(1).join(', ')}`)
      for (const other of said.slice(1)) rules.push({ from: said[0]!, to: other })
    }
  }
  return { file: lines.join('\n'), rules }
}

const idOf = (at: number) =>
  at % 3 === 0 ? `anunț ${at}` : `0190a5f2-7c1e-7000-8000-${(at * 7919).toString(16).padStart(12, '0')}`

export const rankingCase: fc.Arbitrary<RankingCase> = fc
  .record({
    schema: fc.constantFrom(...schemas),
    from: material,
    rules: fc.array(ruleDraw, { maxLength: 5 }),
    first: fc.oneof(
      fc.array(listingDraw, { minLength: 1, maxLength: 30, size: 'max' }),
      fc.array(listingDraw, { minLength: 80, maxLength: 160, size: 'max' }),
    ),
    /** Listings that are there once and stay: as many as it takes for a word to be taken as rightly spelt. */
    crowd: fc.array(listingDraw, { minLength: 260, maxLength: 300, size: 'max' }),
    rest: fc.array(stepDraw, { maxLength: 6 }),
    questions: fc.array(questionDraw, { minLength: 40, maxLength: 40 }),
  })
  .map(({ schema, from, rules, first, crowd, rest, questions }) => {
    const upsert = (draws: ListingDraw[]): RankingStep => ({
      kind: 'upsert',
      listings: draws.map((draw) => listing(from, draw, idOf(draw.id))),
    })
    const large = crowd.map((draw, at) => listing(from, draw, idOf(at)))
    const steps: RankingStep[] = from.everywhere
      ? [0, 100, 200].map((at) => ({
          kind: 'upsert',
          listings: large.slice(at, at === 200 ? 400 : at + 100),
        }))
      : [upsert(first)]
    for (const step of rest) {
      if (step === 'settle' || step === 'reopen') steps.push({ kind: step })
      else if (from.everywhere) continue
      else if (typeof step[0] === 'number') steps.push({ kind: 'remove', ids: (step as number[]).map(idOf) })
      else steps.push(upsert(step as ListingDraw[]))
    }
    return {
      schema,
      synonyms: synonyms(from, rules),
      steps,
      questions: questions.map((draw) => question(from, draw)),
      // The failing question is named by the test; a case is pages long.
      [fc.toStringMethod]: () => 'a case',
    }
  })
