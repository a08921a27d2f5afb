import type { SegmentArray, SegmentData, SegmentMeta } from './segment.ts'

export interface ArrayEntry {
  name: string
  type: 'u8' | 'u16' | 'u32' | 'i32' | 'f64'
  offset: number
  length: number
}

/** A segment for `postMessage`: one buffer and a text, since hundreds of views take milliseconds to clone. */
export interface PackedSegment {
  meta: SegmentMeta
  buffer: SharedArrayBuffer
  /** The `ArrayEntry`s as JSON. */
  layout: string
  deleted: Uint32Array
}

/** Layouts that were written before: a segment is packed for every thread and merge. */
const layouts = new WeakMap<Record<string, SegmentArray>, string>()

export function packSegment({ meta, arrays, deleted }: SegmentData): PackedSegment {
  let layout = layouts.get(arrays)
  if (layout === undefined) {
    layout = JSON.stringify(entriesOf(arrays))
    layouts.set(arrays, layout)
  }
  return { meta, buffer: bufferOf(arrays), layout, deleted }
}

export function unpackSegment({ meta, buffer, layout, deleted }: PackedSegment): SegmentData {
  const arrays = arraysOf(JSON.parse(layout) as ArrayEntry[], buffer)
  layouts.set(arrays, layout)
  return { meta, arrays, deleted }
}

export function entriesOf(arrays: Record<string, SegmentArray>): ArrayEntry[] {
  return Object.entries(arrays).map(([name, array]) => ({
    name,
    type: typeOf(array),
    offset: array.byteOffset,
    length: array.length,
  }))
}

export function arraysOf(
  entries: readonly ArrayEntry[],
  buffer: SharedArrayBuffer,
): Record<string, SegmentArray> {
  const arrays: Record<string, SegmentArray> = {}
  for (const entry of entries) arrays[entry.name] = viewOf(entry, buffer)
  return arrays
}

/** The one buffer that a segment's arrays are views of. */
export function bufferOf(arrays: Record<string, SegmentArray>): SharedArrayBuffer {
  return arrays.termBytes!.buffer as SharedArrayBuffer
}

function typeOf(array: SegmentArray): ArrayEntry['type'] {
  if (array instanceof Uint8Array) return 'u8'
  if (array instanceof Uint16Array) return 'u16'
  if (array instanceof Uint32Array) return 'u32'
  return array instanceof Int32Array ? 'i32' : 'f64'
}

function viewOf({ type, offset, length }: ArrayEntry, buffer: SharedArrayBuffer): SegmentArray {
  if (type === 'u8') return new Uint8Array(buffer, offset, length)
  if (type === 'u16') return new Uint16Array(buffer, offset, length)
  if (type === 'u32') return new Uint32Array(buffer, offset, length)
  return type === 'i32' ? new Int32Array(buffer, offset, length) : new Float64Array(buffer, offset, length)
}
