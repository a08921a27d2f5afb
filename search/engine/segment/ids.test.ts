import fc from 'fast-check'
import { expect, test } from 'vitest'
import { GatheredIds, IdTableBuilder } from './id-builder.ts'
import { IdKey, IdTable } from './ids.ts'

function tableOf(ids: readonly string[]): IdTable {
  const builder = new IdTableBuilder(ids.length)
  for (const id of ids) builder.push(id)
  const { idWords, idBytes, idOffsets, idTable } = builder.finish()
  return new IdTable(ids.length, idWords, idBytes, idOffsets, idTable)
}

const uuid = fc.uuid()
const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).filter((id) => id.isWellFormed())
const awkward = fc.constantFrom(
  '\u{ffff}',
  '\u{10000}',
  '\u{e000}',
  'a',
  'ab',
  '0190A5F2-7C1E-7023-8000-000000043AAD',
)
const ids = fc.oneof(
  fc.uniqueArray(uuid, { minLength: 1, maxLength: 40 }),
  fc.uniqueArray(fc.oneof(uuid, text, awkward), { minLength: 1, maxLength: 40 }),
)

test('ids are found and come back; others are not found', () => {
  fc.assert(
    fc.property(ids, fc.oneof(uuid, text), (list, stranger) => {
      const table = tableOf(list)
      const key = new IdKey()
      expect(list.map((_, document) => table.at(document))).toEqual(list)
      expect(list.map((id) => table.find(key.set(id)))).toEqual(list.map((_, document) => document))
      expect(table.find(key.set(stranger))).toBe(list.indexOf(stranger))
    }),
  )
})

test('ids being gathered are found by the last number of each, and come back', () => {
  const many = fc.array(fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...fc.sample(uuid, 20)) }, text), {
    maxLength: 60,
  })
  fc.assert(
    fc.property(many, uuid, (list, stranger) => {
      const gathered = new GatheredIds()
      const key = new IdKey()
      const before = list.map((id) => gathered.add(key.set(id), id))
      expect(before).toEqual(list.map((id, i) => list.slice(0, i).lastIndexOf(id)))
      for (const id of [...list, stranger]) expect(gathered.find(key.set(id), id)).toBe(list.lastIndexOf(id))
      list.forEach((id, number) => {
        gathered.load(key, number)
        expect(gathered.find(key, id)).toBe(list.lastIndexOf(id))
        expect({ ...key, bytes: key.bytes.slice(0, key.length) }).toMatchObject({
          hash: new IdKey().set(id).hash,
          isUuid: new IdKey().set(id).isUuid,
        })
      })
    }),
  )
})

test('of many ids, a table finds those it has', () => {
  fc.assert(
    fc.property(ids, ids, fc.nat(5), fc.nat(5), (kept, strangers, before, after) => {
      const table = tableOf(kept)
      const gathered = new GatheredIds()
      const key = new IdKey()
      const asked = [...strangers, ...kept.filter((_, i) => i % 2 === 0)]
      for (const id of asked) gathered.add(key.set(id), id)
      const found: [string, number][] = []
      const [from, to] = [Math.min(before, asked.length), Math.max(0, asked.length - after)]
      table.findAll(gathered, from, to, key, (document, number) => {
        expect(kept[document]).toBe(asked[number])
        found.push([asked[number]!, number])
      })
      expect(found).toEqual(
        [...asked.entries()]
          .slice(from, Math.max(from, to))
          .filter(([, id]) => kept.includes(id))
          .map(([i, id]) => [id, i]),
      )
    }),
  )
})

test('ids compare by UTF-16 code units, whatever they are kept as', () => {
  fc.assert(
    fc.property(ids, ids, (left, right) => {
      const a = tableOf(left)
      const b = tableOf(right)
      const key = new IdKey()
      left.forEach((x, i) => {
        right.forEach((y, j) => {
          const expected = x < y ? -1 : x > y ? 1 : 0
          expect(Math.sign(a.compare(i, b, j))).toBe(expected)
          expect(Math.sign(a.compareKey(i, key.set(y), y))).toBe(expected)
        })
      })
    }),
    { numRuns: 30 },
  )
})

test('an empty table finds nothing', () => {
  const key = new IdKey().set('x')
  expect(tableOf([]).find(key)).toBe(-1)
  const gathered = new GatheredIds()
  gathered.add(key, 'x')
  tableOf([]).findAll(gathered, 0, gathered.length, key, () => expect.unreachable())
})
