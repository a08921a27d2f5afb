import type { ImportResult, ReadRow } from '@piata/db'
import Type, { type Static } from 'typebox'

/** Rows that a report names; the reasons count all. */
const shownErrors = 50
const shownReasons = 20
const longestReason = 200

const count = Type.Integer({ minimum: 0 })

/** What a run of a feed did; kept as the task's output and in the feed's row. */
export const feedReport = Type.Object({
  feed: Type.String(),
  run: count,
  status: Type.Union([
    Type.Literal('done'),
    Type.Literal('unchanged'),
    Type.Literal('held'),
    Type.Literal('failed'),
  ]),
  /** Why it failed. */
  error: Type.Optional(Type.String()),
  /** What an operator should know. */
  notices: Type.Array(Type.String()),
  rows: count,
  created: count,
  updated: count,
  unchanged: count,
  refused: count,
  /** Items that an earlier run saw and this one did not. */
  gone: count,
  withdrawn: count,
  /** Withdrawn before and there again. */
  returned: count,
  /** As the file was sent. */
  bytes: count,
  milliseconds: count,
  /** The first rows that were refused. */
  errors: Type.Array(Type.Object({ row: count, id: Type.String(), reason: Type.String() })),
  reasons: Type.Array(Type.Object({ reason: Type.String(), count })),
  notes: Type.Array(Type.Object({ note: Type.String(), count, row: count, text: Type.String() })),
  unusedColumns: Type.Array(Type.String()),
})
export type FeedReport = Static<typeof feedReport>

export function emptyReport(feed: string, run: number): FeedReport {
  return {
    ...{
      feed,
      run,
      status: 'failed' as const,
      notices: [],
      errors: [],
      reasons: [],
      notes: [],
      unusedColumns: [],
    },
    ...{ rows: 0, created: 0, updated: 0, unchanged: 0, refused: 0, gone: 0, withdrawn: 0, returned: 0 },
    ...{ bytes: 0, milliseconds: 0 },
  }
}

export function addRefusal(report: FeedReport, { line, externalId, refusal }: ReadRow): void {
  if (report.errors.length < shownErrors)
    report.errors.push({ row: line, id: externalId.slice(0, 100), reason: shorten(refusal ?? '') })
}

export function addResult(report: FeedReport, result: ImportResult): void {
  const { rows, created, updated, unchanged, rejected, reasons, notes, unusedColumns } = result
  Object.assign(report, { rows, created, updated, unchanged, refused: rejected })
  report.reasons = reasons
    .slice(0, shownReasons)
    .map(({ reason, count }) => ({ reason: shorten(reason), count }))
  report.notes = notes
    .slice(0, shownReasons)
    .map(({ note, count, line, text }) => ({ note: shorten(note), count, row: line, text }))
  report.unusedColumns = unusedColumns.slice(0, 30).map(shorten)
}

export function shorten(text: string): string {
  return text.length > longestReason ? `${text.slice(0, longestReason - 1)}…` : text
}
