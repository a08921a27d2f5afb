import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { report } from '@piata/config/figures'
import { modelFiles, parseSchema, validateSchema } from '../ddl/index.ts'
import { tsqlScript } from './ddl-script.ts'
import { measure, print } from './measure.ts'
import { reportStream, reportTransform, type StreamRun, writeDump, writeJson } from './streams.ts'
import { writeRows } from './transforming.ts'

/**
 * The parser of schemas on a script as SQL Server's tools write them: warm, in a new process, and beside node-sql-parser on the batches
 * that this can read.
 */
const tables = 380
const script = tsqlScript(tables)
const folder = mkdtempSync(join(tmpdir(), 'piata-bench-'))
try {
  const file = join(folder, 'script.sql')
  writeFileSync(file, script)
  const { problems, tables: read } = parseSchema(script)
  if (problems.length > 0 || read.length !== tables) throw new Error('the script was not read whole')
  const cold = inNewProcess(file)
  print(
    `T-SQL script of ${tables} tables (${script.split('\n').length} lines, ${(script.length / 1e6).toFixed(2)} MB)`,
    [
      ['ms, warm', await measure(50, () => parseSchema(script))],
      ['ms, the first in a process, read and parsed', cold.ms],
      ['ms, of that processor time of all threads', cold.cpuMs],
    ],
  )
  report('db/T-SQL script/memory over an empty process', cold.residentMb, 'MB', null)
  console.log(`  ${'MB resident over an empty process'.padEnd(42)} ${cold.residentMb.toFixed(1).padStart(9)}`)
  const large500 = join(folder, 'large.sql')
  writeFileSync(large500, tsqlScript(500))
  const large = parseSchema(tsqlScript(500))
  print('validation of 500 tables', [['ms, all of it', await measure(50, () => validateSchema(large))]])
  print('models of 500 tables', [
    ['ms, made', await measure(20, () => modelFiles(large, 'shop'))],
    ['ms, the command in a new process, written', writeModels(large500)],
    ['ms, the command again, to another folder', writeModels(large500)],
  ])
  comparePeer(file)
  reportStream('JSON array', streamed('json', writeJson(folder)))
  const rows = writeRows(folder, 1_000_000)
  reportTransform(streamed('transform', rows), streamed('transform plainly', rows, 1))
  reportStream('mysqldump of 12 columns', streamed('dump', writeDump(folder, 1_000_000)))
} finally {
  rmSync(folder, { recursive: true })
}

function inNewProcess(file: string): { ms: number; cpuMs: number; residentMb: number } {
  const runs = Array.from({ length: 5 }, () =>
    JSON.parse(
      execFileSync(process.execPath, [join(import.meta.dirname, 'ddl-cold.ts'), file], { encoding: 'utf8' }),
    ),
  )
  return runs.toSorted((a, b) => a.ms - b.ms)[2]
}

function streamed(kind: string, file: string, times = 3): StreamRun {
  const runs = Array.from({ length: times }, () =>
    JSON.parse(
      execFileSync(process.execPath, [join(import.meta.dirname, 'streams.ts'), kind, file], {
        encoding: 'utf8',
      }),
    ),
  )
  return runs.toSorted((a, b) => a.ms - b.ms)[times >> 1]
}

function writeModels(script: string): number {
  const start = performance.now()
  const root = join(import.meta.dirname, '../..')
  const command = ['--import', './infra/setup/compiled.mjs', 'infra/commands/models.ts']
  execFileSync(process.execPath, [...command, script, '--out', mkdtempSync(join(folder, 'models-'))], {
    cwd: root,
  })
  return performance.now() - start
}

/** The peer is no part of the product: its packages are those of infra/bench. */
function comparePeer(file: string): void {
  const peers = join(import.meta.dirname, '../../infra/bench')
  if (!existsSync(join(peers, 'node_modules/node-sql-parser'))) {
    spawnSync('npm', ['ci', '--ignore-scripts'], {
      cwd: peers,
      stdio: 'inherit',
      shell: process.platform === 'win32',
    })
  }
  const { stdout, stderr } = spawnSync(process.execPath, [join(peers, 'peers/node-sql-parser.ts'), file], {
    encoding: 'utf8',
    maxBuffer: 1e9,
  })
  if (stdout === '') throw new Error(stderr)
  const peer: { ms: number; batches: number; read: string[] } = JSON.parse(stdout)
  const readable = peer.read.join('\nGO\n')
  let least = Number.POSITIVE_INFINITY
  for (let run = 0; run < 50; run++) {
    const start = performance.now()
    parseSchema(readable, { dialect: 'tsql' })
    least = Math.min(least, performance.now() - start)
  }
  print(
    `what node-sql-parser can read (${peer.read.length} of ${peer.batches} batches), the best of its runs`,
    [
      ['ms, Piata', least],
      ['ms, node-sql-parser', peer.ms],
    ],
  )
}
