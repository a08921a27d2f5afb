import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { avifOf, boxOf, gifOf, nclx, numbers, partsOfAvif, pngHeader, pngOf } from '../testing/files.ts'
import { plain } from '../testing/pictures.ts'
import { inspect } from './index.ts'

const MOST = 50_000_000
const noise = (width: number, height: number) =>
  sharp({
    create: {
      width,
      height,
      channels: 3,
      background: '#000',
      noise: { type: 'gaussian', mean: 128, sigma: 60 },
    },
  })
const avif = async (width = 64, height = 48) =>
  partsOfAvif(await plain(width, height, '#c84e2e').avif().toBuffer())

describe('inspect', () => {
  it.each(['jpeg', 'png', 'webp', 'avif', 'gif'] as const)('tells the size of a %s', async (format) => {
    const header = inspect(await plain(123, 45, '#a52').toFormat(format).toBuffer(), MOST)
    expect(header).toMatchObject({ format, width: 123, height: 45 })
    expect(header.cost.milliseconds).toBeLessThan(10)
  })

  it('takes a JPEG of a phone with 50 megapixels and more, as it is shrunk while it loads', async () => {
    const jpeg = await plain(64, 48, '#a52').jpeg().toBuffer()
    const sized = (width: number, height: number) => {
      const file = Buffer.from(jpeg)
      const frame = file.indexOf(Buffer.from([0xff, 0xc0]))
      file.writeUInt16BE(height, frame + 5)
      file.writeUInt16BE(width, frame + 7)
      return file
    }
    for (const [width, height] of [
      [8192, 6144],
      [8160, 6144],
      [12_000, 9000],
      [16_320, 12_240],
    ] as const) {
      expect(inspect(sized(width, height), MOST)).toMatchObject({ width, height })
    }
    expect(() => inspect(sized(20_000, 20_000), MOST)).toThrow(
      expect.objectContaining({
        code: 'too-many-pixels',
        message: 'The picture has 400 megapixels (20000 × 20000); the limit is 200.',
      }),
    )
  })

  it('tells what a picture costs by how it is kept', async () => {
    const png = (depth: number, interlaced: boolean) =>
      inspect(pngHeader(5000, 5000, depth, interlaced), MOST).cost
    expect(png(16, true).milliseconds).toBeGreaterThan(2 * png(8, false).milliseconds)
    expect(png(16, true).memory).toBeGreaterThan(4 * png(8, false).memory)
    const [plainJpeg, progressive] = await Promise.all(
      [false, true].map(
        async (kind) => inspect(await noise(300, 300).jpeg({ progressive: kind }).toBuffer(), MOST).cost,
      ),
    )
    expect(progressive!.memory).toBeGreaterThan(4 * plainJpeg!.memory)
  })

  it('refuses an AVIF that would take seconds, also when only the coded picture tells its size', async () => {
    const parts = await avif()
    expect(() => inspect(avifOf({ ...parts, width: 8000, height: 6000 }), MOST)).toThrow(
      expect.objectContaining({ code: 'too-costly' }),
    )
    // The coded picture is larger than what the container says.
    const large = await avif(2000, 1500)
    const [honest, lying] = [
      { width: 2000, height: 1500 },
      { width: 20, height: 15 },
    ].map((size) => inspect(avifOf({ ...large, ...size }), MOST).cost.milliseconds)
    expect(lying).toBe(honest)
  })

  it('refuses a progressive JPEG of a thousand scans', async () => {
    const file = await noise(3000, 2000).jpeg({ progressive: true, quality: 20 }).toBuffer()
    const last = file.lastIndexOf(Buffer.from([0xff, 0xda]))
    const scan = file.subarray(last, file.length - 2)
    const again = Buffer.concat([
      file.subarray(0, last),
      ...Array<Buffer>(1000).fill(scan.subarray(0, 40)),
      Buffer.from([0xff, 0xd9]),
    ])
    expect(inspect(file, MOST).cost.milliseconds).toBeLessThan(300)
    expect(() => inspect(again, MOST)).toThrow(expect.objectContaining({ code: 'too-costly' }))
  })

  it('hands on the first frame alone, however many come after', async () => {
    const one = inspect(gifOf(8, 8), MOST)
    expect(inspect(gifOf(8, 8, 1000), MOST)).toEqual(one)
    const frames = await Promise.all(['#f00', '#00f'].map((colour) => plain(60, 40, colour).png().toBuffer()))
    const webp = await sharp(frames, { join: { animated: true } })
      .webp({ lossless: true })
      .toBuffer()
    const frame = webp.subarray(webp.lastIndexOf('ANMF'))
    const many = Buffer.concat([webp, ...Array<Buffer>(2000).fill(frame)])
    many.writeUInt32LE(many.length - 8, 4)
    const { substitute } = inspect(many, MOST)
    expect(substitute!.file.length).toBeLessThan(webp.length)
    expect((await sharp(substitute!.file, { pages: -1 }).metadata()).pages).toBe(1)
  })

  it('takes an animated AVIF by its still picture, and refuses one without by its name', async () => {
    const parts = await avif()
    const animated = inspect(avifOf({ ...parts, width: 64, height: 48, brand: 'avis' }), MOST)
    expect(animated).toMatchObject({ width: 64, height: 48 })
    expect((await sharp(animated.substitute!.file).metadata()).width).toBe(64)
    const moving = Buffer.concat([
      boxOf('ftyp', Buffer.from('avis\0\0\0\0avis')),
      boxOf('moov', Buffer.alloc(30)),
    ])
    expect(() => inspect(moving, MOST)).toThrow(
      expect.objectContaining({
        code: 'unsupported-format',
        message: expect.stringContaining('Animated AVIF'),
      }),
    )
  })

  it('refuses an AVIF of which a part lies beyond the end', async () => {
    const parts = await avif()
    const cut = avifOf({ ...parts, width: 64, height: 48, length: parts.coded.length + 1 })
    expect(() => inspect(cut, MOST)).toThrow(expect.objectContaining({ code: 'corrupt' }))
  })

  it('finds colours that a decoder would not heed, by their precedence', async () => {
    const grey = [0.5, 0.5, 0.5]
    const cicp: [string, Buffer] = ['cICP', Buffer.from([12, 13, 0, 1])]
    const gamma: [string, Buffer] = ['gAMA', numbers(4, 100_000)]
    const srgb: [string, Buffer] = ['sRGB', Buffer.from([0])]
    const kind = (...chunks: [string, Buffer][]) =>
      inspect(pngOf(4, 4, grey, chunks), MOST).colour?.transfer.kind
    expect(kind()).toBeUndefined()
    expect(kind(gamma)).toBe('gamma')
    expect(kind(srgb, gamma)).toBeUndefined()
    expect(kind(gamma, cicp)).toBe('srgb')
    expect(kind(['gAMA', numbers(4, 0)])).toBeUndefined()
    const parts = await avif()
    expect(
      inspect(avifOf({ ...parts, width: 64, height: 48, colour: nclx(9, 16) }), MOST).colour?.transfer.kind,
    ).toBe('pq')
    expect(
      inspect(avifOf({ ...parts, width: 64, height: 48, colour: nclx(1, 13) }), MOST).colour,
    ).toBeUndefined()
  })

  it('stays within the file whatever it holds', async () => {
    const files = await Promise.all(
      (['jpeg', 'png', 'webp', 'avif', 'gif'] as const).map((format) =>
        noise(40, 30).toFormat(format).toBuffer(),
      ),
    )
    for (const file of files) {
      for (let at = 0; at < file.length; at += 3) {
        const harmed = Buffer.from(file)
        harmed[at]! ^= 0xff
        for (const bytes of [harmed, file.subarray(0, at)]) {
          try {
            inspect(bytes, MOST)
          } catch (error) {
            expect(error).toMatchObject({ name: 'ImageError' })
          }
        }
      }
    }
  })
})
