import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import { DEFAULT_PRESETS } from '../presets.ts'
import { plain, slowPicture, temporaryFolder } from '../testing/pictures.ts'
import { createDecoderPool, type DecoderPoolOptions } from './pool.ts'

const slow = await slowPicture()
/** Longer than half a second by the estimate, and soon done. */
const costly = await plain(4300, 4300, '#808040').png({ compressionLevel: 1, progressive: true }).toBuffer()
const small = await plain(40, 30, '#a52').png().toBuffer()

/** What is made of a picture is not the subject here, and costs more than reading it. */
const presets = { thumb: DEFAULT_PRESETS.thumb! }

function setUp(options: Partial<DecoderPoolOptions> = {}) {
  const directory = temporaryFolder()
  const pool = createDecoderPool({ size: 1, maxWaiting: 10, timeoutMs: 60_000, directory, ...options })
  onTestFinished(() => pool.close())
  const job = (bytes: Buffer, maxMemory = 2 ** 31) => {
    const path = join(directory, crypto.randomUUID())
    writeFileSync(path, bytes)
    return { path, presets, maxPixels: 50_000_000, maxMemory, account: '', formats: ['webp'] as const }
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

  it('gives a picture whose decoder was killed to a fresh one, once', async () => {
    const { pool, job } = setUp()
    await pool.run(job(small))
    const kill = async () => {
      await expect
        .poll(() => pool.status(), { interval: 2 })
        .toMatchObject({ workers: [expect.any(Number)], running: 1 })
      const [pid] = pool.status().workers
      process.kill(pid!, 'SIGKILL')
      await expect.poll(() => pool.status().workers, { interval: 2 }).not.toContain(pid)
    }
    const saved = pool.run(job(slow))
    await kill()
    await expect(saved).resolves.toMatchObject({ width: 7000 })
    const lost = expect(pool.run(job(slow))).rejects.toMatchObject({
      name: 'ImageError',
      code: 'processing-failed',
    })
    const next = pool.run(job(small))
    await kill()
    await kill()
    await lost
    await expect(next).resolves.toMatchObject({ width: 40 })
  })

  it('lets accounts take turns, and keeps a decoder free of costly pictures', async () => {
    const { pool, job } = setUp({ size: 2 })
    await Promise.all([pool.run(job(small)), pool.run(job(small))])
    const order: string[] = []
    const run = (bytes: Buffer, account: string) =>
      pool.run({ ...job(bytes), account }).then(() => order.push(account))
    const many = Array.from({ length: 3 }, () => run(costly, 'greedy'))
    await expect.poll(() => pool.status(), { interval: 2 }).toMatchObject({ running: 1, waiting: 2 })
    await Promise.all([run(small, 'ana'), run(small, 'dan')])
    // Both before more than one of the three: neither waited for them.
    expect(order.filter((account) => account === 'greedy').length).toBeLessThanOrEqual(1)
    await Promise.all(many)
  })

  it('makes a small picture of another account wait for one of many, where there is one decoder', async () => {
    const { pool, job } = setUp()
    const order: string[] = []
    const run = (bytes: Buffer, account: string) =>
      pool.run({ ...job(bytes), account }).then(() => order.push(account))
    const many = Array.from({ length: 4 }, () => run(costly, 'greedy'))
    await expect.poll(() => pool.status(), { interval: 2 }).toMatchObject({ running: 1, waiting: 3 })
    await run(small, 'ana')
    expect(order.length).toBeLessThanOrEqual(3)
    await Promise.all(many)
    expect(order.indexOf('ana')).toBeLessThanOrEqual(2)
  })

  it('lets no account fill the room', async () => {
    const { pool, job } = setUp({ maxWaiting: 4 })
    const greedy = Array.from({ length: 3 }, () => pool.run({ ...job(costly), account: 'greedy' }))
    await expect.poll(() => pool.status(), { interval: 2 }).toMatchObject({ running: 1, waiting: 2 })
    await expect(pool.run({ ...job(small), account: 'greedy' })).rejects.toMatchObject({ code: 'busy' })
    await expect(pool.run({ ...job(small), account: 'ana' })).resolves.toMatchObject({ width: 40 })
    await Promise.all(greedy)
  })

  it('replaces a decoder that holds on to what a large picture took', async () => {
    const { pool, job } = setUp()
    await pool.run(job(small))
    const [pid] = pool.status().workers
    // 16 bits, interlaced: the whole picture is in memory at once.
    const large = await plain(7000, 7000, '#808040')
      .toColourspace('rgb16')
      .png({ compressionLevel: 1, progressive: true })
      .toBuffer()
    await pool.run(job(large))
    await pool.run(job(small))
    const residentOf = (id: number) => Number(execFileSync('ps', ['-o', 'rss=', '-p', String(id)]).toString())
    expect(residentOf(pool.status().workers[0]!)).toBeLessThan(350_000)
    if (pool.status().workers[0] !== pid) expect(isAlive(pid!)).toBe(false)
  })

  it('replaces a decoder that died with nothing to do', async () => {
    const { pool, job } = setUp()
    await pool.run(job(small))
    const [pid] = pool.status().workers
    process.kill(pid!, 'SIGKILL')
    while (pool.status().workers.includes(pid!)) await wait(5)
    await expect(pool.run(job(small))).resolves.toMatchObject({ width: 40 })
  })

  it.skipIf(process.platform === 'win32')(
    'ends a decoder that hangs, and another takes its picture',
    async () => {
      const { pool, job } = setUp({ timeoutMs: 4000 })
      await pool.run(job(small))
      const [pid] = pool.status().workers
      process.kill(pid!, 'SIGSTOP')
      await expect(pool.run(job(small))).resolves.toMatchObject({ width: 40 })
      expect(isAlive(pid!)).toBe(false)
    },
  )

  it('gives up a picture that takes too much memory', async () => {
    const { pool, job } = setUp()
    await expect(pool.run(job(slow, 1))).rejects.toMatchObject({
      code: 'too-costly',
      message: 'The picture needs too much memory to be read; make it smaller.',
    })
    await expect(pool.run(job(small))).resolves.toMatchObject({ width: 40 })
  })

  it('refuses more than may wait', async () => {
    const { pool, job } = setUp({ maxWaiting: 2 })
    const taken = [pool.run(job(slow)), pool.run(job(small))]
    await expect.poll(() => pool.status(), { interval: 2 }).toMatchObject({ running: 1, waiting: 1 })
    taken.push(pool.run(job(small)))
    await expect.poll(() => pool.status(), { interval: 2 }).toMatchObject({ waiting: 2 })
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
    await expect.poll(() => pool.status(), { interval: 2 }).toMatchObject({ running: 1, waiting: 1 })
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
