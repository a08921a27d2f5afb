import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { figuresVariable, report, spreadOf } from './index.ts'

it('writes figures only where a file is named', () => {
  const folder = mkdtempSync(join(tmpdir(), 'piata-figures-'))
  const file = join(folder, 'figures')
  try {
    report('a', 1, 'ms')
    vi.stubEnv(figuresVariable, file)
    report('a/p50', 1.5, 'ms', 0.1)
    report('a/rate', 2, '/s')
    expect(
      readFileSync(file, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual([
      { name: 'a/p50', figure: 1.5, unit: 'ms', better: 'lower', spread: 0.1 },
      { name: 'a/rate', figure: 2, unit: '/s', better: 'higher', spread: null },
    ])
  } finally {
    vi.unstubAllEnvs()
    rmSync(folder, { recursive: true })
  }
})

it('takes what changes during a run as spread', () => {
  expect(spreadOf([1, 2, 3])).toBeNull()
  expect(spreadOf(Array(50).fill(4))).toBe(0)
  const slower = [...Array(40).fill(1), ...Array(10).fill(2)]
  expect(spreadOf(slower)).toBeCloseTo(Math.sqrt(0.2))
})
