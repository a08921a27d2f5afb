import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import { startDecoders } from './decoders.ts'
import { DEFAULT_PRESETS } from './presets.ts'
import { plain, slowPicture, temporaryFolder } from './testing/pictures.ts'

const slow = await slowPicture()
const small = await plain(40, 30, '#a52').png().toBuffer()

/** What is made of a picture is not the subject here, and costs more than reading it. */
const presets = { thumb: DEFAULT_PRESETS.thumb! }

function setUp(maxWaiting = 10, startsLate = false) {
  const directory = temporaryFolder()
  const decoders = startDecoders({ size: 1, maxWaiting, timeoutMs: 60_000, directory, startsLate })
  onTestFinished(() => decoders.close())
  const job = (bytes: Buffer) => {
    const path = join(directory, crypto.randomUUID())
    writeFileSync(path, bytes)
    return {
      path,
      presets,
      maxPixels: 50_000_000,
      maxMemory: 2 ** 31,
      account: '',
      formats: ['webp'] as const,
    }
  }
  return { decoders, job, directory }
}

const parentOf = (pid: number) => Number(execFileSync('ps', ['-o', 'ppid=', '-p', String(pid)]).toString())

describe('decoders', () => {
  it('answers each job with its own picture', async () => {
    const { decoders, job } = setUp()
    const widths = [41, 42, 43, 44, 45]
    const files = await Promise.all(widths.map((width) => plain(width, 30, '#a52').png().toBuffer()))
    const pictures = await Promise.all(files.map((file) => decoders.run(job(file))))
    expect(pictures.map(({ width }) => width)).toEqual(widths)
    expect(
      pictures.every(({ variants }) =>
        variants.every(({ data, bytes }) => Buffer.isBuffer(data) && data.length === bytes),
      ),
    ).toBe(true)
    await expect(decoders.run(job(Buffer.from('words')))).rejects.toMatchObject({
      name: 'ImageError',
      code: 'unsupported-format',
    })
  })

  it('has others start the decoders', async () => {
    const { decoders, job } = setUp()
    await decoders.run(job(small))
    const { workers } = decoders.status()
    expect(workers).toHaveLength(1)
    expect(parentOf(workers[0]!)).not.toBe(process.pid)
  })

  it('starts with the first picture where it is told to, and not at all without one', async () => {
    const children = () =>
      execFileSync('ps', ['-o', 'args=', '--ppid', String(process.pid)])
        .toString()
        .split('\n')
        .filter((line) => line.includes(directory))
    const { decoders, job, directory } = setUp(10, true)
    expect(children()).toEqual([])
    expect((await decoders.run(job(small))).width).toBe(40)
    expect(children()).toHaveLength(1)
    const other = setUp(10, true).decoders
    await other.close()
    await expect(other.run(job(small))).rejects.toMatchObject({ code: 'busy' })
  })

  it('gives what was under way to another process when the one that keeps the decoders dies', async () => {
    const { decoders, job } = setUp()
    await decoders.run(job(small))
    const [pid] = decoders.status().workers
    const saved = [decoders.run(job(slow)), decoders.run(job(small))]
    process.kill(parentOf(pid!), 'SIGKILL')
    const pictures = await Promise.all(saved)
    expect(pictures.map(({ width }) => width)).toEqual([7000, 40])
    // The orphan notices and goes as well.
    const alive = () => {
      try {
        return process.kill(pid!, 0)
      } catch {
        return false
      }
    }
    while (alive()) await wait(10)
  })

  it('refuses more than may wait', async () => {
    const { decoders, job } = setUp(1)
    const taken = [decoders.run(job(slow)), decoders.run(job(small))]
    expect(decoders.status()).toMatchObject({ running: 1, waiting: 1 })
    expect(() => decoders.checkRoom()).toThrow('1 pictures are waiting already')
    await expect(decoders.run(job(small))).rejects.toMatchObject({ code: 'busy' })
    await Promise.all(taken)
    expect(decoders.status()).toMatchObject({ running: 0, waiting: 0 })
  })

  it('finishes what runs and refuses what waits when it closes', async () => {
    const { decoders, job } = setUp()
    await decoders.run(job(small))
    const running = decoders.run(job(slow))
    const refused = expect(decoders.run(job(small))).rejects.toMatchObject({ code: 'busy' })
    await Promise.all([decoders.close(), decoders.close()])
    await refused
    await expect(running).resolves.toMatchObject({ width: 7000 })
    await expect(decoders.run(job(small))).rejects.toMatchObject({ code: 'busy' })
    expect(decoders.status().workers).toEqual([])
  })

  it('lets a process end that forgot to close it', () => {
    const { directory } = setUp()
    const script = `import { startDecoders } from ${JSON.stringify(new URL('./decoders.ts', import.meta.url).href)}
      const decoders = startDecoders({ size: 1, maxWaiting: 1, timeoutMs: 1000, directory: ${JSON.stringify(directory)} })
      await decoders.run({ path: 'missing', presets: {}, maxPixels: 1, maxMemory: 2 ** 31, account: '', formats: [] }).catch((error) => console.log(error.code))`
    const output = execFileSync(process.execPath, ['--input-type=module', '-e', script], { timeout: 100_000 })
    expect(output.toString()).toBe('processing-failed\n')
  })
})
