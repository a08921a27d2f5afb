import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { apiTypes, typesFile } from './types.ts'

test("the site's types are those of the API as it is; `npm run api` makes them anew", async () => {
  expect(readFileSync(typesFile, 'utf8')).toBe(await apiTypes())
})
