import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Context } from '../context.ts'
import { DatabaseError } from '../errors.ts'
import { type Id, listingStatuses } from '../types.ts'
import { createApiKeys } from './api-keys.ts'
import { createAudit } from './audit.ts'
import { blockPages, decisionPages, messagePages, ratingPages, reportPages } from './export-messages.ts'
import { camel, keysetPages, pageRows } from './export-rows.ts'
import { createExports } from './exports.ts'
import { createIdentities } from './identities.ts'
import { createImports } from './imports.ts'
import { fromRow, listingColumns, type StoredListing } from './listings/schema.ts'
import { createNotificationPreferences } from './notification-preferences.ts'
import { createPasskeys } from './passkeys.ts'
import { createSavedSearches } from './saved-searches.ts'
import { createSecondFactors } from './second-factors.ts'
import { createTraders } from './traders.ts'
import { createWebhooks } from './webhooks.ts'

/**
 * All that is kept about a person, as the chunks of one JSON object: account, what it says as a trader, sessions, API keys, authenticator app, passkeys, providers of log-ins, webhooks, security events, images, listings, imported files, exports,
 * saved searches with what they found, favourites, followed sellers, telephone numbers that were asked for, subscribed browsers, conversations with what was read and written in them, what was reported, what moderators decided about it, ratings by and of it, blocked accounts,
 * notifications and what was chosen for them.
 * Secrets (the password's and the tokens' hashes) are left out. A page of rows is read for each chunk, so that neither memory nor the
 * time between two turns of the event loop grows with the account.
 * @throws DatabaseError not-found, before the first chunk
 */
export async function exportUser(context: Context, id: Id): Promise<AsyncGenerator<Buffer>> {
  const user = await context.read
    .selectFrom('users')
    .select([
      'id',
      'email',
      'name',
      'phone',
      'phone_visibility',
      'role',
      'locale',
      'email_verified_at',
      'created_at',
      'updated_at',
    ])
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  if (!user) throw new DatabaseError('not-found', 'There is no such account')
  return chunksOf(context, user)
}

async function* chunksOf(context: Context, user: { id: Id }): AsyncGenerator<Buffer> {
  yield Buffer.from(`{"account":${JSON.stringify(camel(user))}`)
  yield* listOf('trader', traderPages(context, user.id))
  yield* listOf('sessions', sessionPages(context, user.id))
  yield* listOf('apiKeys', keyPages(context, user.id))
  yield* listOf('authenticatorApps', factorPages(context, user.id))
  yield* listOf('passkeys', passkeyPages(context, user.id))
  yield* listOf('identities', identityPages(context, user.id))
  yield* listOf('securityEvents', eventPages(context, user.id))
  yield* listOf('webhooks', webhookPages(context, user.id))
  yield* listOf('images', imagePages(context, user.id))
  yield* listOf('listings', listingPages(context, user.id))
  yield* listOf('imports', importPages(context, user.id))
  yield* listOf('exports', exportPages(context, user.id))
  yield* listOf('savedSearches', savedSearchPages(context, user.id))
  yield* listOf('savedSearchFinds', findPages(context, user.id))
  yield* listOf('favourites', favouritePages(context, user.id))
  yield* listOf('following', followPages(context, user.id))
  yield* listOf('phoneViews', phoneViewPages(context, user.id))
  yield* listOf('pushSubscriptions', pushPages(context, user.id))
  yield* listOf('messages', messagePages(context, user.id))
  yield* listOf('ratings', ratingPages(context, user.id))
  yield* listOf('reports', reportPages(context, user.id))
  yield* listOf('decisions', decisionPages(context, user.id))
  yield* listOf('blockedAccounts', blockPages(context, user.id))
  yield* listOf('notifications', notificationPages(context, user.id))
  yield* listOf('notificationPreferences', preferencePages(context, user.id))
  yield Buffer.from('}')
}

/** A member of the object: `,"name":[…]`. */
async function* listOf(name: string, pages: AsyncGenerator<object[]>): AsyncGenerator<Buffer> {
  let before = `,"${name}":[`
  for await (const rows of pages) {
    if (rows.length === 0) continue
    yield Buffer.from(before + rows.map((row) => JSON.stringify(row)).join(','))
    before = ','
    // SQLite answers at once: others get their turn.
    await nextTurn()
  }
  yield Buffer.from(before === ',' ? ']' : `${before}]`)
}

