import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { doorDialects, startTestApp, type TestApp } from './app.ts'
import { newPerson, publishListing } from './people.ts'

describe.each(doorDialects)('cursors of a gateway with other settings, on %s', (dialect) => {
  const tests: TestApp[] = []
  const start = async (EUR: number, synonyms = '') => {
    const synonymsFile = synonyms === '' ? undefined : join(tests[0]!.config.dataDir, 'synonyms.txt')
    if (synonymsFile !== undefined) await writeFile(synonymsFile, synonyms)
    const test = await startTestApp(dialect, { rates: { EUR, USD: 4.5, GBP: 6 }, synonymsFile })
    tests.push(test)
    const seller = await newPerson(test.app)
    for (let n = 0; n < 3; n++) await publishListing(test.app, seller)
    return test
  }
  let first: TestApp
  beforeAll(async () => {
    first = await start(5)
  })
  afterAll(async () => {
    for (const test of tests) await test.close()
  })

  const query = '/v1/search?sort=price-asc&limit=1'
  const cursorOf = async (test: TestApp) => (await test.app.inject(query)).json().next as string
  const ask = (test: TestApp, cursor: string) =>
    test.app.inject(`${query}&cursor=${encodeURIComponent(cursor)}`)

  it('are taken where nothing has changed', async () => {
    const response = await ask(await start(5), await cursorOf(first))
    expect(response.statusCode).toBe(200)
  })

  it.each([
    [5.1, '', 'rates-changed', 'Cursurile de schimb'],
    [5, 'canapea, sofa', 'search-changed', 'Regulile căutării'],
  ])('are refused by what has changed: %s %s', async (euro, synonyms, code, text) => {
    const response = await ask(await start(euro, synonyms), await cursorOf(first))
    expect(response.statusCode).toBe(400)
    const { errors, detail } = response.json()
    expect(errors).toHaveLength(1)
    expect(errors[0]).toMatchObject({ pointer: '/cursor', code, text: { ro: expect.stringContaining(text) } })
    expect(errors[0].text.en).toContain('first page')
    expect(detail).toBe(`cursor ${errors[0].detail}`)
  })

  it('are refused by the form of documents, of old and of none', async () => {
    const fields = JSON.parse(Buffer.from(await cursorOf(first), 'base64url').toString()) as [
      string,
      string,
    ][][]
    const codeOf = async (stamp: unknown) => {
      const response = await ask(
        first,
        Buffer.from(JSON.stringify(fields.with(0, stamp as never))).toString('base64url'),
      )
      expect(response.statusCode).toBe(400)
      return response.json().errors.map((error: { code?: string }) => error.code)
    }
    const other = (...names: string[]) =>
      fields[0]!.map(([name, hash]) => [name, names.includes(name) ? 'x' : hash])
    expect(await codeOf(other('documents'))).toEqual(['documents-changed'])
    expect(await codeOf(other('documents', 'rates'))).toEqual(['documents-changed', 'rates-changed'])
    expect(await codeOf(other('engine', 'schema'))).toEqual(['search-changed'])
    expect(await codeOf(3)).toEqual(['search-changed'])
    expect(await codeOf('x')).toEqual([undefined])
  })
})
