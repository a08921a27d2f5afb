import { damaged, ImageError } from '../types.ts'
import { frameSize } from './av1.ts'
import { type Item, readItems } from './avif-items.ts'
import { Reader } from './boxes.ts'
import { type Colour, chromaticities, colourOf, isPlain } from './colour.ts'
import { costOf, type PictureHeader } from './header.ts'
import { TAKEN_FORMATS } from './sniff.ts'

/** Compared with the picture that it belongs to. */
const ALPHA_SHARE = 0.5

/**
 * Reads the boxes before the pixels. A picture must have its still picture: of an animation that is shown, as the first
 * frame of others is.
 */
export function inspectAvif(file: Buffer): PictureHeader {
  let meta: Buffer | undefined
  for (const { type, data } of new Reader(file).boxes(true)) {
    if (type === 'meta') meta = data
    if (meta) break
  }
  if (!meta) {
    if (file.toString('latin1', 8, 12) !== 'avis') throw damaged()
    throw new ImageError(
      'unsupported-format',
      `Animated AVIF pictures without a still one are not supported; send ${TAKEN_FORMATS}.`,
    )
  }
  const { primary, items } = readItems(meta, file.length)
  const item = items.get(primary)
  const size = item && sizeOf(item)
  if (!item || !size) throw damaged()
  const parts = partsOf(item, items)
  const depth = Math.max(...parts.map(depthOf))
  let pixels = Math.max(
    size.width * size.height,
    parts.reduce((sum, part) => sum + pixelsOf(part, file), 0),
  )
  const hasAlpha = [...items.values()].some(({ references }) =>
    references.some(({ type, to }) => type === 'auxl' && to.includes(primary)),
  )
  if (hasAlpha) pixels *= 1 + ALPHA_SHARE
  const colour = colourOfItem(item, parts)
  return {
    format: 'avif',
    ...size,
    cost: costOf(pixels, depth > 8 ? 130 : 90, depth > 8 ? 32 : 20),
    ...(colour && !isPlain(colour) && { colour }),
    ...(file.toString('latin1', 8, 12) === 'avis' && { substitute: { file: asStill(file) } }),
  }
}

/** Decoders that know no animations look at the first brand. */
function asStill(file: Buffer): Buffer {
  const still = Buffer.from(file)
  still.write('avif', 8, 'latin1')
  return still
}

/** The coded pictures of which an item is made: itself, or the tiles of a grid, as often as they are used. */
function partsOf(item: Item, items: Map<number, Item>): Item[] {
  if (item.type === 'av01') return [item]
  const tiles = item.references
    .filter(({ type }) => type === 'dimg')
    .flatMap(({ to }) => to)
    .map((id) => items.get(id))
  if (tiles.length === 0 || tiles.length > 10_000) throw damaged()
  return tiles.map((tile) => {
    if (tile?.type !== 'av01') throw damaged()
    return tile
  })
}

/** The larger of what the file says and what the coded picture says itself. */
function pixelsOf(part: Item, file: Buffer): number {
  const said = sizeOf(part)
  const extent = part.extents[0]
  const coded =
    extent && frameSize(file.subarray(extent.offset, extent.offset + Math.min(extent.length, 512)))
  return Math.max(said ? said.width * said.height : 0, coded ? coded.width * coded.height : 0)
}

const propertyOf = (item: Item, type: string): Buffer | undefined =>
  item.properties.find((property) => property.type === type)?.data

function sizeOf(item: Item): { width: number; height: number } | undefined {
  const box = propertyOf(item, 'ispe')
  if (!box || box.length < 12) return undefined
  return { width: box.readUInt32BE(4), height: box.readUInt32BE(8) }
}

/** Bits by the configuration of the codec: high bit depth, twelve bits. */
function depthOf(part: Item): number {
  const flags = propertyOf(part, 'av1C')?.[2] ?? 0
  return flags & 0x40 ? (flags & 0x20 ? 12 : 10) : 8
}

function isMonochrome(part: Item): boolean {
  return ((propertyOf(part, 'av1C')?.[2] ?? 0) & 0x10) !== 0
}

/** Many encoders write video's curve and mean sRGB's: browsers show it so, though not in PNG. */
const VIDEO = new Set([1, 6, 14, 15])
const SRGB = 13
const shownTransfer = (transfer: number) => (VIDEO.has(transfer) ? SRGB : transfer)

/** By the code points of `nclx`; an ICC profile beside them is the decoder's to read. */
function colourOfItem(item: Item, parts: Item[]): Colour | undefined {
  const boxes = item.properties.filter(({ type }) => type === 'colr').map(({ data }) => data)
  const nclx = boxes.find((data) => data.toString('latin1', 0, 4) === 'nclx' && data.length >= 11)
  if (!nclx) return undefined
  const isLimited = (nclx[10]! & 0x80) === 0 && parts.every(isMonochrome)
  const hasProfile = boxes.some((data) => ['prof', 'rICC'].includes(data.toString('latin1', 0, 4)))
  const colour: Colour = hasProfile
    ? { primaries: chromaticities.bt709, transfer: { kind: 'srgb' } }
    : colourOf(nclx.readUInt16BE(4), shownTransfer(nclx.readUInt16BE(6)))
  return isLimited ? { ...colour, limitedRange: true } : colour
}
