import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createAnalyzer } from '../../analysis/index.ts'
import { assemble } from '../indexing/assemble.ts'
import { sourceOfGathered } from '../indexing/gathered.ts'
import { assemblyPlan } from '../indexing/plan.ts'
import { type PlainValue, readDocument } from '../indexing/read-document.ts'
import { SegmentBuilder } from '../indexing/segment-builder.ts'
import { IdKey } from '../segment/ids.ts'
import { Segment } from '../segment/segment.ts'
import { CoOccurrence } from './co-occurrence.ts'

const schema = { id: 'id', text: { title: { weight: 1 } }, keyword: [], numeric: [] }
const analyzer = createAnalyzer({ languages: ['ro'] })

function segment(titles: readonly string[]): Segment {
  const builder = new SegmentBuilder(schema, analyzer)
  const key = new IdKey()
  const values: PlainValue[] = []
  for (const [at, title] of titles.entries()) readDocument(schema, { id: `d${at}`, title }, values)
  for (let at = 0; at < values.length; ) at = builder.add(values, at, key)
  return new Segment(assemble([sourceOfGathered(builder.gather())], assemblyPlan(schema, analyzer)).data)
}

it('counts the live documents that hold all words, in any spelling', () => {
  const word = fc.constantFrom('mașină', 'masina', 'golf', 'passat', 'roșu', 'rosu')
  const title = fc.array(word, { minLength: 1, maxLength: 4 })
  const batch = fc.array(fc.record({ title, isDeleted: fc.boolean() }), { minLength: 1, maxLength: 30 })
  const asked = fc.uniqueArray(fc.constantFrom('masina', 'golf', 'passat', 'rosu', 'nowhere'), {
    minLength: 1,
  })
  fc.assert(
    fc.property(
      fc.array(batch, { maxLength: 3 }),
      asked,
      fc.integer({ min: 1, max: 8 }),
      (batches, words, atMost) => {
        const segments = batches.map((documents) => segment(documents.map(({ title }) => title.join(' '))))
        let expected = 0
        for (const [s, documents] of batches.entries()) {
          const places = Array.from({ length: documents.length }, (_, at) =>
            Number(segments[s]!.ids.at(at).slice(1)),
          )
          for (const [at, place] of places.entries()) {
            const { title, isDeleted } = documents[place]!
            const folded = title.map((one) => one.normalize('NFD').replace(/\p{M}/gu, ''))
            if (isDeleted) segments[s]!.delete(at)
            else if (words.every((one) => folded.includes(one))) expected += 1
          }
        }
        expect(new CoOccurrence(segments).count(words, atMost)).toEqual({
          documents: Math.min(expected, atMost),
          isWhole: true,
        })
      },
    ),
  )
})

it('says when it gave up', () => {
  const titles = Array.from({ length: 40_000 }, (_, at) => (at % 2 === 0 ? 'golf' : 'passat'))
  const segments = [segment(titles)]
  const check = new CoOccurrence(segments)
  expect(check.count(['golf', 'passat'], 1)).toEqual({ documents: 0, isWhole: false })
  expect(check.count(['golf', 'nowhere'], 1)).toEqual({ documents: 0, isWhole: true })
  // A share leaves work for other questions.
  const shared = new CoOccurrence(segments)
  expect(shared.count(['golf', 'passat'], 1, 0.5).isWhole).toBe(false)
  expect(shared.count(['golf'], 100, 1)).toEqual({ documents: 100, isWhole: true })
})
