import { isWordOfSite } from '@piata/config/site-words'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dialects, startTestApp, type TestApp } from './app.ts'
import { newAdmin, type Person } from './people.ts'

describe.each(dialects)('pages of categories on %s', (dialect) => {
  let test: TestApp
  let admin: Person
  beforeAll(async () => {
    test = await startTestApp(dialect)
    admin = await newAdmin(test.app)
  })
  afterAll(() => test.close())

  it('gives no category a word of the site or of another category, by its name of now or before', async () => {
    const said = { county: null, locale: 'ro', title: null, text: null, links: [] }
    const write = (path: string | null, category = 'bicycles', locale = 'ro') =>
      admin.ask('PUT', '/v1/admin/landing-pages', { body: { ...said, category, locale, path } })
    const own = ['anunturi', 'publica-anunt', 'decizie', 'administrare', 'eroare', 'listings', 'en', 'ro']
    const served = ['v1', 'img', 'docs', 'problems', 'health', 'metrics', 'sitemaps', 'fonts', 'assets']
    for (const path of [...own, ...served, 'autoturisme']) {
      const { statusCode, body } = await write(path)
      expect([path, statusCode]).toEqual([path, 409])
      expect(JSON.parse(body).errors).toMatchObject([{ pointer: '/path' }])
    }
    expect((await write('docs', 'bicycles', 'en')).statusCode).toBe(409)
    expect((await write('autoturisme', 'cars')).statusCode).toBe(204)
    // Its name leads on while something else is chosen, and after a rename.
    expect((await write('masini', 'cars')).statusCode).toBe(204)
    expect((await write('autoturisme')).statusCode).toBe(409)
    const { items } = (await admin.ask('GET', '/v1/admin/categories')).json()
    const cars = items.find(({ id }: { id: string }) => id === 'cars')
    const { id: _, path: __, ...saved } = { ...cars, position: 0, name: { ro: 'Mașini', en: 'Motor cars' } }
    expect((await admin.ask('PUT', '/v1/admin/categories/cars', { body: saved })).statusCode).toBe(200)
    expect((await write('cars', 'bicycles', 'en')).statusCode).toBe(409)
    const { words, former } = (await test.app.inject('/v1/landing-pages')).json()
    expect(words).toContainEqual({ locale: 'ro', path: 'masini', category: 'cars' })
    expect(former).toContainEqual({ locale: 'en', path: 'cars', category: 'cars' })
    // What was chosen once may become another one's.
    expect((await write(null, 'cars')).statusCode).toBe(204)
    // Nothing leads on to what is gone.
    const added = { ...saved, parentId: 'vehicles', name: { ro: 'Trotinete vechi' } }
    expect((await admin.ask('PUT', '/v1/admin/categories/old-scooters', { body: added })).statusCode).toBe(
      201,
    )
    expect((await write('trotinete-vechi')).statusCode).toBe(409)
    const gone = await admin.ask('DELETE', '/v1/admin/categories/old-scooters?into=cars')
    expect(gone.statusCode).toBe(200)
    expect((await write('trotinete-vechi')).statusCode).toBe(204)
  })

  it('keeps every address of its own from pages of categories', () => {
    const printed = test.app.printRoutes({ commonPrefix: false })
    const roots = new Set(printed.match(/(?<=^[├└]── \/)[^/ :]+/gm))
    expect(roots).toContain('v1')
    expect([...roots].filter((root) => !isWordOfSite(root))).toEqual([])
  })
})
