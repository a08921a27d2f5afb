import { parseBoolean } from '../../reading/convert.ts'
import { type ExactKind, refused, taken } from './kind.ts'

/** Yes or no; search holds it as a word. */
export const boolean: ExactKind = {
  search: 'exact',
  check: (value) =>
    typeof value === 'boolean' ? taken(value) : refused(value, 'wrong-type', 'must be true or false'),
  reader(_, { contains }) {
    const wanted = contains?.toLowerCase()
    return wanted === undefined ? parseBoolean : (text) => text.toLowerCase().includes(wanted)
  },
  indexed: String,
  sample: (_, random) => random() < 0.5,
}
