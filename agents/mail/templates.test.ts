import { parse } from '@formatjs/icu-messageformat-parser'
import { expect, test } from 'vitest'
import { linkTemplates } from './account-templates.ts'
import { mailInput, templates } from './templates.ts'
import en from './texts/en.json' with { type: 'json' }
import ro from './texts/ro.json' with { type: 'json' }

test('the mailer takes every template but those whose links it makes itself', () => {
  const taken = mailInput.anyOf.flatMap((way) =>
    'properties' in way && 'template' in way.properties ? way.properties.template.const : [],
  )
  const notices = Object.keys(templates).filter((name) => !(name in linkTemplates))
  expect(taken.sort()).toEqual(notices.sort())
})

test('each language that comes with Piata has every text, filled with the same', () => {
  const valuesOf = (texts: object) =>
    Object.entries(texts).flatMap(([area, its]) =>
      Object.entries(its as Record<string, string>).map(([key, text]) => [
        `${area}.${key}`,
        [
          ...new Set(
            parse(text, { ignoreTag: true }).flatMap((part) =>
              'value' in part && part.type !== 0 ? part.value : [],
            ),
          ),
        ].sort(),
      ]),
    )
  expect(valuesOf(en)).toEqual(valuesOf(ro))
})
