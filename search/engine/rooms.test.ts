import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

/** Which rooms a room may import from; ARCHITECTURE.md says what each is about. */
const allowed: Record<string, readonly string[]> = {
  segment: ['scratch'],
  scratch: ['segment'],
  indexing: ['segment'],
  filtering: ['segment', 'scratch', 'indexing'],
  matching: ['segment', 'scratch', 'filtering'],
  ranking: ['segment', 'scratch', 'filtering', 'matching'],
  facets: ['segment', 'scratch', 'filtering'],
  query: ['segment', 'scratch', 'filtering', 'matching', 'ranking', 'facets'],
  threads: ['segment', 'indexing', 'query'],
}

const engine = import.meta.dirname
const imported = /from '(\.[^']+)'/g

test('rooms import from the rooms below them only', () => {
  const rooms = readdirSync(engine, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  expect(rooms.map(({ name }) => name).sort()).toEqual(Object.keys(allowed).sort())
  const violations: string[] = []
  for (const { name: room } of rooms) {
    for (const file of readdirSync(path.join(engine, room))) {
      if (file.endsWith('.test.ts')) continue
      const text = readFileSync(path.join(engine, room, file), 'utf8')
      for (const [, specifier] of text.matchAll(imported)) {
        const [target, ...inside] = path
          .relative(engine, path.resolve(engine, room, specifier!))
          .split(path.sep)
        if (target === '..' || target === room) continue
        if (inside.length === 0 || !allowed[room]!.includes(target!))
          violations.push(`${room}/${file} → ${specifier}`)
      }
    }
  }
  expect(violations).toEqual([])
})

test('of segments only columns borrow memory, for what they count', () => {
  const borrowers = readdirSync(path.join(engine, 'segment')).filter((file) =>
    readFileSync(path.join(engine, 'segment', file), 'utf8').includes("from '../scratch/"),
  )
  expect(borrowers.filter((file) => !file.endsWith('.test.ts'))).toEqual([
    'column-scan.ts',
    'keyword-column.ts',
  ])
})
