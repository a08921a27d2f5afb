import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

interface LockedPackage {
  version?: string
  hasInstallScript?: boolean
  optionalDependencies?: Record<string, string>
}

const root = path.resolve(import.meta.dirname, '../..')
const lock = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')) as {
  packages: Record<string, LockedPackage>
}

/** npm resolves a dependency from the nearest node_modules upwards. */
function isLocked(from: string, name: string): boolean {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    if (`${folder ? `${folder}/` : ''}node_modules/${name}` in lock.packages) return true
    if (folder === '') return false
  }
}

test('every optional platform package is locked, so that npm ci works on each platform', () => {
  const missing: string[] = []
  for (const [location, entry] of Object.entries(lock.packages)) {
    for (const name of Object.keys(entry.optionalDependencies ?? {})) {
      if (!isLocked(location, name)) missing.push(`${location || 'package.json'} → ${name}`)
    }
  }
  expect(missing).toEqual([])
})

test('the lock file names no registry', () => {
  expect(readFileSync(path.join(root, 'package-lock.json'), 'utf8')).not.toContain('"resolved": "http')
})

test('security floors hold', () => {
  const floors: Record<string, string> = {
    fastify: '5.12.6',
    'fast-jwt': '6.3.4',
    kysely: '0.29.0',
    sharp: '0.35.5',
    '@fastify/proxy-addr': '5.1.1',
  }
  const below: string[] = []
  for (const [location, entry] of Object.entries(lock.packages)) {
    const name = location.slice(location.lastIndexOf('node_modules/') + 'node_modules/'.length)
    const floor = floors[name]
    if (floor && compareVersions(entry.version!, floor) < 0)
      below.push(`${location} ${entry.version} < ${floor}`)
  }
  expect(below).toEqual([])
})

function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.split(/[.-]/).map(Number))
  for (let i = 0; i < 3; i++) if (left![i] !== right![i]) return left![i]! - right![i]!
  return 0
}
