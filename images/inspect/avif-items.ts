import { damaged } from '../types.ts'
import { type Box, boxesOf, Reader } from './boxes.ts'

/** One of the things that an image file (ISO/IEC 23008-12) is put together from. */
export interface Item {
  type: string
  /** Where its bytes lie in the file; empty when they lie within the box of metadata. */
  extents: { offset: number; length: number }[]
  properties: Box[]
  /** Items that it is made of (`dimg`) or belongs to (`auxl`), by the kind of reference. */
  references: { type: string; to: number[] }[]
}

/** @throws ImageError corrupt when the boxes do not hold together, or an item lies beyond the end of the file */
export function readItems(meta: Buffer, fileSize: number): { primary: number; items: Map<number, Item> } {
  const boxes = boxesOf(meta, 4)
  const items = new Map<number, Item>()
  const primaryBox = boxes.get('pitm')
  if (!primaryBox) throw damaged()
  readTypes(boxes.get('iinf'), items)
  readLocations(boxes.get('iloc'), items, fileSize)
  readProperties(boxes.get('iprp'), items)
  readReferences(boxes.get('iref'), items)
  const reader = new Reader(primaryBox)
  const version = reader.number(4) >>> 24
  return { primary: reader.number(version === 0 ? 2 : 4), items }
}

function readTypes(box: Buffer | undefined, items: Map<number, Item>): void {
  if (!box) throw damaged()
  const reader = new Reader(box)
  const version = reader.number(4) >>> 24
  reader.number(version === 0 ? 2 : 4)
  for (const { type, data } of reader.boxes()) {
    if (type !== 'infe') continue
    const entry = new Reader(data)
    const entryVersion = entry.number(4) >>> 24
    if (entryVersion < 2) continue
    const id = entry.number(entryVersion === 2 ? 2 : 4)
    entry.number(2)
    items.set(id, { type: entry.text(4), extents: [], properties: [], references: [] })
  }
}

function readLocations(box: Buffer | undefined, items: Map<number, Item>, fileSize: number): void {
  if (!box) throw damaged()
  const reader = new Reader(box)
  const version = reader.number(4) >>> 24
  const sizes = reader.number(2)
  const [offsetSize, lengthSize, baseSize] = [sizes >> 12, (sizes >> 8) & 15, (sizes >> 4) & 15]
  const indexSize = version === 0 ? 0 : sizes & 15
  const wide = version === 2 ? 4 : 2
  const count = reader.number(wide)
  for (let i = 0; i < count; i++) {
    const item = items.get(reader.number(wide))
    const method = version === 0 ? 0 : reader.number(2) & 15
    reader.number(2)
    const base = reader.number(baseSize)
    const extents = reader.number(2)
    for (let j = 0; j < extents; j++) {
      reader.number(indexSize)
      const offset = base + reader.number(offsetSize)
      const length = reader.number(lengthSize)
      if (method !== 0) continue
      // What describes the picture may be missing; of the picture itself nothing may.
      if (offset + length > fileSize && item?.type !== 'Exif' && item?.type !== 'mime') throw damaged()
      item?.extents.push({ offset, length: length === 0 ? fileSize - offset : length })
    }
  }
}

function readProperties(box: Buffer | undefined, items: Map<number, Item>): void {
  if (!box) throw damaged()
  const boxes = boxesOf(box)
  const all = [...new Reader(boxes.get('ipco') ?? Buffer.alloc(0)).boxes()]
  const reader = new Reader(boxes.get('ipma') ?? Buffer.alloc(8))
  const header = reader.number(4)
  const count = reader.number(4)
  for (let i = 0; i < count; i++) {
    const item = items.get(reader.number(header >>> 24 === 0 ? 2 : 4))
    const associations = reader.number(1)
    for (let j = 0; j < associations; j++) {
      const index = header & 1 ? reader.number(2) & 0x7fff : reader.number(1) & 0x7f
      const property = all[index - 1]
      if (property) item?.properties.push(property)
    }
  }
}

function readReferences(box: Buffer | undefined, items: Map<number, Item>): void {
  if (!box) return
  const reader = new Reader(box)
  const size = reader.number(4) >>> 24 === 0 ? 2 : 4
  for (const { type, data } of reader.boxes()) {
    const reference = new Reader(data)
    const from = items.get(reference.number(size))
    const to = Array.from({ length: reference.number(2) }, () => reference.number(size))
    from?.references.push({ type, to })
  }
}
