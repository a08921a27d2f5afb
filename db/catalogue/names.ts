import { existsSync, readFileSync } from 'node:fs'
import { type Language, languages, type Names, namesOf, operatorTexts, over } from '@piata/config/languages'
import type { Category, CategoryAttribute } from '../types.ts'
import { isProperName, optionValue, type UnnamedAttribute, type UnnamedCategory } from './define.ts'

/**
 * What the catalogue is called in one language, `names/<language>.json`. An attribute is `make`, or `car-parts.make` where one
 * category calls it otherwise; options stand below their attribute, by value.
 */
interface CatalogueNames {
  categories: Record<string, string>
  attributes: Record<string, string>
  options: Record<string, Record<string, string>>
  /** Units that are words, or are written otherwise than in the tree. */
  units: Record<string, string>
}

const noNames: CatalogueNames = { categories: {}, attributes: {}, options: {}, units: {} }

/** Those that come with Piata, and over them those of the operator's folder. */
export function readNames(language: Language): CatalogueNames {
  const file = new URL(`names/${language}.json`, import.meta.url)
  const own: CatalogueNames = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : noNames
  return over(
    { ...noNames, ...own },
    operatorTexts(language, 'catalogue.json') ?? {},
  ) as unknown as CatalogueNames
}

/** What a language calls a category. */
export function categoryName(names: CatalogueNames, id: string): string | undefined {
  return names.categories[id]
}

/** What a language calls an attribute of a category. */
export function attributeName(
  names: CatalogueNames,
  category: string,
  attribute: string,
): string | undefined {
  return names.attributes[`${category}.${attribute}`] ?? names.attributes[attribute]
}

/** What a language calls an option of an attribute: a proper name is its own unless the language has another. */
export function optionName(
  names: CatalogueNames,
  category: string,
  attribute: string,
  option: string,
): string | undefined {
  const value = optionValue(option)
  return (
    names.options[`${category}.${attribute}`]?.[value] ??
    names.options[attribute]?.[value] ??
    (isProperName(option) ? option : undefined)
  )
}

/**
 * The tree with its names in every language of the site.
 * @throws Error for what has no name in any
 */
export function nameCategories(sources: readonly UnnamedCategory[]): Category[] {
  const texts = languages.map((language) => [language, readNames(language)] as const)
  const named = (what: string, find: (names: CatalogueNames) => string | undefined): Names => {
    const given = Object.fromEntries(texts.map(([language, names]) => [language, find(names)]))
    try {
      return namesOf(given)
    } catch (cause) {
      throw new Error(`${what} of the catalogue has no name`, { cause })
    }
  }
  const nameAttribute = (category: string, source: UnnamedAttribute): CategoryAttribute => {
    const { name, options, ...rest } = source
    const { unit } = source
    const what = `${category}.${name}`
    return {
      name,
      label: named(what, (names) => attributeName(names, category, name)),
      ...rest,
      ...(unit !== undefined && { unitLabel: named(`unit ${unit}`, (names) => names.units[unit] ?? unit) }),
      ...(options && {
        options: options.map((option) => ({
          value: optionValue(option),
          label: named(`${what}.${option}`, (names) => optionName(names, category, name, option)),
        })),
      }),
    }
  }
  return sources.map(({ id, parentId, attributes, ...rest }) => ({
    id,
    parentId,
    name: named(id, (names) => categoryName(names, id)),
    ...rest,
    attributes: attributes.map((attribute) => nameAttribute(id, attribute)),
  }))
}
