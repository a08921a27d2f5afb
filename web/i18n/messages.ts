import { type Language, languages } from '@piata/config/languages'
import { site } from './site.ts'
import type { Messages } from './site-types.d.ts'

export type { Messages }

/** One file per area in each language; the area is the namespace. What a file says of addresses (`paths`) is no text. */
async function read(language: Language): Promise<Messages> {
  const areas = await Promise.all(
    Object.entries(site.areas).map(async ([area, file]) => {
      const read = await import(`../messages/${language}/${file}.json`, { with: { type: 'json' } })
      const { paths: _, ...texts } = read.default
      return [area, texts] as const
    }),
  )
  return Object.fromEntries(areas) as Messages
}

const messages = new Map(
  await Promise.all(languages.map(async (language) => [language, await read(language)] as const)),
)

/** The texts of a language, on the server only: a page hands its components in the browser those that they need. */
export function loadMessages(language: Language): Messages {
  return messages.get(language)!
}
