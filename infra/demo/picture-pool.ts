import { availableParallelism } from 'node:os'
import { Readable } from 'node:stream'
import type { Category, Database, Id } from '@piata/db'
import { keepPictures } from '@piata/gateway'
import type { ImageService } from '@piata/images'
import type { Random } from './catalogue/index.ts'
import { drawDemoPicture } from './pictures/index.ts'

/** Categories whose pages are looked at most. */
const busyCategories = new Set([
  'cars',
  'motorcycles',
  'tyres-wheels',
  'flats-for-sale',
  'flats-for-rent',
  'houses-for-sale',
  'phones',
  'laptops',
  'bicycles',
  'womens-clothing',
  'sofas',
  'dogs',
])

interface PicturePool {
  size: number
  pick(categoryId: string, random: Random): Id[]
}

/** Draws one view of a thing for `ownerId`, who may show it then. */
export async function keepDrawing(
  database: Database,
  images: ImageService,
  ownerId: Id,
  { leaf, variant, view }: { leaf: Category; variant: number; view: number },
): Promise<Id> {
  const file = await drawDemoPicture({ categoryId: leaf.id, categoryPath: leaf.path, variant, view })
  const received = await images.receive(Readable.from([file]))
  const made = await keepPictures(database, images, ownerId, [received])
  const [image] = await made.record((insert) => insert({ images: database.images }))
  await received.discard()
  return image!.id
}

/** Draws the pictures of every category: `things[n]` are photos of one thing, so that a gallery shows one thing only. */
export async function drawPool(
  database: Database,
  images: ImageService,
  ownerId: Id,
  leaves: readonly Category[],
  perCategory: number,
  onDrawn: (done: number, total: number) => void,
): Promise<PicturePool> {
  const things = new Map<string, Id[][]>()
  const jobs = leaves.flatMap((leaf) => {
    const [count, views] = busyCategories.has(leaf.id) ? [3 * perCategory, 2] : [perCategory, 1]
    things.set(
      leaf.id,
      Array.from({ length: count }, () => []),
    )
    return Array.from({ length: count * views }, (_, index) => ({
      leaf,
      variant: Math.floor(index / views),
      view: index % views,
    }))
  })
  let next = 0
  let done = 0
  const work = async () => {
    for (let job = jobs[next++]; job !== undefined; job = jobs[next++]) {
      const { leaf, variant, view } = job
      things.get(leaf.id)![variant]![view] = await keepDrawing(database, images, ownerId, job)
      onDrawn(++done, jobs.length)
    }
  }
  await Promise.all(Array.from({ length: availableParallelism() + 1 }, work))
  return {
    size: jobs.length,
    pick(categoryId, random) {
      const choices = things.get(categoryId)
      if (!choices?.length || random.chance(0.05)) return []
      const photos = random.pick(choices)
      const first = random.int(0, photos.length - 1)
      const count = random.int(1, Math.min(5, photos.length))
      return Array.from({ length: count }, (_, index) => photos[(first + index) % photos.length]!)
    },
  }
}
