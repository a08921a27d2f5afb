import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { languages } from '@piata/config/languages'
import { describe, expect, it } from 'vitest'
import { optionValue } from './define.ts'
import { categories, tree } from './index.ts'
import { attributeName, categoryName, optionName, readNames } from './names.ts'

const roots = categories.filter((category) => category.parentId === null)
const leaves = categories.filter((category) => category.parentId !== null)
const attributes = leaves.flatMap((leaf) =>
  leaf.attributes.map((attribute) => ({ leaf: leaf.id, attribute })),
)

describe('catalogue', () => {
  it('has at least 12 roots and 80 leaves, every root with leaves', () => {
    expect(roots.length).toBeGreaterThanOrEqual(12)
    expect(leaves.length).toBeGreaterThanOrEqual(80)
    for (const root of roots) {
      expect(leaves.filter((leaf) => leaf.parentId === root.id).length, root.id).toBeGreaterThan(0)
    }
  })

  it('has unique kebab-case ids and paths that lead from the root to the category', () => {
    expect(new Set(categories.map((category) => category.id)).size).toBe(categories.length)
    for (const category of categories) {
      expect(category.id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
      expect(category.path).toEqual(
        category.parentId === null ? [category.id] : [category.parentId, category.id],
      )
    }
    const rootIds = new Set(roots.map((root) => root.id))
    for (const leaf of leaves) expect(rootIds.has(leaf.parentId!), leaf.id).toBe(true)
  })

  it('gives roots no attributes and every leaf at least one, with a card attribute', () => {
    for (const root of roots) expect(root.attributes, root.id).toEqual([])
    for (const leaf of leaves) {
      expect(leaf.attributes.length, leaf.id).toBeGreaterThan(0)
      expect(
        leaf.attributes.some((a) => a.filter),
        leaf.id,
      ).toBe(true)
      expect(leaf.attributes.filter((a) => a.card).length, leaf.id).toBeLessThanOrEqual(5)
    }
  })

  it('names everything without cedilla letters or stray spaces, and no two leaves of a root alike', () => {
    const labels = [
      ...categories.map((category) => category.name),
      ...attributes.map(({ attribute }) => attribute.label),
      ...attributes.flatMap(({ attribute }) => attribute.options?.map((option) => option.label) ?? []),
    ]
    for (const label of labels) {
      for (const text of Object.values(label)) {
        expect(text).toMatch(/^\S(.*\S)?$/)
        expect(text).not.toMatch(/[şţŞŢ]/)
      }
    }
    for (const language of languages) {
      for (const root of roots) {
        const names = leaves.filter((leaf) => leaf.parentId === root.id).map((leaf) => leaf.name[language])
        expect(new Set(names).size, root.id).toBe(names.length)
      }
    }
  })

  it.each(languages)('has every name in %s', (language) => {
    const names = readNames(language)
    const nameless: string[] = []
    for (const category of tree) {
      if (!categoryName(names, category.id)) nameless.push(category.id)
      for (const { name, options = [] } of category.attributes) {
        if (!attributeName(names, category.id, name)) nameless.push(`${category.id}.${name}`)
        for (const option of options)
          if (!optionName(names, category.id, name, option)) nameless.push(`${category.id}.${name}.${option}`)
      }
    }
    expect(nameless).toEqual([])
  })

  it.each(languages)('has no name in %s of what is not there', (language) => {
    const { categories: named, attributes: labels, options } = readNames(language)
    const ids = new Set(categories.map(({ id }) => id))
    const known = new Map<string, Set<string>>()
    for (const { leaf, attribute } of attributes)
      for (const key of [attribute.name, `${leaf}.${attribute.name}`])
        known.set(
          key,
          (known.get(key) ?? new Set()).union(new Set(attribute.options?.map(({ value }) => value))),
        )
    expect(Object.keys(named).filter((id) => !ids.has(id))).toEqual([])
    expect(Object.keys(labels).filter((key) => !known.has(key))).toEqual([])
    for (const [key, values] of Object.entries(options))
      expect(
        Object.keys(values).filter((value) => !known.get(key)?.has(value)),
        key,
      ).toEqual([])
  })

  it('writes units as each language does', () => {
    const units = new Map(attributes.map(({ attribute }) => [attribute.unit, attribute.unitLabel]))
    expect(units.get('ani')).toEqual({ ro: 'ani', en: 'yr' })
    expect(units.get('km')).toEqual({ ro: 'km', en: 'km' })
    for (const language of languages)
      for (const unit of Object.keys(readNames(language).units)) expect(units.has(unit), unit).toBe(true)
  })

  it('types every attribute: unique camelCase names, options of enums, limits of numbers', () => {
    for (const leaf of leaves) {
      const names = leaf.attributes.map((attribute) => attribute.name)
      expect(new Set(names).size, leaf.id).toBe(names.length)
    }
    for (const { leaf, attribute } of attributes) {
      const where = `${leaf}.${attribute.name}`
      expect(attribute.name, where).toMatch(/^[a-z][a-zA-Z0-9]*$/)
      if (attribute.type === 'enum') {
        const values = attribute.options!.map((option) => option.value)
        expect(values.length, where).toBeGreaterThan(1)
        expect(new Set(values).size, where).toBe(values.length)
        for (const value of values) expect(value, where).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
      } else {
        expect(attribute.options, where).toBeUndefined()
      }
      if (attribute.type === 'number') {
        expect(attribute.max!, where).toBeGreaterThan(attribute.min!)
      } else {
        expect(attribute.unit ?? attribute.min ?? attribute.max, where).toBeUndefined()
      }
    }
  })

  it('uses icons that lucide has', () => {
    const entry = fileURLToPath(import.meta.resolve('lucide-react/dynamicIconImports'))
    const icons = join(dirname(entry), 'dist/esm/icons')
    expect(existsSync(icons)).toBe(true)
    for (const category of categories) {
      expect(existsSync(join(icons, `${category.icon}.mjs`)), category.icon).toBe(true)
    }
  })

  it('makes option values of proper names', () => {
    expect(optionValue('Škoda')).toBe('skoda')
    expect(optionValue('Mercedes-Benz')).toBe('mercedes-benz')
    expect(optionValue('Citroën')).toBe('citroen')
    expect(optionValue('C+E')).toBe('c-plus-e')
  })
})
