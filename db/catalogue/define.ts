import type { Category, CategoryAttribute } from '../types.ts'

/**
 * An option: its value in kebab-case, which every language names in `names/`, or a proper name ('Land Rover', '4K') that is the
 * same in all of them and gives its value.
 */
export type OptionSource = string

/** An attribute before it has names. */
export type UnnamedAttribute = Omit<CategoryAttribute, 'label' | 'unitLabel' | 'options'> & {
  options?: readonly OptionSource[]
}

/** A row of the tree before it has names. */
export type UnnamedCategory = Omit<Category, 'name' | 'attributes'> & { attributes: UnnamedAttribute[] }

interface AttributeFlags {
  required?: boolean
  /** Default true. */
  filter?: boolean
  card?: boolean
}

interface LeafSource {
  id: string
  icon: string
  /** Default: what the root says. */
  hasCondition?: boolean
  attributes: UnnamedAttribute[]
}

interface RootSource {
  id: string
  icon: string
  hasCondition: boolean
  leaves: LeafSource[]
}

/** 'Land Rover' → 'land-rover', '2.0 TDI' → '2-0-tdi'. */
export function optionValue(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/\+/g, ' plus ')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}

/** Whether an option is called the same in every language. */
export function isProperName(option: OptionSource): boolean {
  return option !== optionValue(option) || /^\d/.test(option)
}

/** An attribute of any kind, with what its kind has to say more. */
function attribute(
  type: UnnamedAttribute['type'],
  name: string,
  more: Pick<UnnamedAttribute, 'unit' | 'min' | 'max' | 'options'> = {},
  given: AttributeFlags = {},
): UnnamedAttribute {
  const { required = false, filter = true, card = false } = given
  return { name, type, ...more, required, filter, card }
}

/** Free text, for what has too many values to list (a model, a size system of its own). */
export function text(name: string, given?: AttributeFlags): UnnamedAttribute {
  return attribute('text', name, {}, given)
}

/** One of a list; the order is the one shown. */
export function choice(
  name: string,
  options: readonly OptionSource[],
  given?: AttributeFlags,
): UnnamedAttribute {
  return attribute('enum', name, { options }, given)
}

/** A number with inclusive limits; `unit` as imports know it; languages that write it otherwise say so in `names/`. */
export function number(
  name: string,
  range: { unit?: string; min: number; max: number },
  given?: AttributeFlags,
): UnnamedAttribute {
  return attribute('number', name, range, given)
}

export function flag(name: string, given?: AttributeFlags): UnnamedAttribute {
  return attribute('boolean', name, {}, given)
}

/** Flattens a root and its leaves into rows of the category tree, root first. */
export function root(source: RootSource): UnnamedCategory[] {
  return [
    {
      id: source.id,
      parentId: null,
      icon: source.icon,
      hasCondition: source.hasCondition,
      path: [source.id],
      attributes: [],
    },
    ...source.leaves.map((leaf) => ({
      id: leaf.id,
      parentId: source.id,
      icon: leaf.icon,
      hasCondition: leaf.hasCondition ?? source.hasCondition,
      path: [source.id, leaf.id],
      attributes: leaf.attributes,
    })),
  ]
}
