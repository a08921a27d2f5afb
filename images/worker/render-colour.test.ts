import sharp from 'sharp'
import { thumbHashToAverageRGBA } from 'thumbhash'
import { describe, expect, it } from 'vitest'
import { avifOf, nclx, numbers, partsOfAvif, pngOf } from '../testing/files.ts'
import { difference, meanColour, plain, quarters } from '../testing/pictures.ts'
import { render, variant } from '../testing/render.ts'

const RED = [208, 32, 32]
const BLUE = [32, 48, 208]
const WHITE = [240, 240, 240]

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
