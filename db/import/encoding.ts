/** UTF-8, UTF-16, and what old spreadsheets in this part of the world write. */
export const encodings = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1250',
  'windows-1252',
  'iso-8859-2',
  'iso-8859-16',
] as const
export type Encoding = (typeof encodings)[number]

/** Letters of Romanian, Hungarian, German, French and Spanish, which this part of the world writes. */
const usual = new Set('ăâîșşțţáéíóöőúüűäßàèêëçñôûùïœ„”“’–—…€°²³«»')
const singleByte = ['windows-1250', 'windows-1252', 'iso-8859-2', 'iso-8859-16'] as const

/**
 * How a file's beginning is encoded: by its mark, by the zeros that ASCII letters have in UTF-16, as UTF-8 where that is what most of its
 * other bytes are, else the page of old spreadsheets whose characters stand where people write such.
 */
export function guessEncoding(head: Buffer): Encoding {
  return markOf(head) ?? wideOf(head) ?? (isMostlyUtf8(head) ? 'utf-8' : likeliest(head))
}

/** What a byte order mark says. */
export function markOf(head: Uint8Array): Encoding | undefined {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  return head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 'utf-8' : undefined
}

function wideOf(head: Buffer): Encoding | undefined {
  const units = Math.min(2_048, Math.floor(head.length / 2))
  let even = 0
  let odd = 0
  for (let unit = 0; unit < units; unit++) {
    if (head[2 * unit] === 0) even++
    if (head[2 * unit + 1] === 0) odd++
  }
  if (odd > 0.3 * units && even < 0.02 * units) return 'utf-16le'
  if (even > 0.3 * units && odd < 0.02 * units) return 'utf-16be'
  return undefined
}

/** Whether the bytes above ASCII are more often whole sequences of UTF-8 than not: single bad rows are refused by themselves. */
function isMostlyUtf8(head: Buffer): boolean {
  let good = 0
  let bad = 0
  for (let at = 0; at < head.length; at++) {
    const byte = head[at]!
    if (byte < 0x80) continue
    const more = byte >= 0xf0 ? 3 : byte >= 0xe0 ? 2 : byte >= 0xc2 ? 1 : 0
    let found = 0
    while (found < more && (head[at + 1 + found]! & 0xc0) === 0x80) found++
    if (at + 1 + more > head.length) break
    if (more > 0 && found === more) {
      good++
      at += more
    } else bad++
  }
  return bad <= good
}

function likeliest(head: Buffer): Encoding {
  let best: Encoding = 'windows-1250'
  let most = Number.NEGATIVE_INFINITY
  for (const encoding of singleByte) {
    const score = scoreOf(head, new TextDecoder(encoding))
    if (score > most) {
      best = encoding
      most = score
    }
  }
  return best
}

function scoreOf(head: Buffer, decoder: TextDecoder): number {
  const counts = new Map<number, number>()
  for (const byte of head) if (byte >= 0x80) counts.set(byte, (counts.get(byte) ?? 0) + 1)
  let score = 0
  for (const [byte, count] of counts) {
    const character = decoder.decode(Uint8Array.of(byte)).toLowerCase()
    const weight = usual.has(character)
      ? 3
      : /\p{Cc}|\ufffd/u.test(character)
        ? -10
        : /\p{L}/u.test(character)
          ? 0
          : -1
    score += weight * count
  }
  return score
}
