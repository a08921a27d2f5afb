import { firstLanguage } from '@piata/config/languages'
import { ConversionError } from '../../reading/convert.ts'
import { fold } from '../../text.ts'
import { type ExactKind, refused, type TextReader, taken } from './kind.ts'

/** How many options are named where none fits. */
const namedOptions = 15

/** One of the attribute's options. */
export const oneOf: ExactKind = {
  search: 'exact',
  check(value, { options = [] }) {
    if (options.some((option) => option.value === value)) return taken(value)
    return refused(
      value,
      'not-an-option',
      `must be one of ${options.map((option) => option.value).join(', ')}`,
    )
  },
  reader: ({ options = [] }) => optionReader(options),
  indexed: String,
  sample: ({ options = [] }, random) => options[Math.floor(random() * options.length)]?.value,
}

/** By value or label in any language; without diacritics where that can mean one option only. */
function optionReader(options: { value: string; label: Record<string, string> }[]): TextReader {
  const exact = new Map<string, string>()
  const folded = new Map<string, string | null>()
  for (const { value, label } of options) {
    for (const name of [value, ...Object.values(label)]) {
      exact.set(name.toLowerCase(), value)
      const key = fold(name)
      const other = folded.get(key)
      folded.set(key, other === undefined || other === value ? value : null)
    }
  }
  const names = options.slice(0, namedOptions).map(({ label }) => label[firstLanguage])
  const more = options.length - names.length
  const list = names.join(', ')
  return (text) => {
    const value = exact.get(text.toLowerCase()) ?? folded.get(fold(text))
    if (value == null)
      throw more > 0
        ? new ConversionError('no-option-of-many', { options: list, more: String(more) })
        : new ConversionError('no-option', { options: list })
    return value
  }
}
