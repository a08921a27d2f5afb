import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { doorDialects, startTestApp, type TestApp } from './app.ts'
import { goodDraft, newPerson, type Person, publishListing } from './people.ts'

describe.each(doorDialects)('one’s own listings on %s', (dialect) => {
  let test: TestApp
  let seller: Person
  let other: Person
  const ids: string[] = []
  beforeAll(async () => {
    test = await startTestApp(dialect)
    seller = await newPerson(test.app)
    other = await newPerson(test.app)
    for (const title of ['Canapea roșie', 'Fotoliu verde']) {
      ids.push((await publishListing(test.app, seller, { title })).id)
    }
    const draft = await seller.ask('POST', '/v1/listings', {
      body: { ...goodDraft, title: 'Canapea ciornă' },
    })
    ids.push(draft.json().id)
  })
  afterAll(() => test.close())

  const find = async (query: string) => {
    const response = await seller.ask('GET', `/v1/me/listings?${query}`)
    if (response.statusCode !== 200) return response.statusCode
    return response.json().items.map(({ id }: { id: string }) => ids.indexOf(id))
  }

  it('are found by words, statuses and category, from either end', async () => {
    expect(await find('')).toEqual([2, 1, 0])
    expect(await find('sort=oldest')).toEqual([0, 1, 2])
    expect(await find('q=ROSIE')).toEqual([0])
    expect(await find('q=canap&status=published')).toEqual([0])
    expect(await find('status=draft,published')).toEqual([2, 1, 0])
    expect(await find('status=draft')).toEqual([2])
    expect(await find('category=sofas')).toEqual([2, 1, 0])
    expect(await find('category=nothing')).toBe(400)
    expect(await find('status=draft,nothing')).toBe(400)
    expect(await other.ask('GET', '/v1/me/listings?q=canapea').then((answer) => answer.json().items)).toEqual(
      [],
    )
  })

  it('are moved many at once, each for itself', async () => {
    const move = (person: Person, body: object, headers = {}) =>
      person.ask('POST', '/v1/me/listings/moves', { body, headers })
    const nobody = '01900000-0000-7000-8000-000000000000'
    const theirs = (await publishListing(test.app, other)).id
    const asked = { ids: [ids[0], ids[1], ids[2], theirs, nobody], move: 'reserve' }
    const headers = { 'idempotency-key': 'reserve-all' }
    const answer = await move(seller, asked, headers)
    expect(answer.statusCode).toBe(200)
    const { items } = answer.json()
    expect(items.map(({ id, code, status }: Record<string, unknown>) => [id, code, status])).toEqual([
      [ids[0], 200, 'reserved'],
      [ids[1], 200, 'reserved'],
      [ids[2], 409, undefined],
      [theirs, 404, undefined],
      [nobody, 404, undefined],
    ])
    expect(items[2].problem.type).toBe('/problems/conflict')
    expect((await test.app.inject(`/v1/listings/${theirs}`)).json().status).toBe('published')
    expect((await move(seller, asked, headers)).headers['idempotent-replayed']).toBe('true')

    const published = (await move(seller, { ids: [ids[2]], move: 'publish' })).json().items[0]
    expect([published.code, published.problem.type]).toEqual([409, '/problems/listing-incomplete'])
    expect(published.problem.errors.map(({ pointer }: { pointer: string }) => pointer)).toContain('/placeId')
    for (const body of [
      { ids: [], move: 'sell' },
      { ids: [ids[0], ids[0]], move: 'sell' },
      {
        ids: Array.from({ length: 101 }, (_, n) => nobody.slice(0, -3) + String(n).padStart(3, '0')),
        move: 'sell',
      },
      { ids: [ids[0]], move: 'block' },
    ]) {
      expect((await move(seller, body)).statusCode).toBe(400)
    }
  })
})
