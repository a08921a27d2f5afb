import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { thumbHashToAverageRGBA } from 'thumbhash'
import { describe, expect, it } from 'vitest'
import { DEFAULT_PRESETS } from '../presets.ts'
import { difference, meanColour, plain, quarters, temporaryFolder } from '../testing/pictures.ts'
import type { DecodedPicture } from './protocol.ts'
import { renderPicture } from './render.ts'

const RED = [208, 32, 32]
const GREEN = [32, 176, 32]
const BLUE = [32, 48, 208]
const WHITE = [240, 240, 240]

function render(bytes: Buffer, maxPixels = 50_000_000): Promise<DecodedPicture> {
  const path = join(temporaryFolder(), 'upload')
  writeFileSync(path, bytes)
  return renderPicture({ path, presets: DEFAULT_PRESETS, maxPixels })
}

function variant(picture: DecodedPicture, preset: string, format: 'webp' | 'jpg'): Buffer {
  return picture.variants.find((one) => one.preset === preset && one.format === format)!.data
}

describe('sizes', () => {
  it.each([
    { of: [2400, 1600], card: [480, 320], large: [1600, 1067] },
    { of: [1000, 2500], card: [480, 1200], large: [640, 1600] },
    { of: [300, 200], card: [300, 200], large: [300, 200] },
    { of: [1, 1], card: [1, 1], large: [1, 1] },
    { of: [9000, 30], card: [480, 2], large: [1600, 5] },
    { of: [30, 20_000], card: [2, 1440], large: [2, 1600] },
  ])('of $of', async ({ of, card, large }) => {
    const picture = await render(await plain(of[0]!, of[1]!, '#3080c0').png().toBuffer())
    expect([picture.width, picture.height]).toEqual(of)
    const expected = { thumb: [200, 200], card, large }
    expect(picture.variants).toHaveLength(6)
    for (const { preset, format, width, height, bytes, data } of picture.variants) {
      expect([width, height], preset).toEqual(expected[preset as 'card'])
      expect(bytes).toBe(data.length)
      const metadata = await sharp(data).metadata()
      expect(metadata).toMatchObject({ width, height, format: format === 'jpg' ? 'jpeg' : 'webp' })
    }
  })

  it('shows the middle in a thumb', async () => {
    const sides = await quarters(300, 100).toBuffer()
    const wide = await sharp(sides).extend({ left: 300, right: 300, background: '#000' }).png().toBuffer()
    const thumb = variant(await render(wide), 'thumb', 'jpg')
    expect(difference(await meanColour(thumb, 0), RED)).toBeLessThan(12)
    expect(difference(await meanColour(thumb, 3), WHITE)).toBeLessThan(12)
  })

  it('keeps detail in a thumb of a panorama', async () => {
    const panorama = await plain(6000, 300, '#000')
      .composite([{ input: await plain(300, 150, '#fff').png().toBuffer(), left: 2850, top: 0 }])
      .png()
      .toBuffer()
    const thumb = variant(await render(panorama), 'thumb', 'webp')
    const { data } = await sharp(thumb).greyscale().raw().toBuffer({ resolveWithObject: true })
    // White above and black below, with a border no wider than a few rows.
    const column = Array.from({ length: 200 }, (_, y) => data[y * 200 + 100]!)
    expect(column.filter((value) => value > 40 && value < 215).length).toBeLessThan(8)
  })
})

describe('orientation', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])('EXIF %i stands upright', async (orientation) => {
    // What a camera writes that is held so: first turned clockwise, then mirrored left to right.
    const [degrees, mirrored] = [
      [0, false],
      [0, true],
      [180, false],
      [180, true],
      [90, true],
      [270, false],
      [270, true],
      [90, false],
    ][orientation - 1]! as [number, boolean]
    const turned = await sharp(await quarters(320, 200).png().toBuffer())
      .rotate(degrees)
      .png()
      .toBuffer()
    const stored = await sharp(turned)
      .flop(mirrored)
      .withMetadata({ orientation })
      .jpeg({ quality: 95 })
      .toBuffer()
    const picture = await render(stored)
    expect([picture.width, picture.height]).toEqual([320, 200])
    for (const preset of ['card', 'large']) {
      for (const format of ['webp', 'jpg'] as const) {
        const data = variant(picture, preset, format)
        expect(difference(await meanColour(data, 0), RED)).toBeLessThan(14)
        expect(difference(await meanColour(data, 1), GREEN)).toBeLessThan(14)
        expect(difference(await meanColour(data, 2), BLUE)).toBeLessThan(14)
        expect(difference(await meanColour(data, 3), WHITE)).toBeLessThan(14)
        expect((await sharp(data).metadata()).orientation).toBeUndefined()
      }
    }
  })
})

