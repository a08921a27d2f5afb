import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import sharp from 'sharp'
import { expect, it, onTestFinished } from 'vitest'
import { DEFAULT_PRESETS, presetPath } from './presets.ts'
import { createImageService } from './service.ts'
import { diskStore } from './store/disk.ts'
import { quarters, temporaryFolder } from './testing/pictures.ts'
import { ssim } from './testing/ssim.ts'
import type { ImagePreset } from './types.ts'

function setUp() {
  const folder = temporaryFolder()
  const open = (presets: Record<string, ImagePreset>) => {
    const images = createImageService({
      store: diskStore(folder),
      presets,
      workers: 1,
      temporaryDirectory: temporaryFolder(),
    })
    onTestFinished(() => images.close())
    return images
  }
  return { folder, open }
}
const bytesOf = async (found: { data: Buffer } | undefined) => found?.data

it('gives an old picture the preset that came after it, and leaves its other files as they were', async () => {
  const { open } = setUp()
  const photo = await quarters(900, 600).jpeg({ quality: 90 }).toBuffer()
  const before = open(DEFAULT_PRESETS)
  const { sha256 } = await before.ingest(Readable.from([photo]))
  const card = await bytesOf(await before.read('card', sha256, 'webp'))
  const after = open({ ...DEFAULT_PRESETS, half: { width: 450, height: 450, fit: 'inside' } })
  expect(await after.read('half', sha256, 'webp')).toBeUndefined()
  expect(await after.remake(sha256)).toBe('remade')
  for (const format of ['webp', 'jpg'])
    expect(await bytesOf(await after.read('half', sha256, format))).toBeDefined()
  expect(await bytesOf(await after.read('card', sha256, 'webp'))).toEqual(card)
  // A second run, as after an interruption, does nothing.
  expect(await after.remake(sha256)).toBe('whole')
  // Sent again, it is made from its original.
  const again = await after.ingest(Readable.from([photo]))
  expect(again).toMatchObject({ width: 900, height: 600 })
  expect(again.variants.map(({ preset }) => preset)).toContain('half')
  expect(await after.remake('0'.repeat(64))).toBe('unknown')
})

it('makes a changed preset anew, and a lost file again', async () => {
  const { folder, open } = setUp()
  const photo = await quarters(900, 600).png().toBuffer()
  const { sha256 } = await open(DEFAULT_PRESETS).ingest(Readable.from([photo]))
  const images = open({ ...DEFAULT_PRESETS, thumb: { width: 100, height: 100, fit: 'cover' } })
  const file = (preset: string) =>
    join(
      folder,
      presetPath(preset, DEFAULT_PRESETS[preset]!),
      sha256.slice(0, 2),
      sha256.slice(2, 4),
      `${sha256}.webp`,
    )
  const thumb = await bytesOf(await images.read('thumb', sha256, 'webp'))
  expect(await images.read('thumb', sha256, 'webp')).toMatchObject({ isFinal: false })
  rmSync(file('card'))
  rmSync(file('large'))
  expect(await images.remake(sha256)).toBe('remade')
  expect(await bytesOf(await images.read('card', sha256, 'webp'))).toBeDefined()
  const remade = await images.read('thumb', sha256, 'webp')
  expect(remade).toMatchObject({ isFinal: true })
  expect(await bytesOf(remade)).not.toEqual(thumb)
  // What was made otherwise is gone.
  expect(existsSync(file('thumb'))).toBe(false)
})

it('makes AVIF later, behind what stands in for it, and forgets it with the picture', async () => {
  const { folder, open } = setUp()
  const photo = await quarters(900, 600).jpeg({ quality: 90 }).toBuffer()
  const images = open(DEFAULT_PRESETS)
  const { sha256 } = await images.ingest(Readable.from([photo]))
  expect(await images.read('card', sha256, 'avif')).toMatchObject({ type: 'image/webp', isFinal: false })
  expect(await images.read('zoom', sha256, 'avif')).toBeUndefined()
  expect(await images.makeLater(sha256)).toBe('remade')
  expect(await images.makeLater(sha256)).toBe('whole')
  const made = await images.read('card', sha256, 'avif')
  expect(made).toMatchObject({ type: 'image/avif', isFinal: true })
  const picture = sharp(await bytesOf(made))
  expect(await picture.metadata()).toMatchObject({ width: 480, height: 320, compression: 'av1' })
  const original = await sharp(photo).resize(480, 320).raw().toBuffer()
  expect(ssim(await picture.raw().toBuffer(), original, 480, 320)).toBeGreaterThan(0.95)
  await images.remove(sha256)
  const left = readdirSync(folder, { recursive: true, withFileTypes: true })
  expect(left.filter((entry) => entry.isFile())).toEqual([])
  expect(await images.makeLater(sha256)).toBe('unknown')
})
