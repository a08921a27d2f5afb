import { randomBytes } from 'node:crypto'
import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { decodeText } from './charset.ts'
import { unpack } from './unpack.ts'

async function* pieces(bytes: Buffer, size = 1_000): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}
const unpacked = async (bytes: Buffer, encoding?: string, maxBytes = 1_000_000) =>
  Buffer.concat(await Array.fromAsync(unpack(pieces(bytes), { encoding, maxBytes })))
const text = Buffer.from('Ștefan și țările '.repeat(5_000))

describe('unpacking', () => {
  it.each([
    ['gzip', gzipSync(text)],
    ['x-gzip', gzipSync(text)],
    ['deflate', deflateSync(text)],
    ['br', brotliCompressSync(text)],
    ['zstd', zstdCompressSync(text)],
    ['identity', text],
    [undefined, text],
    ['br, gzip', gzipSync(brotliCompressSync(text))],
    // A file that is gzip itself, whether or not it is packed again on the way.
    [undefined, gzipSync(text)],
    ['br', brotliCompressSync(gzipSync(text))],
  ])('takes off %s', async (encoding, packed) => {
    expect((await unpacked(packed, encoding)).equals(text)).toBe(true)
  })

  it.each([
    ['gzip', gzipSync(Buffer.alloc(50_000_000))],
    ['br', brotliCompressSync(Buffer.alloc(50_000_000), { params: { 1: 1 } })],
    ['zstd', zstdCompressSync(Buffer.alloc(50_000_000))],
    [undefined, gzipSync(Buffer.alloc(50_000_000))],
    // Small at the end, large in between.
    ['gzip', gzipSync(gzipSync(Buffer.alloc(500_000_000), { level: 0 }).subarray(0, 30_000_000))],
  ])('stops a bomb of %s', async (encoding, packed) => {
    let bytes = 0
    const read = async () => {
      for await (const piece of unpack(pieces(packed), { encoding, maxBytes: 1_000_000 }))
        bytes += piece.length
    }
    await expect(read()).rejects.toThrow('unpacks to more than 1 MB, the limit of PIATA_FEED_MAX_MEGABYTES')
    expect(bytes).toBeLessThanOrEqual(1_000_000)
  })

  it.each([
    ['gzip', gzipSync(randomBytes(50_000)).subarray(0, 20_000), 'is no whole gzip'],
    ['gzip', text, 'is no whole gzip'],
    // Random bytes are a whole one now and then.
    ['br', Buffer.alloc(100, 0xff), 'is no whole br'],
    ['zstd', randomBytes(100), 'is no whole zstd'],
    ['compress', text, 'the encoding "compress"'],
    ['gzip, gzip, gzip', text, 'packed 3 times'],
  ])('refuses %s that is none', async (encoding, bytes, reason) => {
    await expect(unpacked(bytes, encoding)).rejects.toThrow(reason)
  })

  it('takes an empty file', async () => {
    expect(await unpacked(Buffer.alloc(0))).toEqual(Buffer.alloc(0))
  })
})

describe('text', () => {
  const decoded = async (bytes: Buffer, said?: string, contentType?: string) =>
    (await Array.fromAsync(decodeText(pieces(bytes, 7), { said, contentType }))).join('')

  it.each([
    ['UTF-8', Buffer.from('ș'), undefined, undefined, 'ș'],
    ['a mark', Buffer.from('\uFEFFș'), 'iso-8859-2', undefined, 'ș'],
    ['UTF-16', Buffer.from('\uFEFFaș', 'utf16le'), undefined, undefined, 'aș'],
    ['what the operator says', Buffer.from([0xba]), 'iso-8859-2', 'text/xml; charset=utf-8', 'ş'],
    ['the header', Buffer.from([0xba]), undefined, 'text/xml; charset="ISO-8859-2"', 'ş'],
    [
      'the declaration',
      Buffer.from('<?xml version="1.0" encoding="windows-1250"?>\xba', 'latin1'),
      undefined,
      'text/xml',
      '<?xml version="1.0" encoding="windows-1250"?>ş',
    ],
    ['a long file', Buffer.from('ș'.repeat(2_000)), undefined, undefined, 'ș'.repeat(2_000)],
    ['nothing', Buffer.alloc(0), undefined, undefined, ''],
  ])('is read by %s', async (_, bytes, said, contentType, expected) => {
    expect(await decoded(bytes, said, contentType)).toBe(expected)
  })

  it('is refused where it is none of its encoding', async () => {
    await expect(decoded(Buffer.from('a\xff\xfeb', 'latin1'))).rejects.toThrow('not in the encoding utf-8')
    await expect(decoded(Buffer.from([0xc8]))).rejects.toThrow('not in the encoding utf-8')
    await expect(decoded(Buffer.from('x'), undefined, 'text/xml; charset=klingon')).rejects.toThrow(
      '"klingon", which is not known',
    )
  })
})
