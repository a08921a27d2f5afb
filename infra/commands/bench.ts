import { existsSync } from 'node:fs'
import { loadEnvFile } from 'node:process'
import { parseArgs } from 'node:util'
import { loadConfig } from '@piata/config'
import '@piata/config/closed-output'
import { compare, rule } from '@piata/config/figures'
import { type Database, databaseOptions, openDatabase } from '@piata/db'
import { currentCommit, runBenchmarks, thisMachine } from '../figures/run.ts'
import { comparisonTable } from '../figures/table.ts'

const usage = `Usage: npm run bench [-- [WORKSPACE] [--keep | --compare [COMMIT]] [-- WORDS FOR THE BENCHMARK]]
  WORKSPACE   agents, db, gateway, images or search; default: all of them
  --keep      also writes the figures into the database, under the commit of the files here
  --compare   instead: this commit's kept figures beside those of COMMIT (default: the one kept before)`

try {
  const { values, positionals, tokens } = parseArgs({
    options: {
      keep: { type: 'boolean', default: false },
      compare: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
    allowPositionals: true,
    tokens: true,
  })
  const end = tokens.find(({ kind }) => kind === 'option-terminator')?.index ?? process.argv.length
  const word = tokens.find((token) => token.kind === 'positional' && token.index < end)
  const more = positionals.slice(word === undefined ? 0 : 1)
  const name = word === undefined ? undefined : positionals[0]
  if (values.help) console.log(usage)
  else if (values.compare) await withDatabase((database) => showComparison(database, name))
  else await run(name, more, values.keep)
} catch (error) {
  console.error(`bench: ${error instanceof Error ? error.message : error}`)
  process.exitCode = 1
}

async function run(workspace: string | undefined, more: string[], keeps: boolean): Promise<void> {
  const commit = keeps ? currentCommit() : ''
  const figures = runBenchmarks(workspace, more)
  if (!keeps) return
  const machine = thisMachine()
  await withDatabase(({ benchmarks }) =>
    benchmarks.keep(figures.map((figure) => ({ ...figure, commit, machine }))),
  )
  console.log(`kept ${figures.length} figures of ${commit}`)
}

async function showComparison(database: Database, given: string | undefined): Promise<void> {
  const commits = await database.benchmarks.commits()
  const here = currentCommit()
  const after = commits.includes(here) ? here : commits[0]
  const before = given ?? commits.find((commit) => commit !== after)
  if (after === undefined || before === undefined) {
    throw new Error('two commits with kept figures are needed: npm run bench -- --keep')
  }
  const known = commits.find((commit) => commit.startsWith(before) || before.startsWith(commit))
  if (known === undefined) throw new Error(`nothing was kept of ${before}, but of ${commits.join(', ')}`)
  const [older, newer] = [
    await database.benchmarks.ofCommit(known),
    await database.benchmarks.ofCommit(after),
  ]
  console.log(`${known} → ${after}\n${comparisonTable(compare(older, newer))}\n${rule}`)
}

async function withDatabase(work: (database: Database) => Promise<void>): Promise<void> {
  if (existsSync('.env')) loadEnvFile('.env')
  const database = await openDatabase(databaseOptions(loadConfig()))
  try {
    await work(database)
  } finally {
    await database.close()
  }
}
