import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import { docFaults } from './docs.ts'
import { importViolations } from './import-directions.ts'
import { unusedExports } from './unused-exports.ts'

export const root = path.resolve(import.meta.dirname, '../..')

/** Each looks at what they share for itself: the usual four took 39 s of two processors, where one takes 23 s. */
const checkers = ['--checkers', String(Math.max(1, Math.floor(availableParallelism() / 2)))]

interface CheckResult {
  name: string
  passed: boolean
}

/** Types, lint and format, import directions, exports, and what the documents say; prints what each finds. */
export async function runChecks(): Promise<CheckResult[]> {
  return [
    // First, as a test that runs beside looks for what it writes.
    await typesOfFolders(),
    await command('types', 'tsc', ['--noEmit', '-p', '.', ...checkers]),
    await command('types of web', 'tsc', ['--noEmit', '-p', 'web', ...checkers]),
    await command('lint and format', 'biome', ['check', '--error-on-warnings', '.']),
    importDirections(),
    exportsInUse(),
    documents(),
  ]
}

async function command(name: string, binary: string, args: string[]): Promise<CheckResult> {
  const started = performance.now()
  const child = spawn(path.join(root, 'node_modules/.bin', binary), args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  const [code] = await once(child, 'exit')
  return report(name, code === 0, started)
}

/** The names that the types of web take from its folders. */
async function typesOfFolders(): Promise<CheckResult> {
  const started = performance.now()
  const child = spawn(process.execPath, [path.join(root, 'web/i18n/write-types.ts')], { stdio: 'inherit' })
  const [code] = await once(child, 'exit')
  return report('names of pages and texts', code === 0, started)
}

function importDirections(): CheckResult {
  const started = performance.now()
  const violations = importViolations(root)
  for (const { file, specifier, reason } of violations) console.error(`${file}: '${specifier}' ${reason}`)
  return report('import directions', violations.length === 0, started)
}

function exportsInUse(): CheckResult {
  const started = performance.now()
  const unused = unusedExports(root)
  for (const { file, name, reason } of unused) console.error(`${file}: ${name} is exported, but ${reason}`)
  return report('exports in use', unused.length === 0, started)
}

function documents(): CheckResult {
  const started = performance.now()
  const faults = docFaults(root)
  for (const { file, said, reason } of faults) console.error(`${file}: '${said}' ${reason}`)
  return report('documents', faults.length === 0, started)
}

function report(name: string, passed: boolean, started: number): CheckResult {
  console.log(
    `${passed ? 'ok    ' : 'FAILED'} ${name} (${((performance.now() - started) / 1000).toFixed(1)} s)`,
  )
  return { name, passed }
}
