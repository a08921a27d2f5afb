import { gunzipSync } from 'node:zlib'

/**
 * A script's text: UTF-8, UTF-16 as SQL Server's tools save it, or Windows-1252 where it is neither; gzipped or not.
 * @param mostBytes by default more than any script of definitions has
 * @throws RangeError where it unpacks to more
 */
export function decodeScript(bytes: Uint8Array, mostBytes = 512 * 1024 * 1024): string {
  const [first, second] = bytes
  if (first === 0x1f && second === 0x8b)
    return decodeScript(gunzipSync(bytes, { maxOutputLength: mostBytes }), mostBytes)
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
