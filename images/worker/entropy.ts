import { damaged } from '../types.ts'

/** A Huffman table (ITU-T T.81, annex C) as a lookup by the next 16 bits: bits to go on by × 256 + value; 0 of no code. */
type Table = Uint16Array

interface Component {
  blocks: number
  direct: number
  alternating: number
  quantisation: number
}

/** Unread bytes before the end that some cameras leave. */
const SPARE_BYTES = 1024
/** A decoder makes zeros of bytes that were not there; a few may be missing. */
const SLACK = 32
/** Light of a block's mean, times eight, beyond all that eight bits hold, by far. */
const MOST_DIRECT = 8 * 1024 * 4

/**
 * Reads the codes of a baseline JPEG to their end without making pixels of them. A decoder takes any codes for a picture;
 * broken ones run out of range, or are over long before the data is.
 * @throws ImageError corrupt
 */
export function checkEntropy(file: Buffer): void {
  const tables = new Map<number, Table>()
  const quantisations = new Map<number, number>()
  const sampling = new Map<number, { across: number; down: number; quantisation: number }>()
  let [width, height, restart] = [0, 0, 0]
  for (let at = 2; at + 4 <= file.length; ) {
    const marker = file[at + 1]!
    if (marker === 0xff) {
      at++
      continue
    }
    const data = file.subarray(at + 4, at + 2 + file.readUInt16BE(at + 2))
    at += 2 + file.readUInt16BE(at + 2)
    if (marker === 0xc4) readTables(data, tables)
    else if (marker === 0xdb) readQuantisations(data, quantisations)
    else if (marker === 0xdd) restart = data.readUInt16BE(0)
    else if (marker === 0xc0 || marker === 0xc1) {
      // Twelve bits a sample are rare, and decoders refuse them.
      if (data[0] !== 8) return
      ;[height, width] = [data.readUInt16BE(1), data.readUInt16BE(3)]
      for (let i = 0; i < data[5]!; i++) {
        const factors = data[7 + 3 * i]!
        sampling.set(data[6 + 3 * i]!, {
          across: factors >> 4,
          down: factors & 15,
          quantisation: data[8 + 3 * i]!,
        })
      }
    } else if (marker === 0xda) {
      const count = data[0]!
      // Components in scans of their own are as rare; each has other dimensions.
      if (count !== sampling.size) return
      const most = { across: 1, down: 1 }
      const components = Array.from({ length: count }, (_, i): Component => {
        const component = sampling.get(data[1 + 2 * i]!)
        if (!component) throw damaged()
        most.across = Math.max(most.across, component.across)
        most.down = Math.max(most.down, component.down)
        const choice = data[2 + 2 * i]!
        return {
          blocks: count === 1 ? 1 : component.across * component.down,
          direct: choice >> 4,
          alternating: 16 + (choice & 15),
          quantisation: quantisations.get(component.quantisation) ?? 1,
        }
      })
      const unit = count === 1 ? { across: 1, down: 1 } : most
      const units = Math.ceil(width / (8 * unit.across)) * Math.ceil(height / (8 * unit.down))
      readScan(file, at, units, restart, components, tables)
      return
    }
  }
}

function readTables(data: Buffer, tables: Map<number, Table>): void {
  for (let at = 0; at + 17 <= data.length; ) {
    const id = data[at]!
    const table = new Uint16Array(65_536)
    let code = 0
    let value = at + 17
    for (let length = 1; length <= 16; length++) {
      for (let i = 0; i < data[at + length]!; i++, code++) {
        const from = code << (16 - length)
        table.fill(entryOf(id >= 16, length, data[value++] ?? 0), from, from + (1 << (16 - length)))
      }
      code <<= 1
    }
    tables.set(id, table)
    at = value
  }
}

/** What a code stands for: of a mean its bits, of another coefficient how far the next one is, 64 at the last. */
function entryOf(isAlternating: boolean, length: number, symbol: number): number {
  const bits = symbol & 15
  if (!isAlternating) return length * 256 + symbol
  const step = bits > 0 ? (symbol >> 4) + 1 : symbol === 0xf0 ? 16 : 64
  return (length + bits) * 256 + step
}

