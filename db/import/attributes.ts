import { firstLanguage } from '../../languages.ts'
import { listingRules } from '../rules/listing.ts'
import { fold } from '../text.ts'
import type { AttributeValue, CategoryAttribute } from '../types.ts'
import { ConversionError, parseBoolean } from './convert.ts'
import type { Decimal } from './digits.ts'
import { RowError } from './errors.ts'
import type { AttributeSource } from './map.ts'
import type { Note } from './notes.ts'
import { parseNumber } from './numbers.ts'
import type { Getter } from './sources.ts'
import { cutNoting, textOf } from './texts.ts'

/** Puts an attribute's value of a row, where it has one, into `into`. */
export type AttributeReader = (fields: string[], into: Record<string, AttributeValue>, note: Note) => void

export interface NumberCustom {
  decimal: Decimal | undefined
  agreed: Decimal | undefined
}

type Converter = (text: string, note: Note) => AttributeValue

/** How many options are named where none fits. */
const namedOptions = 15

/**
 * Reads one attribute as its kind and the map have it.
 * @param custom the decimal separator that the map says, and the one that the column's numbers agree on
 */
export function attributeReader(
  attribute: CategoryAttribute,
  source: AttributeSource,
  get: Getter,
  custom: NumberCustom,
): AttributeReader {
  const said = typeof source === 'string' ? {} : source
  const where = `attributes.${attribute.name}`
  const convert = converterOf(attribute, said, custom)
  return (fields, into, note) => {
    let text = ''
    try {
      text = get(fields)
      if (text !== '') into[attribute.name] = convert(text, note)
    } catch (error) {
      if (!(error instanceof ConversionError || error instanceof RowError)) throw error
      if (said.onInvalid !== 'drop') {
        throw error instanceof RowError ? error : new RowError(where, error.message, text)
      }
      note(where, `${error instanceof RowError ? error.detail : error.message}; left out`, text)
    }
  }
}

function converterOf(
  attribute: CategoryAttribute,
  said: { unit?: string; contains?: string; cut?: boolean },
  custom: NumberCustom,
): Converter {
  switch (attribute.type) {
    case 'number': {
      const { unit, min, max } = attribute
      return (text) => parseNumber(text, { unit, min, max, assumed: said.unit, ...custom })
    }
    case 'boolean': {
      const wanted = said.contains?.toLowerCase()
      return wanted === undefined ? parseBoolean : (text) => text.toLowerCase().includes(wanted)
    }
    case 'enum':
      return optionsOf(attribute.options ?? [])
    case 'text': {
      const rule = listingRules.attributeText
      const where = `attributes.${attribute.name}`
      return (text, note) => textOf(where, said.cut ? cutNoting(where, text, rule.max, note) : text, rule)
    }
  }
}

/** By value or label in any language; without diacritics where that can mean one option only. */
function optionsOf(options: NonNullable<CategoryAttribute['options']>): Converter {
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
  const list = `${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`
  return (text) => {
    const value = exact.get(text.toLowerCase()) ?? folded.get(fold(text))
    if (value == null) throw new ConversionError(`is none of the options ${list}`)
    return value
  }
}
