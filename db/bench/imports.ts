import { createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { report } from '@piata/config/figures'
import { readRows } from '../import/stored/rows-file.ts'
import { readFirstPage, scanFile, sourceIn } from '../import/stored/scan.ts'

/**
 * A CSV as a seller brings it: what its first page costs, all of it, and a page anywhere.
 * `npm run bench -w db -- --imports 1000`: megabytes, default 200.
 */
const megabytes = Number(process.argv.find((word) => /^\d+$/.test(word)) ?? 200)
const folder = mkdtempSync(join(tmpdir(), 'piata-bench-imports-'))
const pages = 200

try {
  const rows = await write(megabytes * 1_000_000)
  const choices = {}
  const first = await timed(() => readFirstPage({ folder, choices }))
  tell('first page', first.ms, 'ms')
  const scan = await timed(() => scanFile({ folder, choices }))
  tell('scan', scan.ms, 'ms')
  tell('peak memory', process.resourceUsage().maxRSS / 1024, 'MB')
  if (scan.result.rows !== rows) throw new Error(`${scan.result.rows} rows of ${rows} were found`)
  const samples: number[] = []
  for (let page = 0; page < pages; page++) {
    const from = Math.floor((rows * page) / pages)
    samples.push((await timed(() => readRows(folder, from, 100))).ms)
  }
  samples.sort((a, b) => a - b)
  tell('page p50', samples[pages / 2]!, 'ms')
  tell('page p99', samples[Math.floor(pages * 0.99)]!, 'ms')
} finally {
  rmSync(folder, { recursive: true, force: true })
}

function tell(what: string, figure: number, unit: 'ms' | 'MB'): void {
  console.log(`${what} of a CSV of ${megabytes} MB: ${figure.toFixed(figure < 10 ? 2 : 0)} ${unit}`)
  report(`imports/${megabytes}/${what}`, figure, unit)
}

async function timed<T>(work: () => Promise<T>): Promise<{ ms: number; result: T }> {
  const started = performance.now()
  const result = await work()
  return { ms: performance.now() - started, result }
}

/** Rows of about 950 bytes, half of them with quotes and commas in their texts. */
async function write(bytes: number): Promise<number> {
  const text = 'Se vinde mobilă de bucătărie din lemn masiv, cu blat și chiuvetă. '.repeat(12)
  let written = 0
  let rows = 0
  await pipeline(
    function* () {
      yield 'id,titlu,descriere,pret,oras,data\n'
      while (written < bytes) {
        let piece = ''
        for (let i = 0; i < 1_000; i++, rows++)
          piece += `${rows},Bucătărie nr. ${rows},"${rows % 2 === 0 ? `zis ""nouă"", ${text}` : text}",${rows % 9_000},Cluj-Napoca,31.12.2025\n`
        written += Buffer.byteLength(piece)
        yield piece
      }
    },
    createWriteStream(sourceIn(folder)),
  )
  return rows
}
