import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import { DEFAULT_PRESETS } from '../presets.ts'
import { plain, slowPicture, temporaryFolder } from '../testing/pictures.ts'
import { createDecoderPool, type DecoderPoolOptions } from './pool.ts'

const slow = await slowPicture()
const small = await plain(40, 30, '#a52').png().toBuffer()

function setUp(options: Partial<DecoderPoolOptions> = {}) {
  const directory = temporaryFolder()
  const pool = createDecoderPool({ size: 1, maxWaiting: 10, timeoutMs: 60_000, directory, ...options })
  onTestFinished(() => pool.close())
  const job = (bytes: Buffer, maxMemory = 2 ** 31) => {
    const path = join(directory, crypto.randomUUID())
    writeFileSync(path, bytes)
    return { path, presets: DEFAULT_PRESETS, maxPixels: 50_000_000, maxMemory, account: '' }
  }
  return { pool, job, directory }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

describe('decoder pool', () => {
  it('works outside this process and starts no more decoders than it may', async () => {
    const { pool, job } = setUp({ size: 2 })
    expect(pool.status()).toEqual({ workers: [], running: 0, waiting: 0 })
    const pictures = await Promise.all(Array.from({ length: 8 }, () => pool.run(job(small))))
    expect(pictures.every(({ width }) => width === 40)).toBe(true)
    const { workers, running, waiting } = pool.status()
    expect([workers.length, running, waiting]).toEqual([2, 0, 0])
    expect(workers).not.toContain(process.pid)
  })

  it('loses only the picture whose decoder was killed', async () => {
    const { pool, job } = setUp()
    await pool.run(job(small))
    const [pid] = pool.status().workers
    const lost = pool.run(job(slow))
    const next = pool.run(job(small))
    expect(pool.status()).toMatchObject({ running: 1, waiting: 1 })
    process.kill(pid!, 'SIGKILL')
    await expect(lost).rejects.toMatchObject({ name: 'ImageError', code: 'processing-failed' })
    await expect(next).resolves.toMatchObject({ width: 40 })
    expect(pool.status().workers).not.toContain(pid)
  })

  it('replaces a decoder that died with nothing to do', async () => {
    const { pool, job } = setUp()
    await pool.run(job(small))
    const [pid] = pool.status().workers
    process.kill(pid!, 'SIGKILL')
    while (pool.status().workers.includes(pid!)) await wait(5)
    await expect(pool.run(job(small))).resolves.toMatchObject({ width: 40 })
  })

  it.skipIf(process.platform === 'win32')('ends a decoder that hangs and goes on', async () => {
    const { pool, job, directory } = setUp({ timeoutMs: 1500 })
    await pool.run(job(small))
    const [pid] = pool.status().workers
    // A pipe that nobody writes to: opening it never returns.
    const path = join(directory, 'pipe')
    execFileSync('mkfifo', [path])
    const stuck = pool.run({ ...job(small), path })
    await expect(stuck).rejects.toMatchObject({
      code: 'timeout',
      message: 'The picture took longer than 1.5 seconds to process.',
    })
    await expect(pool.run(job(small))).resolves.toMatchObject({ width: 40 })
    expect(isAlive(pid!)).toBe(false)
  })

  it('gives up a picture that takes too much memory', async () => {
    const { pool, job } = setUp()
    await expect(pool.run(job(slow, 1))).rejects.toMatchObject({
      code: 'processing-failed',
      message: 'The picture needs too much memory to be read.',
    })
    await expect(pool.run(job(small))).resolves.toMatchObject({ width: 40 })
  })

  it('refuses more than may wait', async () => {
    const { pool, job } = setUp({ maxWaiting: 2 })
    const taken = [pool.run(job(slow)), pool.run(job(small)), pool.run(job(small))]
    await expect(pool.run(job(small))).rejects.toMatchObject({ code: 'busy' })
    expect(() => pool.checkRoom()).toThrow('2 pictures are waiting already')
    await Promise.all(taken)
    await expect(pool.run(job(small))).resolves.toMatchObject({ width: 40 })
  })

  it('finishes what runs and refuses what waits when it closes', async () => {
    const { pool, job } = setUp()
    const running = pool.run(job(slow))
    const waiting = pool.run(job(small))
    const refused = expect(waiting).rejects.toMatchObject({ code: 'busy' })
    const [pid] = pool.status().workers
    await Promise.all([pool.close(), pool.close()])
    await refused
    await expect(running).resolves.toMatchObject({ width: 7000 })
    await expect(pool.run(job(small))).rejects.toMatchObject({ code: 'busy' })
    expect(pool.status().workers).toEqual([])
    expect(isAlive(pid!)).toBe(false)
  })

  it('shows decoders none of the service’s secrets', async () => {
    process.env.PIATA_TEST_SECRET = 'do-not-tell'
    onTestFinished(() => void delete process.env.PIATA_TEST_SECRET)
    const { pool, job } = setUp()
    await pool.run(job(small))
    if (process.platform !== 'linux') return
    const environment = execFileSync('cat', [`/proc/${pool.status().workers[0]}/environ`]).toString()
    expect(environment).toContain('PATH=')
    expect(environment).not.toContain('do-not-tell')
  })
})
