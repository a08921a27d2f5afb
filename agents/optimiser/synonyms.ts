import type { Finding, QueryPair } from '@piata/db'
import type { SearchIndex } from '@piata/search'

/** The other words have to find so many times what the first ones find today, and three at least: else there is nothing to gain. */
const gain = { times: 3, least: 3 }
const mostTold = 20

/** Words that people meant alike, as a line of the file of synonyms, and what it would bring. */
interface Synonym extends QueryPair {
  line: string
  /** Results today that have the words of the one side, and of the other. */
  found: number
  foundInstead: number
}

/** Asks for the words that differ again, and keeps those of which the second still find far more. */
export async function synonymsOf(
  index: Pick<SearchIndex, 'search'>,
  pairs: readonly QueryPair[],
  signal: AbortSignal,
): Promise<Synonym[]> {
  const synonyms: Synonym[] = []
  const totalOf = async (query: string) => {
    signal.throwIfAborted()
    return (await index.search({ query, limit: 1 })).total
  }
  for (const pair of pairs) {
    const swap = swapOf(pair)
    if (swap === undefined) continue
    const line = `${swap.from} => ${swap.to}`
    if (synonyms.some((known) => known.line === line)) continue
    // As phrases, since of single words some may be missing in what is found.
    const found = await totalOf(`"${swap.from}"`)
    const foundInstead = await totalOf(`"${swap.to}"`)
    if (foundInstead < Math.max(gain.least, gain.times * found)) continue
    synonyms.push({ ...pair, line, found, foundInstead })
    if (synonyms.length === mostTold) break
  }
  return synonyms
}

/**
 * `telefon samsung s23` and `samsung s 23` differ in `s23` and `s 23`. Undefined where words were only added or left out, and where the two share nothing, as then
 * somebody may just have wanted something else next.
 */
export function swapOf({
  query,
  instead,
}: Pick<QueryPair, 'query' | 'instead'>): { from: string; to: string } | undefined {
  const words = (text: string) => text.match(/[\p{L}\p{N}]+/gu) ?? []
  const [before, after] = [words(query), words(instead)]
  const from = runsOf(before, after)
  const to = runsOf(after, before)
  if (from.length === 0 || to.length !== 1) return undefined
  const said = from.find((run) => isAlike(run.join(''), to[0]!.join('')))
  const sharesWords = from.flat().length < before.length
  const meant = said ?? (from.length === 1 && sharesWords ? from[0] : undefined)
  // Another number is another thing, as Golf 6 after Golf 5.
  if (meant === undefined || numberIn(meant) !== numberIn(to[0]!)) return undefined
  return { from: meant.join(' '), to: to[0]!.join(' ') }
}

const numberIn = (words: readonly string[]) => words.join('').replace(/\D/g, '')

/** Words that the other has not, those beside each other together. */
function runsOf(words: readonly string[], other: readonly string[]): string[][] {
  const runs: string[][] = []
  for (const [at, word] of words.entries()) {
    if (other.includes(word)) continue
    if (at > 0 && !other.includes(words[at - 1]!)) runs.at(-1)!.push(word)
    else runs.push([word])
  }
  return runs
}

/** Whether texts differ by what a finger slips: at most a third of their letters. */
function isAlike(a: string, b: string): boolean {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++)
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)))
    row = next
  }
  return row[b.length]! <= Math.max(a.length, b.length) / 3
}

export function synonymFindings(synonyms: readonly Synonym[]): Finding[] {
  if (synonyms.length === 0) return []
  return [
    {
      key: 'synonyms',
      title: 'People say it in words that listings do not use',
      advice:
        'Where both words mean the same, add the line to the file of PIATA_SYNONYMS_FILE and start the gateway again; who searches the left finds the right too.',
      evidence: {
        verified:
          'Both sides of each line were asked of the index just now; found and foundInstead are their results.',
        synonyms,
      },
    },
  ]
}
