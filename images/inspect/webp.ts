import { damaged } from '../types.ts'
import { costOf, type PictureHeader } from './header.ts'

const ANIMATED = 0x02

/**
 * Reads the first chunks (RFC 9649). Of an animation only the first frame is handed on: decoders look at every frame
 * before they show one.
 */
export function inspectWebp(file: Buffer): PictureHeader {
  const chunk = chunkAt(file, 12)
  const { type, data } = chunk
  if (type === 'VP8 ' && data.length >= 10)
    return still(data.readUInt16LE(6) & 0x3fff, data.readUInt16LE(8) & 0x3fff)
  if (type === 'VP8L' && data.length >= 5) {
    const bits = data.readUInt32LE(1)
    return still((bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1)
  }
  if (type !== 'VP8X' || data.length < 10) throw damaged()
  const header = still(data.readUIntLE(4, 3) + 1, data.readUIntLE(7, 3) + 1)
  return (data[0]! & ANIMATED) === 0
    ? header
    : { ...header, substitute: { file: firstFrameOf(file, chunk.end) } }
}

function still(width: number, height: number): PictureHeader {
  return { format: 'webp', width, height, cost: costOf(width * height, 25, 5) }
}

/** The animation with all frames but the first left out. */
function firstFrameOf(file: Buffer, from: number): Buffer {
  for (let at = from; at + 8 <= file.length; ) {
    const { type, end } = chunkAt(file, at)
    if (type === 'ANMF') {
      const short = Buffer.from(file.subarray(0, end))
      short.writeUInt32LE(short.length - 8, 4)
      return short
    }
    at = end
  }
  throw damaged()
}

/** @throws ImageError corrupt when it does not lie in the file */
function chunkAt(file: Buffer, at: number): { type: string; data: Buffer; end: number } {
  if (at + 8 > file.length) throw damaged()
  const length = file.readUInt32LE(at + 4)
  const end = at + 8 + length + (length % 2)
  if (at + 8 + length > file.length) throw damaged()
  return {
    type: file.toString('latin1', at, at + 4),
    data: file.subarray(at + 8, at + 8 + length),
    end: Math.min(end, file.length),
  }
}
