import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { unusedExports } from './unused-exports.ts'

let root: string

beforeAll(() => {
  root = mkdtempSync(path.join(tmpdir(), 'piata-exports-'))
  for (const folder of ['db/rules', 'db/bench', 'gateway'])
    mkdirSync(path.join(root, folder), { recursive: true })
})
afterAll(() => rmSync(root, { recursive: true }))

function unusedOf(files: Record<string, string>): string[] {
  for (const [file, text] of Object.entries(files)) writeFileSync(path.join(root, file), text)
  const unused = unusedExports(root).map(({ file, name, reason }) => `${file} ${name}: ${reason}`)
  for (const file of Object.keys(files)) rmSync(path.join(root, file))
  return unused
}

test('the project exports what is used', () => {
  expect(unusedExports(path.resolve(import.meta.dirname, '../..'))).toEqual([])
})

test('what nobody imports is found, through faces as well', () => {
  const files = {
    'db/rules/a.ts':
      'export const used = 1\nexport const left = 2\nexport function idle() {}\nexport type T = 1\n',
    'db/rules/b.ts': 'export class B {}\nexport class C {}\n',
    'db/index.ts':
      "export { used, left as other, type T } from './rules/a.ts'\nexport * from './rules/b.ts'\n",
    'gateway/a.ts': "import { B, type T, used } from '@piata/db'\n",
  }
  expect(unusedOf(files)).toEqual([
    'db/index.ts other: nobody imports it',
    'db/rules/a.ts left: nobody imports it',
    'db/rules/a.ts idle: nobody imports it',
    'db/rules/b.ts C: nobody imports it',
  ])
})

test('what tests alone use is found, but a part of what the file does may be tested by itself', () => {
  const files = {
    'db/rules/a.ts': 'export const idle = 1\nexport const part = 2\nexport const whole = part + 1\n',
    'db/rules/a.test.ts': "import { idle, part } from './a.ts'\n",
    'db/bench/b.ts': "import * as rules from '../rules/a.ts'\n",
    'db/index.ts': "import { whole } from './rules/a.ts'\n",
  }
  expect(unusedOf(files)).toEqual(['db/rules/a.ts idle: only tests use it'])
})
