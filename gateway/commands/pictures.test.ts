import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { promisify } from 'node:util'
import { createImageService, DEFAULT_PRESETS, diskStore, presetPath } from '@piata/images'
import sharp from 'sharp'
import { afterEach, beforeEach, expect, it } from 'vitest'

const execute = promisify(execFile)
let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'piata-pictures-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const { PATH, NODE_COMPILE_CACHE, NODE_OPTIONS } = process.env
  const env = { PATH, NODE_COMPILE_CACHE, NODE_OPTIONS, PIATA_DATA_DIR: folder }
  try {
    const file = join(import.meta.dirname, 'pictures.ts')
    const { stdout, stderr } = await execute(process.execPath, [file, ...args], { cwd: folder, env })
    return { code: 0, out: stdout, err: stderr }
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string }
    return { code, out: stdout, err: stderr }
  }
}

it('makes what old pictures lack of the present presets, once', async () => {
  const { large } = DEFAULT_PRESETS
  const old = createImageService({
    store: diskStore(join(folder, 'images')),
    presets: { large: large! },
    workers: 1,
  })
  const bytes = await sharp({ create: { width: 320, height: 240, channels: 3, background: 'teal' } })
    .jpeg()
    .toBuffer()
  const { sha256 } = await old.ingest(Readable.from([bytes]))
  await old.close()
  const first = await run('rebuild')
  expect(first).toMatchObject({ code: 0, err: '' })
  expect(first.out).toContain('1 pictures remade, 0 lacked nothing, 0 failed')
  const store = diskStore(join(folder, 'images'))
  for (const [name, preset] of Object.entries(DEFAULT_PRESETS)) {
    for (const format of ['webp', 'jpg']) {
      const key = `${presetPath(name, preset)}/${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}.${format}`
      expect(await store.size(key), key).toBeGreaterThan(0)
    }
  }
  expect((await run('rebuild')).out).toContain('0 pictures remade, 1 lacked nothing, 0 failed')
  // Nothing listens there: each picture fails, and says why.
  const moved = await run('move', '--to', 's3:http://key:secret@127.0.0.1:1/pictures')
  expect(moved.code).toBe(1)
  expect(moved.err).toContain(`${sha256}: The store of pictures does not answer`)
  expect(moved.out).toContain('0 pictures are there, 0 MB of them copied now, 1 failed')
})

it('says what it can do when asked for something else', async () => {
  const { code, err } = await run('rebuild', '--from', '256')
  expect(code).toBe(1)
  expect(err).toContain('images: say what to do\nUsage: npm run images -- rebuild')
})
