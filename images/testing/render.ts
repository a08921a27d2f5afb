import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DEFAULT_PRESETS, FORMATS } from '../presets.ts'
import type { DecodedPicture } from '../worker/protocol.ts'
import { renderPicture } from '../worker/render.ts'
import { temporaryFolder } from './pictures.ts'

/** What becomes of a file. */
export function render(bytes: Buffer, maxPixels = 50_000_000): Promise<DecodedPicture> {
  const path = join(temporaryFolder(), 'upload')
  writeFileSync(path, bytes)
  return renderPicture({ path, presets: DEFAULT_PRESETS, maxPixels, formats: FORMATS })
}

export function variant(picture: DecodedPicture, preset: string, format: 'webp' | 'jpg'): Buffer {
  return picture.variants.find((one) => one.preset === preset && one.format === format)!.data
}
