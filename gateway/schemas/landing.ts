import { landingRules } from '@piata/db'
import Type, { type TSchema } from 'typebox'
import { SiteLanguage } from './domain.ts'

const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])

export const LandingTextSchema = Type.Object(
  {
    category: Type.String({ maxLength: 100 }),
    county: nullable(
      Type.String({ maxLength: 10, description: 'A code; null for the page of the category alone' }),
    ),
    locale: SiteLanguage,
    path: nullable(
      Type.String({
        maxLength: landingRules.mostPath,
        pattern: landingRules.path.source,
        description: 'The word of the category’s address, in place of its name; words of before lead to it',
      }),
    ),
    title: nullable(Type.String({ maxLength: 2 * landingRules.title.max })),
    text: nullable(Type.String({ maxLength: 2 * landingRules.text.max, description: 'Markdown' })),
    links: Type.Array(Type.String({ maxLength: 100 }), {
      maxItems: landingRules.mostLinks,
      description: 'Categories that it leads to besides those nearest',
    }),
  },
  { additionalProperties: false },
)
