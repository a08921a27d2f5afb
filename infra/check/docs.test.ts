import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { docFaults } from './docs.ts'

let root: string

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'piata-docs-'))
  write('package.json', '{"scripts":{"start":"node a.ts"}}')
  write('db/package.json', '{"scripts":{"bench":"node b.ts"}}')
  write('.env.example', '#PIATA_WEB_PORT=3000\n')
  write('db/tables/users.ts', '')
})
afterEach(() => rmSync(root, { recursive: true }))

function write(file: string, text: string): void {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true })
  writeFileSync(path.join(root, file), text)
}

test('the project’s documents name files, scripts and settings that are there', () => {
  expect(docFaults(path.resolve(import.meta.dirname, '../..'))).toEqual([])
})

test.each([
  ['[users](db/tables/accounts.ts)', 'db/tables/accounts.ts', 'is a link to nothing'],
  ['see `db/tables/accounts.ts`', 'db/tables/accounts.ts', 'is no file or folder'],
  ['see `accounts.ts`', 'accounts.ts', 'is no file or folder'],
  ['the folder `db/rooms/`', 'db/rooms/', 'is no file or folder'],
  ['```sh\nnpm run begin -- --fast\n```', 'npm run begin -- --fast', 'is no script of package.json'],
  ['`npm run bench`', 'npm run bench', 'is no script of package.json'],
  ['set `PIATA_WEB_DOOR`', 'PIATA_WEB_DOOR', 'is no setting of .env.example'],
])('%s is told', (text, said, reason) => {
  write('README.md', `# Title\n\n${text}\n`)
  expect(docFaults(root)).toEqual([{ file: 'README.md', said, reason }])
})

test('what is there is taken: from the root, from below a document’s folder, of a workspace, and what no one can look up', () => {
  write('db/README.md', '`tables/users.ts`, `users.ts`, `tables/`, [top](../README.md#start), `text/plain`')
  write(
    'README.md',
    '[db](db/README.md), [site](https://example.org/a.ts), `db/tables/`, `npm start`, `npm run bench -w db`, `PIATA_WEB_PORT`, `routes/<name>.ts`, `/v1/search`',
  )
  expect(docFaults(root)).toEqual([])
})
