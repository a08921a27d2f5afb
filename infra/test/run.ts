import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { root, runChecks } from '../check/checks.ts'
import { buildSite } from '../setup/site.ts'
import { bundleProduct } from './bundle.ts'
import {
  findChromium,
  findNginx,
  findPostgres,
  findPostgresPrograms,
  findRedis,
  findWholeChromium,
} from './machine.ts'
import { startPostgres } from './postgres.ts'

/** Runs every test that this machine can run, says which it could not and why, and ends with one line of counts. */
interface Counts {
  passed: number
  failed: number
  skipped: number
}

/** What vitest's JSON reporter writes, as far as it is read here. */
interface Report {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
  testResults: {
    name: string
    status: string
    message: string
    assertionResults: { fullName: string; status: string; failureMessages?: string[] }[]
  }[]
}

/** Kept by Node: a third of the time of the search engine's tests went into reading the same TypeScript anew in each thread. */
const compiled = path.join(root, 'node_modules/.cache/compiled')
const inCi = Boolean(process.env.CI)
const missing: string[] = []
/** Said once more at the end: whoever reads only the last lines of a long run learns what failed. */
const failures: string[] = []
const total: Counts = { passed: 0, failed: 0, skipped: 0 }

const programs = findPostgresPrograms()
const [own, bundled] = await Promise.all([
  programs.server && !process.env.TEST_POSTGRES_URL ? startPostgres() : undefined,
  bundleProduct(path.join(root, 'node_modules/.cache/product')),
])
await compileProduct(bundled.app)
const postgres = own?.url ?? (await findPostgres())
const redis = await findRedis()
const [chromium, wholeChromium, nginx] = [findChromium(), findWholeChromium(), findNginx()]
if (!postgres) missing.push('Postgres tests: no server answers at TEST_POSTGRES_URL or 127.0.0.1:5432')
if (!programs.pgbouncer) missing.push('tests behind a pooler: install the package pgbouncer')
if (!programs.server)
  missing.push('tests with a Postgres server of their own: initdb is not installed (package postgresql)')
if (!redis) missing.push('Redis tests: no server answers at TEST_REDIS_URL or 127.0.0.1:6379')
if (!chromium)
  missing.push('browser tests: no Chromium found; set CHROMIUM_PATH or install the package chromium')
else if (!nginx) missing.push('the test of the example for nginx: install the package nginx-light')
if (chromium && !wholeChromium)
  missing.push('tests of notifications in a browser: install the package chromium')

try {
  // Tests wait for servers, disks and each other, and leave the processors time for what else is to be done: not for a browser, which
  // draws with them, and whose tests wait only so long for a page.
  const [, isBuilt] = await Promise.all([vitest([]), checkAndBuild()])
  if (isBuilt) await vitest(['--config', 'infra/browser/vitest.config.ts'])
} finally {
  await own?.stop()
}

for (const failure of failures) console.log(`failed: ${failure}`)
for (const reason of missing) console.log(`not run: ${reason}`)
if (inCi && missing.length > 0) total.failed += missing.length
console.log(`tests: ${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
process.exitCode = total.failed > 0 || (inCi && total.skipped > 0) ? 1 : 0

function add(counts: Counts): void {
  total.passed += counts.passed
  total.failed += counts.failed
  total.skipped += counts.skipped
}

/** The checks, then the site for the tests in a browser; whether there is one. */
async function checkAndBuild(): Promise<boolean> {
  for (const { name, passed } of await runChecks()) {
    add({ passed: Number(passed), failed: Number(!passed), skipped: 0 })
    if (!passed) failures.push(`check ${name}`)
  }
  return chromium !== undefined && build()
}

/** Builds the site for the tests in a browser; whether there is one. */
async function build(): Promise<boolean> {
  try {
    await buildSite()
    add({ passed: 1, failed: 0, skipped: 0 })
    return true
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    failures.push('build of the site')
    add({ passed: 0, failed: 1, skipped: 0 })
    return false
  }
}

/**
 * Reads all of the gateway once, as it is written and as it is bundled, for what Node keeps of it: it does so when a process ends, which those
 * that tests start and kill do not, nor do those that run tests before the last of them.
 */
async function compileProduct(bundledApp: string): Promise<void> {
  const files = ['./gateway/app.ts', bundledApp].map((file) => `await import(${JSON.stringify(file)})`)
  const reading = spawn(
    process.execPath,
    ['--input-type=module', '--eval', `${files.join('\n')}\nprocess.exit()`],
    { cwd: root, stdio: 'inherit', env: { NODE_COMPILE_CACHE: compiled, ...process.env } },
  )
  await once(reading, 'exit')
}

async function vitest(args: string[]): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'piata-test-'))
  const report = path.join(folder, 'report.json')
  const run = spawn(
    process.execPath,
    [
      path.join(root, 'node_modules/vitest/vitest.mjs'),
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      ...args,
    ],
    {
      cwd: root,
      stdio: 'inherit',
      env: {
        NODE_COMPILE_CACHE: compiled,
        ...process.env,
        // What tests start as processes and threads of the product, they start bundled.
        NODE_OPTIONS: [process.env.NODE_OPTIONS, ...bundled.options].filter(Boolean).join(' '),
        TEST_WHOLE: 'true',
        ...(postgres && { TEST_POSTGRES_URL: postgres }),
        ...(redis && { TEST_REDIS_URL: redis }),
        ...(chromium && { CHROMIUM_PATH: chromium }),
        CHROMIUM_WHOLE_PATH: wholeChromium ?? '',
        NGINX_PATH: nginx ?? '',
      },
    },
  )
  const [status] = await once(run, 'exit')
  try {
    const result = JSON.parse(readFileSync(report, 'utf8')) as Report
    failures.push(...whatFailed(result))
    // A file that fails to load has no tests to count, yet the run has failed.
    const failed = Math.max(result.numFailedTests, status === 0 ? 0 : 1)
    add({ passed: result.numPassedTests, failed, skipped: result.numPendingTests + result.numTodoTests })
  } catch {
    failures.push(`vitest ${args.join(' ')}: no report, status ${status}`)
    add({ passed: 0, failed: 1, skipped: 0 })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A line for each test that failed, and for each file that failed as a whole: where, its name, and the first line of why. */
function whatFailed({ testResults }: Report): string[] {
  return testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = path.relative(root, name)
    const failed = assertionResults.filter((test) => test.status === 'failed')
    if (failed.length === 0) return status === 'failed' ? [`${file}: ${firstLine(message)}`] : []
    return failed.map((test) => `${file} › ${test.fullName}: ${firstLine(test.failureMessages?.[0])}`)
  })
}

function firstLine(text = ''): string {
  return text.trimStart().split('\n', 1)[0]!.slice(0, 300)
}
