import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { ConfigError, loadConfig } from '@piata/config'
import '@piata/config/closed-output'
import { languages, operatorTexts, ownLanguages } from '@piata/config/languages'

const usage = `Usage: npm run languages
  What the languages of PIATA_LANGUAGES_DIR still lack, and which of their texts are of no use: by file and key.
Ends with 0 where each has every text, 2 where some are missing or of no use.`

const root = resolve(import.meta.dirname, '../..')
const source = 'en'
/** The files of a language, and where the same texts of Piata's are. */
const files = new Map([
  ['mails.json', 'agents/mail/texts/en.json'],
  ['catalogue.json', 'db/catalogue/names/en.json'],
  ...readdirSync(join(root, 'web/messages', source)).map(
    (file) => [`site/${file}`, `web/messages/en/${file}`] as const,
  ),
])
const shown = 10

try {
  if (process.argv.length > 2) console.log(usage)
  else tell()
} catch (error) {
  console.error(
    `languages: ${error instanceof ConfigError || error instanceof Error ? error.message : error}`,
  )
  process.exitCode = 1
}

function tell(): void {
  loadConfig()
  for (const language of languages) {
    const isWhole = ownLanguages.includes(language)
    const faults = [...files].flatMap(([file, original]) => {
      const given = new Map(textsOf(operatorTexts(language, file) ?? {}))
      const known = new Map(textsOf(JSON.parse(readFileSync(join(root, original), 'utf8'))))
      const missing = isWhole ? [] : [...known.keys()].filter((key) => !given.has(key))
      return [
        ...few(file, 'missing', missing),
        ...few(
          file,
          'unknown',
          [...given.keys()].filter((key) => !known.has(key) && !key.startsWith('paths.')),
        ),
        ...few(
          file,
          'filled with other values',
          [...given]
            .filter(([key, text]) => known.has(key) && valuesOf(text) !== valuesOf(known.get(key)!))
            .map(([key]) => key),
        ),
      ]
    })
    console.log(`${language}: ${faults.length === 0 ? 'every text is there' : ''}`)
    for (const fault of faults) console.log(`  ${fault}`)
    if (faults.length > 0) process.exitCode = 2
  }
}

/** Every text by its dotted key; words of addresses are no texts. */
function textsOf(texts: object, before = ''): [string, string][] {
  return Object.entries(texts).flatMap(([key, text]) => {
    if (key === 'paths' && before === '') return []
    return typeof text === 'string'
      ? [[before + key, text] as [string, string]]
      : textsOf(text as object, `${before}${key}.`)
  })
}

/** The values that a message is filled with. */
function valuesOf(text: string): string {
  const names = [...text.matchAll(/\{\s*(\w+)\s*[,}]/g)].map(([, name]) => name)
  return [...new Set(names)].sort().join()
}

function few(file: string, what: string, keys: string[]): string[] {
  if (keys.length === 0) return []
  const rest = keys.length > shown ? ' …' : ''
  return [`${file}: ${keys.length} ${what}: ${keys.slice(0, shown).join(', ')}${rest}`]
}
