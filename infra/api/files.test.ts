import { readFileSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import { apiFiles } from './files.ts'
import { bodyLimits } from './limits.ts'

let files: Record<string, string>

beforeAll(async () => {
  files = await apiFiles()
})

test('what the site has of the API is the API as it is; `npm run api` makes it anew', () => {
  for (const [file, text] of Object.entries(files))
    expect([file, readFileSync(file, 'utf8')]).toEqual([file, text])
})

test("a body's limits are those of its fields, null or not", () => {
  const properties = {
    name: { type: 'string', minLength: 1, maxLength: 9, description: 'x' },
    phone: { anyOf: [{ type: 'string', pattern: '^\\d+$' }, { type: 'null' }] },
    either: { anyOf: [{ type: 'string', maxLength: 5 }, { type: 'number' }] },
    free: { type: 'boolean' },
  }
  const requestBody = { content: { 'application/json': { schema: { type: 'object', properties } } } }
  const document = { paths: { '/x': { post: { operationId: 'make', requestBody } } } }
  expect(bodyLimits(document, 'make')).toEqual({
    name: { minLength: 1, maxLength: 9 },
    phone: { pattern: '^\\d+$' },
  })
  expect(() => bodyLimits(document, 'other')).toThrow('other takes no JSON object')
})