describe('privacy', () => {
  it('leaves no metadata behind', async () => {
    const secret = 'Strada-Secreta-12'
    const stored = await quarters(400, 300)
      .withExif({
        IFD0: { Copyright: secret, Artist: secret },
        IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '46/1 46/1 0/1' },
      })
      .withXmp(`<x:xmpmeta xmlns:x="adobe:ns:meta/"><a>${secret}</a></x:xmpmeta>`)
      .withIccProfile('p3')
      .jpeg()
      .toBuffer()
    const before = await sharp(stored).metadata()
    expect([before.exif, before.xmp, before.icc].every(Boolean)).toBe(true)
    for (const { data } of (await render(stored)).variants) {
      const { exif, xmp, iptc, icc } = await sharp(data).metadata()
      expect([exif, xmp, iptc, icc]).toEqual([undefined, undefined, undefined, undefined])
      expect(data.includes(secret)).toBe(false)
    }
  })
})

describe('colour', () => {
  it('turns Display P3 into the sRGB that looks the same', async () => {
    // sRGB (200, 60, 60) is stored with other numbers in P3, and must come back.
    const stored = await plain(64, 64, 'rgb(200, 60, 60)').withIccProfile('p3').png().toBuffer()
    const numbers = await sharp(stored, { ignoreIcc: true }).raw().toBuffer()
    expect(difference([...numbers.subarray(0, 3)], [200, 60, 60])).toBeGreaterThan(5)
    expect(
      difference(await meanColour(variant(await render(stored), 'large', 'jpg')), [200, 60, 60]),
    ).toBeLessThan(4)
  })

  it('turns CMYK into sRGB', async () => {
    const stored = await quarters(200, 200)
      .toColourspace('cmyk')
      .withIccProfile('cmyk')
      .jpeg({ quality: 95 })
      .toBuffer()
    expect((await sharp(stored).metadata()).space).toBe('cmyk')
    const picture = await render(stored)
    for (const format of ['webp', 'jpg'] as const) {
      const data = variant(picture, 'large', format)
      expect((await sharp(data).metadata()).space).toBe('srgb')
      expect(difference(await meanColour(data, 0), RED)).toBeLessThan(40)
      expect(difference(await meanColour(data, 3), WHITE)).toBeLessThan(16)
    }
  })

  it('turns 16 bits into 8', async () => {
    const stored = await quarters(100, 100).toColourspace('rgb16').png().toBuffer()
    expect((await sharp(stored).metadata()).depth).toBe('ushort')
    const data = variant(await render(stored), 'large', 'webp')
    expect(difference(await meanColour(data, 0), RED)).toBeLessThan(14)
    expect(difference(await meanColour(data, 2), BLUE)).toBeLessThan(14)
  })

  it('keeps greys grey', async () => {
    const stored = await plain(300, 300, '#777').toColourspace('b-w').png().toBuffer()
    expect((await sharp(stored).metadata()).channels).toBe(1)
    const picture = await render(stored)
    for (const { data } of picture.variants)
      expect(difference(await meanColour(data), [119, 119, 119])).toBeLessThan(4)
  })

  it('keeps transparency in WebP and lays it on white in JPEG', async () => {
    const stored = await sharp({ create: { width: 600, height: 400, channels: 4, background: '#ff000000' } })
      .png()
      .toBuffer()
    const picture = await render(stored)
    for (const preset of ['thumb', 'card', 'large']) {
      expect((await sharp(variant(picture, preset, 'webp')).stats()).isOpaque).toBe(false)
      expect(difference(await meanColour(variant(picture, preset, 'jpg')), [255, 255, 255])).toBeLessThan(3)
    }
  })

  it('hints at the picture in its placeholder', async () => {
    const { placeholder } = await render(await plain(900, 600, 'rgb(40, 120, 200)').jpeg().toBuffer())
    const { r, g, b } = thumbHashToAverageRGBA(Buffer.from(placeholder, 'base64'))
    expect(difference([r * 255, g * 255, b * 255], [40, 120, 200])).toBeLessThan(20)
    expect(placeholder.length).toBeLessThan(40)
  })
})

