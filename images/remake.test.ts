import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { expect, it, onTestFinished } from 'vitest'
import { diskStore } from './disk-store.ts'
import { DEFAULT_PRESETS } from './presets.ts'
import { createImageService } from './service.ts'
import { quarters, temporaryFolder } from './testing/pictures.ts'
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
const bytesOf = async (found: { stream: Readable } | undefined) => found && buffer(found.stream)

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
    join(folder, preset, sha256.slice(0, 2), sha256.slice(2, 4), `${sha256}.webp`)
  const thumb = await bytesOf(await images.read('thumb', sha256, 'webp'))
  rmSync(file('card'))
  rmSync(file('large'))
  expect(await images.remake(sha256)).toBe('remade')
  expect(await bytesOf(await images.read('card', sha256, 'webp'))).toBeDefined()
  expect(await bytesOf(await images.read('thumb', sha256, 'webp'))).not.toEqual(thumb)
})
