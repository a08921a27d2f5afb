import type { Category, CategoryAttribute, Labels } from '../types.ts'

/** `[value, Romanian, English]`, or a proper name that is the same in both and gives its value by kebab-casing. */
export type OptionSource = string | [value: string, ro: string, en: string]

export interface AttributeFlags {
  required?: boolean
  /** Default true. */
  filter?: boolean
  card?: boolean
}

/** An attribute before its flags are filled in. */
export interface LeafSource {
  id: string
  ro: string
  en: string
  icon: string
  /** Default: what the root says. */
  hasCondition?: boolean
  attributes: CategoryAttribute[]
}

export interface RootSource {
  id: string
  ro: string
  en: string
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

function flags(given: AttributeFlags = {}) {
  return { required: given.required ?? false, filter: given.filter ?? true, card: given.card ?? false }
}

/** Free text, for what has too many values to list (a model, a size system of its own). */
export function text(name: string, ro: string, en: string, given?: AttributeFlags): CategoryAttribute {
  return { name, label: { ro, en }, type: 'text', ...flags(given) }
}

/** One of a list; the order is the one shown. */
export function choice(
  name: string,
  ro: string,
  en: string,
  options: readonly OptionSource[],
  given?: AttributeFlags,
): CategoryAttribute {
  return { name, label: { ro, en }, type: 'enum', options: options.map(toOption), ...flags(given) }
}

/** A number with inclusive limits; `unit` as it is printed after the number. */
export function number(
  name: string,
  ro: string,
  en: string,
  range: { unit?: string; min: number; max: number },
  given?: AttributeFlags,
): CategoryAttribute {
  return { name, label: { ro, en }, type: 'number', ...range, ...flags(given) }
}

export function flag(name: string, ro: string, en: string, given?: AttributeFlags): CategoryAttribute {
  return { name, label: { ro, en }, type: 'boolean', ...flags(given) }
}

/** Flattens a root and its leaves into rows of the category tree, root first. */
export function root(source: RootSource): Category[] {
  return [
    {
      id: source.id,
      parentId: null,
      name: { ro: source.ro, en: source.en },
      icon: source.icon,
      hasCondition: source.hasCondition,
      path: [source.id],
      attributes: [],
    },
    ...source.leaves.map((leaf) => ({
      id: leaf.id,
      parentId: source.id,
      name: { ro: leaf.ro, en: leaf.en },
      icon: leaf.icon,
      hasCondition: leaf.hasCondition ?? source.hasCondition,
      path: [source.id, leaf.id],
      attributes: leaf.attributes,
    })),
  ]
}

function toOption(source: OptionSource): { value: string; label: Labels } {
  if (typeof source === 'string') return { value: optionValue(source), label: { ro: source, en: source } }
  return { value: source[0], label: { ro: source[1], en: source[2] } }
}
