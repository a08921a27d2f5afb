import { DatabaseSync } from 'node:sqlite'
import { Client } from 'pg'

const newest = (mark: string) =>
  `select id, title, price_amount, price_currency, negotiable, condition, category_id, attributes, place_id, place_name,
    lat, lon, seller_id, status, published_at
  from listings where status in ('published', 'reserved') order by published_at desc, seq desc limit ${mark}`

/** A page by the driver's own objects, as most programs make it. */
export async function usualWay(
  url: string,
): Promise<{ page(rows: number): Buffer | Promise<Buffer>; close(): unknown }> {
  if (url.startsWith('sqlite:')) {
    const raw = new DatabaseSync(url.slice('sqlite:'.length), { readOnly: true })
    raw.exec('pragma cache_size = -65536')
    const statement = raw.prepare(newest('?'))
    return { page: (rows) => stringify(statement.all(rows)), close: () => raw.close() }
  }
  const client = new Client({ connectionString: url })
  await client.connect()
  return {
    async page(rows) {
      const result = await client.query<Record<string, unknown>>({
        name: 'newest',
        text: newest('$1'),
        values: [rows],
      })
      return stringify(result.rows)
    },
    close: () => client.end(),
  }
}

/** The usual way from rows to the bytes of a response. */
export function stringify(rows: Record<string, unknown>[]): Buffer {
  const items = rows.map((row) => ({
    id: row.id,
    title: row.title,
    price: row.price_amount === null ? null : { amount: row.price_amount, currency: row.price_currency },
    negotiable: row.negotiable === 1,
    condition: row.condition,
    categoryId: row.category_id,
    attributes: JSON.parse(row.attributes as string) as unknown,
    place: { id: row.place_id, name: row.place_name },
    location: { lat: row.lat, lon: row.lon },
    seller: { id: row.seller_id },
    status: row.status,
    publishedAt: new Date(Number(row.published_at)).toISOString(),
  }))
  return Buffer.from(JSON.stringify({ items, next: null }))
}
