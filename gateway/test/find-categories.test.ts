import { afterAll, beforeAll, expect, it } from 'vitest'
import { drain, startTestApp, type TestApp } from './app.ts'
import { newPerson, publishListing } from './people.ts'

let test: TestApp
beforeAll(async () => {
  test = await startTestApp('sqlite')
})
afterAll(() => test.close())

const find = async (q: string) =>
  (await test.app.inject(`/v1/categories/find?q=${encodeURIComponent(q)}`)).json().items as {
    id: string
    name: object
    path: string[]
  }[]

it('leads from what one sells to its category', async () => {
  const [first] = await find('garsonieră')
  expect(first).toEqual({
    id: 'flats-for-sale',
    name: expect.objectContaining({ ro: 'Apartamente de vânzare' }),
    path: ['real-estate', 'flats-for-sale'],
  })
  expect(await find(' ')).toEqual([])
  expect((await test.app.inject(`/v1/categories/find?q=${'x'.repeat(101)}`)).statusCode).toBe(400)
})

it('learns from what is published', async () => {
  expect(await find('zorbinator')).toEqual([])
  const seller = await newPerson(test.app)
  for (let n = 0; n < 3; n++) await publishListing(test.app, seller, { title: `Zorbinator ${n}` })
  await drain(test.app)
  expect((await find('zorbinator')).map(({ id }) => id)).toEqual(['sofas'])
})
