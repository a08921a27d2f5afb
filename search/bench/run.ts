import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { quantile, report, spreadOf } from '@piata/config/figures'
import { type Corpus, generatedTitles, housingTitles, makeCorpus } from './corpora.ts'
import {
  installPeers,
  luceneJars,
  lucenePeers,
  type Measured,
  type Mode,
  measure,
  nodePeers,
  type PeerName,
} from './peers.ts'
import { evaluate, evaluateTypos, type JudgedSet, readJudgedSets } from './relevance.ts'

const help = `npm run bench -w search -- [options]
  --data FOLDER     also real titles (listings-housing.csv.gz) and judged sets (products-*, homedepot-*), where they lie there
  --size N          titles of the smallest corpus (default 54667); may be given more than once
  --queries N       timed queries a corpus (default 2246)
  --seconds N       most seconds an engine may take for a corpus' queries (default 20)
  --engines A,B     only these: piata, ${[...nodePeers, ...lucenePeers].join(', ')}
  --modes A,B       of exact, typos (default both)
  --no-relevance    leave out the judged sets
  --million         instead: one million listings in process, our own index only (search/bench/million.ts)
  --alerts          instead: one million saved searches that listings are asked of (search/bench/alerts.ts; --searches N for fewer)`

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    size: { type: 'string', multiple: true },
    queries: { type: 'string', default: '2246' },
    seconds: { type: 'string', default: '20' },
    engines: { type: 'string' },
    modes: { type: 'string', default: 'exact,typos' },
    'no-relevance': { type: 'boolean', default: false },
    million: { type: 'boolean', default: false },
    alerts: { type: 'boolean', default: false },
    searches: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
})

if (values.help) console.log(help)
else if (values.million) await import('./million.ts')
else if (values.alerts) await import('./alerts.ts')
else await compare()

