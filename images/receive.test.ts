import { createHash, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { receive } from './receive.ts'
import { temporaryFolder } from './testing/pictures.ts'

const path = () => join(temporaryFolder(), 'upload')

describe('receive', () => {
  it('writes and hashes every byte in order', async () => {
    const pieces = Array.from({ length: 300 }, (_, i) => randomBytes(i * 17))
    const target = path()
    const received = await receive(Readable.from(pieces), target, 10_000_000, 5000)
    const whole = Buffer.concat(pieces)
    expect(received).toEqual({
      sha256: createHash('sha256').update(whole).digest('hex'),
      bytes: whole.length,
    })
    expect(readFileSync(target).equals(whole)).toBe(true)
  })

  it('lets through the limit and nothing more', async () => {
    await expect(receive(Readable.from([Buffer.alloc(100)]), path(), 100, 5000)).resolves.toMatchObject({
      bytes: 100,
    })
    await expect(receive(Readable.from([Buffer.alloc(101)]), path(), 100, 5000)).rejects.toMatchObject({
      code: 'too-large',
      message: 'The file is larger than the limit of 100 bytes.',
    })
  })

  it('refuses a large file at the limit and drains what comes after', async () => {
    let sent = 0
    const large = new Readable({
      read() {
        sent += 65_536
        setImmediate(() => this.push(sent > 50_000_000 ? null : Buffer.alloc(65_536)))
      },
    })
    const ended = new Promise((resolve) => large.on('end', resolve))
    await expect(receive(large, path(), 1_000_000, 5000)).rejects.toMatchObject({ code: 'too-large' })
    expect(sent).toBeLessThan(40_000_000)
    await ended
    expect(sent).toBeGreaterThan(50_000_000)
  })

  it('refuses an empty file', async () => {
    await expect(receive(Readable.from([]), path(), 100, 5000)).rejects.toMatchObject({ code: 'empty' })
  })

  it('refuses a file whose sender goes away', async () => {
    const broken = new PassThrough()
    broken.write('half')
    const received = receive(broken, path(), 100, 5000)
    setImmediate(() => broken.destroy())
    await expect(received).rejects.toMatchObject({
      code: 'interrupted',
      message: 'The file did not arrive whole.',
    })
    const failing = new PassThrough()
    const other = receive(failing, path(), 100, 5000)
    setImmediate(() => failing.destroy(new Error('reset')))
    await expect(other).rejects.toMatchObject({ code: 'interrupted' })
    await expect(receive(broken, path(), 100, 5000)).rejects.toMatchObject({ code: 'interrupted' })
  })

  it('refuses a file that stops arriving', async () => {
    const silent = new PassThrough()
    silent.write('half')
    await expect(receive(silent, path(), 100, 60)).rejects.toMatchObject({ code: 'interrupted' })
  })

  it('says so when it cannot write', async () => {
    const nowhere = join(temporaryFolder(), 'missing', 'upload')
    await expect(receive(Readable.from([Buffer.alloc(10)]), nowhere, 100, 5000)).rejects.toMatchObject({
      code: 'processing-failed',
    })
  })
})
