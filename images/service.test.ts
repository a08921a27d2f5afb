import { createHash } from 'node:crypto'
import { existsSync, readdirSync, rmSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { DEFAULT_PRESETS, FORMATS, presetPath } from './presets.ts'
import { createImageService } from './service.ts'
import { diskStore } from './store/disk.ts'
import { plain, quarters, slowPicture, temporaryFolder } from './testing/pictures.ts'
import type { ImageServiceOptions, ImageStore } from './types.ts'

let photo: Buffer
let slow: Buffer
beforeAll(async () => {
  slow = await slowPicture()
  photo = await quarters(900, 600).jpeg({ quality: 90 }).toBuffer()
})

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
/** As a slow network brings it. */
const stream = (bytes: Buffer) => {
  const pieces = Array.from({ length: Math.ceil(bytes.length / 10_000) }, (_, i) =>
    bytes.subarray(i * 10_000, i * 10_000 + 10_000),
  )
  return Readable.from(pieces)
}

/** A store that counts what is written to it. */
function countingStore(folder: string): ImageStore & { puts: string[] } {
  const disk = diskStore(folder)
  const puts: string[] = []
  return {
    ...disk,
    puts,
    put: (key, bytes) => {
      puts.push(key)
      return disk.put(key, bytes)
    },
  }
}

function setUp(options: Partial<ImageServiceOptions> = {}) {
  const folder = temporaryFolder()
  const uploads = temporaryFolder()
  const store = countingStore(folder)
  const images = createImageService({ store, workers: 1, temporaryDirectory: uploads, ...options })
  onTestFinished(() => images.close())
  const filesLeft = () =>
    readdirSync(uploads, { recursive: true, withFileTypes: true }).filter(
      (entry) => entry.isFile() && entry.name !== 'lock',
    )
  return { images, store, folder, uploads, filesLeft }
}

describe('ingest', () => {
  it('tells about the picture and keeps each preset in each format', async () => {
    const { images, filesLeft } = setUp()
    const image = await images.ingest(stream(photo))
    expect(image).toMatchObject({ sha256: sha256(photo), width: 900, height: 600, bytes: photo.length })
    expect(image.variants.map(({ preset, format }) => `${preset}.${format}`).sort()).toEqual(
      Object.keys(DEFAULT_PRESETS)
        .flatMap((preset) => FORMATS.map((format) => `${preset}.${format}`))
        .sort(),
    )
    expect(image.colour).toMatch(/^#[0-9a-f]{6}$/)
    for (const { preset, format, bytes } of image.variants) {
      const found = await images.read(preset, image.sha256, format)
      expect(found).toMatchObject({ type: format === 'jpg' ? 'image/jpeg' : 'image/webp' })
      expect(found?.data.length).toBe(bytes)
    }
    expect(filesLeft()).toEqual([])
  })

  it('makes a known file once, now and after a restart', async () => {
    const { images, store, folder } = setUp()
    const first = await images.ingest(stream(photo))
    const written = store.puts.length
    expect(await images.ingest(stream(photo))).toEqual(first)
    expect(store.puts.length).toBe(written)
    const again = createImageService({ store: diskStore(folder) })
    onTestFinished(() => again.close())
    expect(await again.ingest(stream(photo))).toEqual(first)
    expect(again.status().workers).toEqual([])
  })

  it('makes a file once that is sent many times at once', async () => {
    const { images, store, filesLeft } = setUp()
    const all = await Promise.all(Array.from({ length: 6 }, () => images.ingest(stream(photo))))
    expect(new Set(all.map((image) => JSON.stringify(image))).size).toBe(1)
    // Each variant, and what is known of the picture.
    expect(store.puts).toHaveLength(all[0]!.variants.length + 1)
    expect(filesLeft()).toEqual([])
  })

  it.each([
    ['lost', (path: string) => rmSync(path)],
    ['torn', (path: string) => truncateSync(path, 10)],
  ])('makes a known picture again when one of its files was %s', async (_how, harm) => {
    const { images, folder } = setUp()
    const { sha256: hash, variants } = await images.ingest(stream(photo))
    harm(
      join(
        folder,
        presetPath('card', DEFAULT_PRESETS.card!),
        hash.slice(0, 2),
        hash.slice(2, 4),
        `${hash}.webp`,
      ),
    )
    await images.ingest(stream(photo))
    for (const { preset, format, bytes } of variants) {
      expect((await images.read(preset, hash, format))?.data.length).toBe(bytes)
    }
  })

  it('makes known files again for other presets', async () => {
    const { images, folder } = setUp()
    const { sha256: hash } = await images.ingest(stream(photo))
    const presets = { mini: { width: 50, fit: 'inside' } } as const
    const other = createImageService({ store: diskStore(folder), presets, workers: 1 })
    onTestFinished(() => other.close())
    const { variants } = await other.ingest(stream(photo))
    expect(variants.map(({ preset, width, height }) => [preset, width, height])).toEqual([
      ['mini', 50, 33],
      ['mini', 50, 33],
    ])
    expect(await other.read('mini', hash, 'webp')).toBeDefined()
    expect(await other.read('card', hash, 'webp')).toBeUndefined()
  })

  it('refuses and keeps nothing', async () => {
    const { images, store, filesLeft } = setUp({ limits: { maxBytes: 50_000, maxPixels: 1_000_000 } })
    const refused: [Buffer, string][] = [
      [Buffer.alloc(0), 'empty'],
      [Buffer.alloc(50_001), 'too-large'],
      [await plain(1001, 1000, '#fff').png().toBuffer(), 'too-many-pixels'],
      [Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'unsupported-format'],
      [photo.subarray(0, photo.length / 2), 'corrupt'],
    ]
    for (const [bytes, code] of refused) {
      await expect(images.ingest(stream(bytes))).rejects.toMatchObject({ name: 'ImageError', code })
    }
    expect(store.puts).toEqual([])
    expect(filesLeft()).toEqual([])
    await expect(images.ingest(stream(photo))).resolves.toMatchObject({ width: 900 })
  })

  it('survives the death of its decoder', async () => {
    const { images, filesLeft } = setUp()
    await images.ingest(stream(photo))
    const saved = images.ingest(stream(slow))
    while (images.status().running === 0) await new Promise(setImmediate)
    process.kill(images.status().workers[0]!, 'SIGKILL')
    await expect(saved).resolves.toMatchObject({ width: 7000 })
    expect(filesLeft()).toEqual([])
  })

  it('is busy rather than endless', async () => {
    const { images } = setUp({ maxWaiting: 1 })
    const first = images.ingest(stream(slow))
    while (images.status().running === 0) await new Promise(setImmediate)
    const second = images.ingest(stream(photo))
    while (images.status().waiting === 0) await new Promise(setImmediate)
    const source = stream(Buffer.concat([photo, Buffer.alloc(1)]))
    await expect(images.ingest(source)).rejects.toMatchObject({ code: 'busy' })
    await Promise.all([first, second])
  })

  it('keeps no half of a picture when the store fails', async () => {
    const folder = temporaryFolder()
    const disk = diskStore(folder)
    let failing = true
    const store: ImageStore = {
      ...disk,
      put: (key, bytes) =>
        failing && key.endsWith('.jpg') ? Promise.reject(new Error('disk full')) : disk.put(key, bytes),
    }
    const { images } = setUp({ store })
    await expect(images.ingest(stream(photo))).rejects.toMatchObject({
      code: 'processing-failed',
      message: 'The picture could not be kept.',
    })
    failing = false
    const { variants, sha256: hash } = await images.ingest(stream(photo))
    for (const { preset, format } of variants) expect(await images.read(preset, hash, format)).toBeDefined()
  })
})

describe('read', () => {
  it('knows only its presets, hashes and formats', async () => {
    const { images } = setUp()
    const { sha256: hash } = await images.ingest(stream(photo))
    for (const [preset, name, format] of [
      ['huge', hash, 'webp'],
      ['constructor', hash, 'webp'],
      ['meta', hash, 'json'],
      ['card', hash.toUpperCase(), 'webp'],
      ['card', `../${hash}`, 'webp'],
      ['card', hash.slice(1), 'webp'],
      ['card', hash, 'png'],
      ['card', hash.replace(/./g, '0'), 'webp'],
    ] as const) {
      expect(await images.read(preset, name, format)).toBeUndefined()
    }
  })
})

describe('remove', () => {
  it('leaves nothing of a picture', async () => {
    const { images, folder } = setUp()
    const { sha256: hash } = await images.ingest(stream(photo))
    await images.remove(hash)
    await images.remove(hash)
    const left = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    )
    expect(left).toEqual([])
    await expect(images.ingest(stream(photo))).resolves.toMatchObject({ sha256: hash })
    await expect(images.remove('../..')).rejects.toThrow(RangeError)
  })
})

describe('close', () => {
  it('takes its temporary folder with it and refuses more', async () => {
    const { images, uploads } = setUp()
    await images.ingest(stream(photo))
    await images.close()
    await images.close()
    expect(readdirSync(uploads)).toEqual([])
    expect(existsSync(join(uploads))).toBe(true)
    await expect(images.ingest(stream(photo))).rejects.toMatchObject({ code: 'busy' })
  })
})

describe('options', () => {
  it.each([
    [{ limits: { maxBytes: 0 } }, 'limits.maxBytes must be a whole number from 1'],
    [{ limits: { maxPixels: Number.NaN } }, 'limits.maxPixels must be a whole number from 1'],
    [{ workers: 1.5 }, 'workers must be a whole number from 1'],
    [{ presets: { '../x': { width: 10, fit: 'inside' } } }, 'preset "../x"'],
    [{ presets: { meta: { width: 10, fit: 'inside' } } }, 'preset "meta"'],
    [{ presets: { big: { width: 20_000, fit: 'inside' } } }, 'width must be a whole number from 1 to 16383'],
    [{ presets: { square: { width: 20, fit: 'cover' } } }, 'height must be a whole number'],
  ] as [Partial<ImageServiceOptions>, string][])('refuses %j', (options, message) => {
    expect(() => createImageService({ store: diskStore(temporaryFolder()), ...options })).toThrow(message)
  })
})
