import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { thumbHashToAverageRGBA } from 'thumbhash'
import { describe, expect, it } from 'vitest'
import { DEFAULT_PRESETS } from '../presets.ts'
import { avifOf, gifOf, nclx, numbers, partsOfAvif, pngOf } from '../testing/files.ts'
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

  // What Chromium 156 shows of the same numbers.
  it.each([
    ['Display P3', [203, 78, 46], 12, 13, [220, 66, 29]],
    ['Rec. 2020', [107, 148, 134], 9, 13, [65, 152, 133]],
    ['PQ at white', [148, 148, 148], 9, 16, [187, 187, 187]],
    ['PQ in the shadows', [107, 107, 107], 9, 16, [88, 88, 88]],
    ['PQ at its brightest', [192, 192, 192], 9, 16, [255, 255, 255]],
    ['PQ of a colour', [134, 91, 91], 9, 16, [180, 37, 60]],
    ['HLG at white', [191, 191, 191], 9, 18, [188, 188, 188]],
  ])('shows %s as browsers do, in PNG and AVIF', async (_name, numbers, primaries, transfer, shown) => {
    const [r, g, b] = numbers as [number, number, number]
    const png = pngOf(
      64,
      64,
      numbers.map((value) => value / 255),
      [['cICP', Buffer.from([primaries, transfer, 0, 1])]],
    )
    const parts = partsOfAvif(
      await plain(64, 64, `rgb(${r}, ${g}, ${b})`)
        .avif({ quality: 95, chromaSubsampling: '4:4:4' })
        .toBuffer(),
    )
    const avif = avifOf({ ...parts, width: 64, height: 64, colour: nclx(primaries, transfer) })
    for (const file of [png, avif]) {
      const mean = await meanColour(variant(await render(file), 'large', 'jpg'))
      expect(difference(mean, shown)).toBeLessThan(5)
    }
  })

  it('shows the curve of video as browsers do, which is another in AVIF', async () => {
    const mean = async (file: Buffer) => meanColour(variant(await render(file), 'large', 'jpg'))
    const colour = [107, 148, 60].map((value) => value / 255)
    const png = pngOf(64, 64, colour, [['cICP', Buffer.from([1, 1, 0, 1])]])
    expect(difference(await mean(png), [99, 142, 48])).toBeLessThan(4)
    const encoded = await plain(64, 64, 'rgb(107, 148, 60)').avif({ quality: 95 }).toBuffer()
    const avif = avifOf({ ...partsOfAvif(encoded), width: 64, height: 64, colour: nclx(1, 1) })
    expect(difference(await mean(avif), [107, 148, 60])).toBeLessThan(4)
  })

  it('heeds the gamma and the primaries of a PNG', async () => {
    const gamma: [string, Buffer] = ['gAMA', numbers(4, 250_000)]
    const mean = async (chunks: [string, Buffer][]) =>
      meanColour(variant(await render(pngOf(64, 64, [120 / 255, 8 / 255, 45 / 255], chunks)), 'large', 'jpg'))
    expect(difference(await mean([gamma]), [223, 137, 187])).toBeLessThan(4)
    const p3 = numbers(
      4,
      ...[0.3127, 0.329, 0.68, 0.32, 0.265, 0.69, 0.15, 0.06].map((v) => Math.round(v * 100_000)),
    )
    const wide = pngOf(
      64,
      64,
      [203 / 255, 78 / 255, 46 / 255],
      [
        ['gAMA', numbers(4, 45_455)],
        ['cHRM', p3],
      ],
    )
    expect(
      difference(await meanColour(variant(await render(wide), 'large', 'jpg')), [221, 64, 21]),
    ).toBeLessThan(5)
  })

  it('stretches the limited range of an AVIF without colour', async () => {
    // 20, 126 and 235 in luma alone with the range of video, which sharp cannot write.
    const ramp = [
      'AAAAHGZ0eXBhdmlmAAAAAGF2aWZtaWYxbWlhZgAAAOltZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAA',
      'AAAAAA5waXRtAAAAAAABAAAAHmlsb2MAAAAARAAAAQABAAAAAQAAAQ0AAAAlAAAAKGlpbmYAAAAAAAEAAAAaaW5mZQIAAAAA',
      'AQAAYXYwMUNvbG9yAAAAAGhpcHJwAAAASWlwY28AAAAUaXNwZQAAAAAAAAAwAAAAEAAAAA5waXhpAAAAAAEIAAAADGF2MUOB',
      'ABwAAAAAE2NvbHJuY2x4AAEADQAGAAAAABdpcG1hAAAAAAAAAAEAAQQBAoMEAAAALW1kYXQSAAoIGBTv9tgIaDEyFxIGqQAB',
      '5ACArE9tSAgZIkCQkbD5LYYb',
    ]
    const picture = await render(Buffer.from(ramp.join(''), 'base64'))
    const { data, info } = await sharp(variant(picture, 'large', 'webp'))
      .raw()
      .toBuffer({ resolveWithObject: true })
    const row = (x: number) => data[(8 * info.width + x) * info.channels]!
    expect(difference([row(8), row(24), row(40)], [20, 126, 235])).toBeLessThan(4)
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
      message: expect.stringContaining(
        `${name} pictures are not supported; send JPEG, PNG, WebP, AVIF or GIF.`,
      ),
    })
  })
})

