import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { loadConfig } from '@piata/config'
import { buildApp } from '@piata/gateway'
import { expect, it } from 'vitest'
import { parse } from 'yaml'

const infra = path.resolve(import.meta.dirname, '..')
const read = (file: string) => readFileSync(path.join(infra, file), 'utf8')

/** Of Prometheus itself, and functions, labels and words of its language. */
const notOurs = new Set(['up'])

/** The names of metrics in an expression: what is neither called, nor a label, nor a word of the language. */
function metricsOf(expression: string): string[] {
  const bare = expression
    .replaceAll(/\{[^}]*\}|\[[^\]]*\]|"[^"]*"/g, '')
    .replaceAll(/\b(?:by|without|on|ignoring)\s*\([^)]*\)/g, '')
  return [...bare.matchAll(/\b[a-z_][\w:]*\b(?!\s*\()/gi)]
    .map(([name]) => name)
    .filter((name) => !notOurs.has(name) && !/^(?:or|and|unless|by|e\d+)$/.test(name))
}

it('alerts and dashboards name metrics that a gateway has', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'piata-metrics-'))
  const app = await buildApp({
    config: {
      ...loadConfig({}),
      dataDir: folder,
      databaseUrl: `sqlite:${path.join(folder, 'piata.db')}`,
      logLevel: 'silent',
      metricsPort: 1,
    },
    startsLate: true,
  })
  try {
    await app.inject('/v1/categories')
    const known = new Set<string>()
    for (const [, name, kind] of (await app.metrics()).matchAll(/^# TYPE (\S+) (\S+)$/gm)) {
      const ends =
        kind === 'histogram'
          ? ['_bucket', '_sum', '_count']
          : kind === 'summary'
            ? ['', '_sum', '_count']
            : ['']
      for (const end of ends) known.add(name + end)
    }
    const { groups } = parse(read('prometheus/alerts.yml')) as { groups: { rules: { expr: string }[] }[] }
    const { panels } = JSON.parse(read('grafana/dashboards/piata.json')) as {
      panels: { targets: { expr: string }[] }[]
    }
    const expressions = [
      ...groups.flatMap(({ rules }) => rules.map(({ expr }) => expr)),
      ...panels.flatMap(({ targets }) => targets.map(({ expr }) => expr)),
    ]
    const named = expressions.flatMap((expression) =>
      metricsOf(expression).map((name) => ({ name, expression })),
    )
    expect(named.length).toBeGreaterThan(25)
    expect(named.filter(({ name }) => !known.has(name))).toEqual([])
  } finally {
    await app.close()
    rmSync(folder, { recursive: true, force: true })
  }
})
