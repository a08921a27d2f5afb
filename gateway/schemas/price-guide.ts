import { currencies } from '@piata/db'
import Type from 'typebox'

const amount = (description: string) => Type.Integer({ description })

/** What is asked for things like one. */
export const PriceGuide = Type.Object({
  low: amount('A quarter ask no more'),
  usual: amount('Half ask no more'),
  high: amount('Three quarters ask no more'),
  currency: Type.Enum([...currencies], {
    description:
      'That of the listing, or what was asked for; the site’s first where it has no rate. Other prices are converted',
  }),
  count: Type.Integer({ description: 'Listings compared, the newest, at least ten' }),
  by: Type.Array(Type.String(), {
    description: 'Names of the attributes that all of them share, numbers nearly',
  }),
})
