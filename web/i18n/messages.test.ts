import { expect, test } from 'vitest'
import { loadMessages } from './messages.ts'

/** Every text by its dotted key. */
function texts(messages: object, prefix = ''): [string, string][] {
  return Object.entries(messages).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[prefix + key, value] as [string, string]]
      : texts(value as object, `${prefix}${key}.`),
  )
}

const ro = new Map(texts(loadMessages('ro')))
const en = new Map(texts(loadMessages('en')))

/** Names of the values that a message takes: `{name}` and `{name, plural, …}`, outside the branches' own words. */
function values(text: string): string[] {
  return [
    ...new Set([...text.matchAll(/(?<!(?:one|few|other|=\d) )\{(\w+)(?:,|\})/g)].map((match) => match[1]!)),
  ].sort()
}

test('both languages have the same messages with the same values', () => {
  expect([...en.keys()].sort()).toEqual([...ro.keys()].sort())
  for (const [key, text] of ro) expect([key, values(en.get(key)!)]).toEqual([key, values(text)])
})

test('Romanian plurals have every form, and letters with comma below', () => {
  for (const [key, text] of ro) {
    expect([key, /[şţŞŢ]/.test(text)]).toEqual([key, false])
    if (!text.includes(', plural,') || !text.includes('one {')) continue
    expect([key, text.includes('few {'), /other \{[^}]*# de /.test(text)]).toEqual([key, true, true])
  }
})

test('a number before a word is counted, in both languages', () => {
  for (const [key, text] of [...ro, ...en])
    expect([key, /\{count\} (?!km\b)\p{L}/u.test(text)]).toEqual([key, false])
})
