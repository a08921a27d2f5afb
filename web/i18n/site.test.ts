import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readSite } from './site.ts'
import { pageWords } from './write-types.ts'

let web: string
beforeEach(() => {
  web = mkdtempSync(join(tmpdir(), 'piata-site-'))
})
afterEach(() => rmSync(web, { recursive: true }))

function write(files: Record<string, string>): void {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(web, file)), { recursive: true })
    writeFileSync(join(web, file), text)
  }
}

test('pages, their words and the areas of texts are what the folders hold', () => {
  write({
    'pages/_app.tsx': '',
    'pages/[locale]/index.tsx': '',
    'pages/[locale]/failed.tsx': '',
    'pages/[locale]/help/[topic].tsx': '',
    'pages/[locale]/help/index.tsx': '',
    'app/[locale]/layout.tsx': '',
    'app/[locale]/help/first-steps/page.tsx': '',
    'messages/ro/first-steps.json': '{"paths":{"help":"ajutor"},"title":"x"}',
    'messages/ro/help.json': '{"paths":{"first-steps":"primii-pasi"}}',
    'messages/en/help.json': '{"title":"x"}',
  })
  const found = readSite(web)
  expect(found).toEqual({
    pages: {
      home: { folder: '/', interactive: false },
      help: { folder: '/help', interactive: false },
      helpFirstSteps: { folder: '/help/first-steps', interactive: true },
      helpTopic: { folder: '/help/[topic]', interactive: false },
    },
    words: { ro: { help: 'ajutor', 'first-steps': 'primii-pasi' } },
    areas: { firstSteps: 'first-steps', help: 'help' },
  })
  // A parameter takes any word, so what has its own is looked for before.
  expect(Object.keys(found.pages)).toEqual(['home', 'help', 'helpFirstSteps', 'helpTopic'])
})

test('a page is a document or an application, not both', () => {
  write({ 'pages/[locale]/help.tsx': '', 'app/[locale]/help/page.tsx': '' })
  expect(() => readSite(web)).toThrow('help')
})

test('what the gateway knows of the pages’ words is what the folders hold; `npm run check` makes it anew', () => {
  const file = `${import.meta.dirname}/../../config/page-words.json`
  expect(readFileSync(file, 'utf8')).toBe(pageWords())
})
