import { among } from '../among.ts'
import type { Context } from '../context.ts'
import { addressesAsked } from '../rules/old-addresses.ts'
import { storable } from '../text.ts'
import type { Id } from '../types.ts'
import { lockSetting, readSetting, writeSetting } from './settings.ts'

/** Addresses that listings had on a site that was moved in. */
interface OldAddresses {
  /** By what addresses are recognised, added to those that are kept. */
  addTemplates(templates: readonly string[]): Promise<void>
  /** Those that are there already stay as they are. */
  keep(addresses: readonly { address: string; listingId: Id }[]): Promise<void>
  /** The listing that a path with its parameters was of, where it was public once. */
  find(target: string): Promise<{ id: Id; title: string } | undefined>
}

export interface OldAddressesSchema {
  old_addresses: { address: string; listing_id: Id }
}

const templatesKey = 'old-addresses'
/** Rows of a statement, well below either database's limit of parameters. */
const chunk = 2_000

export function createOldAddresses(context: Context): OldAddresses {
  return {
    addTemplates(templates) {
      return context.write(async ({ queries }) => {
        const before: string[] = JSON.parse((await lockSetting(queries, templatesKey)) || '[]')
        await writeSetting(queries, templatesKey, JSON.stringify([...new Set([...before, ...templates])]))
      })
    },

    async keep(addresses) {
      if (addresses.length === 0) return
      const rows = addresses
        .map(({ address, listingId }) => ({ address: storable(address), listing_id: listingId }))
        .sort((a, b) => (a.address < b.address ? -1 : 1))
      for (let at = 0; at < rows.length; at += chunk)
        await context.write(({ queries }) =>
          queries
            .insertInto('old_addresses')
            .values(rows.slice(at, at + chunk))
            .onConflict((conflict) => conflict.doNothing())
            .execute(),
        )
    },

    async find(target) {
      const templates: string[] = JSON.parse((await readSetting(context.read, templatesKey)) || '[]')
      const asked = addressesAsked(templates, target).map(storable)
      if (asked.length === 0) return undefined
      return context.read
        .selectFrom('old_addresses')
        .innerJoin('listings', 'listings.id', 'listing_id')
        .select(['listings.id', 'listings.title'])
        .where(among(context, 'address', asked))
        .where('listings.published_at', 'is not', null)
        .orderBy('address')
        .executeTakeFirst()
    },
  }
}
