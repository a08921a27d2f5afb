import { createReadStream } from 'node:fs'
import { type Database, type Id, listingRules, type Move, statusRules } from '@piata/db'
import { keepPictures } from '@piata/gateway'
import type { ImageService } from '@piata/images'
import { findFile } from './uploads.ts'

export interface PicturesReport {
  /** That have pictures. */
  listings: number
  /** Files that are in the folder, and those that are not. */
  found: number
  missing: number
  brought: number
  /** Listings that showed pictures before. */
  had: number
  /** The first that could not be taken. */
  refused: { path: string; reason: string }[]
}

type Work = ReturnType<Move['pictures']> extends Iterable<infer T> ? T : never

const batchListings = 100
const atOnce = 2
const mostRefused = 100

/** Has listings show the pictures of their old site's folder; those that show some already are left alone. */
export async function bringPictures({
  database,
  images,
  work,
  uploads,
  onProgress,
}: {
  database: Pick<Database, 'images' | 'listings'>
  images: ImageService
  work: Iterable<Work>
  uploads: string
  onProgress: (report: PicturesReport) => void
}): Promise<PicturesReport> {
  const report: PicturesReport = { listings: 0, found: 0, missing: 0, brought: 0, had: 0, refused: [] }
  const batches = batched(work, batchListings)
  for (const batch of batches) {
    const ids = await database.listings.idsOf(batch)
    const waiting = batch.map((item, i) => ({ ...item, id: ids[i] })).values()
    const bring = async () => {
      for (const { id, sellerId, paths } of waiting) {
        report.listings++
        if (id !== undefined) await showPictures(id, sellerId, paths)
        onProgress(report)
      }
    }
    await Promise.all(Array.from({ length: atOnce }, bring))
  }
  return report

  async function showPictures(id: Id, sellerId: Id, paths: readonly string[]): Promise<void> {
    const listing = await database.listings.find(id)
    if (listing === undefined || !statusRules[listing.status].editable) return
    if (listing.imageIds.length > 0) {
      report.had++
      return
    }
    const imageIds: Id[] = []
    for (const path of paths.slice(0, listingRules.images)) {
      const file = await findFile(uploads, path)
      if (file === undefined) {
        report.missing++
        continue
      }
      report.found++
      const imageId = await bringOne(sellerId, file, path)
      if (imageId !== undefined && !imageIds.includes(imageId)) imageIds.push(imageId)
    }
    if (imageIds.length === 0) return
    // As the staff would: its seller sees it for the first time.
    await database.listings.update(id, { id: sellerId, role: 'admin' }, { imageIds })
    report.brought += imageIds.length
  }

  async function bringOne(sellerId: Id, file: string, path: string): Promise<Id | undefined> {
    try {
      const received = await images.receive(createReadStream(file))
      const made = await keepPictures(database, images, sellerId, [received])
      const [picture] = await made.record((insert) => insert({ images: database.images }))
      return picture?.id
    } catch (error) {
      if (report.refused.length < mostRefused)
        report.refused.push({ path, reason: error instanceof Error ? error.message : String(error) })
      return undefined
    }
  }
}

function* batched<T>(items: Iterable<T>, size: number): Generator<T[]> {
  let batch: T[] = []
  for (const item of items) {
    batch.push(item)
    if (batch.length < size) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}
