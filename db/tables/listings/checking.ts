import type { Context, WriteTransaction } from '../../context.ts'
import {
  type CheckFacts,
  type CheckSettings,
  type Judgement,
  judge,
  youngMs,
} from '../../rules/checks/index.ts'
import { printOf } from '../../rules/checks/prints.ts'
import { caseHarm } from '../../rules/moderation/cases.ts'
import type { Harm } from '../../rules/moderation/reports.ts'
import type { Id } from '../../types.ts'
import { matchBans } from '../bans.ts'
import type { CategoryIndex } from '../categories.ts'
import { worthIn } from '../exchange-rates.ts'
import { closeCase, openCase } from '../moderation/cases.ts'
import type { StoredListing } from './schema.ts'
import { findAlike, keepPrint } from './text-prints.ts'
import type { WriteOptions } from './write.ts'

export interface ListingChecksSchema {
  /** Of the last time that a listing was looked at before it was shown. */
  listing_checks: {
    listing_id: Id
    verdict: Judgement['verdict']
    score: number
    /** JSON of `Judgement['findings']`. */
    findings: string
    checked_at: string
  }
}

interface Looked {
  /** Whether a moderator has to look before anybody else does. */
  isHeld: boolean
  /** Keeps what was found, and opens a case where somebody has to look; after the listing was written. `isHeld` is what became of it. */
  keep(isHeld: boolean): Promise<void>
}

/** What is looked at of a row. */
type Unshown = Omit<StoredListing, 'card'>

interface Checking {
  /**
   * Looks at a listing that its owner is about to show, or to show with other words.
   * @param isNew whether nobody has seen its text and pictures
   */
  look(tx: WriteTransaction, listing: Unshown, hashes: readonly string[], isNew: boolean): Promise<Looked>
  /** Nobody need look at it any more: it is not shown, or gone. */
  forget(tx: WriteTransaction, listingId: Id): Promise<void>
}

const dayMs = 86_400_000
/** More are not counted. */
const mostCounted = 200
const mostPrices = 200
const noRates = { rates: {}, ratesUrl: undefined }

export function createChecking(
  context: Context,
  { checks: settings, rates, site }: Pick<WriteOptions, 'checks' | 'rates' | 'site'>,
  categories: CategoryIndex,
): Checking {
  async function factsOf(
    { queries, rows }: WriteTransaction,
    { id, seller_id: sellerId, ...listing }: Unshown,
    hashes: readonly string[],
    createdAt: string,
  ): Promise<CheckFacts> {
    const now = Date.parse(context.now())
    const accountMs = now - Date.parse(createdAt)
    const print = printOf(listing.title, listing.description)
    const isOn = (check: CheckSettings['checks'][number]) => settings!.checks.includes(check)
    const [today] =
      isOn('velocity') && accountMs < youngMs
        ? await rows(
            `select count(*) as n from (select 1 from listings where seller_id = ? and id <> ? and published_at > ? limit ${mostCounted}) as counted`,
            [sellerId, id, now - dayMs],
          )
        : [[0]]
    const prices =
      isOn('price') && listing.price_amount !== null
        ? await rows(
            `select price_amount, price_currency from (select price_amount, price_currency from listings
            where category_id = ? and status in ('published', 'reserved') and id <> ? order by published_at desc, seq desc limit ${2 * mostPrices}) as newest
            where price_amount > 0 limit ${mostPrices}`,
            [listing.category_id, id],
          )
        : []
    // Whoever names another currency is held against the same prices.
    const worth =
      prices.length > 0 ? await worthIn(queries, listing.price_currency!, rates ?? noRates, site) : undefined
    const alike = isOn('duplicate') ? await findAlike(rows, print, id) : []
    const marks = hashes.map(() => '?').join(', ')
    const [pictures] =
      isOn('picture') && hashes.length > 0
        ? await rows(
            `select count(*) as n from (select 1 from images join listing_images on listing_images.image_id = images.id
            join listings on listings.id = listing_images.listing_id
            where images.sha256 in (${marks}) and listings.seller_id <> ? and listings.status in ('published', 'reserved') limit 10) as same`,
            [...hashes, sellerId],
          )
        : [[0]]
    const banned = isOn('banned') ? await matchBans(queries, context.now(), { hashes, print }) : []
    return {
      ...{ title: listing.title, description: listing.description },
      categoryPath: categories.byId.get(listing.category_id)?.path ?? [listing.category_id],
      price:
        listing.price_amount === null
          ? null
          : { amount: Number(listing.price_amount), currency: listing.price_currency! },
      ...{ accountMs, shownLastDay: Number(today![0]) },
      prices: prices.flatMap(([amount, currency]) => {
        const rate = worth?.get(currency as string)
        return rate === undefined ? [] : [Number(amount) * rate]
      }),
      alike: alike.map((one) => ({ id: one.id, isOwn: one.sellerId === sellerId, likeness: one.likeness })),
      ...{ samePictures: Number(pictures![0]), banned },
    }
  }

  /** Whether the site wants a moderator to see it first, whatever the rules say. */
  async function isFirst({ rows }: WriteTransaction, sellerId: Id, id: Id): Promise<boolean> {
    const { moderation, moderatedFirst: first } = site.settings
    if (moderation !== 'first') return moderation === 'before'
    const [row] = await rows(
      `select count(*) as n from (select 1 from listings where seller_id = ? and id <> ? and published_at is not null limit ?) as shown`,
      [sellerId, id, first],
    )
    return Number(row![0]) < first
  }

  return {
    async look(tx, listing, hashes, isNew) {
      const seller = await tx.queries
        .selectFrom('users')
        .select(['role', 'created_at'])
        .where('id', '=', listing.seller_id)
        .executeTakeFirst()
      const seqOf = async () =>
        Number((await tx.rows('select seq from listings where id = ?', [listing.id]))[0]![0])
      const print = printOf(listing.title, listing.description)
      if (settings === undefined || seller?.role !== 'member')
        return { isHeld: false, keep: async () => keepPrint(tx.queries, await seqOf(), print) }
      const facts = await factsOf(tx, listing, hashes, seller.created_at)
      const { verdict, score, findings } = judge(facts, settings)
      const isHeld = verdict === 'hold' || (isNew && (await isFirst(tx, listing.seller_id, listing.id)))
      const about = {
        ...({ subject: 'listing', subjectId: listing.id, ownerId: listing.seller_id } as const),
        ...{ harm: harmOf(score), now: context.now() },
      }
      return {
        isHeld,
        async keep(wasHeld) {
          await keepPrint(tx.queries, await seqOf(), print)
          const found = { verdict, score, findings: JSON.stringify(findings), checked_at: context.now() }
          await tx.queries
            .insertInto('listing_checks')
            .values({ listing_id: listing.id, ...found })
            .onConflict((c) => c.column('listing_id').doUpdateSet(found))
            .execute()
          if (wasHeld) await openCase(tx, { kind: 'pending', ...about })
          else if (verdict !== 'pass') await openCase(tx, { kind: 'flagged', ...about })
        },
      }
    },

    async forget({ queries }, listingId) {
      for (const kind of ['pending', 'flagged'] as const)
        await closeCase(queries, kind, 'listing', listingId, context.now())
    },
  }
}

/** What may do more harm is looked at sooner; who waits to be shown, not as late as what is only odd. */
const harmOf = (score: number): Harm => (score >= 100 ? 4 : score >= 60 ? 3 : caseHarm.pending)
