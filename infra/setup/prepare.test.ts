import { execFile, execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
let tree: string

/** The parts of the project that set-up looks at, in a folder of its own. */
beforeEach(() => {
  tree = mkdtempSync('/tmp/piata-tree-')
  for (const file of ['package.json', 'package-lock.json', 'infra/setup/prepare.mjs']) {
    cpSync(join(root, file), join(tree, file))
  }
})
afterEach(() => rmSync(tree, { recursive: true, force: true }))

function install(): void {
  mkdirSync(join(tree, 'node_modules/.bin'), { recursive: true })
  writeFileSync(join(tree, 'node_modules/.bin/node'), '#!/bin/sh\necho v26.0.0\n', { mode: 0o755 })
  const lock = createHash('sha256')
    .update(readFileSync(join(tree, 'package-lock.json')))
    .digest('hex')
  writeFileSync(join(tree, 'node_modules/.piata-lock'), lock)
}

/** Runs it as somebody who may only read the tree; root may write everywhere, so then as another user. */
async function prepareAsReader(environment: Record<string, string> = {}) {
  execFileSync('chmod', ['-R', 'a+rX,a-w', tree])
  const user = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}
  try {
    return await prepare(environment, user)
  } finally {
    execFileSync('chmod', ['-R', 'u+w', tree])
  }
}

interface Caller {
  uid?: number
  gid?: number
  script?: string
}

function prepare(environment: Record<string, string>, { script = 'start', ...user }: Caller = {}) {
  return new Promise<{ code: number; said: string }>((done) => {
    execFile(
      process.execPath,
      [join(tree, 'infra/setup/prepare.mjs'), script],
      { cwd: tree, env: { PATH: process.env.PATH, ...environment }, ...user },
      (error, stdout, stderr) => done({ code: error ? Number(error.code) : 0, said: stdout + stderr }),
    )
  })
}

// Windows knows no such rights.
describe.runIf(process.platform !== 'win32')('a tree that may only be read', () => {
  it('serves another user once it is installed', async () => {
    install()
    expect(await prepareAsReader()).toEqual({ code: 0, said: '' })
  })

  it('says in one line that it is not installed', async () => {
    expect(await prepareAsReader()).toEqual({
      code: 1,
      said: expect.stringMatching(/^piata: cannot write to [^\n]* run npm start once as its owner[^\n]*\n$/),
    })
  })
})

describe.runIf(process.platform !== 'win32')('a machine for which no Node.js comes with the packages', () => {
  it('uses its own, as npm’s scripts find it once the other is out of the way', async () => {
    const npm = join(tree, 'npm.cjs')
    writeFileSync(
      npm,
      `const fs = require('node:fs')
fs.mkdirSync('node_modules/.bin', { recursive: true })
fs.writeFileSync('node_modules/.bin/node', 'made for another system', { mode: 0o755 })`,
    )
    const { code } = await prepare({ npm_execpath: npm, npm_node_execpath: process.execPath })
    expect(code).toBe(0)
    expect(existsSync(join(tree, 'node_modules/.bin/node'))).toBe(false)
  })
})

describe('npm', () => {
  const asked = () => readFileSync(join(tree, 'asked'), 'utf8').split('\n').slice(0, -1)
  const prepareFor = async (script: string) => {
    writeFileSync(
      join(tree, 'npm.cjs'),
      `const fs = require('node:fs')
fs.mkdirSync('node_modules/.bin', { recursive: true })
fs.appendFileSync('asked', process.argv.slice(2, 4).join(' ') + '\\n')`,
    )
    const npm = { npm_execpath: join(tree, 'npm.cjs'), npm_node_execpath: process.execPath }
    expect((await prepare(npm, { script })).code).toBe(0)
  }

  it('brings to a start what a start needs, and adds the tools in place when they are asked for', async () => {
    await prepareFor('start')
    await prepareFor('seed')
    expect(asked()).toEqual(['ci --omit=dev'])
    await prepareFor('test')
    expect(asked()).toEqual(['ci --omit=dev', 'install --no-save'])
    for (const script of ['start', 'test', 'check']) await prepareFor(script)
    expect(asked()).toHaveLength(2)
  })

  it('brings all at once to who begins with the tools, and anew when the lock file has changed', async () => {
    await prepareFor('test')
    await prepareFor('start')
    writeFileSync(join(tree, 'package-lock.json'), '{}')
    await prepareFor('start')
    expect(asked()).toEqual(['ci --include=dev', 'ci --omit=dev'])
  })
})
