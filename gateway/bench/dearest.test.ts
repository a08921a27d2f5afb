import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '../test/app.ts'
import { dearest } from './dearest.ts'

describe('what a request may cost', () => {
  let test: TestApp
  beforeAll(async () => {
    test = await startTestApp('sqlite')
  })
  afterAll(() => test.close())

  const routes = () =>
    test.app.routeTable.flatMap((route) =>
      [route.method]
        .flat()
        .filter((method) => method !== 'HEAD' && method !== 'OPTIONS')
        .map((method) => ({ name: `${method} ${route.url}`, route })),
    )

  it('is limited on every route by a class of its own choice', () => {
    for (const { name, route } of routes()) {
      expect([name, route.config?.limit]).toEqual([name, expect.any(String)])
    }
  })

  it('is measured for every route', () => {
    const names = routes()
      .map(({ name }) => name)
      .filter((name) => !name.startsWith('GET /docs'))
    expect(Object.keys(dearest).sort()).toEqual(names.sort())
  })
})
