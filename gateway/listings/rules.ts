import {
  type AttributeValue,
  type Category,
  type Database,
  type ListingInput,
  listingLimits,
} from '@piata/db'
import { type FieldError, Problem } from '../problems/problem.ts'
import type { ListingPatchBody } from '../schemas/listing-input.ts'
import { normalizeText } from './text.ts'

/** Most fields that one refusal names. */
const mostErrors = 20

/**
 * Checks what a seller wrote against the category and normalises its text. Absent fields stay absent.
 * @param present what the listing holds already; its category and attributes apply where the patch has none
 * @throws Problem invalid-request naming every field
 */
export async function checkInput(
  patch: ListingPatchBody,
  present: Pick<ListingInput, 'categoryId' | 'attributes' | 'condition'> | undefined,
  database: Database,
): Promise<Partial<ListingInput>> {
  const errors: FieldError[] = []
  const checked: Partial<ListingInput> = { ...patch }
  if (patch.title !== undefined) {
    checked.title = normalizeText(
      patch.title,
      { pointer: '/title', min: 0, max: listingLimits.title, lines: false },
      errors,
    )
  }
  if (patch.description !== undefined) {
    const rule = { pointer: '/description', min: 0, max: listingLimits.description, lines: true }
    checked.description = normalizeText(patch.description, rule, errors)
  }
  const categoryId = patch.categoryId ?? present?.categoryId
  const category = categoryId === undefined ? undefined : await leafOf(categoryId, database, errors)
  if (category !== undefined) {
    const attributes = patch.attributes ?? (patch.categoryId === undefined ? undefined : present?.attributes)
    if (attributes !== undefined) checked.attributes = checkAttributes(attributes, category, errors)
    const condition = patch.condition === undefined ? present?.condition : patch.condition
    if (
      !category.hasCondition &&
      condition != null &&
      (patch.condition != null || patch.categoryId !== undefined)
    ) {
      if (patch.condition != null)
        errors.push({ pointer: '/condition', detail: `does not apply to ${category.id}` })
      else checked.condition = null
    }
  }
  refuse('invalid-request', errors)
  return checked
}

/**
 * What buyers need before a listing is shown.
 * @throws Problem listing-incomplete naming every field
 */
export async function checkComplete(listing: ListingInput, database: Database): Promise<void> {
  const errors: FieldError[] = []
  const { titleMin, title, description } = listingLimits
  normalizeText(listing.title, { pointer: '/title', min: titleMin, max: title, lines: false }, errors)
  normalizeText(
    listing.description,
    { pointer: '/description', min: 1, max: description, lines: true },
    errors,
  )
  const category = await leafOf(listing.categoryId, database, errors)
  if (category !== undefined) {
    for (const { name, required } of category.attributes) {
      if (required && listing.attributes[name] === undefined)
        errors.push({ pointer: `/attributes/${name}`, detail: 'is missing' })
    }
    if (category.hasCondition && listing.condition === null)
      errors.push({ pointer: '/condition', detail: 'is missing' })
  }
  if (listing.placeId === null && !listing.placeName)
    errors.push({ pointer: '/placeId', detail: 'is missing' })
  refuse('listing-incomplete', errors)
}

async function leafOf(id: string, database: Database, errors: FieldError[]): Promise<Category | undefined> {
  const category = await database.categories.find(id)
  if (category === undefined) {
    errors.push({ pointer: '/categoryId', detail: `'${id}' is not a category` })
  } else if (category.attributes.length === 0 && (await hasChildren(id, database))) {
    errors.push({ pointer: '/categoryId', detail: `'${id}' has categories below it; choose one of them` })
    return undefined
  }
  return category
}

const hasChildren = async (id: string, database: Database): Promise<boolean> =>
  (await database.categories.all()).some(({ parentId }) => parentId === id)

function checkAttributes(
  attributes: Record<string, AttributeValue>,
  category: Category,
  errors: FieldError[],
): Record<string, AttributeValue> {
  const checked: Record<string, AttributeValue> = {}
  for (const [name, value] of Object.entries(attributes)) {
    const pointer = `/attributes/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`
    const attribute = category.attributes.find((known) => known.name === name)
    if (attribute === undefined) {
      errors.push({ pointer, detail: `is not an attribute of ${category.id}` })
      continue
    }
    switch (attribute.type) {
      case 'number':
        if (typeof value !== 'number') errors.push({ pointer, detail: 'must be a number' })
        else if (attribute.min !== undefined && value < attribute.min)
          errors.push({ pointer, detail: `is below ${attribute.min}` })
        else if (attribute.max !== undefined && value > attribute.max)
          errors.push({ pointer, detail: `is above ${attribute.max}` })
        break
      case 'boolean':
        if (typeof value !== 'boolean') errors.push({ pointer, detail: 'must be true or false' })
        break
      case 'enum': {
        const options = attribute.options ?? []
        if (!options.some((option) => option.value === value)) {
          errors.push({
            pointer,
            detail: `must be one of ${options.map((option) => option.value).join(', ')}`,
          })
        }
        break
      }
      case 'text':
        if (typeof value !== 'string') errors.push({ pointer, detail: 'must be text' })
        else {
          checked[name] = normalizeText(
            value,
            { pointer, min: 1, max: listingLimits.attributeText, lines: false },
            errors,
          )
          continue
        }
    }
    checked[name] = value
  }
  return checked
}

function refuse(slug: 'invalid-request' | 'listing-incomplete', errors: FieldError[]): void {
  if (errors.length === 0) return
  const { pointer, detail } = errors[0]!
  throw new Problem(slug, `${pointer} ${detail}`, { errors: errors.slice(0, mostErrors) })
}
