import { ConversionError } from '../../reading/convert.ts'
import { listingRules } from '../listing.ts'
import { checkText, cutText, exceeds, textReason } from '../text.ts'
import { type ExactKind, refused } from './kind.ts'

const rule = listingRules.attributeText

/** Free text on one line. */
export const text: ExactKind = {
  search: 'exact',
  check(value) {
    if (typeof value !== 'string') return refused(value, 'wrong-type', 'must be text')
    const { text: kept, faults } = checkText(value, rule)
    return { value: kept, faults }
  },
  reader:
    (_, { cut }) =>
    (given, note) => {
      const isLong = exceeds(given, rule.max)
      if (cut && isLong) note(`is cut to ${rule.max} characters`)
      const { text: kept, faults } = checkText(cut && isLong ? cutText(given.trim(), rule.max) : given, rule)
      if (exceeds(kept, rule.max)) throw new ConversionError('too-long', { max: String(rule.max) })
      if (faults[0] !== undefined) throw new ConversionError(...textReason(faults[0], rule))
      return kept
    },
  indexed: String,
  sample: () => undefined,
}
