/** What is taken, by the names that people know it by; `image/` and the key is its media type. */
export const PICTURE_FORMATS = { jpeg: 'JPEG', png: 'PNG', webp: 'WebP', avif: 'AVIF', gif: 'GIF' } as const

/** What a file is by its first bytes; neither its name nor what the sender says counts. */
export type PictureFormat = keyof typeof PICTURE_FORMATS

/** For a sentence: 'JPEG, PNG, WebP, AVIF or GIF'. */
export const TAKEN_FORMATS = new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(
  Object.values(PICTURE_FORMATS),
)

type Sniffed = { format: PictureFormat } | { refused: string }

/** How many first bytes `sniff` looks at. */
export const SNIFF_BYTES = 512

const REFUSED: [name: string, test: (head: Buffer) => boolean][] = [
  ['TIFF', (head) => ['49492a00', '4d4d002a', '49492b00', '4d4d002b'].includes(hex(head, 4))],
  ['BMP', (head) => ascii(head, 0, 2) === 'BM' && head.readUInt32LE(6) === 0],
  ['PDF', (head) => head.includes('%PDF-')],
  ['Photoshop', (head) => ascii(head, 0, 4) === '8BPS'],
  ['JPEG XL', (head) => hex(head, 2) === 'ff0a' || hex(head, 12) === '0000000c4a584c200d0a870a'],
  ['JPEG 2000', (head) => hex(head, 4) === 'ff4fff51' || hex(head, 12) === '0000000c6a5020200d0a870a'],
  ['icon', (head) => ['00000100', '00000200'].includes(hex(head, 4))],
  ['ZIP', (head) => hex(head, 4) === '504b0304'],
  ['WebM', (head) => hex(head, 4) === '1a45dfa3'],
  ['AVI', (head) => ascii(head, 0, 4) === 'RIFF' && ascii(head, 8, 12) === 'AVI '],
  ['SVG', (head) => /<svg[\s>:]|<!doctype\s+svg/i.test(text(head))],
  ['HTML', (head) => /^\s*(<!doctype\s+html|<html|<head|<body|<script)/i.test(text(head))],
  ['XML', (head) => /^\s*<\?xml/i.test(text(head))],
]

/** Brands of ISO base media files (ISO/IEC 23008-12 and the AV1 image format) that hold HEVC pictures. */
const HEIC_BRANDS = new Set(['heic', 'heix', 'hevc', 'hevx', 'heim', 'heis', 'hevm', 'hevs'])
const AVIF_BRANDS = new Set(['avif', 'avis'])

/** @param start the first bytes of the file, as many as there are up to `SNIFF_BYTES` */
export function sniff(start: Buffer): Sniffed {
  const head = start.length < 32 ? Buffer.concat([start, Buffer.alloc(32 - start.length)]) : start
  if (hex(head, 3) === 'ffd8ff') return { format: 'jpeg' }
  if (hex(head, 8) === '89504e470d0a1a0a') return { format: 'png' }
  if (/^GIF8[79]a/.test(ascii(head, 0, 6))) return { format: 'gif' }
  if (ascii(head, 0, 4) === 'RIFF' && ascii(head, 8, 12) === 'WEBP') return { format: 'webp' }
  if (ascii(head, 4, 8) === 'ftyp') return sniffIsoMedia(head)
  const known = REFUSED.find(([, test]) => test(head))
  return { refused: known ? known[0] : '' }
}

/** The `ftyp` box: the major brand, a version, then the compatible brands. */
function sniffIsoMedia(head: Buffer): Sniffed {
  const end = Math.min(head.readUInt32BE(0), head.length)
  const brands = [ascii(head, 8, 12)]
  for (let at = 16; at + 4 <= end; at += 4) brands.push(ascii(head, at, at + 4))
  // The major brand decides; only the general ones (mif1, msf1) leave it to the compatible brands.
  for (const brand of brands) {
    if (AVIF_BRANDS.has(brand)) return { format: 'avif' }
    if (HEIC_BRANDS.has(brand)) return { refused: 'HEIC' }
  }
  if (/^(mif1|msf1)$/.test(brands[0]!)) return { refused: 'HEIF' }
  return { refused: /^(qt|mp4|iso|M4V|3g|avc|dash|mmp4)/.test(brands[0]!) ? 'video' : '' }
}

function hex(head: Buffer, length: number): string {
  return head.toString('hex', 0, length)
}

function ascii(head: Buffer, from: number, to: number): string {
  return head.toString('latin1', from, to)
}

/** As characters: UTF-16 is read as such when its byte-order mark is there. */
function text(head: Buffer): string {
  if (head[0] === 0xff && head[1] === 0xfe) return head.toString('utf16le', 2)
  return head.toString('latin1').replace(/^\xef\xbb\xbf/, '')
}
