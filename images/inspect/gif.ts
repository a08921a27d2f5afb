import { damaged } from '../types.ts'
import { costOf, type PictureHeader, type Substitute } from './header.ts'

const IMAGE = 0x2c
const EXTENSION = 0x21
const GRAPHIC_CONTROL = 0xf9
const TRANSPARENT = 0x01
const END = Buffer.from([0x3b])

/** One transparent pixel in the corner, by which a decoder knows that the canvas is transparent. */
const TRANSPARENT_PIXEL = Buffer.from(
  [
    '21f9040100000000', // graphic control: colour 0 is transparent
    '2c000000000100010080', // an image of 1 × 1 with a colour table of two
    '000000000000',
    '0202440100', // LZW of the one colour
  ].join(''),
  'hex',
)

/**
 * Walks the blocks to the end of the first picture (GIF89a, §17–26), which alone is handed on: what comes after, be it
 * a million frames or a broken one, costs nothing.
 */
export function inspectGif(file: Buffer): PictureHeader {
  if (file.length < 13) throw damaged()
  const [width, height] = [file.readUInt16LE(6), file.readUInt16LE(8)]
  const cost = costOf(width * height, 25, 5)
  return { format: 'gif', width, height, cost, substitute: firstFrameOf(file, width, height) }
}

function firstFrameOf(file: Buffer, width: number, height: number): Substitute {
  const blocks = 13 + colourTable(file[10]!)
  let isTransparent = false
  for (let at = blocks; at < file.length; ) {
    if (file[at] === EXTENSION) {
      if (file[at + 1] === GRAPHIC_CONTROL) isTransparent = (byteAt(file, at + 3) & TRANSPARENT) !== 0
      at = afterSubBlocks(file, at + 2)
    } else if (file[at] === IMAGE) {
      if (at + 11 > file.length) throw damaged()
      const data = at + 10 + colourTable(file[at + 9]!) + 1
      const first = Buffer.concat([
        file.subarray(blocks, data),
        pixelData(file, data, file.readUInt16LE(at + 5) * file.readUInt16LE(at + 7)),
      ])
      const fillsCanvas =
        file.readUInt16LE(at + 1) === 0 &&
        file.readUInt16LE(at + 3) === 0 &&
        file.readUInt16LE(at + 5) >= width &&
        file.readUInt16LE(at + 7) >= height
      if (fillsCanvas || isTransparent) return { file: Buffer.concat([file.subarray(0, blocks), first, END]) }
      return { file: Buffer.concat([file.subarray(0, blocks), TRANSPARENT_PIXEL, first, END]), page: 1 }
    } else throw damaged()
  }
  throw damaged()
}

/** Bytes of the table that a packed field tells of. */
function colourTable(packed: number): number {
  return packed & 0x80 ? 3 * 2 ** ((packed & 7) + 1) : 0
}

/** The sub-blocks from a place on. Where the file breaks off they are ended, if all `pixels` came before. */
function pixelData(file: Buffer, from: number, pixels: number): Buffer {
  const coded: Buffer[] = []
  let at = from
  for (let length = byteAt(file, at); length > 0; length = file[at] ?? 0) {
    const rest = file.subarray(at + 1, at + 1 + length)
    coded.push(rest)
    if (at + 1 + length >= file.length) {
      if (countPixels(Buffer.concat(coded), file[from - 1]!) < pixels) throw damaged()
      return Buffer.concat([file.subarray(from, at), Buffer.from([rest.length]), rest, Buffer.from([0])])
    }
    at += 1 + length
  }
  return file.subarray(from, at + 1)
}

/** How many pixels LZW codes (GIF89a, appendix F) stand for. */
function countPixels(data: Buffer, smallest: number): number {
  if (smallest < 1 || smallest > 11) throw damaged()
  const clear = 1 << smallest
  const lengths = new Uint32Array(4097).fill(1, 0, clear)
  let [count, next, size, last] = [0, clear + 2, smallest + 1, -1]
  for (let at = 0; at + size <= data.length * 8; ) {
    const word = data[at >> 3]! | ((data[(at >> 3) + 1] ?? 0) << 8) | ((data[(at >> 3) + 2] ?? 0) << 16)
    const code = (word >> (at & 7)) & ((1 << size) - 1)
    at += size
    if (code === clear) {
      ;[next, size, last] = [clear + 2, smallest + 1, -1]
      continue
    }
    if (code === clear + 1 || code > next) break
    if (last >= 0 && next < 4096) {
      lengths[next++] = lengths[last]! + 1
      if (next === 1 << size && size < 12) size++
    }
    count += lengths[code]!
    last = code
  }
  return count
}

/** @throws ImageError corrupt when they do not end in the file */
function afterSubBlocks(file: Buffer, from: number): number {
  let at = from
  for (let length = byteAt(file, at); length > 0; length = byteAt(file, at)) at += 1 + length
  return at + 1
}

function byteAt(file: Buffer, at: number): number {
  const byte = file[at]
  if (byte === undefined) throw damaged()
  return byte
}
