import type { CategoryCount, Finding, QueryCount } from '@piata/db'
import type { SearchIndex } from '@piata/search'
import Type from 'typebox'
import { defineAgent, success } from '../agent.ts'
import { applyIndexes, nothingApplied } from '../optimiser/apply.ts'
import { indexFindings } from '../optimiser/indexes.ts'
import { settingFindings } from '../optimiser/settings.ts'
import { synonymFindings, synonymsOf } from '../optimiser/synonyms.ts'
import { slowBounds } from './db-health.ts'

const source = 'optimiser'
const dayMs = 86_400_000
/** How long a query is remembered after it was last asked, and how many. */
const kept = { days: 30, most: 20_000 }
/** What was seen so often is told: what one person asked once is nobody's business. */
const leastTimes = 5
const mostTold = 20
/** Keys of what only a process with an index can tell. */
const ofIndex = ['wanted', 'synonyms']

export const optimiser = defineAgent({
  name: source,
  summary:
    'Proposes indexes, settings and synonyms, and tells what people look for and nobody offers; changes nothing but indexes, where PIATA_OPTIMISER says so',
  input: Type.Object({}),
  output: Type.Object({
    replayed: Type.Boolean({ description: 'False in a process without an index' }),
    missing: Type.Optional(Type.Array(Type.String())),
    made: Type.Array(Type.String(), { description: 'Indexes that were made in this run' }),
    dropped: Type.Array(Type.String(), { description: 'Those of its own that were not used for a week' }),
    indexes: Type.Array(Type.String(), { description: 'Names of those that are proposed' }),
    settings: Type.Array(Type.String(), { description: 'Lines of .env that are proposed' }),
    categories: Type.Array(Type.String(), { description: 'Ids of those in which searches found nothing' }),
    synonyms: Type.Optional(Type.Array(Type.String(), { description: 'Lines for the file of synonyms' })),
  }),
  schedule: { after: 'db-health' },
  async run(_task, context) {
    const { config, database, search, signal } = context
    const at = context.now()
    const before = new Date(at.getTime() - kept.days * dayMs).toISOString()
    await database.queryLog.purge(before, kept.most)
    const proposals = await database.health.indexProposals(slowBounds)
    const applied = config.optimiser === 'apply' ? await applyIndexes(context, proposals) : nothingApplied
    const categories = await database.queryLog.emptiestCategories(leastTimes, mostTold)
    const lines = await settingFindings(config, database, at)
    const findings = [
      ...indexFindings(proposals.filter(({ name }) => !applied.made.includes(name))),
      ...lines,
      ...categoryFindings(categories),
    ]
    const output = {
      categories: categories.map(({ category }) => category),
      ...applied,
      indexes: proposals.map(({ name }) => name),
      settings: lines.map(({ evidence }) => evidence.line),
    }
    const index = search?.()
    if (index === undefined) {
      // What only the index can tell stays as it was told by a process that has one.
      const told = (await database.notices.list()).filter(
        (notice) => notice.source === source && ofIndex.includes(notice.key),
      )
      await database.notices.settle(source, [...findings, ...told.map(findingOf)])
      return success({ replayed: false, ...output })
    }
    const asked = await database.queryLog.emptiest(100)
    const missing = await stillMissing(index, asked, signal)
    const pairs = await database.queryLog.pairs(leastTimes, 100)
    const synonyms = await synonymsOf(index, pairs, signal)
    const { times } = await database.queryLog.totals()
    findings.push(...proposal(missing, times), ...synonymFindings(synonyms))
    await database.notices.settle(source, findings)
    return success({
      replayed: true,
      ...output,
      missing: missing.map(({ query }) => query),
      synonyms: synonyms.map(({ line }) => line),
    })
  },
})

const findingOf = ({ key, title, advice, evidence }: Finding): Finding => ({ key, title, advice, evidence })

/** Asks again what found nothing: where listings came since, there is nothing to change. */
async function stillMissing(
  index: SearchIndex,
  asked: readonly QueryCount[],
  signal: AbortSignal,
): Promise<QueryCount[]> {
  const missing: QueryCount[] = []
  for (const count of asked) {
    if (count.empty < leastTimes || missing.length === mostTold) break
    signal.throwIfAborted()
    const { total } = await index.search({ query: count.query, limit: 1 })
    if (total === 0) missing.push(count)
  }
  return missing
}

/** @param times searches that were counted in all */
function proposal(missing: readonly QueryCount[], times: number): Finding[] {
  if (missing.length === 0) return []
  const empty = missing.reduce((sum, count) => sum + count.empty, 0)
  return [
    {
      key: 'wanted',
      title: 'People look for what nobody offers',
      advice:
        'Where the catalogue has it under another word, make the two synonyms; else see whether a category or sellers for it are missing.',
      // A search that knows some of its words finds something, so all that these searches lack is these words.
      evidence: { shareOfSearches: empty / times, queries: missing },
    },
  ]
}

/** Of searches with filters within each category. */
function categoryFindings(categories: readonly CategoryCount[]): Finding[] {
  return categories.map(({ category, times, empty }) => ({
    key: `category ${category}`,
    title: `${empty} of ${times} searches with filters in the category ${category} found nothing`,
    advice:
      'See what its filters offer and its listings lack: attributes that nobody fills in, or too few sellers.',
    evidence: { category, times, empty, share: empty / times },
  }))
}
