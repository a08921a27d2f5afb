import { closeSync, createReadStream, openSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { report } from '@piata/config/figures'
import { openDump } from '../dumps/index.ts'
import { jsonElements } from '../json/index.ts'
import { transform, transformPlainly } from './transforming.ts'

/**
 * Reads large files as streams, one a process, so that its memory is its own: node db/bench/streams.ts KIND FILE prints one line of JSON.
 * `baseMb` is what the process had before.
 */
export interface StreamRun {
  ms: number
  /** Processor time of all threads. */
  cpuMs: number
  bytes: number
  count: number
  baseMb: number
  peakMb: number
}

/** About 100 MB of listings as one array. */
export function writeJson(folder: string): string {
  const file = join(folder, 'large.json')
  const element = (id: number) =>
    JSON.stringify({
      id,
      title: 'Bicicletă de munte aproape nouă',
      description: `Se vinde "urgent", ${'folosită puțin, '.repeat(10)}\n`,
      price: { amount: 125_000 + id, currency: 'RON' },
      place: 'Iași',
      tags: ['sport', 'munte'],
    })
  const parts: string[] = []
  for (let id = 0, size = 0; size < 100e6; id++) {
    const text = element(id)
    size += Buffer.byteLength(text) + 2
    parts.push(text)
  }
  writeFileSync(file, `[${parts.join(',\n')}]`)
  return file
}

/** Rows of twelve columns as mysqldump writes them, a statement for about a megabyte. */
export function writeDump(folder: string, rows: number): string {
  const file = join(folder, 'dump.sql')
  const to = openSync(file, 'w')
  writeSync(
    to,
    `-- A dump of MySQL\n/*!40101 SET NAMES utf8mb4 */;\nCREATE TABLE \`ad\` (\`id\` int NOT NULL, \`user\` int, \`title\` varchar(200), \`text\` text, \`price\` decimal(12,2), \`currency\` char(3), \`city\` varchar(80), \`status\` enum('A','B'), \`created\` datetime, \`views\` int, \`mail\` varchar(120), \`note\` varchar(50), PRIMARY KEY (\`id\`)) ENGINE=InnoDB;\n`,
  )
  const statement = 5_000
  for (let from = 1; from <= rows; from += statement) {
    const parts: string[] = []
    for (let id = from; id < Math.min(from + statement, rows + 1); id++)
      parts.push(
        `(${id},${id % 50_000},'Bicicletă nr. ${id}','Se vinde la ${id % 97} lei, \\'ca nouă\\'\\nfolosită puțin, cu acte','${id % 1_000}.50','RON','Cluj-Napoca','A','2019-03-0${1 + (id % 9)} 10:20:30',${id % 777},'om${id % 50_000}@exemplu.ro',NULL)`,
      )
    writeSync(to, `INSERT INTO \`ad\` VALUES ${parts.join(',')};\n`)
  }
  closeSync(to)
  return file
}

/** The pipeline beside a list of objects for each step, on the same file. */
export function reportTransform(pipeline: StreamRun, plain: StreamRun): void {
  if (pipeline.count !== plain.count || pipeline.bytes !== plain.bytes)
    throw new Error('the pipeline and the plain way made different rows')
  const over = ({ peakMb, baseMb }: StreamRun) => peakMb - baseMb
  const figures: [string, number, number, 'ms' | 'MB'][] = [
    ['ms', pipeline.ms, plain.ms, 'ms'],
    ['processor time of all threads', pipeline.cpuMs, plain.cpuMs, 'ms'],
    ['memory over an empty process', over(pipeline), over(plain), 'MB'],
  ]
  for (const [name, ours, theirs, unit] of figures) {
    report(`db/transformation of 1,000,000 rows/${name}`, ours, unit, null)
    console.log(
      `transformation of 1,000,000 rows, ${name}: ${ours.toFixed(0)} ${unit}, plainly ${theirs.toFixed(0)} ${unit} (×${(theirs / ours).toFixed(1)})`,
    )
  }
}

export function reportStream(name: string, { ms, cpuMs, bytes, count, baseMb, peakMb }: StreamRun): void {
  const speed = bytes / 1e3 / ms
  const over = peakMb - baseMb
  report(`db/${name}/MB read`, speed, '/s', null)
  report(`db/${name}/memory over an empty process`, over, 'MB', null)
  console.log(
    `${name}: ${count.toLocaleString('en')} of ${(bytes / 1e6).toFixed(0)} MB, ${speed.toFixed(0)} MB/s (${(bytes / 1e3 / cpuMs).toFixed(0)} by processor time of all threads), ${over.toFixed(0)} MB over an empty process`,
  )
}

async function readJson(file: string): Promise<{ bytes: number; count: number }> {
  let bytes = 0
  let count = 0
  for await (const elements of jsonElements(createReadStream(file, { highWaterMark: 1 << 20 }))) {
    count += elements.length
    for (const element of elements) bytes += element.length
  }
  return { bytes, count }
}

async function readDump(file: string): Promise<{ bytes: number; count: number }> {
  const dump = await openDump(file)
  let count = 0
  for await (const { rows } of dump.batches()) count += rows.length
  const { size } = dump.progress()
  await dump.close()
  if (dump.problems.length > 0) throw new Error(dump.problems[0]!.message)
  return { bytes: size, count }
}

const kinds = { json: readJson, dump: readDump, transform, 'transform plainly': transformPlainly }

if (import.meta.main) {
  const [kind, file] = process.argv.slice(2)
  const baseMb = process.memoryUsage.rss() / 1e6
  const start = performance.now()
  const cpu = process.cpuUsage()
  const read = await kinds[kind as keyof typeof kinds](file!)
  const ms = performance.now() - start
  const { user, system } = process.cpuUsage(cpu)
  console.log(
    JSON.stringify({
      ...read,
      ms,
      cpuMs: (user + system) / 1e3,
      baseMb,
      peakMb: process.resourceUsage().maxRSS / 1e3,
    }),
  )
}
