import type { OldSiteMap } from '../../moving/index.ts'
import type { Column, Table } from '../schema.ts'
import { columnFor, columnsFor, type RoleName, saysYes } from './old-site-columns.ts'

/** Texts that mean no, in all dialects; NULL is the empty one. */
const noTexts = ['', '0', 'f', 'false', 'n', 'N', 'no', 'No']
/** Times that are none, as MySQL has them. */
const noTimes = ['', '0000-00-00', '0000-00-00 00:00:00', '0']

/** What a listing has come to, by the words that sites have for it. */
const statusWords: readonly [RegExp, string][] = [
  [/delet|remov|trash|sters|șters/, 'gone'],
  [/inactiv|unpublish|disabl|hidden|withdr|suspend|retras|archiv|arhiv|paused/, 'withdrawn'],
  [/activ|publish|live|online|approv|aprob|open|avail|visible|valid|current/, 'published'],
  [/sold|vandut|vândut|clos|complet|finish|done/, 'sold'],
  [/expir|ended/, 'expired'],
  [/reserv|rezerv|hold/, 'reserved'],
  [/draft|ciorn|new|nou/, 'draft'],
  [/pending|wait|review|moderat|astept|așteptare/, 'pending'],
  [/reject|refus|resp/, 'rejected'],
  [/block|ban|spam|blocat/, 'blocked'],
]

type Where = NonNullable<OldSiteMap['listings']['where']>

/** Conditions of rows that were not deleted. */
export function rowsThatStay(listings: Table): Where {
  const flags = columnsFor(listings, 'gone').map((column) => ({
    column: column.name,
    in:
      column.type.kind === 'timestamp' || column.type.kind === 'date'
        ? noTimes
        : (saying(column, false) ?? noTexts),
  }))
  const status = listings.columns.find(({ name }) => name === columnFor(listings, 'status'))
  const values = status?.values ?? []
  const staying = values.filter((value) => wordOf(value) !== 'gone')
  if (status === undefined || staying.length === values.length) return flags
  return [...flags, { column: status.name, in: status.nullable ? [...staying, ''] : staying }]
}

/** The column that says what a listing has come to, as a source of an import's map. @param county one that is taken as such */
export function statusOf(
  listings: Table,
  county: string | undefined,
): { column: string; source: { column: string; values: Record<string, string> } } | undefined {
  const of = (role: RoleName, values: (column: Column) => Record<string, string>) => {
    const column = columnsFor(listings, role).find(({ name }) => name !== county)
    return column && { column: column.name, source: { column: column.name, values: values(column) } }
  }
  return (
    of('status', (column) =>
      column.type.kind === 'boolean' ? flagged(column, 'published', 'withdrawn') : spelled(column),
    ) ??
    of('sold', (column) => flagged(column, 'sold', 'published')) ??
    of('shown', (column) => flagged(column, 'published', 'withdrawn'))
  )
}

/** A sentence on columns that say something of the kind and are not used. */
export function asideOf(listings: Table, where: Where, status: string | undefined): string {
  const used = new Set([status, ...where.map(({ column }) => column)])
  const names = (['status', 'sold', 'shown'] as const)
    .flatMap((role) => columnsFor(listings, role).map(({ name }) => name))
    .filter((name, place, all) => !used.has(name) && all.indexOf(name) === place)
  return names.length === 0
    ? ''
    : ` What also seems to say whether a listing is shown, and is not used: ${names.join(', ')}.`
}

/** Each known text by its words; of numbers and other texts those that are usual, as the import refuses what is not named. */
function spelled({ values, type }: Column): Record<string, string> {
  if (values === null || values.length === 0)
    return type.kind === 'text'
      ? Object.fromEntries(
          ['active', 'published', 'sold', 'expired', 'draft', 'inactive', 'pending'].map((text) => [
            text,
            wordOf(text)!,
          ]),
        )
      : { 1: 'published', 0: 'withdrawn' }
  return Object.fromEntries(
    values.flatMap((value) => {
      const word = wordOf(value) ?? 'SAY-WHICH'
      return word === 'gone' ? [] : [[value, word]]
    }),
  )
}

function wordOf(text: string): string | undefined {
  const yes = saysYes(text)
  if (yes !== undefined) return yes ? 'published' : 'withdrawn'
  return statusWords.find(([pattern]) => pattern.test(text.toLowerCase()))?.[1]
}

function flagged(column: Column, yes: string, no: string): Record<string, string> {
  const both = (saying(column, true) ?? ['1', 't', 'true', 'y', 'yes']).map((text) => [text, yes])
  return Object.fromEntries([
    ...both,
    ...(saying(column, false) ?? noTexts).map((text) => [text.toLowerCase(), no]),
  ])
}

/** Those of a column's known texts that mean yes, or no. */
function saying({ values }: Column, yes: boolean): string[] | undefined {
  if (values === null) return undefined
  return [...values.filter((value) => saysYes(value) === yes), ...(yes ? [] : [''])]
}
