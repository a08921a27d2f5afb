import type { Finding, IndexProposal } from '@piata/db'

/** What each proposed index is for, what it would bring, and how that was tried. */
export function indexFindings(proposals: readonly IndexProposal[]): Finding[] {
  return proposals.map((proposal) => {
    const { name, table, columns, statement, call, calls, meanMs, verified } = proposal
    const isVerified = 'by' in verified
    return {
      key: `index ${name}`,
      title: `An index on ${table} (${columns.join(', ')}) would serve ${call ?? 'a slow statement'}`,
      advice: isVerified
        ? 'Make it at a quiet time, on Postgres with CREATE INDEX CONCURRENTLY; on SQLite writes wait meanwhile.'
        : 'Try it on a copy of the database first (EXPLAIN with real values): its use is not verified.',
      evidence: {
        sql: `create index ${name} on ${table} (${columns.join(', ')})`,
        ...{ statement, calls, meanMs },
        expectedGain: gainOf(proposal),
        ...(isVerified ? { verified: verified.by, plans: verified } : { notVerified: verified.no }),
      },
    }
  })
}

function gainOf({ table, rows, rowsLeft, meanMs, calls }: IndexProposal): string {
  const all = rows === null ? `all rows of ${table}` : `${rows.toLocaleString('en')} rows of ${table}`
  const left = rowsLeft === null ? 'those that match' : `about ${rowsLeft.toLocaleString('en')}`
  const time =
    meanMs === null || calls === null
      ? 'its time is not counted here'
      : `at most ${Math.round((meanMs * calls) / 1_000).toLocaleString('en')} s were spent on it since statements are counted`
  return `reads ${left} instead of ${all}; ${time}`
}
