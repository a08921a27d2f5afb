import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { type Figure, figuresVariable } from '@piata/config/figures'

const root = resolve(import.meta.dirname, '../..')

/**
 * Runs the benchmarks of a workspace, or of all that have some, as `npm run bench` does; resolves to what they reported.
 * @param more words for the benchmark
 * @throws Error where one of them fails
 */
export function runBenchmarks(workspace: string | undefined, more: readonly string[]): Figure[] {
  const folder = mkdtempSync(join(tmpdir(), 'piata-figures-'))
  const file = join(folder, 'figures')
  try {
    const which = workspace === undefined ? ['--workspaces', '--if-present'] : ['--workspace', workspace]
    const run = spawnSync('npm', ['run', 'bench', ...which, ...(more.length > 0 ? ['--', ...more] : [])], {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, [figuresVariable]: file },
      shell: process.platform === 'win32',
    })
    if (run.status !== 0) throw new Error('a benchmark failed; nothing was kept')
    return existsSync(file) ? readFigures(readFileSync(file, 'utf8')) : []
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** The lines that benchmarks wrote; of a name that came twice, the last. */
export function readFigures(text: string): Figure[] {
  const figures = new Map<string, Figure>()
  for (const line of text.split('\n')) {
    if (line === '') continue
    const figure = JSON.parse(line) as Figure
    figures.set(figure.name, figure)
  }
  return [...figures.values()]
}

/** The commit of the files here, with `+` where they are not as they were committed. @throws Error without git */
export function currentCommit(): string {
  const git = (...args: string[]) => {
    const { status, stdout } = spawnSync('git', args, { cwd: root, encoding: 'utf8' })
    if (status !== 0) throw new Error('figures are kept by commit, and git knows none here')
    return stdout.trim()
  }
  const commit = git('rev-parse', '--short=12', 'HEAD')
  return git('status', '--porcelain', '--untracked-files=no') === '' ? commit : `${commit}+`
}

/** What figures of one machine have in common. */
export function thisMachine(): string {
  return `${cpus()[0]?.model.trim() ?? process.arch} × ${cpus().length}, Node ${process.versions.node}`
}
