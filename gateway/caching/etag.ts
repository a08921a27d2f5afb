import { hash } from 'node:crypto'

/** A strong ETag of the bytes, with quotes. */
export const etagOf = (body: Buffer): string => `"${hash('sha1', body, 'base64url')}"`

/** The strong ETag of a row that counts its versions. */
export const versionEtag = (id: string, version: number): string => `"${id}-${version}"`

/**
 * Whether an If-None-Match or If-Match header holds the tag.
 * @param weak If-None-Match compares weakly, If-Match strongly (RFC 9110, 8.8.3.2). The suffix of our content coding is
 *   ignored by both: the tag that came with a compressed answer names the same version.
 */
export function matchesEtag(header: string, etag: string, weak: boolean): boolean {
  if (header.trim() === '*') return true
  for (const part of header.split(',')) {
    const tag = weak ? part.trim().replace(/^W\//, '') : part.trim()
    if (tag === etag || tag.replace(/-(?:gz|br)"$/, '"') === etag) return true
  }
  return false
}
