import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ByteWriter } from './bytes.ts'
import { splitFields, TokenReader, TokenWriter } from './tokens.ts'

const token = fc.record({
  ordinal: fc.integer({ min: 0, max: 2 ** 30 - 1 }),
  step: fc.integer({ min: -5, max: 40 }),
  gap: fc.integer({ min: -20, max: 3000 }),
  length: fc.integer({ min: 0, max: 400 }),
})

test('tokens are read as they were written, field by field', () => {
  fc.assert(
    fc.property(fc.array(fc.array(token, { maxLength: 30 }), { minLength: 1, maxLength: 4 }), (fields) => {
      const ordinals = [...new Set(fields.flat().map(({ ordinal }) => ordinal))]
      const termLengths = Uint8Array.from(ordinals, (ordinal) => ordinal % 12)
      const out = new ByteWriter()
      const written = fields.map((tokens) => {
        const writer = new TokenWriter(out)
        const part = out.beginPart()
        writer.begin()
        let position = -1
        let end = -1
        const list = tokens.map(({ ordinal, step, gap, length }) => {
          position += step
          const start = end + gap
          end = start + length
          return { ordinal: ordinals.indexOf(ordinal), position, start, end }
        })
        for (const { ordinal, position, start, end } of list) {
          writer.put(ordinal, termLengths[ordinal]!, position, start, end)
        }
        out.endPart(part)
        return list
      })
      const starts = new Uint32Array(fields.length)
      const ends = new Uint32Array(fields.length)
      splitFields(out.view(), 0, fields.length, starts, ends)
      const reader = new TokenReader()
      const read = fields.map((_, field) => {
        reader.open(out.view(), termLengths, starts[field]!, ends[field]!)
        const list = []
        while (reader.next()) {
          const { ordinal, position, start, end } = reader
          list.push({ ordinal, position, start, end })
        }
        return list
      })
      expect(read).toEqual(written)
    }),
  )
})
