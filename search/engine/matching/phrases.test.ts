import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ByteWriter } from '../segment/bytes.ts'
import type { Segment } from '../segment/segment.ts'
import type { TermGroup } from '../segment/term-group.ts'
import { TokenWriter } from '../segment/tokens.ts'
import { PhraseReader } from './phrases.ts'

/** A word at a position of a field. Position steps may be negative, as those of compounds are. */
type Token = [term: number, position: number]

/** A segment of nothing but texts: documents of fields of tokens. */
function segmentOf(documents: Token[][][], terms: number): Segment {
  const tokens = new ByteWriter()
  const tokenStarts: number[] = []
  for (const fields of documents) {
    tokenStarts.push(tokens.length)
    for (const field of fields) {
      const part = tokens.beginPart()
      const writer = new TokenWriter(tokens)
      writer.begin()
      field.forEach(([term, position], at) => {
        writer.put(term, 3, position, at * 4, at * 4 + 3)
      })
      tokens.endPart(part)
    }
  }
  return {
    size: terms,
    fields: 2,
    tokens: tokens.view(),
    tokenStarts: Uint32Array.from(tokenStarts),
  } as unknown as Segment
}

function holds(fields: Token[][], phrase: number[][]): boolean {
  return fields.some((field) =>
    field.some(([, start]) =>
      phrase.every((terms, i) => field.some(([term, at]) => at === start + i && terms.includes(term))),
    ),
  )
}

describe('PhraseReader', () => {
  it('finds documents that hold one of the phrases, wherever tokens stand', () => {
    // word w is spelt by the terms 100 w and 100 w + 1
    const token = fc.tuple(
      fc.tuple(fc.nat({ max: 4 }), fc.nat({ max: 1 })).map(([word, spelling]) => word * 100 + spelling),
      fc.oneof(fc.nat({ max: 8 }), fc.nat({ max: 3000 })),
    )
    const text = fc.array(fc.tuple(fc.array(token, { maxLength: 9 }), fc.array(token, { maxLength: 9 })), {
      minLength: 1,
      maxLength: 6,
    })
    const word = fc.nat({ max: 4 })
    const phrases = fc.array(fc.array(word, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 6 })
    const reader = new PhraseReader()
    fc.assert(
      fc.property(text, phrases, (texts, asked) => {
        const segment = segmentOf(texts, 500)
        const termsOf = (w: number) => [w * 100, w * 100 + 1]
        const groups = asked.map((phrase) =>
          phrase.map((w): TermGroup => {
            const ordinals = Uint32Array.from(termsOf(w))
            return { ordinals, weights: new Float64Array(2), length: 2, forms: 2 }
          }),
        )
        const bits = new Uint32Array(1)
        const documents = Uint16Array.from(texts.keys())
        reader.find(segment, 0, groups, documents, documents.length, bits)
        const found = texts.map((_, d) => (bits[0]! & (1 << d)) !== 0)
        const expected = texts.map((fields) => asked.some((phrase) => holds(fields, phrase.map(termsOf))))
        expect(found).toEqual(expected)
      }),
      { numRuns: 2000 },
    )
  })
})
