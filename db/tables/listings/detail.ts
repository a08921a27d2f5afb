import { hash } from 'node:crypto'
import type { Context } from '../../context.ts'
import { HotRows } from '../../hot-rows.ts'
import { missingToPublish } from '../../rules/content.ts'
import type { Fault } from '../../rules/faults.ts'
import { moversOf, rightsOf } from '../../rules/lifecycle.ts'
import type { Actor, Id, ListingStatus } from '../../types.ts'
import type { CategoryIndex } from '../categories.ts'
import type { ListingDetail, Listings } from './face.ts'
import { toBuffer } from './pages.ts'
import { timeText, visible } from './schema.ts'

/** To whom the number is shown; the number itself is asked for. */
const phoneShown = "case when phone is null then 'nobody' else phone_visibility end"

/** What the seller says as a trader; null for a private one. */
const trader = {
  sqlite: `json((select json_object('name', t.name, 'vatId', t.vat_id, 'registerNumber', t.register_number, 'address', t.address,
        'email', t.email, 'phone', t.phone, 'vatConfirmedAt', case when t.vat_outcome = 'valid' then t.vat_asked_at end) from traders as t where t.user_id = seller_id))`,
  postgres: `(select jsonb_build_object('name', t.name, 'vatId', t.vat_id, 'registerNumber', t.register_number, 'address', t.address,
        'email', t.email, 'phone', t.phone, 'vatConfirmedAt', case when t.vat_outcome = 'valid' then t.vat_asked_at end) from traders as t where t.user_id = seller_id)`,
}

/**
 * The lowest price of the thirty days before a trader's last reduction (Directive 98/6/EC, Art. 6a); null where the present one is no lower, and where one of them
 * was in another currency: which was lower would hang on the rates of then.
 */
const lowestBefore = (monthBefore: string) => `(select case when lowest > price_amount then lowest end from (
      select case when min(p.currency) = price_currency and max(p.currency) = price_currency then min(p.amount) end as lowest
        from past_prices as p, (
          select amount, ended_at from past_prices where listing_id = listings.id order by ended_at desc limit 1) as last
        where p.listing_id = listings.id and last.amount > price_amount
          and p.ended_at > ${monthBefore}
          and exists (select 1 from traders where user_id = seller_id)) as before)`
const lowest = {
  sqlite: lowestBefore("strftime('%Y-%m-%dT%H:%M:%fZ', last.ended_at, '-30 days')"),
  postgres: lowestBefore(
    `to_char((last.ended_at::timestamptz - interval '30 days') at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') collate "C"`,
  ),
}

/** The stored card with the detail's further fields, as one JSON text made by the database. */
const columns = {
  sqlite: `cast(json_set(card,
      '$.attributes', json(attributes),
      '$.seller.name', users.name,
      '$.seller.since', users.created_at,
      '$.seller.phone', ${phoneShown},
      '$.seller.trader', ${trader.sqlite},
      '$.lowestBefore', ${lowest.sqlite},
      '$.description', description,
      '$.images', json(coalesce((
        select json_group_array(json_object('id', i.id, 'sha256', i.sha256, 'width', i.width, 'height', i.height, 'placeholder', i.placeholder))
        from (select images.* from listing_images join images on images.id = image_id where listing_id = listings.id order by position) as i
      ), '[]')),
      '$.externalId', external_id,
      '$.createdAt', listings.created_at,
      '$.updatedAt', listings.updated_at,
      '$.expiresAt', ${timeText('expires_at', 'sqlite')},
      '$.version', listings.version) as blob)`,
  postgres: `convert_to((card::jsonb || jsonb_build_object(
      'attributes', attributes::jsonb,
      'seller', (card::jsonb -> 'seller') || jsonb_build_object('name', users.name, 'since', users.created_at, 'phone', ${phoneShown}, 'trader', ${trader.postgres}),
      'lowestBefore', ${lowest.postgres},
      'description', description,
      'images', coalesce((
        select jsonb_agg(jsonb_build_object('id', i.id, 'sha256', i.sha256, 'width', i.width, 'height', i.height, 'placeholder', i.placeholder) order by position)
        from listing_images join images as i on i.id = image_id where listing_id = listings.id
      ), '[]'::jsonb),
      'externalId', external_id,
      'createdAt', listings.created_at,
      'updatedAt', listings.updated_at,
      'expiresAt', ${timeText('expires_at', 'postgres')},
      'version', listings.version))::text, 'UTF8')`,
}

type Detail = NonNullable<Awaited<ReturnType<Listings['detail']>>>

export function createListingDetail(
  context: Context,
  categories: CategoryIndex,
): Pick<Listings, 'detail' | 'detailInMemory' | 'isGone'> {
  const latest = context.dialect === 'postgres' ? 'greatest' : 'max'
  const sql = `select ${columns[context.dialect]} as body, status,
      ${latest}(listings.updated_at, users.updated_at) as updated_at, listings.version, seller_id, users.name || ' ' || ${phoneShown} || coalesce((select updated_at from traders where user_id = seller_id), '')
    from listings join users on users.id = seller_id
    where listings.id = ? and removed_at is null and (${visible} or seller_id = ? or ? = 1)`

  /** What strangers see, who ask for the same listings. */
  const hot = new HotRows<Detail>(context)
  const read = async (id: Id, actor: Actor | undefined): Promise<Detail | undefined> => {
    const seesAll = actor !== undefined && actor.role !== 'member'
    const [row] = await context.raw(sql, [id, actor?.id ?? '', seesAll ? 1 : 0])
    if (!row) return undefined
    const [bytes, status, updatedAt, version, sellerId, seller] = row as [
      Uint8Array,
      ListingStatus,
      string,
      number,
      Id,
      string,
    ]
    const movers = actor ? moversOf(actor, sellerId) : []
    const plain = toBuffer(bytes)
    const body =
      movers.length === 0
        ? plain
        : extended(plain, { ...rightsOf(status, movers), missing: missingIn(plain, categories) })
    return { body, etag: tagOf(version, seller), status, updatedAt }
  }

  return {
    detail: (id, actor) => (actor === undefined ? hot.get(id, () => read(id, undefined)) : read(id, actor)),

    detailInMemory: (id) => hot.kept(id),

    async isGone(id) {
      const row = await context.read
        .selectFrom('gone_listings')
        .select('id')
        .where('id', '=', id)
        .executeTakeFirst()
      return row !== undefined
    },
  }
}

/** The detail shows of the seller too what changes without its listings. */
const tagOf = (version: number, seller: string): string =>
  `"${version}-${hash('sha1', seller, 'hex').slice(0, 8)}"`

/** What keeps a listing, which its detail tells of, from being published. */
function missingIn(detail: Buffer, categories: CategoryIndex): Fault[] {
  const { place, ...listing } = JSON.parse(String(detail)) as ListingDetail
  const content = { ...listing, placeId: place?.id ?? null, placeName: place?.name ?? null }
  return missingToPublish(content, categories.leaf(listing.categoryId))
}

/** The JSON object `text` with further members. */
function extended(text: Buffer, members: object): Buffer {
  return Buffer.concat([text.subarray(0, -1), Buffer.from(`,${JSON.stringify(members).slice(1)}`)])
}
