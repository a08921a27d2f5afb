import anyAscii from 'any-ascii'

const mostCharacters = 60

/**
 * Lower-case words of a text joined by dashes, in the letters of every keyboard: marks go (`ș` is `s`), other scripts are
 * transliterated. At most 60 characters. For the server only: the tables of all scripts are large.
 */
export function slugify(text: string): string {
  // Cut before the work: whatever stands behind it could not be seen.
  const start = text.slice(0, 4 * mostCharacters).normalize('NFC')
  // A pictogram's name would not be the seller's word.
  return anyAscii(start.replace(/\p{Extended_Pictographic}/gu, ' '))
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, mostCharacters)
    .replace(/-+$/, '')
}
