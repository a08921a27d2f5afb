import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { allowedImports, importViolations } from './import-directions.ts'

let root: string

beforeAll(() => {
  root = mkdtempSync(path.join(tmpdir(), 'piata-imports-'))
  for (const folder of Object.keys(allowedImports)) mkdirSync(path.join(root, folder))
})
afterAll(() => rmSync(root, { recursive: true }))

test('the project imports along its borders', () => {
  expect(importViolations(path.resolve(import.meta.dirname, '../..'))).toEqual([])
})

const quoted = (specifier: string) => `'${specifier}'`

// Sources are put together here, so that this file holds no import of theirs itself.
test.each([
  ['db/a.ts', `import { x } from ${quoted('@piata/gateway')}`, 'db/ may not import gateway'],
  ['images/a.ts', `import { seedDemo } from ${quoted('@piata/infra')}`, 'images/ may not import infra'],
  [
    'gateway/a.ts',
    `import { seedDemo } from ${quoted('../infra/demo/index.ts')}`,
    'reaches into infra/ by path; import its face',
  ],
  ['web/a.tsx', `import type { Card } from ${quoted('@piata/db')}`, 'web/ may not import db'],
  [
    'search/a.ts',
    `export * from ${quoted('../images/index.ts')}`,
    'reaches into images/ by path; import its face',
  ],
  [
    'gateway/a.ts',
    `const db = await import(${quoted('@piata/db/tables/users.ts')})`,
    'db/tables/users.ts is no face',
  ],
  ['web/a.ts', `import { rules } from ${quoted('../rules.ts')}`, 'rules.ts is nothing that folders share'],
])('%s: %s is refused', (file, source, reason) => {
  const full = path.join(root, file)
  writeFileSync(full, source)
  expect(importViolations(root)).toEqual([{ file, specifier: expect.any(String), reason }])
  rmSync(full)
})

test('a face, the own folder and the list of languages are allowed', () => {
  writeFileSync(
    path.join(root, 'gateway/a.ts'),
    `import { openDatabase } from ${quoted('@piata/db')}\nimport ${quoted('./b.ts')}\nimport ${quoted('@piata/config/languages')}\n`,
  )
  expect(importViolations(root)).toEqual([])
})