async function compare(): Promise<void> {
  installPeers()
  const lucene = luceneJars().length > 0 ? lucenePeers : []
  if (lucene.length === 0) console.log('Lucene is left out: no liblucene8-java in /usr/share/java')
  const all: PeerName[] = ['piata', ...nodePeers, ...lucene]
  const engines = values.engines ? (values.engines.split(',') as PeerName[]) : all
  console.log(
    `${cpus()[0]?.model.trim()} × ${cpus().length}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`,
  )
  console.log(
    'One engine at a time, each alone in its process; milliseconds; the ten best and the exact total are asked for.\n',
  )
  const folder = mkdtempSync(join(tmpdir(), 'piata-bench-'))
  try {
    for (const corpus of await corpora(folder)) {
      for (const mode of values.modes.split(',') as Mode[]) await table(corpus, mode, engines)
    }
    if (values.data && !values['no-relevance'])
      for (const set of readJudgedSets(values.data)) await relevance(folder, set, engines)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function corpora(folder: string): Promise<Corpus[]> {
  const sizes = (values.size ?? ['54667', '100000']).map(Number)
  const count = Number(values.queries)
  if (!values.data) {
    const titles = [...generatedTitles(Math.max(...sizes) * 2)]
    return await Promise.all(
      sizes.map((size) => makeCorpus(folder, `generated titles, ${size}`, titles, size, count)),
    )
  }
  const titles = await housingTitles(values.data)
  const all = values.size ? sizes : [...sizes, titles.length]
  return await Promise.all(
    all.map((size) =>
      makeCorpus(folder, `housing titles, ${size}`, titles, Math.min(size, titles.length), count),
    ),
  )
}

async function table(corpus: Corpus, mode: Mode, engines: PeerName[]): Promise<void> {
  console.log(
    `${corpus.name}; ${corpus.queries.length} queries${mode === 'typos' ? ', typos and last-word prefix' : ''}`,
  )
  const rows: Measured[] = []
  for (const name of engines) {
    // These two know no typos.
    if (mode === 'typos' && (name === 'fts5' || name === 'tantivy')) continue
    try {
      rows.push(await measure(name, corpus, mode, Number(values.seconds)))
    } catch (error) {
      console.log(`  ${name} failed: ${(error as Error).message.slice(0, 500)}`)
    }
  }
  const ours = rows.find((row) => row.engine === 'Piata')
  console.log(
    line(
      'engine',
      'p50',
      'p95',
      'p99',
      'mean',
      'CPU p50',
      'CPU p99',
      'CPU mean',
      '× ours',
      'queries',
      'total',
      'docs/s',
      'merged',
      'B/doc',
    ),
  )
  for (const row of rows) {
    const subject = `search/${row.engine}/${corpus.name}/${mode}`
    report(`${subject}/p50`, quantile(row.latencies, 0.5), 'ms', spreadOf(row.latencies))
    report(
      `${subject}/p99`,
      quantile(row.latencies, 0.99),
      'ms',
      spreadOf(row.latencies, (block) => quantile(block, 0.99)),
    )
    report(`${subject}/bytes`, row.bytes / corpus.size, 'B')
    const latency = quantiles(row.latencies)
    const cpu = quantiles(row.cpu)
    // Over the queries that both got through.
    const both = ours ? Math.min(ours.cpu.length, row.cpu.length) : 0
    const ratio = ours ? mean(row.cpu.slice(0, both)) / mean(ours.cpu.slice(0, both)) : Number.NaN
    console.log(
      line(
        row.engine,
        latency(0.5),
        latency(0.95),
        latency(0.99),
        mean(row.latencies).toFixed(3),
        cpu(0.5),
        cpu(0.99),
        mean(row.cpu).toFixed(3),
        ratio.toFixed(1),
        String(row.latencies.length),
        mean(row.totals).toFixed(0),
        perSecond(corpus.size, row.indexMs),
        perSecond(corpus.size, row.mergedMs ?? row.indexMs),
        Math.round(row.bytes / corpus.size).toLocaleString('en'),
      ),
    )
  }
  console.log()
}

/** nDCG@10 of every engine on a judged set. */
async function relevance(folder: string, set: JudgedSet, engines: PeerName[]): Promise<void> {
  const path = join(folder, 'judged.tsv')
  const clean = (text: unknown) => String(text ?? '').replace(/[\t\n\r]+/g, ' ')
  writeFileSync(
    path,
    set.documents
      .map(({ id, title, description }) => `${id}\t${clean(title)}\t${clean(description)}`)
      .join('\n'),
  )
  console.log(
    `${set.name}: ${set.documents.length} documents, ${set.judgments.size} judged queries, title weight 3; nDCG@10 with gain 2^grade − 1 (with gain = grade)`,
  )
  console.log(
    `${'engine'.padEnd(32)} ${'as typed'.padStart(16)} ${'with typos on'.padStart(16)} ${'one typo'.padStart(16)}   empty`,
  )
  for (const name of engines) {
    const cells: string[] = []
    let engine = name as string
    let empty = ''
    for (const [mode, judge] of [
      ['exact', evaluate],
      ['typos', evaluate],
      ['typos', evaluateTypos],
    ] as const) {
      const queries: string[] = []
      await judge((query) => {
        queries.push(query)
        return []
      }, set)
      const measured = await measure(
        name,
        { name: set.name, path, size: set.documents.length, warmUp: [], queries },
        mode,
        120,
      )
      engine = measured.engine
      const answers = new Map(measured.ids.map((ids, at) => [queries[at]!, ids]))
      const { ndcg, linear, empty: none } = await judge((query) => answers.get(query) ?? [], set)
      cells.push(`${ndcg.toFixed(4)} (${linear.toFixed(4)})`.padStart(16))
      empty = `${(none * 100).toFixed(1)} %`
    }
    console.log(`${engine.padEnd(32)} ${cells.join(' ')}   ${empty}`)
  }
}

function perSecond(documents: number, ms: number): string {
  return Math.round((documents / ms) * 1000).toLocaleString('en')
}

function quantiles(values: number[]): (share: number) => string {
  return (share) => quantile(values, share).toFixed(3)
}

function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function line(name: string, ...cells: string[]): string {
  return `  ${name.padEnd(32)}${cells.map((cell) => cell.padStart(9)).join('')}`
}
