import { readFileSync } from 'node:fs'
import { openapiDocument } from '@piata/gateway'
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

test('the journal has words for whatever the staff can do', async () => {
  const { paths } = JSON.parse(await openapiDocument()) as {
    paths: Record<string, Record<string, { operationId: string }>>
  }
  const moves = /^\/v1\/listings\/\{id\}(?:\/(?:publish|reserve|release|sell|renew|withdraw))?$/
  const acts = Object.entries(paths).flatMap(([path, methods]) =>
    path.startsWith('/v1/admin/') || moves.test(path)
      ? Object.entries(methods).flatMap(([method, { operationId }]) =>
          method === 'get' ? [] : [operationId],
        )
      : [],
  )
  const { audit } = JSON.parse(
    readFileSync(`${import.meta.dirname}/../../web/messages/ro/desk.json`, 'utf8'),
  ) as { audit: { operations: Record<string, string> } }
  expect(acts.length).toBeGreaterThan(30)
  expect(acts.filter((name) => audit.operations[name] === undefined)).toEqual([])
})