/** Of each table only the first value is wanted, that of a block's mean. */
function readQuantisations(data: Buffer, quantisations: Map<number, number>): void {
  for (let at = 0; at < data.length; ) {
    const [isWide, id] = [data[at]! >> 4, data[at]! & 15]
    quantisations.set(id, isWide ? data.readUInt16BE(at + 1) : data[at + 1]!)
    at += 1 + 64 * (isWide ? 2 : 1)
  }
}

/** The coded bytes of a scan without what is stuffed between them; where restarts part them; what comes after. */
function unstuffed(file: Buffer, from: number): { data: Buffer; parts: number[] } {
  const data = Buffer.alloc(file.length - from + SLACK)
  const parts: number[] = []
  let length = 0
  for (let at = from; ; ) {
    const mark = file.indexOf(0xff, at)
    const end = mark < 0 ? file.length : mark
    length += file.copy(data, length, at, end)
    const next = file[end + 1]
    if (next === 0) data[length++] = 0xff
    else if (next !== undefined && next >= 0xd0 && next <= 0xd7) parts.push(length)
    else if (next !== 0xff) break
    at = end + (next === 0xff ? 1 : 2)
  }
  parts.push(length)
  return { data: data.subarray(0, length + SLACK), parts }
}

function readScan(
  file: Buffer,
  from: number,
  units: number,
  restart: number,
  components: Component[],
  tables: Map<number, Table>,
): void {
  const { data, parts } = unstuffed(file, from)
  const unitsInPart = restart > 0 ? restart : units
  if (parts.length !== Math.ceil(units / unitsInPart)) throw damaged()
  let start = 0
  for (const [i, end] of parts.entries()) {
    const count = Math.min(unitsInPart, units - i * unitsInPart)
    const read = readUnits(data, start, end, count, components, tables)
    if (read > end + SLACK / 2 || read < end - SPARE_BYTES) throw damaged()
    start = end
  }
}

/** The place after `count` units from `start`. @throws ImageError corrupt at what is no code, or light that cannot be */
function readUnits(
  data: Buffer,
  start: number,
  end: number,
  count: number,
  components: Component[],
  tables: Map<number, Table>,
): number {
  const means = components.map(() => 0)
  const chosen = components.map(({ direct, alternating }) => {
    const [first, others] = [tables.get(direct), tables.get(alternating)]
    if (!first || !others) throw damaged()
    return { first, others }
  })
  /** In bits, from `start`: fewer than 2^31, as a file has at most 100 MB. */
  let at = 0
  const most = (end + SLACK / 2 - start) * 8
  for (let unit = 0; unit < count; unit++) {
    for (let c = 0; c < components.length; c++) {
      const { blocks, quantisation } = components[c]!
      const { first, others } = chosen[c]!
      for (let block = 0; block < blocks; block++) {
        const entry = first[wordAt(data, start, at)]!
        const size = entry & 255
        if (entry === 0 || size > 11) throw damaged()
        at += entry >> 8
        if (size > 0) {
          const read = wordAt(data, start, at) >> (16 - size)
          means[c]! += read < 1 << (size - 1) ? read - (1 << size) + 1 : read
          at += size
        }
        const mean = means[c]! * quantisation
        if (mean > MOST_DIRECT || mean < -MOST_DIRECT) throw damaged()
        for (let k = 1; k < 64; ) {
          const entry = others[wordAt(data, start, at)]!
          if (entry === 0) throw damaged()
          at += entry >> 8
          k += entry & 255
        }
      }
    }
    if (at > most) throw damaged()
  }
  return start + ((at + 7) >> 3)
}

/** Sixteen bits from a place in bits on. */
function wordAt(data: Buffer, start: number, at: number): number {
  const byte = start + (at >> 3)
  return (((data[byte]! << 16) | (data[byte + 1]! << 8) | data[byte + 2]!) >> (8 - (at & 7))) & 0xffff
}
