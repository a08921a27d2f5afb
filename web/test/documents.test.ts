import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { documentFaults, pagesIn } from './documents.ts'

const web = dirname(import.meta.dirname)
let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'piata-documents-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

test('no document reaches what needs React in the browser', () => {
  expect(pagesIn(web)).toContain('[locale]/listings.tsx')
  expect(documentFaults(web)).toEqual([])
})

const off = 'export const config = { unstable_runtimeJS: false }\n'
const page = `${off}import { Part } from '../parts/part.tsx'\nexport default () => <Part />\n`

test.each([
  ['a hook', "import { useState } from 'react'\nexport const Part = () => useState(0)[0]", 'useState'],
  ['a hook of a namespace', 'export const Part = () => React.useEffect(() => {})', 'useEffect'],
  ['a promise that is waited for', 'export const Part = () => React.use(promise)', 'use'],
  ['a handler', 'export const Part = () => <button onClick={() => {}} />', 'onClick'],
  ['a client component', "'use client'\nexport const Part = () => null", "'use client'"],
  ['the router', "import Link from 'next/link'\nexport const Part = Link", 'next/link'],
])('%s that a page reaches is found', (_, part, found) => {
  write({ 'pages/a.tsx': page, 'parts/part.tsx': `export * from './inner.tsx'`, 'parts/inner.tsx': part })
  expect(documentFaults(folder)).toEqual([{ file: 'parts/inner.tsx', found }])
})

test('words in texts and comments, and types, are no faults', () => {
  write({
    'pages/a.tsx': page,
    'parts/part.tsx': `// useState onClick 'use client'\nimport type { Link } from 'next/link'\nimport type { X } from './inner.tsx'\nexport const Part = (): X & typeof Link => <p title="onClick">useState()</p>`,
    'parts/inner.tsx': "'use client'\nexport type X = string",
  })
  expect(documentFaults(folder)).toEqual([])
})

test('a page that sends the runtime is found', () => {
  for (const start of ['', 'export const config = { unstable_runtimeJS: true }\n']) {
    write({ 'pages/a.tsx': `${start}export default () => null\n` })
    expect(documentFaults(folder)).toEqual([
      { file: 'pages/a.tsx', found: 'no `export const config = { unstable_runtimeJS: false }`' },
    ])
  }
})

function write(files: Record<string, string>): void {
  for (const [file, source] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), source)
  }
}
