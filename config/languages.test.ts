import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { over } from './languages.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'piata-languages-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function write(files: Record<string, string>): void {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), text)
  }
}

/** What an expression of the module's exports is, in a process that was started with the folder. */
function told(expression: string, languages = ''): unknown {
  const code = `import * as all from './languages.ts'
    import { loadConfig } from './load.ts'
    const faults = () => { try { loadConfig({}) } catch (error) { return error.message } }
    console.log(JSON.stringify(await (({ ${'languages, firstLanguage, tagOf, manners, namesOf, nameIn, fallbacksOf, operatorTexts, languageFaults'} }) => ${expression})(all)))`
  const env = { ...process.env, PIATA_LANGUAGES_DIR: folder, PIATA_LANGUAGES: languages }
  const output = execFileSync(process.execPath, ['--input-type=module', '-e', code], {
    ...{ cwd: import.meta.dirname, env, encoding: 'utf8' },
  } as const)
  return JSON.parse(output)
}

test('a folder is a language, written as its country writes it unless its file says otherwise', () => {
  write({
    'hu/mails.json': '{"shared":{"my-account":"Fiókom"}}',
    'bg/language.json': '{"tag":"bg-BG","free":"Безплатно"}',
    'notes.txt': 'no language',
  })
  const seen = told(`[
    languages, tagOf('hu'), tagOf('en'), manners.bg.free, nameIn({ en: 'Cars' }, 'hu'),
    namesOf({ ro: 'Mașini', en: 'Cars', hu: 'Autók' }),
    operatorTexts('hu', 'mails.json'), operatorTexts('hu', 'catalogue.json') ?? null, languageFaults,
  ]`)
  expect(seen).toEqual([
    ...[['ro', 'en', 'bg', 'hu'], 'hu-HU', 'en-GB', 'Безплатно', 'Cars'],
    { ro: 'Mașini', en: 'Cars', bg: 'Mașini', hu: 'Autók' },
    ...[{ shared: { 'my-account': 'Fiókom' } }, null, []],
  ])
})

test('the setting says which comes first, and whose texts stand where another lacks one', () => {
  write({ 'bg/language.json': '{}' })
  const seen = told(`[languages, firstLanguage, fallbacksOf('en'), fallbacksOf('bg')]`, 'bg, en')
  expect(seen).toEqual([['bg', 'en', 'ro'], 'bg', ['en', 'bg', 'ro'], ['bg', 'en', 'ro']])
})

test('texts lie over others key by key, and cannot take the place of a group', () => {
  const texts = over({ a: { x: '1', y: '2' }, b: '3' }, { a: { x: 'one', z: '' }, b: { c: '4' }, d: 5 })
  expect(texts).toEqual({ a: { x: 'one', y: '2' }, b: '3' })
  expect(over({ a: { x: '1' } }, { a: 'one' })).toEqual({ a: { x: '1' } })
})

test('what is wrong with the folder is said before anything starts', () => {
  write({ 'hu/language.json': '{"tag":' })
  const wrong = told('faults()', 'sq')
  expect(wrong).toMatch(/hu\/language\.json cannot be read/)
  expect(wrong).toMatch(/PIATA_LANGUAGES must name languages out of ro, en, hu, not 'sq'/)
  rmSync(folder, { recursive: true })
  expect(told('faults()')).toMatch(/PIATA_LANGUAGES_DIR cannot be read/)
})