describe('damage and bombs', () => {
  const noise = () =>
    sharp({
      create: {
        width: 400,
        height: 400,
        channels: 3,
        background: '#000',
        noise: { type: 'gaussian', mean: 128, sigma: 40 },
      },
    })

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
    const whole = await noise().toFormat(format).toBuffer()
    for (const share of [0.02, 0.3, 0.8]) {
      await expect(render(whole.subarray(0, whole.length * share))).rejects.toMatchObject({ code: 'corrupt' })
    }
  })

  it('takes a JPEG that lacks only its end marker, and none that lacks pixels before one', async () => {
    const whole = await quarters(900, 600).jpeg().toBuffer()
    await expect(render(whole.subarray(0, -2))).resolves.toMatchObject({ width: 900 })
    for (const progressive of [false, true]) {
      const noisy = await noise().jpeg({ progressive }).toBuffer()
      const cut = Buffer.concat([noisy.subarray(0, noisy.length * 0.9), Buffer.from([0xff, 0xd9])])
      await expect(render(cut)).rejects.toMatchObject({ code: 'corrupt' })
    }
  })

  it('refuses a JPEG whose codes broke, though every one of them could be read', async () => {
    const whole = await noise().jpeg().toBuffer()
    const start = whole.indexOf(Buffer.from([0xff, 0xda])) + 14
    for (const share of [0.1, 0.5, 0.8]) {
      for (const byte of [0x00, 0x55, 0xc3]) {
        const broken = Buffer.from(whole)
        broken.fill(byte, start + Math.floor((whole.length - start) * share), whole.length - 2)
        await expect(render(broken)).rejects.toMatchObject({ code: 'corrupt' })
      }
    }
  })

  it('takes JPEGs with restart markers, and of other samplings', async () => {
    for (const chromaSubsampling of ['4:4:4', '4:2:0']) {
      const file = await noise().jpeg({ chromaSubsampling, quality: 95 }).toBuffer()
      await expect(render(file)).resolves.toMatchObject({ width: 400 })
    }
    await expect(render(await noise().toColourspace('b-w').jpeg().toBuffer())).resolves.toMatchObject({
      width: 400,
    })
  })

  it('takes a GIF that breaks off after its first frame, and none that does before', async () => {
    const two = gifOf(60, 60, 2)
    const first = gifOf(60, 60).length - 1
    await expect(render(two.subarray(0, first + 100))).resolves.toMatchObject({ width: 60 })
    await expect(render(two.subarray(0, first - 1))).resolves.toMatchObject({ width: 60 })
    await expect(render(two.subarray(0, first - 100))).rejects.toMatchObject({ code: 'corrupt' })
  })

  it('shows nothing where the first frame of a GIF does not reach', async () => {
    const picture = await render(gifOf(80, 40))
    const webp = variant(picture, 'large', 'webp')
    const corner = await sharp(webp).extract({ left: 50, top: 50, width: 20, height: 20 }).toBuffer()
    const alpha = await sharp(corner).extractChannel('alpha').stats()
    expect(alpha.channels[0]!.max).toBe(0)
    const jpeg = variant(picture, 'large', 'jpg')
    expect(difference(await meanColour(jpeg, 3), [255, 255, 255])).toBeLessThan(4)
    expect(difference(await meanColour(jpeg, 0), [254, 0, 0])).toBeLessThan(6)
  })

  it('refuses what only begins like a picture', async () => {
    for (const magic of ['ffd8ffe0', '89504e470d0a1a0a', '474946383961', '52494646ffffffff57454250']) {
      const bytes = Buffer.concat([Buffer.from(magic, 'hex'), Buffer.alloc(2000, 'not a picture ')])
      await expect(render(bytes)).rejects.toMatchObject({ code: 'corrupt' })
    }
  })
})
