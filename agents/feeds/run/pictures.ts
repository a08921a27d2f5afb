import {
  type Actor,
  DatabaseError,
  type FeedDetail,
  type FeedPicture,
  type PictureWork,
  statusRules,
} from '@piata/db'
import { ImageError } from '@piata/images'
import Type, { type Static } from 'typebox'
import { type AgentContext, type AgentResult, success } from '../../agent.ts'
import { SiteFault } from '../../net/fault.ts'
import type { Sites } from '../../net/sites.ts'
import { mostPictures } from './feed.ts'
import { keepPicture, receivePicture } from './picture.ts'
import { shorten } from './report.ts'

const count = Type.Integer({ minimum: 0 })

export const picturesReport = Type.Object({
  feed: Type.String(),
  items: count,
  fetched: count,
  refused: count,
  /** Items that are to be tried again, or whose turn did not come. */
  left: count,
  errors: Type.Array(Type.Object({ id: Type.String(), url: Type.String(), reason: Type.String() })),
})
type PicturesReport = Static<typeof picturesReport>

const itemsAtOnce = 4
const pageItems = 40
/** A picture that could not be had so often is left alone until its address changes. */
const mostTries = 5
/** After so long no further item is begun: the dispatcher makes another task of the rest. */
const picturesBudgetMs = 480_000
const shownErrors = 50

/** Fetches the pictures that a feed's items name and do not show yet. */
export async function runPictures(
  id: string,
  context: AgentContext,
  sites: Sites,
): Promise<AgentResult<PicturesReport>> {
  const { database, signal } = context
  const report: PicturesReport = { feed: id, items: 0, fetched: 0, refused: 0, left: 0, errors: [] }
  const feed = await database.feeds.find(id)
  if (feed === undefined) return { status: 'error', output: report }
  const started = performance.now()
  let after: string | null = null
  for (;;) {
    const page: PictureWork[] = await database.feeds.pictureWork(id, { after, limit: pageItems })
    if (page.length === 0) return success(report)
    after = page.at(-1)!.externalId
    const waiting = page.values()
    const work = async () => {
      for (const item of waiting) {
        signal.throwIfAborted()
        if (performance.now() - started > picturesBudgetMs) report.left++
        else await showPictures(feed, item, context, sites, report)
      }
    }
    await Promise.all(Array.from({ length: itemsAtOnce }, work))
    if (performance.now() - started > picturesBudgetMs) return success(report)
  }
}

/** Has an item's listing show what its feed names, and after it whatever its seller added. */
async function showPictures(
  feed: FeedDetail,
  item: PictureWork,
  context: AgentContext,
  sites: Sites,
  report: PicturesReport,
): Promise<void> {
  const { database } = context
  report.items++
  const listing = await database.listings.find(item.listingId)
  if (listing === undefined || !statusRules[listing.status].editable) {
    await database.feeds.keepPictures(feed.id, item, { pictures: item.had, isDue: false, tries: 0 })
    return
  }
  const known = new Map(item.had.map((picture) => [picture.url, picture]))
  const pictures: FeedPicture[] = []
  const tries = item.tries + 1
  let isMissing = false
  for (const url of item.wanted) {
    const had = known.get(url)
    const picture: Fetched = had ?? (await fetchPicture(feed, url, context, sites))
    if (had === undefined) note(report, item, picture)
    if (picture.isPassing && tries < mostTries) isMissing = true
    else
      pictures.push({
        url,
        imageId: picture.imageId,
        ...(picture.error !== undefined && { error: picture.error }),
      })
  }
  // Kept before they are shown: whoever comes after a crash fetches none twice.
  await database.feeds.keepPictures(feed.id, item, { pictures, isDue: true, tries: item.tries })
  const own = new Set(item.had.map(({ imageId }) => imageId))
  const others = listing.imageIds.filter((imageId) => !own.has(imageId))
  const imageIds = [...new Set([...pictures.flatMap(({ imageId }) => imageId ?? []), ...others])].slice(
    0,
    mostPictures,
  )
  if (imageIds.join() !== listing.imageIds.join()) {
    try {
      await database.listings.update(listing.id, actorOf(feed), { imageIds })
    } catch (error) {
      if (
        !(
          error instanceof DatabaseError &&
          ['bad-reference', 'conflict', 'not-found', 'incomplete'].includes(error.code)
        )
      )
        throw error
      // One of them is gone from the store, or the listing changed: all of it anew, the next time.
      await database.feeds.keepPictures(feed.id, item, { pictures: [], isDue: tries < mostTries, tries })
      report.left++
      return
    }
  }
  if (isMissing) report.left++
  await database.feeds.keepPictures(feed.id, item, {
    pictures,
    isDue: isMissing,
    tries: isMissing ? tries : 0,
  })
}

/**
 * Who shows the pictures: of a feed, which an operator set up, the staff, as nobody checks its sayings one by one; of files that sellers import these themselves, so
 * that the site's checks hold.
 */
const actorOf = ({ id, sellerId, isOfImports }: FeedDetail): Actor =>
  isOfImports ? { id: sellerId, role: 'member' } : { id, role: 'admin' }

/** `isPassing` where there is none, but may be later. */
type Fetched = FeedPicture & { isPassing?: boolean }

/** A picture, or why there is none. */
async function fetchPicture(
  feed: FeedDetail,
  url: string,
  context: AgentContext,
  sites: Sites,
): Promise<Fetched> {
  try {
    const received = await sites.get(
      url,
      { headers: { accept: 'image/*' }, signal: context.signal },
      ({ body }) => receivePicture(context.images, body),
    )
    return { url, imageId: await keepPicture(context, feed.sellerId, received) }
  } catch (error) {
    context.signal.throwIfAborted()
    if (error instanceof SiteFault)
      return { url, imageId: null, error: shorten(error.message), isPassing: error.isPassing }
    if (error instanceof ImageError)
      return { url, imageId: null, error: shorten(error.message), isPassing: !error.isFinal }
    throw error
  }
}

function note(
  report: PicturesReport,
  { externalId }: PictureWork,
  { url, imageId, error }: FeedPicture,
): void {
  if (imageId !== null) report.fetched++
  else report.refused++
  if (error !== undefined && report.errors.length < shownErrors)
    report.errors.push({ id: externalId, url: shorten(url), reason: error })
}