function sessionPages({ read }: Context, userId: Id): AsyncGenerator<object[]> {
  return keysetPages(
    '',
    (after) =>
      read
        .selectFrom('sessions')
        .select(['id', 'created_at', 'used_at', 'expires_at', 'user_agent', 'network'])
        .where('user_id', '=', userId)
        .where('id', '>', after)
        .orderBy('id')
        .limit(pageRows)
        .execute(),
    (row) => row.id,
    ({ id: _, ...row }) => camel(row),
  )
}

/** Files that were brought: an account keeps a few. */
async function* importPages(context: Context, userId: Id): AsyncGenerator<object[]> {
  const files = await createImports(context).list(userId)
  yield files.map(({ id, name, bytes, state, map, createdAt }) => ({
    id,
    name,
    bytes,
    state,
    map,
    createdAt,
  }))
}

/** What was asked for, without what was made of it. */
async function* exportPages(context: Context, userId: Id): AsyncGenerator<object[]> {
  const asked = await createExports(context).list(userId)
  yield asked.map(({ id, createdAt, expiresAt }) => ({ id, createdAt, expiresAt }))
}

/** An account is one at most. */
async function* traderPages(context: Context, userId: Id): AsyncGenerator<object[]> {
  const trader = await createTraders(context).find(userId)
  yield trader === undefined ? [] : [trader]
}

/** An account has one at most. */
async function* factorPages(context: Context, userId: Id): AsyncGenerator<object[]> {
  const factor = await createSecondFactors(context).find(userId)
  yield factor === undefined ? [] : [{ confirmedAt: factor.confirmedAt, recoveryCodes: factor.recoveryCodes }]
}

/** An account has few. */
async function* passkeyPages(context: Context, userId: Id): AsyncGenerator<object[]> {
  yield await createPasskeys(context).list(userId)
}

/** An account has few. */
async function* identityPages(context: Context, userId: Id): AsyncGenerator<object[]> {
  yield await createIdentities(context).list(userId)
}

/** An account has few. */
async function* keyPages(context: Context, userId: Id): AsyncGenerator<object[]> {
  yield await createApiKeys(context).list(userId)
}

function eventPages(context: Context, accountId: Id): AsyncGenerator<object[]> {
  const { ofAccount } = createAudit(context)
  return keysetPages(
    0,
    (after) => ofAccount(accountId, after, pageRows),
    (event) => event.seq,
    ({ seq: _, ...event }) => event,
  )
}

async function* webhookPages(context: Context, userId: Id): AsyncGenerator<object[]> {
  // What only writes needs no cluster.
  yield await createWebhooks(context, undefined).list(userId)
}

function imagePages({ read }: Context, ownerId: Id): AsyncGenerator<object[]> {
  return keysetPages(
    '',
    (after) =>
      read
        .selectFrom('images')
        .select(['id', 'sha256', 'width', 'height', 'bytes', 'created_at'])
        .where('owner_id', '=', ownerId)
        .where('id', '>', after)
        .orderBy('id')
        .limit(pageRows)
        .execute(),
    (row) => row.id,
  )
}

/** An account has no more than a page. */
async function* pushPages({ read }: Context, userId: Id): AsyncGenerator<object[]> {
  const rows = await read
    .selectFrom('push_subscriptions')
    .select(['id', 'endpoint', 'created_at', 'last_ok_at', 'user_agent'])
    .where('user_id', '=', userId)
    .orderBy('id')
    .execute()
  yield rows.map(camel)
}

/** An account has no more than a page or two. */
async function* savedSearchPages(context: Context, userId: Id): AsyncGenerator<object[]> {
  const searches = createSavedSearches(context)
  for (let cursor: string | null = null; ; ) {
    const page: Awaited<ReturnType<typeof searches.page>> = await searches.page(userId, {
      limit: pageRows,
      cursor,
    })
    yield page.items.map(({ version: _, ...search }) => search)
    cursor = page.next
    if (cursor === null) return
  }
}

