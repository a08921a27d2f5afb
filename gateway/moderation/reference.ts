import { decisionRules } from '@piata/db'
import Type from 'typebox'
import { checkedText } from '../conversations/message.ts'

const { min, max } = decisionRules.reference

/** Of a body that restricts somebody. */
export const Reference = Type.Optional(
  Type.String({
    maxLength: 2 * max,
    description: `The law, or the clause of the terms, that it rests on (Art. 17(3)(d) of Regulation (EU) 2022/2065): ${min} to ${max} characters`,
  }),
)

/** As it is kept; null where nothing was written. @throws Problem */
export const referenceOf = (written = ''): string | null =>
  written.trim() === '' ? null : checkedText('reference', written, decisionRules.reference)
