import { crc32, deflateSync } from 'node:zlib'
import { thumbHashToRGBA } from 'thumbhash'

const known = new Map<string, string>()
const capacity = 5_000
const grey = 'data:image/gif;base64,R0lGODlhAQABAIAAAMzMzAAAACH5BAAAAAAALAAAAAABAAEAAAICRAEAOw=='

/** A tiny PNG as a data URL (about 250 characters) from a base64 ThumbHash; a grey pixel where the hash is unreadable. */
export function placeholderUrl(hash: string): string {
  const found = known.get(hash)
  if (found) return found
  let url = grey
  try {
    const bytes = Buffer.from(hash, 'base64')
    if (bytes.length >= 5) url = `data:image/png;base64,${tinyPng(bytes).toString('base64')}`
  } catch {
    // An unreadable hash only costs the preview.
  }
  if (known.size >= capacity) known.clear()
  known.set(hash, url)
  return url
}

/** The decoded hash in 8 columns and 6 rows; browsers smooth it when they stretch it. */
function tinyPng(hash: Uint8Array): Buffer {
  const { w, h, rgba } = thumbHashToRGBA(hash)
  const columns = 8
  const rows = 6
  const pixels = Buffer.alloc(rows * (1 + columns * 3))
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++) {
      const from = (Math.floor(((y + 0.5) * h) / rows) * w + Math.floor(((x + 0.5) * w) / columns)) * 4
      const to = y * (1 + columns * 3) + 1 + x * 3
      for (let channel = 0; channel < 3; channel++) pixels[to + channel] = rgba[from + channel] ?? 0
    }
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(columns, 0)
  header.writeUInt32BE(rows, 4)
  header.set([8, 2, 0, 0, 0], 8) // 8 bits a channel, RGB
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(pixels, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** A PNG chunk: length, type, data, CRC of type and data (PNG specification, section 5.3). */
function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const frame = Buffer.alloc(body.length + 8)
  frame.writeUInt32BE(data.length, 0)
  body.copy(frame, 4)
  frame.writeUInt32BE(crc32(body), frame.length - 4)
  return frame
}
