import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { gifOf } from '../testing/files.ts'
import { difference, meanColour, plain, quarters } from '../testing/pictures.ts'
import { render, variant } from '../testing/render.ts'

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