describe('formats', () => {
  it.each(['jpeg', 'png', 'webp', 'avif', 'gif'] as const)('reads %s', async (format) => {
    const picture = await render(await quarters(120, 80).toFormat(format, { quality: 90 }).toBuffer())
    expect([picture.width, picture.height]).toEqual([120, 80])
    expect(difference(await meanColour(variant(picture, 'large', 'webp'), 1), GREEN)).toBeLessThan(20)
  })

  it.each(['gif', 'webp'] as const)('shows the first frame of an animated %s', async (format) => {
    const frames = [
      await plain(60, 40, '#f00').png().toBuffer(),
      await plain(60, 40, '#00f').png().toBuffer(),
    ]
    const stored = await sharp(frames, { join: { animated: true } })
      .toFormat(format)
      .toBuffer()
    expect((await sharp(stored, { animated: true }).metadata()).pages).toBe(2)
    const picture = await render(stored)
    expect([picture.width, picture.height]).toEqual([60, 40])
    expect(difference(await meanColour(variant(picture, 'large', 'jpg')), [255, 0, 0])).toBeLessThan(10)
  })

  it.each([
    ['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"/>')],
    ['TIFF', Buffer.from('49492a0008000000', 'hex')],
    ['HEIC', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1')],
  ])('refuses %s by name', async (name, bytes) => {
    await expect(render(bytes)).rejects.toMatchObject({
      code: 'unsupported-format',
      message: `${name} pictures are not supported; send JPEG, PNG, WebP, AVIF or GIF.`,
    })
  })
})

describe('damage and bombs', () => {
  it('refuses too many pixels before decoding any', async () => {
    // A PNG header that promises 30,000 × 30,000 with nothing behind it: decoding would fail otherwise.
    const header = Buffer.from(await plain(8, 8, '#fff').png().toBuffer()).subarray(0, 33)
    header.writeUInt32BE(30_000, 16)
    header.writeUInt32BE(30_000, 20)
    const { crc32 } = await import('node:zlib')
    header.writeUInt32BE(crc32(header.subarray(12, 29)), 29)
    const promised = Buffer.concat([header, Buffer.from('0000000049444154', 'hex'), Buffer.alloc(4)])
    await expect(render(promised)).rejects.toMatchObject({
      code: 'too-many-pixels',
      message: 'The picture has 900 megapixels (30000 × 30000); the limit is 50.',
    })
  })

  it('counts one frame of an animation', async () => {
    const frame = await plain(100, 100, '#f00').png().toBuffer()
    const stored = await sharp([frame, frame, frame], { join: { animated: true } })
      .gif()
      .toBuffer()
    await expect(render(stored, 10_000)).resolves.toMatchObject({ width: 100 })
    await expect(render(stored, 9_999)).rejects.toMatchObject({ code: 'too-many-pixels' })
  })

  it.each(['jpeg', 'png', 'webp', 'avif'] as const)('refuses a %s that breaks off', async (format) => {
    const noise = sharp({
      create: {
        width: 400,
        height: 400,
        channels: 3,
        background: '#000',
        noise: { type: 'gaussian', mean: 128, sigma: 40 },
      },
    })
    const whole = await noise.toFormat(format).toBuffer()
    for (const share of [0.02, 0.3, 0.8]) {
      await expect(render(whole.subarray(0, whole.length * share))).rejects.toMatchObject({ code: 'corrupt' })
    }
  })

  it('refuses what only begins like a picture', async () => {
    for (const magic of ['ffd8ffe0', '89504e470d0a1a0a', '474946383961', '52494646ffffffff57454250']) {
      const bytes = Buffer.concat([Buffer.from(magic, 'hex'), Buffer.alloc(2000, 'not a picture ')])
      await expect(render(bytes)).rejects.toMatchObject({ code: 'corrupt' })
    }
  })
})
