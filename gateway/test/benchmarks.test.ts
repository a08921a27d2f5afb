import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dialects, startTestApp, type TestApp } from './app.ts'
import { newAdmin, newPerson, type Person } from './people.ts'

describe.each(dialects)('figures over commits on %s', (dialect) => {
  let test: TestApp
  let admin: Person
  beforeAll(async () => {
    test = await startTestApp(dialect)
    admin = await newAdmin(test.app)
  })
  afterAll(() => test.close())

  const ask = async (query = '') => (await admin.ask('GET', `/v1/admin/benchmarks${query}`)).json()
  const keep = (name: string, commit: string | null, figures: number[], more: object = {}) =>
    figures.reduce(
      (before, figure) =>
        before.then(() =>
          test.app.database.benchmarks.keep([
            {
              ...{ name, commit, machine: 'box', figure, unit: 'ms', better: 'lower', spread: null },
              ...more,
            },
          ]),
        ),
      Promise.resolve(),
    )

  it('shows nothing to others than those who run the site', async () => {
    const url = '/v1/admin/benchmarks'
    expect((await test.app.inject({ url })).statusCode).toBe(401)
    expect((await (await newPerson(test.app)).ask('GET', url)).statusCode).toBe(403)
    expect(await ask()).toEqual({ items: [], next: null })
  })

  it('gives each figure a point a commit, and judges the last change', async () => {
    await keep('db/read', 'one', [10, 11, 9])
    await keep('db/read', 'two', [5, 5.5, 4.5])
    await keep('search/first', 'two', [7], { spread: 0.5 })
    await keep('search/zero', 'one', [0, 0])
    await keep('search/zero', 'two', [1, 1])
    const { items, next } = await ask()
    expect(next).toBeNull()
    expect(items.map(({ name }: { name: string }) => name)).toEqual([
      'db/read',
      'search/first',
      'search/zero',
    ])
    expect(items[0]).toMatchObject({
      ...{ unit: 'ms', better: 'lower' },
      points: [
        { commit: 'one', machine: 'box', figure: 10, spread: 1, runs: 3 },
        { commit: 'two', machine: 'box', figure: 5, spread: 0.5, runs: 3 },
      ],
      change: { commit: 'one', before: 10, ratio: 0.5, verdict: 'better' },
    })
    expect(items[1]).toMatchObject({ points: [{ figure: 7, spread: 0.5, runs: 1 }], change: null })
    expect(items[2].change).toEqual({ commit: 'one', before: 0, ratio: null, verdict: 'worse' })
    // Measured again, a commit is the newest; another machine's figure stands apart.
    await keep('db/read', 'one', [10], { machine: 'other' })
    const [again] = (await ask('?name=db/read')).items
    expect(again.points.map((one: { commit: string; machine: string }) => [one.commit, one.machine])).toEqual(
      [
        ['one', 'box'],
        ['two', 'box'],
        ['one', 'other'],
      ],
    )
    expect(again.change).toMatchObject({ commit: 'two', before: 5, verdict: 'worse' })
  })

  it('draws the running site over time, in no more points than fit', async () => {
    const { app } = test
    await app.database.benchmarks.keep(
      Array.from({ length: 130 }, (_, at) => ({
        ...{ name: 'quality/p50', commit: null, machine: 'box', figure: at, unit: 'ms', spread: null },
        better: 'lower' as const,
      })),
    )
    const [{ points, change }] = (await ask('?name=quality/p50')).items
    expect(change).toBeNull()
    expect(points).toHaveLength(44)
    expect(points.reduce((sum: number, point: { runs: number }) => sum + point.runs, 0)).toBe(130)
    expect(points.at(-1)).toMatchObject({ commit: null, runs: 3 })
  })

  it('goes through names page by page, and refuses what it does not know', async () => {
    const first = await ask('?limit=2')
    expect(first.items).toHaveLength(2)
    const second = await ask(`?limit=2&cursor=${encodeURIComponent(first.next)}`)
    const names = [...first.items, ...second.items].map(({ name }: { name: string }) => name)
    expect(names).toEqual(['db/read', 'quality/p50', 'search/first', 'search/zero'])
    expect(await ask(`?limit=2&cursor=${encodeURIComponent(second.next)}`)).toEqual({ items: [], next: null })
    expect((await ask('?name=nothing')).items).toEqual([])
    for (const query of ['?limit=101', '?cursor=', '?about=db'])
      expect((await admin.ask('GET', `/v1/admin/benchmarks${query}`)).statusCode).toBe(400)
  })
})
