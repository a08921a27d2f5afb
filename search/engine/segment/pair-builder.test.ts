import fc from 'fast-check'
import { expect, it } from 'vitest'
import { dictionaryOf } from '../../typos/testing/dictionary-of.ts'
import { PairBuilder } from './pair-builder.ts'
import { PairIndex, pairKey } from './pairs.ts'

/** Terms in order, with their postings: `b` and its spelling are one frequent word only together, `bb` is another word. */
const postings = new Map([
  ['a', 900],
  ['b', 3],
  ['b\u0001ƀ', 3],
  ['bb', 20],
  ['c', 5],
  ['d\u0001đ', 7],
])
const ranks: Record<number, number> = { 0: 0, 1: 1, 2: 1, 3: 2, 5: 3 }
const firsts = [0, 1, 3, 5]

it('lists the documents of each pair of frequent words, whatever the order of the tokens', () => {
  const token = fc.tuple(fc.nat({ max: postings.size - 1 }), fc.nat({ max: 12 }))
  const field = fc.array(token, { maxLength: 9 })
  const chunks = fc.array(fc.array(fc.tuple(field, field), { maxLength: 20 }), { minLength: 1, maxLength: 3 })
  fc.assert(
    fc.property(chunks, (texts) => {
      const builder = new PairBuilder(dictionaryOf(postings), 5 * 64)
      const expected = texts.map(() => new Map<number, number[]>())
      texts.forEach((documents, chunk) => {
        if (chunk > 0) builder.endChunk()
        documents.forEach((fields, document) => {
          for (const tokens of fields) {
            for (const [term, position] of tokens) {
              if (builder.ranks[term] !== 0) builder.put(builder.ranks[term]!, position)
            }
            builder.endField(document)
            for (const [first, at] of tokens) {
              for (const [second, other] of tokens) {
                if (other !== at + 1 || ranks[first] === undefined || ranks[second] === undefined) continue
                const key = pairKey(ranks[first], ranks[second])
                const list = expected[chunk]!.get(key) ?? []
                if (list.at(-1) !== document) list.push(document)
                expected[chunk]!.set(key, list)
              }
            }
          }
        })
      })
      const { pairWords, pairStarts, pairKeys, pairEnds, pairDocuments } = builder.finish()
      const index = new PairIndex(
        pairWords as Uint32Array,
        pairStarts as Uint32Array,
        pairKeys as Uint32Array,
        pairEnds as Uint32Array,
        pairDocuments as Uint16Array,
      )
      expect([...postings.keys()].map((_, term) => index.rankOf(term))).toEqual(
        [...postings.keys()].map((_, term) => firsts.indexOf(term)),
      )
      for (const [chunk, lists] of expected.entries()) {
        for (let first = 0; first < firsts.length; first++) {
          for (let second = 0; second < firsts.length; second++) {
            const key = pairKey(first, second)
            const count = index.locate(chunk, key)
            const found = [...index.documents.subarray(index.from, index.to)]
            expect(found).toEqual(lists.get(key) ?? [])
            expect(count).toBe(found.length)
          }
        }
      }
    }),
    { numRuns: 500 },
  )
})
