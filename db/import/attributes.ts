import { ConversionError } from '../reading/convert.ts'
import type { Decimal } from '../reading/digits.ts'
import { kindOf } from '../rules/kinds/index.ts'
import type { AttributeValue, CategoryAttribute } from '../types.ts'
import { RowError } from './errors.ts'
import type { AttributeSource } from './map.ts'
import type { Note } from './notes.ts'
import type { Getter } from './sources.ts'

/** Puts an attribute's value of a row, where it has one, into `into`. */
export type AttributeReader = (fields: string[], into: Record<string, AttributeValue>, note: Note) => void

interface NumberCustom {
  decimal: Decimal | undefined
  agreed: Decimal | undefined
}

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
  const { unit, contains, cut } = said
  const read = kindOf(attribute).reader(attribute, { unit, contains, cut, ...custom })
  return (fields, into, note) => {
    let text = ''
    try {
      text = get(fields)
      if (text !== '') into[attribute.name] = read(text, (change) => note(where, change, text))
    } catch (error) {
      if (!(error instanceof ConversionError || error instanceof RowError)) throw error
      if (said.onInvalid !== 'drop') {
        throw error instanceof RowError ? error : new RowError(where, [error.code, error.values], text)
      }
      note(where, `${error instanceof RowError ? error.detail : error.message}; left out`, text)
    }
  }
}
