import { languages } from '@piata/config/languages'
import { expect, test } from 'vitest'
import { linkTemplates } from './account-templates.ts'
import { mailInput, templates } from './templates.ts'

test('the mailer takes every template but those whose links it makes itself', () => {
  const taken = mailInput.anyOf.flatMap((way) =>
    'properties' in way && 'template' in way.properties ? way.properties.template.const : [],
  )
  const notices = Object.keys(templates).filter((name) => !(name in linkTemplates))
  expect(taken.sort()).toEqual(notices.sort())
})

test('every template is written in each language', () => {
  for (const { write } of Object.values(templates))
    expect(Object.keys(write).sort()).toEqual([...languages].sort())
})
