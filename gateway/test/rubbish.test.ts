import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from './app.ts'
import { newPerson, type Person } from './people.ts'

const json = { 'content-type': 'application/json' }
const fields = (count: number, value: string) =>
  Array.from({ length: count }, (_, n) => `"${n.toString(36)}":${value}`).join(',')

describe('rubbish', () => {
  let test: TestApp
  let person: Person
  beforeAll(async () => {
    test = await startTestApp('sqlite', { limitReadPerMinute: 100_000 })
    person = await newPerson(test.app)
  })
  afterAll(() => test.close())

  /** The shortest of `runs` times, in milliseconds. */
  const timeOf = async (runs: number, work: () => Promise<unknown>) => {
    let shortest = Number.POSITIVE_INFINITY
    for (let run = 0; run < runs; run++) {
      const start = performance.now()
      await work()
      shortest = Math.min(shortest, performance.now() - start)
    }
    return shortest
  }

  it('costs a member no more than its length, and names 20 mistakes at most', async () => {
    const create = (body: string) => person.ask('POST', '/v1/listings', { body, headers: json })
    const bodies = [
      (count: number) => `{"categoryId":"bicycles","attributes":{${fields(count, '[]')}}}`,
      (count: number) => `{"categoryId":"bicycles","imageIds":[${'1,'.repeat(count)}1]}`,
      (count: number) => `{${fields(count, '1')}}`,
    ]
    for (const bodyOf of bodies) {
      for (const count of [15, 50, 200, 8000]) {
        const { statusCode, body } = await create(bodyOf(count))
        expect([count, statusCode]).toEqual([count, 400])
        expect(JSON.parse(body).errors.length).toBeLessThanOrEqual(20)
      }
      const short = await timeOf(10, () => create(bodyOf(1000)))
      const long = await timeOf(10, () => create(bodyOf(8000)))
      expect(long / short).toBeLessThan(20)
    }
  })

  it('costs a stranger about what a small mistake costs', async () => {
    const login = (body: string) =>
      test.app.inject({ method: 'POST', url: '/v1/auth/login', body, headers: json })
    const wrong = await timeOf(20, () => login('{"email":"x","password":"y","a":1}'))
    const [many, tooMany, deep] = [`{${fields(1500, '1')}}`, `{${fields(30_000, '1')}}`, '['.repeat(16_000)]
    const [flags, twice] = [`/v1/search?${'a&'.repeat(4000)}`, `/v1/search?${'q=1&'.repeat(3000)}`]
    const lost = `{${fields(15_000, '1')}}`
    const rubbish: [name: string, send: () => Promise<{ statusCode: number }>, status: number][] = [
      ['fields', () => login(many), 400],
      ['a large body', () => login(tooMany), 413],
      ['depth', () => login(deep), 400],
      ['parameters', () => test.app.inject(flags), 400],
      ['the same parameter', () => test.app.inject(twice), 400],
      [
        'a body where nothing is',
        () =>
          test.app.inject({
            method: 'POST',
            url: '/nothing',
            body: lost,
            headers: json,
          }),
        404,
      ],
    ]
    for (const [name, send, status] of rubbish) {
      expect([name, (await send()).statusCode]).toEqual([name, status])
      expect([name, (await timeOf(20, send)) / wrong]).toEqual([name, expect.toSatisfy((ratio) => ratio < 8)])
    }
  })

  it('names the mistakes of a small request all at once', async () => {
    const { errors } = (await person.ask('POST', '/v1/listings', { body: { a: 1, b: 2, title: 3 } })).json()
    expect(errors.map(({ pointer }: { pointer: string }) => pointer).sort()).toEqual([
      '/a',
      '/b',
      '/categoryId',
      '/title',
    ])
  })
})
