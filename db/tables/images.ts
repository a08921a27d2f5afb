import { isForeignKeyViolation } from '../constraints.ts'
import type { Context, Queries } from '../context.ts'
import { newId } from '../ids.ts'
import { DatabaseError, type Id, type Images, type StoredImage, type Time } from '../types.ts'

export interface ImagesSchema {
  images: ImageRow
}

export interface ImageRow {
  id: Id
  owner_id: Id
  sha256: string
  width: number
  height: number
  bytes: number
  placeholder: string
  created_at: Time
}

/** Most values in one `in (…)`, well below either database's limit of parameters. */
const chunk = 1_000

export function createImages(context: Context): Images {
  return {
    async record(input) {
      const image: StoredImage = { id: newId(), ...input, createdAt: context.now() }
      try {
        await context.write(({ queries }) => queries.insertInto('images').values(toRow(image)).execute())
      } catch (error) {
        if (!isForeignKeyViolation(error)) throw error
        throw new DatabaseError('bad-reference', 'The owner does not exist', 'ownerId')
      }
      return image
    },

    async find(ids, ownerId) {
      if (ids.length === 0) return []
      const rows = await context.read
        .selectFrom('images')
        .selectAll()
        .where('id', 'in', ids.slice(0, chunk))
        .where('owner_id', '=', ownerId)
        .execute()
      const byId = new Map(rows.map((row) => [row.id, fromRow(row)]))
      return ids.flatMap((id) => byId.get(id) ?? [])
    },

    removeUnattached(before) {
      return context.write(async ({ queries }) => {
        const removed = await queries
          .deleteFrom('images')
          .where('created_at', '<', before)
          .where((eb) =>
            eb.not(
              eb.exists(
                eb
                  .selectFrom('listing_images')
                  .select('listing_id')
                  .whereRef('listing_images.image_id', '=', 'images.id'),
              ),
            ),
          )
          .returning('sha256')
          .execute()
        return unusedHashes(
          queries,
          removed.map((row) => row.sha256),
        )
      })
    },
  }
}

/** Those of `hashes` that no image row names, each once. */
export async function unusedHashes(queries: Queries, hashes: string[]): Promise<string[]> {
  const unused = new Set(hashes)
  const all = [...unused]
  for (let start = 0; start < all.length; start += chunk) {
    const used = await queries
      .selectFrom('images')
      .select('sha256')
      .distinct()
      .where('sha256', 'in', all.slice(start, start + chunk))
      .execute()
    for (const { sha256 } of used) unused.delete(sha256)
  }
  return [...unused]
}

function toRow(image: StoredImage): ImageRow {
  return {
    id: image.id,
    owner_id: image.ownerId,
    sha256: image.sha256,
    width: image.width,
    height: image.height,
    bytes: image.bytes,
    placeholder: image.placeholder,
    created_at: image.createdAt,
  }
}

function fromRow(row: ImageRow): StoredImage {
  return {
    id: row.id,
    ownerId: row.owner_id,
    sha256: row.sha256,
    width: row.width,
    height: row.height,
    bytes: row.bytes,
    placeholder: row.placeholder,
    createdAt: row.created_at,
  }
}
