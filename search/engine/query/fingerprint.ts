/** Short hash of what a cursor belongs to (query, sort, origin …). */
export function fingerprint(parts: unknown): string {
  const text = JSON.stringify(parts)
  let a = 0x811c9dc5
  let b = 0x1b873593
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    a = Math.imul(a ^ unit, 0x01000193)
    b = Math.imul((b << 13) | (b >>> 19), 5) ^ Math.imul(unit + i, 0xcc9e2d51)
  }
  return (a >>> 0).toString(36) + (b >>> 0).toString(36)
}
