import { hash } from 'node:crypto'

/** A strong ETag of the bytes, with quotes. */
export const etagOf = (body: Buffer): string => `"${hash('sha1', body, 'base64url')}"`

/** The strong ETag of a row that counts its versions. */
export const versionEtag = (id: string, version: number): string => `"${id}-${version}"`

/**
 * Whether an If-None-Match or If-Match header holds the tag.
 * @param weak If-None-Match compares weakly, If-Match strongly (RFC 9110, 8.8.3.2). A suffix of the content coding is
 *   ignored by the weak comparison, as the compressed body is the same listing.
 */
export function matchesEtag(header: string, etag: string, weak: boolean): boolean {
  if (header.trim() === '*') return true
  for (const part of header.split(',')) {
    const tag = part.trim()
    if (tag === etag) return true
    if (weak && tag.replace(/^W\//, '').replace(/-(?:gz|br)"$/, '"') === etag) return true
  }
  return false
}
