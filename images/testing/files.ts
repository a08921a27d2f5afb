/** Files that no encoder at hand writes, put together byte by byte. */
import { crc32, deflateSync } from 'node:zlib'

/** 16-bit RGB of one colour, 0–1 each, with chunks before the pixels. */
export function pngOf(
  width: number,
  height: number,
  colour: number[],
  chunks: [string, Buffer][] = [],
): Buffer {
  const pixel = Buffer.alloc(6)
  for (const [i, value] of colour.entries()) pixel.writeUInt16BE(Math.round(value * 65_535), 2 * i)
  const row = Buffer.concat([Buffer.alloc(1), Buffer.concat(Array<Buffer>(width).fill(pixel))])
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunkOf('IHDR', Buffer.concat([numbers(4, width, height), Buffer.from([16, 2, 0, 0, 0])])),
    ...chunks.map(([type, data]) => chunkOf(type, data)),
    chunkOf('IDAT', deflateSync(Buffer.concat(Array<Buffer>(height).fill(row)))),
    chunkOf('IEND', Buffer.alloc(0)),
  ])
}

/** Only the header of a PNG, which promises pixels. */
export function pngHeader(width: number, height: number, depth: number, interlaced: boolean): Buffer {
  const fields = Buffer.from([depth, 2, 0, 0, interlaced ? 1 : 0])
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunkOf('IHDR', Buffer.concat([numbers(4, width, height), fields])),
    Buffer.from('0000000049444154', 'hex'),
  ])
}

function chunkOf(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data])
  return Buffer.concat([numbers(4, data.length), body, numbers(4, crc32(body))])
}

export function numbers(size: number, ...values: number[]): Buffer {
  return Buffer.concat(
    values.map((value) => {
      const bytes = Buffer.alloc(size)
      bytes.writeUIntBE(value, 0, size)
      return bytes
    }),
  )
}

export function boxOf(type: string, ...parts: Buffer[]): Buffer {
  const data = Buffer.concat(parts)
  return Buffer.concat([numbers(4, data.length + 8), Buffer.from(type), data])
}

/** A box with a version and no flags. */
const fullBox = (type: string, version: number, ...parts: Buffer[]) =>
  boxOf(type, Buffer.from([version, 0, 0, 0]), ...parts)

interface AvifParts {
  width: number
  height: number
  /** Brand; `avis` of an animation. */
  brand?: string
  /** The contents of the `av1C` box and the coded picture. */
  config: Buffer
  coded: Buffer
  colour?: Buffer
  /** How much of the picture the file says there is; default all. */
  length?: number
}

/** An AVIF with one picture. */
export function avifOf({ width, height, brand = 'avif', config, coded, colour, length }: AvifParts): Buffer {
  const properties = [fullBox('ispe', 0, numbers(4, width, height)), boxOf('av1C', config)]
  if (colour) properties.push(boxOf('colr', colour))
  const associations = Buffer.from(properties.map((_, i) => i + 1))
  const metaWith = (offset: number) =>
    fullBox(
      'meta',
      0,
      fullBox('hdlr', 0, Buffer.alloc(4), Buffer.from('pict'), Buffer.alloc(13)),
      fullBox('pitm', 0, numbers(2, 1)),
      fullBox(
        'iloc',
        0,
        Buffer.from('4400', 'hex'),
        numbers(2, 1, 1, 0, 1),
        numbers(4, offset, length ?? coded.length),
      ),
      fullBox('iinf', 0, numbers(2, 1), fullBox('infe', 2, numbers(2, 1, 0), Buffer.from('av01\0'))),
      boxOf(
        'iprp',
        boxOf('ipco', ...properties),
        fullBox('ipma', 0, numbers(4, 1), numbers(2, 1), numbers(1, associations.length), associations),
      ),
    )
  const start = boxOf('ftyp', Buffer.from(brand), Buffer.alloc(4), Buffer.from(`${brand}mif1miaf`))
  const meta = metaWith(start.length + metaWith(0).length + 8)
  return Buffer.concat([start, meta, boxOf('mdat', coded)])
}

/** What another AVIF with one picture is put together from. */
export function partsOfAvif(file: Buffer): Pick<AvifParts, 'config' | 'coded'> {
  const contents = (type: string) => {
    const at = file.indexOf(type)
    return file.subarray(at + 4, at - 4 + file.readUInt32BE(at - 4))
  }
  return { config: contents('av1C'), coded: contents('mdat') }
}

/** `nclx`: code points of primaries and transfer, BT.601's matrix, full range. */
export const nclx = (primaries: number, transfer: number): Buffer =>
  Buffer.concat([Buffer.from('nclx'), numbers(2, primaries, transfer, 6), Buffer.from([0x80])])

/** A GIF whose canvas is `canvas` square and whose only colour, red, fills a frame in its corner; frames more than one. */
export function gifOf(canvas: number, frame: number, frames = 1): Buffer {
  const image = Buffer.concat([
    Buffer.from([0x2c, 0, 0, 0, 0, frame, 0, frame, 0, 0, 2]),
    // A clear code before each pixel keeps the codes three bits long.
    subBlocks(
      packed([
        ...Array<number[]>(frame * frame)
          .fill([4, 0])
          .flat(),
        5,
      ]),
    ),
  ])
  return Buffer.concat([
    Buffer.from('GIF89a'),
    Buffer.from([canvas, 0, canvas, 0, 0x80, 0, 0, 255, 0, 0, 0, 0, 255]),
    ...Array<Buffer>(frames).fill(image),
    Buffer.from([0x3b]),
  ])
}

/** Codes of three bits, the first in the lowest. */
function packed(codes: number[]): Buffer {
  const bytes = Buffer.alloc(Math.ceil((codes.length * 3) / 8))
  for (const [i, code] of codes.entries()) {
    for (let bit = 0; bit < 3; bit++) {
      const at = 3 * i + bit
      if (code & (1 << bit)) bytes[at >> 3]! |= 1 << (at & 7)
    }
  }
  return bytes
}

function subBlocks(data: Buffer): Buffer {
  const blocks: Buffer[] = []
  for (let at = 0; at < data.length; at += 255) {
    const block = data.subarray(at, at + 255)
    blocks.push(Buffer.from([block.length]), block)
  }
  return Buffer.concat([...blocks, Buffer.from([0])])
}
