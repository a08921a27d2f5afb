import fc from 'fast-check'
import { expect, test } from 'vitest'
import { JsonFault, jsonElements } from './index.ts'

async function read(text: string | Buffer, cut: number, options = {}): Promise<string[]> {
  const bytes = Buffer.from(text)
  async function* chunks() {
    for (let at = 0; at < bytes.length; at += cut) yield bytes.subarray(at, at + cut)
  }
  const found: string[] = []
  for await (const elements of jsonElements(chunks(), options))
    for (const element of elements) found.push(element.toString())
  return found
}

test('elements of any array come whole, wherever chunks end', async () => {
  // Texts of quotes and slashes, and long ones, whose end is looked for in another way.
  const text = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom('"', '\\', 'ț'), maxLength: 200 }))
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom(null, true, -1.5e3),
      text,
      fc.array(tie('tree')),
      fc.dictionary(fc.constantFrom('a', 'b]', 'ț{,'), tie('tree')),
    ),
  }))
  await fc.assert(
    fc.asyncProperty(
      fc.array(tree),
      fc.integer({ min: 1, max: 70 }),
      fc.constantFrom(undefined, 1, '\t'),
      async (values, cut, indent) => {
        const whole = JSON.stringify(values, null, indent)
        const expected = values.map((value) => JSON.stringify(value))
        const found = await read(whole, cut)
        expect(found.map((one) => JSON.stringify(JSON.parse(one)))).toEqual(expected)
        expect(await read(`${expected.join('\r\n\n')}\n`, cut, { form: 'lines' })).toEqual(
          expected.map((line, i) => (i < expected.length - 1 ? `${line}\r` : line)),
        )
      },
    ),
    { numRuns: 200 },
  )
})

test('what is no array is a fault with its place, and mutated ones never do worse', async () => {
  for (const [text, offset] of [
    ['[1 2]', 3],
    ['[1,]', 3],
    ['[,1]', 1],
    ['[{"a":1]]', 7],
    ['[1] x', 4],
    ['["a', 3],
    [`[${'['.repeat(2_000)}`, 1_001],
    ['{"a":1}', 0],
  ] as const)
    await expect(read(text, 2, { form: 'array' })).rejects.toMatchObject({ name: 'JsonFault', offset })
  await expect(read(`["${'a'.repeat(200)}"]`, 7, { maxElementBytes: 100 })).rejects.toThrow(/100 bytes/)
  await expect(read('a'.repeat(200), 7, { maxElementBytes: 100 })).rejects.toThrow(/100 bytes/)
  expect(await read('\ufeff[1]', 2)).toEqual(['1'])
  expect(await read('', 1)).toEqual([])
  const part = fc.constantFrom('[', ']', '{', '}', '"', '\\', ',', ':', '1', ' ', 'ab', '\0')
  await fc.assert(
    fc.asyncProperty(fc.array(part), fc.integer({ min: 1, max: 9 }), async (parts, cut) => {
      try {
        await read(`[${parts.join('')}`, cut)
      } catch (error) {
        expect(error).toBeInstanceOf(JsonFault)
      }
    }),
  )
})
