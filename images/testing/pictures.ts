/** Pictures that tests draw for themselves, and how they compare results. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp, { type Sharp } from 'sharp'
import { onTestFinished } from 'vitest'

/** Red, green, blue and white quarters: which corner is which can be told after any turn. */
export function quarters(width: number, height: number): Sharp {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 2 2" preserveAspectRatio="none">
    <rect width="1" height="1" fill="#d02020"/><rect x="1" width="1" height="1" fill="#20b020"/>
    <rect y="1" width="1" height="1" fill="#2030d0"/><rect x="1" y="1" width="1" height="1" fill="#f0f0f0"/></svg>`
  return sharp(Buffer.from(svg)).removeAlpha()
}

export function plain(width: number, height: number, colour: string): Sharp {
  return sharp({ create: { width, height, channels: 3, background: colour } })
}

/** 49 megapixels: half a second and more of decoding, in few bytes. */
export function slowPicture(): Promise<Buffer> {
  return plain(7000, 7000, '#808040').png({ compressionLevel: 1, progressive: true }).toBuffer()
}

/** Mean colour of the whole, or of one quarter: 0 top left, 1 top right, 2 bottom left, 3 bottom right. */
export async function meanColour(
  picture: Buffer,
  quarter?: 0 | 1 | 2 | 3,
): Promise<[number, number, number]> {
  const raw = await sharp(picture)
    .flatten({ background: '#fff' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
  const { width, height, channels } = raw.info
  const across = Math.floor(width / 2)
  const down = Math.floor(height / 2)
  // A margin keeps clear of the blurred borders between quarters.
  const left = quarter === undefined ? 0 : (quarter % 2) * across + Math.floor(across * 0.2)
  const top = quarter === undefined ? 0 : Math.floor(quarter / 2) * down + Math.floor(down * 0.2)
  const right = quarter === undefined ? width : left + Math.ceil(across * 0.6)
  const bottom = quarter === undefined ? height : top + Math.ceil(down * 0.6)
  const sums = [0, 0, 0]
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      for (let channel = 0; channel < 3; channel++) {
        sums[channel]! += raw.data[(y * width + x) * channels + (channels < 3 ? 0 : channel)]!
      }
    }
  }
  const count = (right - left) * (bottom - top)
  return sums.map((sum) => sum / count) as [number, number, number]
}

/** The largest difference of a channel, 0–255. */
export function difference(a: readonly number[], b: readonly number[]): number {
  return Math.max(...a.map((value, i) => Math.abs(value - b[i]!)))
}

/** A folder that goes with the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'piata-images-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
