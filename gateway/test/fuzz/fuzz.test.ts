import { randomUUID } from 'node:crypto'
import type { ValidateFunction } from 'ajv'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import type { LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dialects, startTestApp, type TestApp } from '../app.ts'
import { goodDraft, newAdmin, newPerson, type Person } from '../people.ts'
import { type OpenapiDocument, type Operation, operationsOf, promised, type Schema } from './operations.ts'
import { databaseTexts, type FieldPath, fieldsOf, goodValue, naughtyTexts, spoilt } from './values.ts'

const json = { 'content-type': 'application/json' }
const many = 1_000_000
const unlimited = {
  limitReadPerMinute: many,
  limitSearchPerMinute: many,
  limitBulkPerMinute: many,
  limitWritePerMinute: many,
  limitAuthPerMinute: many,
  limitExportsPerHour: many,
  limitAssetPerMinute: many,
  limitListings: many,
}

/** Fails with all that is told, where it does not hold. Tens of thousands hold: nothing is made of those. */
function holds(isSo: boolean, told: () => object): void {
  if (!isSo) expect.fail(JSON.stringify(told(), undefined, 2))
}

/** How many bodies a schema has to refuse on every database, so that the trial is one. */
const leastRefused = 1000

interface Sent {
  query?: string
  path?: Record<string, string>
  headers?: Record<string, string>
  body?: string | Buffer
}

