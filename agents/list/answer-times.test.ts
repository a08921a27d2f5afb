import { loadConfig } from '@piata/config'
import type { Database, Id } from '@piata/db'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dialects, startServices, type TestServices } from '../test/database.ts'
import { answerTimes } from './answer-times.ts'

const minute = 60_000

describe.each(dialects)('answer times on %s', (dialect) => {
  let services: TestServices
  let database: Database
  beforeAll(async () => {
    services = await startServices(dialect)
    database = services.database
  })
  afterAll(() => services.close())

  let made = 0
  const newUser = async (): Promise<Id> =>
    (
      await database.users.create({
        ...{ email: `${++made}@piata.example`, name: `Om ${made}`, passwordHash: 'hash', isVerified: true },
      })
    ).id
  const round = async (at = Date.now()) => {
    await answerTimes.run(
      { id: '', goal: 'answer-times', input: {} },
      {
        ...services,
        ...{ config: loadConfig({}), log: {} as never, signal: new AbortController().signal },
        ...{ progress() {}, now: () => new Date(at), enqueue: async () => null },
      },
    )
  }
  /** A seller to whom as many write as there are answers; those that are null are never answered. */
  async function sellerWho(answers: (number | null)[]): Promise<Id> {
    const seller = await newUser()
    const listing = await database.listings.create(seller, {
      ...{ title: 'Canapea', description: 'Bună, puțin folosită', categoryId: 'sofas', negotiable: false },
      ...{ price: null, condition: 'good', attributes: { type: 'corner' } },
      ...{ placeId: null, placeName: 'Cluj', imageIds: [] },
    })
    await database.listings.move(listing.id, { id: seller, role: 'member' }, 'publish')
    for (const waits of answers) {
      const buyer = await newUser()
      const message = { text: 'Mai este?', imageIds: [], ownHost: 'piata.example' }
      const { conversationId } = await database.conversations.begin(buyer, listing.id, message)
      if (waits === null) continue
      await database.conversations.send(conversationId, seller, { ...message, text: 'Da' })
    }
    return seller
  }
  const minutesOf = async (id: Id) => (await database.sellers.find(id))?.answersWithinMinutes

  it('are the median of those who wrote, and need three of them', async () => {
    const quick = await sellerWho([0, 0, 0])
    const few = await sellerWho([0, 0])
    await round()
    expect([await minutesOf(quick), await minutesOf(few)]).toEqual([expect.any(Number), null])
    expect(await minutesOf(quick)).toBeLessThanOrEqual(1)
  })

  it('count who is not answered within a day, and take away what was known', async () => {
    const silent = await sellerWho([0, null, null])
    await round()
    expect(await minutesOf(silent)).toBeNull()
    await database.sellers.setAnswerTime(silent, 10)
    await round(Date.now() + 25 * 60 * minute)
    expect(await minutesOf(silent)).toBeNull()
    const mostly = await sellerWho([0, 0, null])
    await round(Date.now() + 25 * 60 * minute)
    expect(await minutesOf(mostly)).toBeLessThanOrEqual(1)
  })
})
