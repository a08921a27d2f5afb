import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { difference, meanColour, plain, quarters } from '../testing/pictures.ts'
import { render, variant } from '../testing/render.ts'

const RED = [208, 32, 32]
const GREEN = [32, 176, 32]
const BLUE = [32, 48, 208]
const WHITE = [240, 240, 240]

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
    const named = { thumb: [200, 200], card, large }
    for (const [name, size] of Object.entries(named)) {
      const variants = picture.variants.filter(({ preset }) => preset === name)
      expect(variants.map(({ width, height }) => [width, height])).toEqual([size, size])
    }
    for (const { format, width, height, bytes, data } of picture.variants) {
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
      message: expect.stringContaining(
        `${name} pictures are not supported; send JPEG, PNG, WebP, AVIF or GIF.`,
      ),
    })
  })
})
