import type { CategoryAttribute, CategoryNode } from '../client/types.ts'
import { type Locale, locales } from '../i18n/routes.ts'

export type Names = Record<Locale, string>

interface OptionDraft {
  key: string
  /** Empty until it is saved for the first time. */
  value: string
  label: Names
}

export interface AttributeDraft {
  key: string
  /** Empty until it is saved for the first time. */
  name: string
  label: Names
  type: CategoryAttribute['type']
  unit: string
  min: string
  max: string
  options: OptionDraft[]
  required: boolean
  filter: boolean
  card: boolean
}

/** A category while it is written. */
export interface CategoryDraft {
  id: string
  isNew: boolean
  parentId: string | null
  position: number
  name: Names
  icon: string
  hasCondition: boolean
  attributes: AttributeDraft[]
}

let made = 0
const nextKey = () => `new-${++made}`

export const newOption = (): OptionDraft => ({ key: nextKey(), value: '', label: {} })

export const newAttribute = (): AttributeDraft => ({
  ...{
    key: nextKey(),
    name: '',
    label: {},
    type: 'enum',
    unit: '',
    min: '',
    max: '',
    options: [newOption()],
  },
  ...{ required: false, filter: true, card: false },
})

export const newCategory = (parentId: string | null, position: number): CategoryDraft => ({
  ...{ id: '', isNew: true, parentId, position, name: {}, icon: 'tag', hasCondition: true, attributes: [] },
})

export function draftOf(category: CategoryNode, position: number): CategoryDraft {
  const { id, parentId, name, icon, hasCondition, attributes } = category
  return {
    ...{ id, isNew: false, parentId, position, name, icon, hasCondition },
    attributes: attributes.map((attribute) => ({
      ...{ key: attribute.name, name: attribute.name, label: attribute.label, type: attribute.type },
      ...{ unit: attribute.unit ?? '', min: textOf(attribute.min), max: textOf(attribute.max) },
      options: (attribute.options ?? []).map(({ value, label }) => ({ key: value, value, label })),
      ...{ required: attribute.required, filter: attribute.filter, card: attribute.card },
    })),
  }
}

const textOf = (value: number | undefined) => (value === undefined ? '' : String(value))

/** What the API takes. `before` is the category as it was read: a unit's spellings stay while the unit does. */
export function bodyOf(draft: CategoryDraft, before: CategoryNode | undefined) {
  const names = new Set(draft.attributes.map(({ name }) => name))
  return {
    ...{ parentId: draft.parentId, position: draft.position, name: draft.name },
    ...{ icon: draft.icon.trim(), hasCondition: draft.hasCondition },
    attributes: draft.attributes.map((attribute) => {
      const { type, label, required, filter, card } = attribute
      const known = before?.attributes.find(({ name }) => name === attribute.name)
      const name = attribute.name || free(inCamelCase(anyOf(label)) || 'attribute', names)
      names.add(name)
      const unit = attribute.unit.trim()
      const values = new Set(attribute.options.map(({ value }) => value))
      return {
        ...{ name, label, type, required, filter, card },
        ...(type === 'number' && {
          ...(unit !== '' && { unit }),
          ...(unit !== '' && known?.unit === unit && known.unitLabel && { unitLabel: known.unitLabel }),
          ...(attribute.min !== '' && { min: Number(attribute.min) }),
          ...(attribute.max !== '' && { max: Number(attribute.max) }),
        }),
        ...(type === 'enum' && {
          options: attribute.options.map(({ value, label: named }) => {
            const own = value || free(slugOf(anyOf(named)) || 'option', values)
            values.add(own)
            return { value: own, label: named }
          }),
        }),
      }
    }),
  }
}

const anyOf = (names: Names): string => locales.map((locale) => names[locale]?.trim()).find(Boolean) ?? ''

/** 'Cutie automată' → 'cutie-automata'. */
export const slugOf = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 40)
    .replace(/-$/, '')

const inCamelCase = (text: string): string =>
  slugOf(text)
    .replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
    .replace(/^\d+/, '')

/** The name, or with a number behind it, where another has it. */
function free(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name
  for (let at = 2; ; at++) if (!taken.has(`${name}${at}`)) return `${name}${at}`
}

/** The list with one thing moved by a place. */
export function moved<T>(list: readonly T[], from: number, by: -1 | 1): T[] {
  const next = [...list]
  const [one] = next.splice(from, 1)
  next.splice(from + by, 0, one!)
  return next
}
