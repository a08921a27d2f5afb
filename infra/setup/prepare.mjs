// Runs before every npm script, on whatever Node the person has: only built-in modules and plain syntax here.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { accessSync, constants, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const minimumNode = 20
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')
const stamp = path.join(root, 'node_modules', '.piata-lock')

/** Ends with one line that says what is wrong and what to do. */
function fail(message) {
  console.error(`piata: ${message}`)
  process.exit(1)
}

const major = Number(process.versions.node.split('.')[0])
if (major < minimumNode) {
  fail(`Node.js ${process.versions.node} is too old; install Node.js ${minimumNode} or newer to bootstrap.`)
}

try {
  accessSync(root, constants.W_OK)
  // Root passes access checks even on a read-only mount; only a write tells.
  writeFileSync(path.join(root, '.piata-write-check'), '')
  rmSync(path.join(root, '.piata-write-check'))
} catch (error) {
  fail(`cannot write to ${root} (${error.code}); clone the project into a folder of your own.`)
}

const lock = createHash('sha256')
  .update(readFileSync(path.join(root, 'package-lock.json')))
  .digest('hex')
const installed = existsSync(stamp) && readFileSync(stamp, 'utf8') === lock

if (!installed) {
  const bootstrapNode = process.env.npm_node_execpath ?? process.execPath
  const npm = process.env.npm_execpath
  console.log('piata: installing packages (npm ci) …')
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  const result = npm
    ? spawnSync(bootstrapNode, [npm, ...args], { cwd: root, stdio: 'inherit' })
    : spawnSync('npm', args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' })
  if (result.status !== 0) fail('npm ci failed; its own message is above.')
  writeFileSync(stamp, lock)
}
