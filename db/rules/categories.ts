import { type Language, type Names, namesOf } from '@piata/config/languages'
import type { Category, CategoryAttribute } from '../types.ts'
import { checkText } from './text.ts'

/** What an operator writes of a category. */
export interface CategoryInput {
  parentId: string | null
  /** Among those of the same parent, 0 for the first; beyond the last it is the last. */
  position: number
  name: GivenNames
  icon: string
  hasCondition: boolean
  attributes: AttributeInput[]
}

/** A language without a name is called as the first one is. */
type GivenNames = Partial<Record<Language, string>>

type AttributeInput = Omit<CategoryAttribute, 'label' | 'unitLabel' | 'options'> & {
  label: GivenNames
  unitLabel?: GivenNames
  options?: { value: string; label: GivenNames }[]
}

interface CategoryFault {
  pointer: string
  detail: string
}

export const categoryRules = {
  /** From a root to the leaf that lies farthest below it, both counted: pages show no more. */
  levels: 4,
  id: { max: 40, pattern: '^[a-z0-9]+(-[a-z0-9]+)*$' },
  name: { min: 1, max: 60, lines: false },
  icon: { max: 40, pattern: '^[a-z0-9]+(-[a-z0-9]+)*$' },
  attributes: 30,
  /** Small letter first; `Min` and `Max` at its end would be bounds in a search. */
  attribute: { max: 40, pattern: '^[a-z][A-Za-z0-9]*$' },
  options: 300,
  option: { max: 60, pattern: '^[a-z0-9]+(-[a-z0-9]+)*$' },
  unit: { min: 1, max: 12, lines: false },
} as const

/** Those that take listings: nothing lies below them. */
export function leavesOf<C extends { id: string; parentId: string | null }>(all: readonly C[]): C[] {
  const parents = new Set(all.map(({ parentId }) => parentId))
  return all.filter(({ id }) => !parents.has(id))
}

/**
 * What buyers filter a category's results by: a leaf's own attributes for that, of others those that all leaves below have alike, as the first of them has
 * these. One of another name, kind, unit or list of options is another one.
 */
export function filtersOf(all: readonly Category[], id: string): CategoryAttribute[] {
  const [first, ...others] = leavesOf(all)
    .filter(({ path }) => path.includes(id))
    .map(({ attributes }) => attributes.filter(({ filter }) => filter))
  const keys = others.map((attributes) => new Set(attributes.map(likeness)))
  return (first ?? []).filter((attribute) => keys.every((known) => known.has(likeness(attribute))))
}

const likeness = ({ name, type, unit, options }: CategoryAttribute): string =>
  JSON.stringify([name, type, unit, options?.map(({ value }) => value)])

/** What an operator wrote as it is kept, and what is wrong with it; patterns and counts are the schema's to look at. */
export function checkCategory(input: CategoryInput): {
  checked: Omit<CategoryInput, 'name' | 'attributes'> & { name: Names; attributes: CategoryAttribute[] }
  faults: CategoryFault[]
} {
  const faults: CategoryFault[] = []
  const names = (given: GivenNames, pointer: string, rule: Parameters<typeof checkText>[1]): Names => {
    const kept: Record<string, string> = {}
    for (const [language, name = ''] of Object.entries(given)) {
      if (name.trim() === '') continue
      const { text, faults: wrong } = checkText(name, rule)
      kept[language] = text
      faults.push(...wrong.map(({ detail }) => ({ pointer: `${pointer}/${language}`, detail })))
    }
    if (Object.keys(kept).length === 0) faults.push({ pointer, detail: 'needs a name in some language' })
    return Object.keys(kept).length === 0 ? ({} as Names) : namesOf(kept)
  }
  const seen = new Set<string>()
  const attributes = input.attributes.map((attribute, at): CategoryAttribute => {
    const pointer = `/attributes/${at}`
    const fail = (field: string, detail: string) => faults.push({ pointer: `${pointer}/${field}`, detail })
    const { label, unitLabel, unit, min, max, options, ...rest } = attribute
    if (seen.has(rest.name)) fail('name', `'${rest.name}' is there twice`)
    seen.add(rest.name)
    if (/(Min|Max)$/.test(rest.name)) fail('name', "must not end in 'Min' or 'Max'")
    const isNumber = rest.type === 'number'
    if (!isNumber && (min !== undefined || max !== undefined || unit !== undefined))
      fail('type', 'must be number, as it has a unit or bounds')
    if (min !== undefined && max !== undefined && min > max) fail('min', 'is above max')
    if ((rest.type === 'enum') !== (options !== undefined && options.length > 0))
      fail('options', rest.type === 'enum' ? 'must name one or more' : 'belong to the type enum alone')
    const values = new Set<string>()
    const named = options?.map(({ value, label: given }, place) => {
      if (values.has(value)) fail(`options/${place}/value`, `'${value}' is there twice`)
      values.add(value)
      return { value, label: names(given, `${pointer}/options/${place}/label`, categoryRules.name) }
    })
    return {
      ...rest,
      label: names(label, `${pointer}/label`, categoryRules.name),
      ...(isNumber && unit !== undefined && { unit }),
      ...(isNumber &&
        unit !== undefined && {
          unitLabel: names(
            { ...unitLabel, ...missingUnits(unitLabel, unit) },
            `${pointer}/unitLabel`,
            categoryRules.unit,
          ),
        }),
      ...(isNumber && min !== undefined && { min }),
      ...(isNumber && max !== undefined && { max }),
      ...(named && named.length > 0 && { options: named }),
    }
  })
  return { checked: { ...input, name: names(input.name, '/name', categoryRules.name), attributes }, faults }
}

/** A unit is written as it is known where no language says otherwise. */
const missingUnits = (given: GivenNames | undefined, unit: string): GivenNames =>
  given === undefined || Object.keys(given).length === 0 ? namesOf({ any: unit }) : {}
