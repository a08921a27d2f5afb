import { existsSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import { diskStore } from './disk-store.ts'
import { temporaryFolder } from './testing/pictures.ts'

const sha = 'ab12'.padEnd(64, '0')
const key = `card/ab/12/${sha}.webp`

describe('diskStore', () => {
  it('gives back what was put, until it is removed', async () => {
    const store = diskStore(temporaryFolder())
    expect(await store.size(key)).toBeUndefined()
    expect(await store.get(key)).toBeUndefined()
    await store.put(key, Buffer.from('one'))
    await store.put(key, Buffer.from('three'))
    expect(await store.size(key)).toBe(5)
    const found = await store.get(key)
    expect(found?.bytes).toBe(5)
    expect((await buffer(found!.stream)).toString()).toBe('three')
    await store.remove(key)
    await store.remove(key)
    expect(await store.size(key)).toBeUndefined()
  })

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
    const bytes = await buffer((await store.get(key))!.stream)
    expect(bytes.equals(Buffer.alloc(100_000, bytes[0]))).toBe(true)
    if (process.platform !== 'win32') {
      expect(statSync(join(folder, `${sha}.webp`)).mode & 0o037).toBe(0)
      expect(statSync(folder).mode & 0o027).toBe(0)
    }
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
    const store = diskStore(temporaryFolder())
    await expect(store.put(bad, Buffer.from('x'))).rejects.toThrow(RangeError)
    await expect(store.get(bad)).rejects.toThrow(RangeError)
    await expect(store.size(bad)).rejects.toThrow(RangeError)
    await expect(store.remove(bad)).rejects.toThrow(RangeError)
  })
})
