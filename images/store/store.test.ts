import { existsSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { createImageService } from '../service.ts'
import { quarters, temporaryFolder } from '../testing/pictures.ts'
import { startS3Server } from '../testing/s3-server.ts'
import type { ImageStore } from '../types.ts'
import { cachedStore } from './cached.ts'
import { copyPicture } from './copy.ts'
import { diskStore } from './disk.ts'
import { openImageStore, readS3Place } from './open.ts'
import { s3Store } from './s3.ts'

const sha = 'ab12'.padEnd(64, '0')
const key = `card/ab/12/${sha}.webp`

let server: Awaited<ReturnType<typeof startS3Server>>
beforeAll(async () => {
  server = await startS3Server()
})
afterAll(() => server.close())
beforeEach(() => {
  server.objects.clear()
  Object.assign(server.state, { trouble: 'none', requests: 0 })
})
const inBucket = (timeoutMs = 5_000) => s3Store({ ...server.options, prefix: 'shop', timeoutMs })
const cached = () => cachedStore(inBucket(), temporaryFolder(), 1_000_000)

const stores: Record<string, () => ImageStore> = {
  disk: () => diskStore(temporaryFolder()),
  S3: () => inBucket(),
  'S3 with copies on the disk': cached,
}

describe.each(Object.entries(stores))('a store: %s', (_name, open) => {
  it('gives back what was put, until it is removed', async () => {
    const store = open()
    expect(await store.size(key)).toBeUndefined()
    expect(await store.get(key)).toBeUndefined()
    await store.put(key, Buffer.from('one'))
    await store.put(key, Buffer.from('three'))
    expect(await store.size(key)).toBe(5)
    const found = await store.get(key)
    expect(found?.length).toBe(5)
    expect(found?.toString()).toBe('three')
    await store.remove(key)
    await store.remove(key)
    expect(await store.size(key)).toBeUndefined()
  })

  it('lists the pictures of one part, each once', async () => {
    const store = open()
    const others = ['ab34', 'ab56', 'ab78', 'cd34'].map((start) => start.padEnd(64, '1'))
    await store.put(key, Buffer.from('x'))
    await store.put(`meta/ab/12/${sha}.json`, Buffer.from('x'))
    for (const hash of others)
      await store.put(`thumb/${hash.slice(0, 2)}/${hash.slice(2, 4)}/${hash}.jpg`, Buffer.from('x'))
    const found = await Array.fromAsync(store.list(0xab))
    expect(found.map(({ sha256 }) => sha256).sort()).toEqual([sha, ...others.slice(0, 3)])
    for (const { modifiedAt } of found) expect(Math.abs(Date.now() - modifiedAt)).toBeLessThan(60_000)
    expect(await Array.fromAsync(store.list(0))).toEqual([])
  })

  it.each([
    '../../etc/passwd',
    `card/ab/12/../${sha}.webp`,
    `card/cd/12/${sha}.webp`,
    `card/ab/12/${sha.toUpperCase()}.webp`,
    `card/ab/12/${sha}.webp\0.jpg`,
    `card/ab/12/${sha}.html`,
    `../card/ab/12/${sha}.webp`,
    `/card/ab/12/${sha}.webp`,
    `card\\ab\\12\\${sha}.webp`,
    `card/ab/12/${sha}.webp\n`,
    '',
  ])('refuses the key %j', async (bad) => {
    const store = open()
    await expect(store.put(bad, Buffer.from('x'))).rejects.toThrow(RangeError)
    await expect(store.get(bad)).rejects.toThrow(RangeError)
    await expect(store.size(bad)).rejects.toThrow(RangeError)
    await expect(store.remove(bad)).rejects.toThrow(RangeError)
  })
})

describe('the disk', () => {
  it('lists the pictures of one part, and clears away what was never finished', async () => {
    const root = temporaryFolder()
    const store = diskStore(root)
    const other = 'ab34'.padEnd(64, '1')
    const elsewhere = 'cd34'.padEnd(64, '1')
    await store.put(key, Buffer.from('x'))
    await store.put(key.replace('card', 'meta').replace('webp', 'json'), Buffer.from('x'))
    await store.put(`thumb/ab/34/${other}.jpg`, Buffer.from('x'))
    await store.put(`thumb/cd/34/${elsewhere}.jpg`, Buffer.from('x'))
    const folder = join(root, 'card', 'ab', '12')
    const drafts = ['.0123456789abcdef.part', '.fedcba9876543210.part'].map((name) => join(folder, name))
    for (const draft of drafts) writeFileSync(draft, 'x')
    utimesSync(drafts[0]!, 1000, 1000)
    const hashes = (await Array.fromAsync(store.list(0xab))).map(({ sha256 }) => sha256)
    expect(hashes.sort()).toEqual([sha, other])
    expect(drafts.map((draft) => existsSync(draft))).toEqual([false, true])
    expect(await Array.fromAsync(diskStore(join(root, 'nowhere')).list(0))).toEqual([])
  })

  it('leaves whole files only, readable by owner and group alone', async () => {
    const root = temporaryFolder()
    const store = diskStore(root)
    const writes = Array.from({ length: 40 }, (_, i) => store.put(key, Buffer.alloc(100_000, i)))
    await Promise.all(writes)
    const folder = join(root, 'card', 'ab', '12')
    expect(readdirSync(folder)).toEqual([`${sha}.webp`])
    const bytes = (await store.get(key))!
    expect(bytes.equals(Buffer.alloc(100_000, bytes[0]))).toBe(true)
    if (process.platform !== 'win32') {
      expect(statSync(join(folder, `${sha}.webp`)).mode & 0o037).toBe(0)
      expect(statSync(folder).mode & 0o027).toBe(0)
    }
  })
})

describe('S3', () => {
  it('is refused with a wrong secret, as an error of ours', async () => {
    const store = s3Store({ ...server.options, prefix: '', secretAccessKey: 'other' })
    await expect(store.get(key)).rejects.toThrow('answered 403')
    expect(server.objects.size).toBe(0)
  })

  it('says busy while it fails or is silent, and then at once, without being asked', async () => {
    for (const trouble of ['errors', 'silence'] as const) {
      const store = inBucket(200)
      server.state.trouble = trouble
      for (let i = 0; i < 3; i++) await expect(store.size(key)).rejects.toMatchObject({ code: 'busy' })
      const asked = server.state.requests
      await expect(store.get(key)).rejects.toMatchObject({ code: 'busy' })
      expect(server.state.requests).toBe(asked)
    }
  })

  it('serves what was lately seen while it is away, and takes nothing new', async () => {
    const [folder, uploads] = [temporaryFolder(), temporaryFolder()]
    const store = cachedStore(inBucket(), folder, 1_000_000)
    const images = createImageService({ store, workers: 1, temporaryDirectory: uploads })
    onTestFinished(() => images.close())
    const photo = await quarters(600, 400).jpeg().toBuffer()
    const { sha256 } = await images.ingest(Readable.from([photo]))
    expect([...server.objects.keys()].every((name) => name.startsWith('shop/'))).toBe(true)
    const again = createImageService({
      ...{ store: cachedStore(inBucket(), folder, 1_000_000), workers: 1, temporaryDirectory: uploads },
      startsLate: true,
    })
    onTestFinished(() => again.close())
    server.state.trouble = 'errors'
    for (const service of [images, again])
      expect(await service.read('card', sha256, 'webp')).toMatchObject({ isFinal: true })
    const other = Readable.from([await quarters(601, 400).jpeg().toBuffer()])
    await expect(images.ingest(other)).rejects.toMatchObject({ code: 'busy' })
    expect(
      readdirSync(uploads, { recursive: true }).filter(
        (name) => !/lock|piata-images-\w+$/.test(String(name)),
      ),
    ).toEqual([])
  })

  it('keeps copies of no more than it may, those that were used last', async () => {
    const [folder, bytes] = [temporaryFolder(), Buffer.alloc(40)]
    const store = cachedStore(inBucket(), folder, 100)
    const keys = ['0', '1', '2'].map((end) => `card/ab/12/${`ab12${end}`.padEnd(64, '0')}.webp`)
    await store.put(keys[0]!, bytes)
    await store.put(keys[1]!, bytes)
    await store.get(keys[0]!)
    await store.put(keys[2]!, bytes)
    const names = readdirSync(join(folder, 'card', 'ab', '12'))
    expect(names.sort()).toEqual([keys[0]!, keys[2]!].map((name) => name.slice(11)))
  })

  it('is copied to and from, whole, again where something is missing, and notices what is not as written', async () => {
    const disk = diskStore(temporaryFolder())
    const images = createImageService({ store: disk, workers: 1, temporaryDirectory: temporaryFolder() })
    onTestFinished(() => images.close())
    const { sha256, variants } = await images.ingest(
      Readable.from([await quarters(600, 400).png().toBuffer()]),
    )
    const bucket = inBucket()
    expect(await copyPicture(disk, bucket, sha256)).toBeGreaterThan(1000)
    expect(server.objects.size).toBe(variants.length + 1)
    const lost = [...server.objects.keys()].find((name) => name.includes('large'))!
    server.objects.delete(lost)
    const back = diskStore(temporaryFolder())
    await copyPicture(disk, bucket, sha256)
    await copyPicture(bucket, back, sha256)
    for (const { path, format, bytes } of variants)
      expect(await back.size(`${path}/${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}.${format}`)).toBe(
        bytes,
      )
    expect(await copyPicture(disk, bucket, '0'.repeat(64))).toBeUndefined()
    const torn: ImageStore = { ...diskStore(temporaryFolder()), put: async () => {} }
    await expect(copyPicture(disk, torn, sha256)).rejects.toThrow('something else is read')
  })
})

describe('the setting', () => {
  it('opens the place that it names', async () => {
    const [folder, cacheFolder] = [temporaryFolder(), temporaryFolder()]
    for (const place of ['disk', server.place]) {
      const store = openImageStore({ store: place, folder, cacheFolder, cacheBytes: 1000 })
      await store.put(key, Buffer.from(place))
      expect((await store.get(key))?.length).toBe(place.length)
    }
    expect([...server.objects.keys()]).toEqual([`shop/${key}`])
  })

  it.each([
    ['s3:ftp://a:b@host/bucket', 'must be disk or like'],
    ['floppy', 'must be disk or like'],
    ['s3:https://host/bucket', 'lacks the key and its secret'],
    ['s3:https://a:secret@host', 'lacks the name of a bucket'],
    ['s3:https://a:secret@host/bucket/a b', 'has a prefix'],
  ])('refuses %s', (place, message) => {
    expect(() => readS3Place(place)).toThrow(message)
    expect(() => readS3Place(place)).not.toThrow('secret@')
  })
})
