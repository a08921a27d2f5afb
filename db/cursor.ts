import { DatabaseError } from './errors.ts'

/** Packs a keyset position into an opaque cursor; `kind` keeps cursors of one list out of another. */
export function encodeCursor(kind: string, parts: string[]): string {
  return Buffer.from([kind, ...parts].join('|'), 'utf8').toString('base64url')
}

/**
 * Unpacks what `encodeCursor` made; each part must match its pattern wholly.
 * @throws DatabaseError bad-cursor
 */
export function decodeCursor(kind: string, cursor: string, patterns: RegExp[]): string[] {
  if (cursor.length <= 200 && /^[\w-]+$/.test(cursor)) {
    const [found, ...parts] = Buffer.from(cursor, 'base64url').toString('utf8').split('|')
    const valid =
      found === kind &&
      parts.length === patterns.length &&
      parts.every((part, i) => patterns[i]!.exec(part)?.[0] === part)
    if (valid) return parts
  }
  throw new DatabaseError('bad-cursor', 'The cursor is not one that this list gave', 'cursor')
}

/** A whole number from 0 to 10^15. */
export const numberPattern = /\d{1,15}/
