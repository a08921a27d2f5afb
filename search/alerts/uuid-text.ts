const hexPairs = Uint16Array.from({ length: 256 }, (_, byte) => {
  const [high, low] = byte.toString(16).padStart(2, '0')
  return (high!.charCodeAt(0) << 8) | low!.charCodeAt(0)
})
const hyphen = 0x2d
/** Places of the text in front of which there is a hyphen, by byte. */
const startsGroup = [4, 6, 8, 10]

/** Writes UUIDs out letter by letter: joined of pieces, thousands of them would be mostly garbage. */
export class UuidText {
  readonly #text = Buffer.alloc(36)

  /** The text of four words. */
  read(words: Int32Array, at: number): string {
    const text = this.#text
    let to = 0
    for (let byte = 0; byte < 16; byte++) {
      if (startsGroup.includes(byte)) text[to++] = hyphen
      const pair = hexPairs[(words[at + (byte >>> 2)]! >>> (24 - 8 * (byte & 3))) & 255]!
      text[to++] = pair >>> 8
      text[to++] = pair & 255
    }
    return text.toString('latin1')
  }
}
