import { existsSync, readdirSync } from 'node:fs'
import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser'
import { firstLanguage, languages } from '@piata/config/languages'
import { describe, expect, test } from 'vitest'
import { loadMessages } from './messages.ts'

/** Every text by its dotted key. */
function texts(messages: object, prefix = ''): [string, string][] {
  return Object.entries(messages).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[prefix + key, value] as [string, string]]
      : texts(value as object, `${prefix}${key}.`),
  )
}
const textsOf = (language: (typeof languages)[number]) => new Map(texts(loadMessages(language)))
const first = textsOf(firstLanguage)

/** Names of the values that a message takes, those within its branches too. */
function values(text: string): string[] {
  return [...new Set(parse(text, { ignoreTag: true }).flatMap(valuesOf))].sort()
}

function valuesOf(element: MessageFormatElement): string[] {
  if (element.type === TYPE.literal || element.type === TYPE.pound) return []
  if (element.type !== TYPE.select && element.type !== TYPE.plural) return [element.value as string]
  return [element.value, ...Object.values(element.options).flatMap(({ value }) => value.flatMap(valuesOf))]
}

/** The branches of a message that counts. */
function branches(text: string): string[] {
  return [...text.matchAll(/(zero|one|two|few|many|other|=\d) \{/g)].map((match) => match[1]!)
}

describe.each(languages)('texts in %s', (language) => {
  const own = textsOf(language)

  test('are those of the first language, with the same values', () => {
    expect([...own.keys()].sort()).toEqual([...first.keys()].sort())
    for (const [key, text] of first) expect([key, values(own.get(key)!)]).toEqual([key, values(text)])
  })

  test('are all in use: every file is an area', () => {
    const folder = new URL(`../messages/${language}/`, import.meta.url)
    expect(existsSync(folder)).toBe(true)
    expect(readdirSync(folder)).toHaveLength(Object.keys(loadMessages(language)).length)
  })

  test('have a form for each number', () => {
    const rules = new Intl.PluralRules(language)
    const numbers = Array.from({ length: 1000 }, (_, at) => at + 1)
    const forms = new Set(numbers.map((number) => rules.select(number)))
    for (const [key, text] of own) {
      // A number that no word follows has one form.
      if (!/#\s\p{L}/u.test(text)) continue
      expect([key, [...forms].filter((form) => !branches(text).includes(form))]).toEqual([key, []])
    }
  })

  test('count before a word', () => {
    for (const [key, text] of own) expect([key, /\{count\} (?!km\b)\p{L}/u.test(text)]).toEqual([key, false])
  })
})

test('Romanian says "de" from 20 on, and has letters with comma below', () => {
  for (const [key, text] of textsOf('ro')) {
    expect([key, /[şţŞŢ]/.test(text)]).toEqual([key, false])
    if (!text.includes(', plural,') || !text.includes('one {')) continue
    expect([key, /other \{[^}]*# de /.test(text)]).toEqual([key, true])
  }
})
