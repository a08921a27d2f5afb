import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { dataFolder } from '@piata/config'
import { runImport } from '@piata/db'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dialects, startTestApp, type TestApp } from './app.ts'
import { newPerson, type Person } from './people.ts'

const csv = (from: number, to: number) =>
  `Cod;Denumire;Preț (lei);Oraș\n${Array.from({ length: to - from }, (_, i) => `${from + i};Scaun de lemn ${from + i};${from + i},50;Cluj-Napoca\n`).join('')}`

describe.each(dialects)('imports on %s', (dialect) => {
  let test: TestApp
  let seller: Person
  beforeAll(async () => {
    test = await startTestApp(dialect)
    seller = await newPerson(test.app)
  })
  afterAll(() => test.close())

  const folder = () => dataFolder(test.config).imports
  const bring = (person: Person, body: string | Buffer, query = '', headers = {}) =>
    person.ask('POST', `/v1/imports?name=stoc.csv${query}`, {
      body,
      headers: { 'content-type': 'application/octet-stream', ...headers },
    } as never)
  /** What its agent does. */
  const work = (id: string) =>
    runImport(id, {
      ...{ database: test.app.database, folder: join(folder(), id), timeZone: 'Europe/Bucharest' },
      signal: new AbortController().signal,
    })
  const ask = (method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: object) =>
    seller.ask(method, `/v1/imports${path}`, body === undefined ? {} : { body })
  const move = async (id: string, name: string, body: object = {}) => {
    const answer = await ask('POST', `/${id}/${name}`, body)
    if (answer.statusCode === 200) await work(id)
    return answer
  }

  it('go from the file to listings: first page, mapping, preview, plan, confirmation, errors', async () => {
    const file = `${csv(1, 1_501)}x;No;1;Cluj\n`
    const answer = await bring(seller, file)
    expect(answer.statusCode).toBe(201)
    const { import: made, rows } = answer.json()
    expect(rows).toHaveLength(1_000)
    expect(rows[0]).toEqual({ line: 2, fields: ['1', 'Scaun de lemn 1', '1,50', 'Cluj-Napoca'] })
    expect(made).toMatchObject({
      ...{ state: 'received', name: 'stoc.csv', bytes: Buffer.byteLength(file) },
      contents: { found: { form: 'csv', delimiter: ';', encoding: 'utf-8', headerLine: 1 }, rows: null },
      map: { externalId: 'Cod', title: 'Denumire', price: 'Preț (lei)', place: 'Oraș' },
    })
    const { id } = made
    expect((await ask('GET', `/${id}/rows`)).statusCode).toBe(409)
    await work(id)
    expect((await ask('GET', `/${id}`)).json()).toMatchObject({ state: 'ready', contents: { rows: 1_501 } })
    const page = (await ask('GET', `/${id}/rows?cursor=1450&limit=100`)).json()
    expect([page.items.length, page.items[0].fields[0], page.next]).toEqual([51, '1451', null])

    const map = { ...made.map, category: { value: 'sofas' } }
    expect((await ask('POST', `/${id}/preview`, { map: made.map })).json()).toMatchObject({
      errors: [{ pointer: '/map/category' }],
    })
    const preview = await ask('POST', `/${id}/preview`, { map })
    expect(preview.statusCode).toBe(200)
    expect(preview.json().items).toHaveLength(10)
    expect(preview.json().items[1]).toMatchObject({ line: 3, refusal: expect.anything() })
    const full = { ...map, requireAttributes: false }
    expect((await ask('POST', `/${id}/preview`, { map: full })).json().items[0]).toMatchObject({
      listing: {
        title: 'Scaun de lemn 1',
        price: { amount: 150 },
        placeName: 'Cluj-Napoca',
        categoryId: 'sofas',
      },
      refusal: null,
    })
    expect((await ask('PUT', `/${id}/mapping`, { map: full })).json()).toMatchObject({
      state: 'ready',
      map: full,
    })
    expect((await move(id, 'confirm')).statusCode).toBe(409)
    expect((await move(id, 'check')).json().state).toBe('checking')
    expect((await ask('GET', `/${id}`)).json()).toMatchObject({
      state: 'checked',
      plan: {
        ...{ rows: 1_501, create: 1_500, refuse: 1 },
        reasons: [{ count: 1, said: { field: 'title', code: 'too-short', values: { min: '3' } } }],
      },
    })
    expect((await ask('GET', `/${id}/errors`)).json()).toMatchObject({
      items: [{ line: 1_502, field: 'title' }],
      next: null,
    })
    const refused = await ask('GET', `/${id}/errors.csv`)
    expect(refused.headers['content-type']).toBe('text/csv; charset=utf-8')
    expect(refused.body).toContain('1502,')
    expect((await move(id, 'confirm')).statusCode).toBe(200)
    expect((await ask('GET', `/${id}`)).json()).toMatchObject({
      state: 'done',
      progress: { rows: 1_501, created: 1_500, refused: 1 },
    })
    expect((await ask('GET', '')).json().items.map((one: { id: string }) => one.id)).toEqual([id])
    expect((await seller.ask('GET', '/v1/me/export')).json().imports).toMatchObject([
      { id, name: 'stoc.csv' },
    ])
    expect((await ask('DELETE', `/${id}`)).statusCode).toBe(204)
    expect(await readdir(folder())).toEqual([])
    expect((await ask('GET', `/${id}`)).statusCode).toBe(404)
  })

  it('keep nothing of what is refused, and answer a retry as the first time', async () => {
    const bodies = [
      [await bring(seller, ''), 400],
      [await bring(seller, '%PDF-1.7'), 400],
      [await bring(seller, 'a;b', '&encoding=ebcdic'), 400],
      [await bring(seller, '{}', '', { 'content-type': 'application/json' }), 415],
    ] as const
    expect(bodies.map(([answer]) => answer.statusCode)).toEqual(bodies.map(([, status]) => status))
    expect(bodies[1]![0].json().detail).toContain('PDF')
    const headers = { 'idempotency-key': 'one-file' }
    const first = await bring(seller, csv(0, 3), '', headers)
    const again = await bring(seller, csv(0, 3), '', headers)
    expect(again.json()).toEqual(first.json())
    expect((await bring(seller, csv(0, 4), '', headers)).statusCode).toBe(422)
    // What came twice goes once its answer has left.
    await expect.poll(() => readdir(folder())).toEqual([first.json().import.id])
    const { id } = first.json().import
    await work(id)
    const wrong = {
      title: 'Lipsă',
      category: { value: 'nothing' },
      price: { column: 'Cod', pattern: '(a+)+$' },
    }
    const refusals = (await ask('PUT', `/${id}/mapping`, { map: wrong })).json().errors
    expect(refusals[0].detail).toContain('pattern')
    const steps = [{ filter: { column: 'Cod', matches: '(a+)+$' } }]
    const stepped = { title: 'Cod', category: { value: 'sofas' }, steps }
    const refused = (await ask('PUT', `/${id}/mapping`, { map: stepped })).json().errors
    expect(refused[0].detail).toContain('steps')
    const lost = { title: 'Lipsă', category: { value: 'sofas' } }
    expect((await ask('POST', `/${id}/preview`, { map: lost })).json().errors[0].detail).toContain(
      'no column "Lipsă"',
    )
    const withdrawing = await ask('PUT', `/${id}/mapping`, {
      map: { ...lost, title: 'Denumire' },
      settings: { withdrawMissing: true },
    })
    expect(withdrawing.json().errors[0].pointer).toBe('/settings/withdrawMissing')
    await ask('DELETE', `/${id}`)
  })

  it('are of their seller alone, as many as may be, and end where their seller says', async () => {
    const other = await newPerson(test.app)
    const { id } = (await bring(seller, csv(0, 2))).json().import
    await work(id)
    for (const [method, path] of [
      ['GET', ''],
      ['GET', '/rows'],
      ['GET', '/errors'],
      ['GET', '/errors.csv'],
      ['DELETE', ''],
      ['POST', '/check'],
      ['POST', '/confirm'],
      ['POST', '/cancel'],
    ] as const)
      expect(
        (await other.ask(method, `/v1/imports/${id}${path}`, method === 'POST' ? { body: {} } : {}))
          .statusCode,
      ).toBe(404)
    await ask('POST', `/${id}/check`, {})
    expect(
      (await ask('PUT', `/${id}/mapping`, { map: { title: 'Denumire', category: 'Cod' } })).statusCode,
    ).toBe(409)
    expect((await ask('POST', `/${id}/cancel`, {})).json().state).toBe('cancelled')
    expect((await ask('POST', `/${id}/cancel`, {})).statusCode).toBe(409)
    for (let more = 1; more < 10; more++) expect((await bring(seller, csv(0, 1))).statusCode).toBe(201)
    expect((await bring(seller, csv(0, 1))).statusCode).toBe(409)
    await expect.poll(() => readdir(folder())).toHaveLength(10)
  })
})

describe('who may import', () => {
  it('is what the site says, and how much', async () => {
    const test = await startTestApp('sqlite', { imports: 'traders', importMaxBytes: 1_000_000 })
    const person = await newPerson(test.app)
    const bring = (body: string, seller = person) =>
      seller.ask('POST', '/v1/imports?name=a.csv', { body, headers: { 'content-type': 'text/csv' } } as never)
    expect((await bring('a,b\n1,2\n')).json().detail).toContain('traders')
    await test.restart({ imports: 'members', importMaxBytes: 1_000_000 })
    const member = await newPerson(test.app)
    expect((await bring('a,b\n1,2\n', member)).statusCode).toBe(201)
    const large = await bring('x'.repeat(1_000_001), member)
    expect([large.statusCode, large.json().detail]).toEqual([413, expect.stringContaining('1 MB')])
    // Together with the first one.
    const rest = [await bring('x,y\n'.repeat(150_000), member), await bring('x,y\n'.repeat(150_000), member)]
    expect(rest.map(({ statusCode }) => statusCode)).toEqual([201, 409])
    await test.close()
  })
})