/** What saved searches found, and whether it was told. */
function findPages({ read }: Context, userId: Id): AsyncGenerator<object[]> {
  return keysetPages(
    { search_id: '', listing_id: '' },
    (after) =>
      read
        .selectFrom('alert_finds')
        .select(['search_id', 'listing_id', 'waiting', 'found_at'])
        .where('search_id', 'in', (eb) =>
          eb.selectFrom('saved_searches').select('id').where('user_id', '=', userId),
        )
        .where((eb) =>
          eb(eb.refTuple('search_id', 'listing_id'), '>', eb.tuple(after.search_id, after.listing_id)),
        )
        .orderBy('search_id')
        .orderBy('listing_id')
        .limit(pageRows)
        .execute(),
    (row) => row,
    ({ waiting, ...row }) => ({ ...camel(row), isTold: waiting === null }),
  )
}

function followPages({ read }: Context, userId: Id): AsyncGenerator<object[]> {
  return keysetPages(
    '',
    (after) =>
      read
        .selectFrom('follows')
        .select(['seller_id', 'created_at'])
        .where('user_id', '=', userId)
        .where('seller_id', '>', after)
        .orderBy('seller_id')
        .limit(pageRows)
        .execute(),
    (row) => row.seller_id,
  )
}

function phoneViewPages({ read }: Context, viewerId: Id): AsyncGenerator<object[]> {
  return keysetPages(
    '',
    (after) =>
      read
        .selectFrom('phone_views')
        .select(['id', 'listing_id', 'seller_id', 'network', 'viewed_at'])
        .where('viewer_id', '=', viewerId)
        .where('id', '>', after)
        .orderBy('id')
        .limit(pageRows)
        .execute(),
    (row) => row.id,
    ({ id: _, ...row }) => camel(row),
  )
}

function favouritePages({ read }: Context, userId: Id): AsyncGenerator<object[]> {
  return keysetPages(
    '',
    (after) =>
      read
        .selectFrom('favourites')
        .select(['listing_id', 'added_at', 'price_amount', 'price_currency'])
        .where('user_id', '=', userId)
        .where('listing_id', '>', after)
        .orderBy('listing_id')
        .limit(pageRows)
        .execute(),
    (row) => row.listing_id,
  )
}

function notificationPages({ read }: Context, userId: Id): AsyncGenerator<object[]> {
  return keysetPages(
    '',
    (after) =>
      read
        .selectFrom('notifications')
        .select(['id', 'kind', 'payload', 'actor_id', 'count', 'at', 'read_at', 'mailed_at'])
        .where('user_id', '=', userId)
        .where('id', '>', after)
        .orderBy('id')
        .limit(pageRows)
        .execute(),
    (row) => row.id,
    ({ id: _, payload, ...row }) => ({
      ...camel(row),
      payload: JSON.parse(payload) as object,
    }),
  )
}

/** An account has one of each kind. */
async function* preferencePages(context: Context, userId: Id): AsyncGenerator<object[]> {
  const { channels } = await createNotificationPreferences(context).of(userId)
  yield Object.entries(channels).map(([kind, ways]) => ({ kind, ...ways }))
}

/** In the order in which they were written, which no move changes: each is told once. */
async function* listingPages(context: Context, sellerId: Id): AsyncGenerator<object[]> {
  const part = `select * from (select seq from listings where seller_id = ? and status = ? and seq > ? order by seq limit ${pageRows}) as part`
  const sql = `select seq, ${listingColumns.join(', ')} from listings
    where seq in (select seq from (${listingStatuses.map(() => part).join(' union all ')}) as parts order by seq limit ${pageRows})
    order by seq`
  for (let after = 0; ; ) {
    const parameters = listingStatuses.flatMap((status) => [sellerId, status, after])
    const rows = await context.rawMany(sql, parameters)
    const listings = rows.map(
      ([, ...values]) =>
        Object.fromEntries(
          listingColumns.map((column, i) => [column, values[i]]),
        ) as unknown as StoredListing,
    )
    const images = await attachedTo(
      context,
      listings.map(({ id }) => id),
    )
    yield listings.map((row) => fromRow(row, images.get(row.id)?.map(({ image_id }) => image_id) ?? []))
    if (rows.length < pageRows) return
    after = rows.at(-1)![0] as number
  }
}

async function attachedTo({ read }: Context, listingIds: Id[]) {
  if (listingIds.length === 0) return new Map<Id, { image_id: Id }[]>()
  const rows = await read
    .selectFrom('listing_images')
    .select(['listing_id', 'image_id'])
    .where('listing_id', 'in', listingIds)
    .orderBy('listing_id')
    .orderBy('position')
    .execute()
  return Map.groupBy(rows, (row) => row.listing_id)
}
