import { isLanguage, type Language, languages } from '@piata/config/languages'
import {
  type LegalPage,
  legalPageRules,
  legalPages,
  type SettingKind,
  type SettingName,
  settingNames,
  siteSettings,
} from '@piata/db'
import Type, { type Static, type TSchema } from 'typebox'
import { Problem } from '../problems/problem.ts'
import { SiteLanguage, Time } from '../schemas/domain.ts'

/** What the API takes and tells of a kind of setting; `checkSettings` says the rest. */
function schemaOf(rule: SettingKind): TSchema {
  switch (rule.kind) {
    case 'whole':
      return Type.Integer({ minimum: rule.min, maximum: rule.max })
    case 'choice':
      return Type.Enum([...rule.of])
    case 'order':
      return Type.Array(rule.of === languages ? SiteLanguage : Type.Enum([...rule.of]), {
        minItems: 1,
        maxItems: rule.of.length,
      })
    case 'categories':
      return Type.Array(Type.String({ maxLength: 100 }), { maxItems: rule.max })
    case 'numbers':
    case 'amounts':
      return Type.Object(
        Object.fromEntries(
          rule.of.map((name) => [name, Type.Optional(Type.Number({ exclusiveMinimum: 0 }))]),
        ),
        { additionalProperties: false },
      )
    case 'picture':
      return Type.String({ description: `At most ${rule.max} characters` })
    case 'text':
      // Twice as many, as a check counts code points.
      return Type.String({ maxLength: 2 * rule.max })
    case 'country':
      return Type.String({ minLength: 2, maxLength: 2 })
    case 'colour':
      return Type.String({ maxLength: 7 })
    case 'email':
    case 'link':
      return Type.String({ maxLength: 500 })
  }
}

const schemas = Object.fromEntries(settingNames.map((name) => [name, schemaOf(siteSettings[name].rule)]))

export const Settings = Type.Object(schemas)
export const SettingsPatch = Type.Object(
  Object.fromEntries(settingNames.map((name) => [name, Type.Optional(schemas[name]!)])),
  { additionalProperties: false },
)

/** What a form needs to know of each setting. */
export const SettingField = Type.Object({
  name: Type.Enum([...settingNames]),
  kind: Type.String({ description: 'How it is asked for' }),
  min: Type.Optional(Type.Integer()),
  max: Type.Optional(Type.Integer()),
  lines: Type.Optional(Type.Boolean()),
  of: Type.Optional(Type.Array(Type.String())),
})
export const settingFields = settingNames.map((name) => ({ name, ...siteSettings[name].rule })) as {
  name: SettingName
  kind: string
  of?: string[]
}[]

export const publicNames = settingNames.filter((name) => siteSettings[name].isPublic)
export const PublicSettings = Type.Object(
  Object.fromEntries(publicNames.map((name) => [name, schemas[name]!])),
)

/** An address that names no page is one that is not there. */
export const PageParams = Type.Object({
  page: Type.String({ maxLength: 40, description: legalPages.join(', ') }),
  locale: Type.String({ maxLength: 40, description: languages.join(', ') }),
})

/** @throws Problem not-found */
export function namedPage({ page, locale }: Static<typeof PageParams>): {
  page: LegalPage
  locale: Language
} {
  const named = legalPages.find((known) => known === page)
  if (named === undefined || !isLanguage(locale)) throw new Problem('not-found', 'There is no such page.')
  return { page: named, locale }
}
export const LegalPageName = Type.Object({
  page: Type.Enum([...legalPages]),
  locale: SiteLanguage,
  title: Type.String(),
  writtenAt: Time,
})
export const LegalPageText = Type.Object(
  {
    title: Type.String({ maxLength: 2 * legalPageRules.title.max }),
    body: Type.String({
      description: `Markdown (CommonMark), in which HTML stands for itself, of at most ${legalPageRules.body.max} characters; empty takes the page away`,
    }),
  },
  { additionalProperties: false },
)
export const LegalPageAnswer = Type.Object({
  page: Type.Enum([...legalPages]),
  locale: SiteLanguage,
  version: Type.Integer(),
  title: Type.String(),
  body: Type.String(),
  writtenAt: Time,
})