describe.each(dialects)('every operation of the document on %s', { timeout: 600_000 }, (dialect) => {
  let test: TestApp
  let document: OpenapiDocument
  let operations: Operation[]
  let ajv: Ajv2020
  const validators = new Map<Schema, ValidateFunction>()
  beforeAll(async () => {
    test = await startTestApp(dialect, unlimited)
    document = (await test.app.inject('/openapi.json')).json()
    operations = operationsOf(document)
    ajv = new Ajv2020({ strict: false, allErrors: false })
    ;(addFormats as unknown as (instance: Ajv2020) => void)(ajv)
    // Known by a name, so that they are compiled once and not with each schema.
    ajv.addSchema({ $id: 'document', components: document.components })
  })
  afterAll(() => test.close())

  const resolve = (schema: Schema): Schema =>
    schema.$ref === undefined
      ? schema
      : resolve(document.components.schemas[schema.$ref.slice(schema.$ref.lastIndexOf('/') + 1)]!)

  const takes = (schema: Schema, value: unknown): boolean => {
    let validate = validators.get(schema)
    if (validate === undefined) {
      const text = JSON.stringify(schema).replaceAll('"$ref":"#/', '"$ref":"document#/')
      validate = ajv.compile(JSON.parse(text) as Schema)
      validators.set(schema, validate)
    }
    return validate(value) as boolean
  }

  /** Somebody who may do it, with what the operation's addresses and bodies name. */
  async function startOf(operation: Operation) {
    const person: Person = operation.path.startsWith('/v1/admin/')
      ? await newAdmin(test.app)
      : await newPerson(test.app)
    // What asks for the password once more is looked into as well.
    await person.ask('POST', '/v1/me/confirm', { body: { password: person.password } })
    const created = await person.ask('POST', '/v1/listings', { body: goodDraft })
    const id: string = created.json().id
    const known: Record<string, unknown> = {
      ...{ id, ids: [id], listingId: id, subjectId: id, categoryId: 'sofas', name: 'expiry', preset: 'card' },
      ...{
        file: `${'0'.repeat(64)}.webp`,
        token: 'x'.repeat(43),
        code: '123456',
        q: 'canapea',
        email: `${randomUUID()}@piata.example`,
      },
      ...{ password: person.password, currentPassword: person.password, refreshToken: person.refreshToken },
      // Of the form that a browser gives them.
      ...{ vatId: 'RO18547290', phone: '0712 345 678', seq: 1, locale: 'ro' },
      ...{ endpoint: 'https://push.example/send/1', p256dh: `B${'a'.repeat(86)}`, auth: 'a'.repeat(22) },
    }
    if (operation.path.startsWith('/v1/admin/tasks')) {
      known.id = await test.app.database.tasks.enqueue({ goal: 'expiry', input: {} })
    }
    if (operation.path.startsWith('/v1/admin/categories')) known.name = { ro: 'Vapoare' }
    return { person, known }
  }

  /** Sends, and holds the answer to what is true of all of them. */
  async function send(
    operation: Operation,
    { person, known }: Awaited<ReturnType<typeof startOf>>,
    sent: Sent,
  ): Promise<LightMyRequestResponse> {
    const path = operation.path.replace(
      /\{(\w+)\}/g,
      (_, name: string) => sent.path?.[name] ?? encodeURIComponent(String(known[name] ?? 'x')),
    )
    const response = await test.app.inject({
      method: operation.method,
      url: path + (sent.query === undefined ? '' : `?${sent.query}`),
      headers: { authorization: `Bearer ${person.accessToken}`, ...sent.headers },
      ...(sent.body !== undefined && { body: sent.body }),
    })
    const { statusCode } = response
    const type = String(response.headers['content-type'] ?? '')
    const told = () => ({
      operation: operation.id,
      ...sent,
      body: sent.body?.toString().slice(0, 300),
      answer: `${statusCode} ${type} ${response.body.slice(0, 300)}`,
    })
    holds(statusCode < 500, told)
    holds(statusCode < 400 || type.startsWith('application/problem+json'), told)
    const documented = promised(operation, statusCode)
    holds(documented !== undefined, told)
    const schema = Object.entries(documented!.content ?? {}).find(([kind]) => type.startsWith(kind))?.[1]
      .schema
    if (schema !== undefined && /json/.test(type))
      holds(takes(schema, response.json()), () => ({ ...told(), why: validators.get(schema)?.errors }))
    return response
  }

  /** Whether the operation ended what it was sent with, so that the next request needs another start. */
  const isSpent = ({ path }: Operation, { statusCode }: { statusCode: number }) =>
    statusCode === 204 || (statusCode === 401 && !path.startsWith('/v1/auth/'))

  it('refuses each field of a body by name where its schema does, and breaks at nothing', async () => {
    let refused = 0
    for (const operation of operations) {
      const { body } = operation
      if (body === undefined) continue
      let start = await startOf(operation)
      const fields: FieldPath[] = [...fieldsOf(body, resolve), ['nobodyKnows']]
      for (const path of fields) {
        const whole = goodValue(body, resolve, start.known)
        for (const { body: value } of spoilt(whole, path)) {
          const text = JSON.stringify(value)
          const isTaken = takes(body, JSON.parse(text))
          // What a schema refuses comes to no database: one of them is enough for it.
          if (!isTaken && dialect !== dialects[0] && refused > leastRefused) continue
          const response = await send(operation, start, { headers: json, body: text })
          if (!isTaken) {
            refused++
            const told = () => ({
              operation: operation.id,
              path,
              body: text.slice(0, 300),
              answer: response.body,
            })
            holds(response.statusCode >= 400, told)
            const { errors } = response.json() as { errors?: { pointer: string }[] }
            const isNamed = ({ pointer }: { pointer: string }) =>
              pointer === '' || pointer.startsWith(`/${path[0]}`)
            if (response.statusCode === 400 && errors !== undefined) holds(errors.some(isNamed), told)
          }
          if (isSpent(operation, response)) start = await startOf(operation)
        }
      }
    }
    expect(refused).toBeGreaterThan(leastRefused)
  })

  // What is read before any database is asked is tried beside one of them.
  if (dialect === dialects[0])
    it('breaks at no body that is not what it should be', async () => {
      const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels)
      const bodies: [type: string, body: string | Buffer][] = [
        ...[
          '',
          '{',
          '{}',
          'null',
          '[]',
          '"a"',
          '1',
          'NaN',
          '{"a":1,"a":2}',
          '{"id":1e999}',
          nested(17),
          nested(5000),
        ].map((body): [string, string] => ['application/json', body]),
        ['application/json', `{${Array.from({ length: 1001 }, (_, n) => `"${n}":1`).join(',')}}`],
        ['application/json', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d])],
        ['application/json', '\ufeff{}'],
        ['application/json; charset=utf-16', '{}'],
        ['text/plain', 'a'],
        ['application/x-www-form-urlencoded', 'a=b'],
        ['multipart/form-data', 'a'],
        ['multipart/form-data; boundary=x', '--x\r\n\r\n--x--'],
        ['', '{}'],
      ]
      for (const operation of operations) {
        if (operation.method === 'GET') continue
        let start = await startOf(operation)
        for (const [type, body] of bodies) {
          const response = await send(operation, start, { headers: { 'content-type': type }, body })
          if (isSpent(operation, response)) start = await startOf(operation)
        }
      }
    })

  it('breaks at no parameter, whatever it is and however often it comes', async () => {
    const texts = dialect === dialects[0] ? naughtyTexts : databaseTexts
    for (const operation of operations) {
      let start = await startOf(operation)
      const good = () =>
        operation.body === undefined
          ? {}
          : { headers: json, body: JSON.stringify(goodValue(operation.body, resolve, start.known)) }
      const trial = async (sent: Sent) => {
        const { headers, ...rest } = good()
        const response = await send(operation, start, {
          ...rest,
          ...sent,
          headers: { ...headers, ...sent.headers },
        })
        if (isSpent(operation, response)) start = await startOf(operation)
        return response
      }
      const required = operation.parameters
        .filter(({ in: where, required }) => where === 'query' && required)
        .map(({ name, schema }) => `${name}=${goodValue(schema, resolve, start.known, name)}`)
      for (const { name, in: where } of operation.parameters) {
        for (const text of texts) {
          const encoded = encodeURIComponent(text.toWellFormed())
          if (where === 'path')
            await trial({ path: { [name]: encoded === '' ? '%20' : encoded.replaceAll('.', '%2E') } })
          // What no client can send: a header's value is bytes without controls.
          else if (where === 'header' && /^[\t\x20-\x7e\x80-\xff]*$/.test(text))
            await trial({ headers: { [name]: text } })
          else if (where === 'query') {
            const others = required.filter((part) => !part.startsWith(`${name}=`))
            await trial({ query: [...others, `${name}=${encoded}`].join('&') })
          }
        }
        if (where !== 'query' || dialect !== dialects[0]) continue
        for (const raw of [
          `${name}`,
          `${name}=%`,
          `${name}=%E0%A4%A`,
          `${name}=%FF`,
          `${name}=1&${name}=2`,
          `${name}[]=1`,
          `${name}[a]=1`,
        ]) {
          await trial({ query: raw })
        }
      }
      const { statusCode } = await trial({ query: [...required, 'nobodyKnows=1'].join('&') })
      if (operation.path.startsWith('/v1/'))
        expect([operation.id, statusCode]).toEqual([
          operation.id,
          expect.toSatisfy((status) => status >= 400),
        ])
    }
  })
})
