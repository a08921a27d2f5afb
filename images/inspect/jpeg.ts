import { damaged, ImageError } from '../types.ts'
import { costOf, type PictureHeader } from './header.ts'

const START_OF_SCAN = 0xda
const END_OF_IMAGE = 0xd9
const END = Buffer.from([0xff, END_OF_IMAGE])
/** C4, C8 and CC are no frames but tables. */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)

/** A frame header (ITU-T T.81, §B.2.2) and what comes after it. */
interface Frame {
  marker: number
  width: number
  height: number
  /** Samples of all components for each pixel: 1.5 of 4:2:0, 3 of 4:4:4. */
  samples: number
}

/**
 * Walks the markers. A baseline picture is shrunk while it is read, so its pixels cost little; a progressive one is kept
 * whole, two bytes a sample, and each scan goes over all of it. One that lacks nothing but the end marker is given it: a
 * decoder still notices when pixels are missing before that.
 */
export function inspectJpeg(file: Buffer): PictureHeader {
  let frame: Frame | undefined
  let scans = 0
  let isEnded = false
  for (let at = 2; at + 4 <= file.length && !isEnded; ) {
    if (file[at] !== 0xff) throw damaged()
    const marker = file[at + 1]!
    // Any number of FF may come before a marker.
    if (marker === 0xff) {
      at++
      continue
    }
    const end = at + 2 + file.readUInt16BE(at + 2)
    if (isFrame(marker)) frame ??= readFrame(file.subarray(at, end))
    at = end
    if (marker === START_OF_SCAN) {
      if (!frame) throw damaged()
      scans++
      at = afterScan(file, end)
      isEnded = at >= file.length || file[at + 1] === END_OF_IMAGE
    }
  }
  if (!frame || scans === 0) throw damaged()
  const { marker, width, height, samples } = frame
  const isProgressive = (marker & 3) === 2
  const hasEnd = file.lastIndexOf(END) > 0
  return {
    format: 'jpeg',
    width,
    height,
    cost: isProgressive
      ? costOf(width * height, Math.max(15, 2 * scans), 2 * samples)
      : costOf(width * height, 6, 0.5),
    ...(!hasEnd && { substitute: { file: Buffer.concat([file, END]) } }),
  }
}

function readFrame(segment: Buffer): Frame {
  if (segment.length < 10 + 3 * (segment[9] ?? 0)) throw damaged()
  const marker = segment[1]!
  if ((marker & 3) === 3 || marker >= 0xc8) {
    throw new ImageError(
      'unsupported-format',
      'Lossless and arithmetic-coded JPEG pictures are not supported; send an ordinary JPEG.',
    )
  }
  const factors = Array.from({ length: segment[9]! }, (_, i) => segment[11 + 3 * i]!)
  const [across, down] = [factors.map((factor) => factor >> 4), factors.map((factor) => factor & 15)]
  const most = Math.max(1, ...across) * Math.max(1, ...down)
  const samples = factors.reduce((sum, _, i) => sum + (across[i]! * down[i]!) / most, 0)
  return { marker, width: segment.readUInt16BE(7), height: segment.readUInt16BE(5), samples }
}

/** Where the first marker is after entropy-coded bytes, but those within them: stuffed zeros and restarts. */
function afterScan(file: Buffer, from: number): number {
  for (let at = file.indexOf(0xff, from); at >= 0 && at + 1 < file.length; at = file.indexOf(0xff, at + 1)) {
    const next = file[at + 1]!
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at
  }
  return file.length
}
