import { ImportError } from '../import/index.ts'

/** A row is kept where the column's text is one of these, matches, or is there at all. */
export interface Filter {
  column: string
  in?: string[]
  matches?: string
  isThere?: boolean
  /** Keeps the others. */
  not?: boolean
}

/** What is done to all rows, one step after another; kept as JSON. */
export type Step =
  | { select: string[] }
  /** Old names to new ones. */
  | { rename: Record<string, string> }
  /** Columns to kinds; what is none of the kind becomes null. */
  | { cast: Record<string, CastKind> }
  /** Texts of a column to others; a text that is not named stays, or becomes `otherwise`. */
  | { map: { column: string; values: Record<string, string | null>; otherwise?: string | null } }
  /** Columns of another table, found by a key. */
  | { lookup: { column: string; table: string; key: string; take: Record<string, string> } }
  | { split: { column: string; by: string; into: string[] } }
  | { merge: { columns: string[]; by: string; into: string } }
  | { filter: Filter }
  /** The first row of each key is kept. */
  | { dedupe: string[] }

export const castKinds = ['integer', 'number', 'boolean', 'time', 'text', 'trimmed'] as const
export type CastKind = (typeof castKinds)[number]

const stepNames = ['select', 'rename', 'cast', 'map', 'lookup', 'split', 'merge', 'filter', 'dedupe'] as const

/**
 * Checks steps as they were parsed from JSON.
 * @throws ImportError with every problem, each with its step
 */
export function parseSteps(json: unknown): Step[] {
  if (!Array.isArray(json)) throw new ImportError('The steps must be a list.')
  const problems: string[] = []
  for (const [i, step] of json.entries()) {
    const said = isObject(step) ? Object.keys(step) : []
    const name = stepNames.find((one) => one === said[0])
    if (said.length !== 1 || name === undefined)
      problems.push(`${i}: must have one of ${stepNames.join(', ')}`)
    else if (!isSound[name]((step as Record<string, unknown>)[name]))
      problems.push(`${i}.${name}: must be ${forms[name]}`)
  }
  if (problems.length > 0) throw new ImportError(`The steps are wrong:\n${problems.join('\n')}`)
  return json as Step[]
}

const forms: Record<(typeof stepNames)[number], string> = {
  select: 'a list of columns',
  rename: 'an object of texts',
  cast: `an object whose values are ${castKinds.join(', ')}`,
  map: '{ column, values, otherwise? }, its values texts or null',
  lookup: '{ column, table, key, take }, what is taken an object of texts',
  split: '{ column, by, into }, into a list of columns',
  merge: '{ columns, by, into }',
  filter: '{ column, in | matches | isThere, not? }',
  dedupe: 'a list of columns',
}

const isText = (value: unknown): value is string => typeof value === 'string'
const isTextOrNull = (value: unknown): boolean => value === null || isText(value)
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isTexts = (value: unknown): boolean => Array.isArray(value) && value.length > 0 && value.every(isText)
const hasAll = (value: unknown, is: (one: unknown) => boolean): boolean =>
  isObject(value) && Object.values(value).every(is)

const isSound: Record<(typeof stepNames)[number], (value: unknown) => boolean> = {
  select: isTexts,
  rename: (value) => hasAll(value, isText),
  cast: (value) => hasAll(value, (kind) => castKinds.some((one) => one === kind)),
  map: (value) =>
    isObject(value) &&
    isText(value.column) &&
    hasAll(value.values, isTextOrNull) &&
    (!('otherwise' in value) || isTextOrNull(value.otherwise)),
  lookup: (value) =>
    isObject(value) && [value.column, value.table, value.key].every(isText) && hasAll(value.take, isText),
  split: (value) =>
    isObject(value) && isText(value.column) && isText(value.by) && value.by !== '' && isTexts(value.into),
  merge: (value) => isObject(value) && isTexts(value.columns) && isText(value.by) && isText(value.into),
  filter: (value) =>
    isObject(value) &&
    isText(value.column) &&
    ['in', 'matches', 'isThere'].filter((key) => key in value).length === 1 &&
    (!('in' in value) || isTexts(value.in)) &&
    (!('matches' in value) || isPattern(value.matches)),
  dedupe: isTexts,
}

function isPattern(value: unknown): boolean {
  if (!isText(value)) return false
  try {
    new RegExp(value, 'u')
    return true
  } catch {
    return false
  }
}
