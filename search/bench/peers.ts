import { execFile, execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import type { Corpus } from './corpora.ts'

/** What one engine did with one corpus, alone in its process. */
export interface Measured {
  engine: string
  /** Until all documents can be found. */
  indexMs: number
  /** … and the merges that follow have ended, where that is later. */
  mergedMs?: number
  /** Of the index: off the heap and on it; files for Lucene. */
  bytes: number
  residentBytes: number
  /** Milliseconds per query, in the order of the queries; fewer than those when the time ran out. */
  latencies: number[]
  /** Processor time of the same queries, milliseconds: what a busy machine hardly falsifies. */
  cpu: number[]
  totals: number[]
  ids: string[][]
}

export type Mode = 'exact' | 'typos'

const run = promisify(execFile)
const here = import.meta.dirname
const peersFolder = resolve(here, '../../infra/bench')
const javaLibraries = '/usr/share/java'

export const nodePeers = ['minisearch', 'orama', 'flexsearch', 'fts5', 'tantivy'] as const
export const lucenePeers = ['lucene-english', 'lucene-standard'] as const
export type PeerName = 'piata' | (typeof nodePeers)[number] | (typeof lucenePeers)[number]

/** Installs the peers, which are no part of the product, where that has not been done. */
export function installPeers(): void {
  if (existsSync(join(peersFolder, 'node_modules'))) return
  console.log('installing the peers in infra/bench …')
  execFileSync('npm', ['ci', '--ignore-scripts'], {
    cwd: peersFolder,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
}

/** Lucene runs where a JDK and Debian's liblucene8-java are. */
export function luceneJars(): string[] {
  if (!existsSync(javaLibraries)) return []
  const wanted = /^lucene-(core|analyzers-common)-8[.\d]*\.jar$/
  const jars = readdirSync(javaLibraries).filter((file) => wanted.test(file))
  return jars.length < 2 ? [] : jars.map((file) => join(javaLibraries, file))
}

/** @throws when the engine fails; the message holds what it said. */
export async function measure(
  name: PeerName,
  corpus: Corpus,
  mode: Mode,
  seconds: number,
): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), 'piata-bench-'))
  try {
    const queries = join(folder, 'queries.json')
    writeFileSync(queries, JSON.stringify({ warmUp: corpus.warmUp, queries: corpus.queries }))
    const [command, args] = name.startsWith('lucene')
      ? ['java', luceneArguments(name, corpus, mode, seconds, folder)]
      : [
          process.execPath,
          [
            '--expose-gc',
            '--max-old-space-size=8000',
            ...(name === 'piata' ? [join(here, 'piata.ts')] : [join(peersFolder, 'peers/measure.ts'), name]),
            corpus.path,
            queries,
            mode,
            String(seconds),
          ],
        ]
    const { stdout } = await run(command, args, { maxBuffer: 256 << 20, timeout: 900_000 })
    return JSON.parse(stdout.trim().split('\n').at(-1)!) as Measured
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function luceneArguments(
  name: string,
  corpus: Corpus,
  mode: Mode,
  seconds: number,
  folder: string,
): string[] {
  const warmUp = join(folder, 'warm-up.txt')
  const queries = join(folder, 'queries.txt')
  writeFileSync(warmUp, corpus.warmUp.join('\n'))
  writeFileSync(queries, corpus.queries.join('\n'))
  return [
    '-Xmx3g',
    '-XX:+UseSerialGC',
    '-cp',
    luceneJars().join(':'),
    join(peersFolder, 'peers/Lucene.java'),
    name,
    corpus.path,
    warmUp,
    queries,
    mode,
    String(seconds),
    join(folder, 'index'),
  ]
}
