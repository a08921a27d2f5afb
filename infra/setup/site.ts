import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { accessSync, constants, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '../..')
const web = path.join(root, 'web')
const stamp = path.join(web, '.next', 'piata-sources')
// 'assets' and 'sw.js' are what the build writes for browsers.
const notSources = new Set([
  'node_modules',
  '.next',
  'assets',
  'sw.js',
  'README.md',
  'next-env.d.ts',
  'site-types.d.ts',
  'tsconfig.tsbuildinfo',
])

/** SHA-256 over what the built site depends on: its sources and the lock file. */
function sourcesHash(): string {
  const hash = createHash('sha256').update(readFileSync(path.join(root, 'package-lock.json')))
  const visit = (folder: string) => {
    for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) =>
      a.name < b.name ? -1 : 1,
    )) {
      if (notSources.has(entry.name) || entry.name.endsWith('.test.ts')) continue
      const full = path.join(folder, entry.name)
      if (entry.isDirectory()) visit(full)
      else hash.update(path.relative(web, full)).update('\0').update(readFileSync(full))
    }
  }
  visit(web)
  hash.update(readFileSync(path.join(root, 'config/languages.ts')))
  return hash.digest('hex')
}

/** Builds the site unless the last build was made of the same sources. Rejects when the build fails. */
export async function buildSite(): Promise<void> {
  const hash = sourcesHash()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return
  try {
    accessSync(web, constants.W_OK)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new Error(
      `the site is not built, and ${web} cannot be written (${code}); run npm start once as its owner`,
    )
  }
  console.log('piata: building the site …')
  const started = performance.now()
  await new Promise<void>((resolve, reject) => {
    const build = spawn(process.execPath, [nextBinary, 'build'], {
      cwd: web,
      env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    build.stdout.on('data', (chunk) => {
      output += chunk
    })
    build.stderr.on('data', (chunk) => {
      output += chunk
    })
    build.once('error', reject)
    build.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`the site does not build:\n${output.trim()}`)),
    )
  })
  writeFileSync(stamp, hash)
  console.log(`piata: site built in ${((performance.now() - started) / 1000).toFixed(1)} s`)
}

const nextBinary = path.join(root, 'node_modules/next/dist/bin/next')
export const webFolder = web
