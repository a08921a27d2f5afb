import { messageRules } from '@piata/db'
import type { FastifyInstance } from 'fastify'
import { newPerson, type Person, publishListing } from './people.ts'

export interface Held {
  buyer: Person
  seller: Person
  conversationId: string
  seq: number
  /** By which a moderator's routes name it. */
  place: string
}

/** Makes messages that are held, each of a new buyer, to the same sellers: the first one of a conversation, or what comes after an opening that the seller sees. */
export async function holding(app: FastifyInstance): Promise<(opening?: string) => Promise<Held>> {
  const sellers: Person[] = []
  const listings: string[] = []
  for (let n = 0; n <= messageRules.sameTextSellers; n++) {
    const seller = await newPerson(app, 'Dan')
    sellers.push(seller)
    listings.push((await publishListing(app, seller)).id)
  }
  return async (opening) => {
    const buyer = await newPerson(app)
    const text = 'Bună ziua, cumpăr orice la preț întreg, scrieți-mi vă rog cât mai repede'
    for (const listingId of listings) {
      const url = `/v1/listings/${listingId}/conversations`
      if (opening !== undefined) await buyer.ask('POST', url, { body: { text: opening } })
      const answer = await buyer.ask('POST', url, { body: { text } })
      const { conversationId, message } = answer.json()
      if (message?.state === 'held') {
        const { seq } = message
        return { buyer, seller: sellers.at(-1)!, conversationId, seq, place: `${conversationId}/${seq}` }
      }
    }
    throw new Error('no message was held')
  }
}
