import { damaged } from '../types.ts'
import { type Colour, chromaticities, colourOf, isPlain } from './colour.ts'
import { costOf, type PictureHeader } from './header.ts'

/**
 * Walks the chunks before the pixels (PNG, third edition, §5 and §11). Of several chunks about colour the first of cICP,
 * iCCP, sRGB, and gAMA with cHRM counts (§13.13); an ICC profile is the decoder's to read.
 */
export function inspectPng(file: Buffer): PictureHeader {
  if (file.length < 33 || file.toString('latin1', 12, 16) !== 'IHDR') throw damaged()
  const [width, height] = [file.readUInt32BE(16), file.readUInt32BE(20)]
  const [depth, interlaced] = [file[24]!, file[28] === 1]
  // Sixteen bits are twice the work; seven passes keep the whole picture in memory.
  const nanoseconds = (depth === 16 ? 35 : 20) * (interlaced ? 1.6 : 1)
  const bytes = interlaced ? (depth === 16 ? 8 : 4) : 1
  const header: PictureHeader = {
    format: 'png',
    width,
    height,
    cost: costOf(width * height, nanoseconds, bytes),
  }
  const colour = colourOfChunks(file)
  return colour && !isPlain(colour) ? { ...header, colour } : header
}

function colourOfChunks(file: Buffer): Colour | undefined {
  const chunks = new Map<string, Buffer>()
  for (let at = 8; at + 8 <= file.length; ) {
    const length = file.readUInt32BE(at)
    const type = file.toString('latin1', at + 4, at + 8)
    if (type === 'IDAT' || type === 'IEND' || at + 12 + length > file.length) break
    if (!chunks.has(type)) chunks.set(type, file.subarray(at + 8, at + 8 + length))
    at += 12 + length
  }
  const cicp = chunks.get('cICP')
  // Full range without a matrix is all that PNG allows.
  if (cicp?.length === 4 && cicp[2] === 0) return colourOf(cicp[0]!, cicp[1]!)
  if (chunks.has('iCCP') || chunks.has('sRGB')) return undefined
  const gamma = chunks.get('gAMA')
  if (gamma?.length !== 4 || gamma.readUInt32BE(0) === 0) return undefined
  const points = chunks.get('cHRM')
  const xy =
    points?.length === 32 ? Array.from({ length: 8 }, (_, i) => points.readUInt32BE(4 * i) / 100_000) : []
  const [wx, wy, rx, ry, gx, gy, bx, by] = xy
  return {
    primaries: xy.length === 8 ? [rx!, ry!, gx!, gy!, bx!, by!, wx!, wy!] : chromaticities.bt709,
    transfer: { kind: 'gamma', exponent: 100_000 / gamma.readUInt32BE(0) },
  }
}
