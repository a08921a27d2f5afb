/** Node's own slices, which cost half of what `toString` does; its types leave them out. */
export type Bytes = Buffer & {
  latin1Slice(start: number, end: number): string
  utf8Slice(start: number, end: number): string
}

export type Decode = (bytes: Bytes, start: number, end: number) => string

/** How MySQL and Postgres call encodings, by what the platform calls them. Theirs of Latin 1 is Windows's. */
const names: [RegExp, string][] = [
  [/^utf-?8|^utf8mb[34]$|^unicode$/i, 'utf-8'],
  [/^(?:latin1|cp1252|win1252|ascii|sql_ascii|iso_?8859_?1)$/i, 'windows-1252'],
  [/^(?:latin2|iso_?8859_?2)$/i, 'iso-8859-2'],
  [/^(?:cp1250|win1250)$/i, 'windows-1250'],
  [/^(?:cp1251|win1251)$/i, 'windows-1251'],
  [/^(?:latin10|iso_?8859_?16)$/i, 'iso-8859-16'],
]

/** Undefined for an encoding that is not read. */
export function encodingNamed(name: string): string | undefined {
  return names.find(([pattern]) => pattern.test(name))?.[1]
}

export function decoderOf(encoding: string): Decode {
  if (encoding === 'utf-8') return (bytes, start, end) => bytes.utf8Slice(start, end)
  const decoder = new TextDecoder(encoding)
  return (bytes, start, end) => decoder.decode(bytes.subarray(start, end))
}
