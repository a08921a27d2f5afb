import { gunzipSync } from 'node:zlib'
import { exportRules } from '@piata/db'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dialects, startTestApp, type TestApp } from './app.ts'
import { goodDraft, newPerson, type Person } from './people.ts'
import { runAgent } from './upkeep.ts'

describe.each(dialects)('exports made by a task on %s', (dialect) => {
  let test: TestApp
  let owner: Person
  beforeAll(async () => {
    test = await startTestApp(dialect)
    owner = await newPerson(test.app)
    for (let n = 0; n < 120; n++)
      await owner.ask('POST', '/v1/listings', { body: { ...goodDraft, title: `Scaun ${n}` } })
  })
  afterAll(() => test.close())

  const request = async (person: Person) => {
    const answer = await person.ask('POST', '/v1/me/exports', { body: {} })
    expect(answer.statusCode, answer.body).toBe(202)
    return answer.json()
  }
  const list = async (person: Person) => (await person.ask('GET', '/v1/me/exports')).json().items

  it('hold what the export at once holds, and are their owner’s alone', async () => {
    const asked = await request(owner)
    expect(asked).toMatchObject({ state: 'waiting', bytes: 0 })
    expect((await request(owner)).id).toBe(asked.id)
    const file = `/v1/me/exports/${asked.id}/file`
    expect((await owner.ask('GET', file)).statusCode).toBe(409)
    // An attempt that came to no end leaves parts.
    await test.app.database.exports.append(asked.id, 0, Buffer.from('broken off'))
    await runAgent(test.app, 'exports', { id: asked.id })

    const [made] = await list(owner)
    expect(made).toMatchObject({ id: asked.id, state: 'ready' })
    const answer = await owner.ask('GET', file)
    expect(answer.statusCode).toBe(200)
    expect(answer.headers).toMatchObject({
      'content-type': 'application/gzip',
      'content-length': String(made.bytes),
    })
    const held = JSON.parse(gunzipSync(answer.rawPayload).toString())
    const atOnce = (await owner.ask('GET', '/v1/me/export')).json()
    expect(held.listings).toHaveLength(120)
    const { sessions: _, ...rest } = held
    const { sessions: __, ...wanted } = atOnce
    expect(rest).toEqual(wanted)

    const other = await newPerson(test.app)
    expect((await other.ask('GET', file)).statusCode).toBe(404)
    expect(await list(other)).toEqual([])
    expect((await test.app.inject(file)).statusCode).toBe(401)
  })

  it('are kept for three days, three of an account, and go with it', async () => {
    const { exports } = test.app.database
    const person = await newPerson(test.app)
    const ids: string[] = []
    for (let n = 0; n < exportRules.most + 1; n++) {
      const { id } = await request(person)
      await runAgent(test.app, 'exports', { id })
      ids.unshift(id)
    }
    expect((await list(person)).map(({ id }: { id: string }) => id)).toEqual(ids.slice(0, exportRules.most))
    const purge = async (at: number) => {
      while ((await exports.purge(new Date(at).toISOString(), 10)) > 0);
    }
    await purge(Date.now())
    expect(await exports.part(ids.at(-1)!, 0)).toBeUndefined()
    expect(await exports.part(ids[0]!, 0)).toBeDefined()
    await purge(Date.now() + exportRules.keptMs)
    expect(await exports.part(ids[0]!, 0)).toBeUndefined()
    expect(await list(person)).toEqual([])

    const { id } = await request(person)
    await runAgent(test.app, 'exports', { id })
    const gone = await person.ask('DELETE', '/v1/me', { body: { password: person.password } })
    expect(gone.statusCode, gone.body).toBe(204)
    await expect.poll(() => exports.part(id, 0), { timeout: 20_000 }).toBeUndefined()
    await runAgent(test.app, 'exports', { id })
  })
})
