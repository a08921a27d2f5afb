import type { AttributeValue, CategoryAttribute } from '../types.ts'
import type { ValueFault } from './faults.ts'
import { listingRules } from './listing.ts'
import { checkText } from './text.ts'

/** A value of an attribute as it is kept, and what is wrong with it. */
export function checkAttribute(
  attribute: CategoryAttribute,
  value: AttributeValue,
): { value: AttributeValue; faults: ValueFault[] } {
  const refuse = (code: ValueFault['code'], detail: string) => ({ value, faults: [{ code, detail }] })
  switch (attribute.type) {
    case 'number': {
      const { min, max } = attribute
      if (typeof value !== 'number') return refuse('wrong-type', 'must be a number')
      if (min !== undefined && value < min) return refuse('too-small', `is below ${min}`)
      if (max !== undefined && value > max) return refuse('too-large', `is above ${max}`)
      return { value, faults: [] }
    }
    case 'boolean':
      return typeof value === 'boolean'
        ? { value, faults: [] }
        : refuse('wrong-type', 'must be true or false')
    case 'enum': {
      const options = (attribute.options ?? []).map((option) => option.value)
      return options.some((option) => option === value)
        ? { value, faults: [] }
        : refuse('not-an-option', `must be one of ${options.join(', ')}`)
    }
    case 'text': {
      if (typeof value !== 'string') return refuse('wrong-type', 'must be text')
      const { text, faults } = checkText(value, listingRules.attributeText)
      return { value: text, faults }
    }
    default:
      return attribute.type satisfies never
  }
}
