import { amountAt, boundsAt } from './amounts.ts'
import type { Reading } from './reading.ts'
import type { LeafWords, Vocabulary } from './vocabulary.ts'
import { isNumeric } from './vocabulary.ts'
import { exactUnits, yearAttributes } from './words.ts'

/** What a query says of things of a leaf: where, and the parameters that it is. */
export interface Said {
  from: number
  end: number
  parameters: Record<string, string>
}

/** Of so many gigabytes on it is storage, where a thing has memory too. */
const fewestOfStorage = 64

export const isYear = (value: number): boolean => Number.isInteger(value) && value >= 1900 && value <= 2035

/** Attributes that words of a query stand for, in a leaf; each once, and none that the search has already. */
export function thingsSaid(
  query: string,
  { tokens, isFree }: Reading,
  leaf: LeafWords,
  vocabulary: Vocabulary,
  isGiven: (parameter: string) => boolean,
): Said[] {
  const found: Said[] = []
  const attributes = new Set<string>()
  const year = yearAttributes.find((name) => isNumeric(leaf.attributes.get(name)))
  const take = (
    attribute: string,
    from: number,
    end: number,
    parameters: Record<string, string>,
  ): boolean => {
    if (attributes.has(attribute) || Object.keys(parameters).some(isGiven)) return false
    if (isGiven(`attr.${attribute}`) || isGiven(`attr.${attribute}Min`) || isGiven(`attr.${attribute}Max`))
      return false
    attributes.add(attribute)
    found.push({ from, end, parameters })
    return true
  }
  const unitAt = (at: number) => leaf.units.at(tokens, at, isFree)
  const bounded = (at: number): number => {
    const { yearMax: max, yearMin: min } = vocabulary.tables
    const bound = boundsAt(query, tokens, at, isFree, vocabulary, year === undefined ? {} : { max, min })
    if (!bound || bound.sign !== undefined) return 0
    const range = (name: string) => ({
      ...(bound.min !== undefined && { [`attr.${name}Min`]: String(bound.min) }),
      ...(bound.max !== undefined && { [`attr.${name}Max`]: String(bound.max) }),
    })
    const unit = unitAt(bound.end) ?? leaf.counted.at(tokens, bound.end, isFree)
    if (unit) {
      const name = unit.meanings[0]!
      return take(name, at, unit.end, range(name)) ? unit.end : 0
    }
    const isOfYears = [bound.min, bound.max].every((value) => value === undefined || isYear(value))
    if (year === undefined || !isOfYears || vocabulary.currencies.at(tokens, bound.end, isFree)) return 0
    return take(year, at, bound.end, range(year)) ? bound.end : 0
  }
  const counted = (at: number): number => {
    const amount = amountAt(tokens, at, isFree)
    if (!amount || amount.sign !== undefined) return 0
    const count = leaf.counted.at(tokens, amount.end, isFree)
    const isSmall = Number.isInteger(amount.value) && amount.value <= 30
    if (
      count &&
      isSmall &&
      take(count.meanings[0]!, at, count.end, exactly(count.meanings[0]!, amount.value))
    )
      return count.end
    const unit = unitAt(amount.end)
    const names = (unit?.meanings ?? []).filter((name) =>
      exactUnits.has(leaf.attributes.get(name)?.unit ?? ''),
    )
    if (!unit || names.length === 0) return 0
    const [name, end] = names.includes('memory')
      ? gigabytes(amount.value, unit.end, names)
      : [names[0], unit.end]
    return name !== undefined && take(name, at, end, exactly(name, amount.value)) ? end : 0
  }
  /** "8 GB RAM", "512 GB SSD"; without a word large ones are of storage. */
  const gigabytes = (value: number, end: number, names: string[]): [string | undefined, number] => {
    const word = isFree(end) ? tokens[end]?.text : undefined
    if (word === 'ram') return ['memory', end + 1]
    if (word === 'ssd' || word === 'hdd') return ['storage', end + 1]
    return [value >= fewestOfStorage && names.includes('storage') ? 'storage' : undefined, end]
  }
  const ofYear = (at: number): number => {
    const said = vocabulary.tables.year.at(tokens, at, isFree)
    const value = said && isFree(said.end) ? tokens[said.end]?.number : undefined
    if (year === undefined || value === undefined || !isYear(value)) return 0
    return take(year, at, said!.end + 1, exactly(year, value)) ? said!.end + 1 : 0
  }
  const option = (at: number): number => {
    const named = leaf.options.at(tokens, at, isFree)
    if (!named) return 0
    const names = new Set(named.meanings.map(({ attribute }) => attribute))
    const [{ attribute, value }] = named.meanings as [(typeof named.meanings)[number]]
    if (names.size > 1) return 0
    return take(attribute, at, named.end, { [`attr.${attribute}`]: value }) ? named.end : 0
  }
  for (let at = 0; at < tokens.length; ) at = bounded(at) || counted(at) || ofYear(at) || option(at) || at + 1
  return found
}

/** A number itself: one value of the parameter. */
const exactly = (name: string, value: number): Record<string, string> => ({ [`attr.${name}`]: String(value) })
