import { readFile } from 'node:fs/promises'
import type { PictureHeader } from '../inspect/header.ts'
import { inspect } from '../inspect/index.ts'
import { ImageError } from '../types.ts'

let before: Promise<unknown> = Promise.resolve()

/**
 * The first look at an uploaded file. One at a time, so that memory stays at one file.
 * @throws ImageError as `inspect` says
 */
export function look(path: string, maxPixels: number): Promise<PictureHeader> {
  const looked = before.then(async () => {
    let file: Buffer
    try {
      file = await readFile(path)
    } catch (cause) {
      throw new ImageError('processing-failed', 'The file could not be read.', { cause })
    }
    return inspect(file, maxPixels)
  })
  before = looked.catch(() => {})
  return looked
}
