/** Rows of a page of an export: read and written in a few milliseconds. */
export const pageRows = 100

/** A row by the names that the API has for its columns. */
export const camel = (row: object): object =>
  Object.fromEntries(
    Object.entries(row).map(([key, value]) => [
      key.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()),
      value,
    ]),
  )

/**
 * All rows in the order of a key, a page at a time.
 * @param read `pageRows` of those beyond a key
 */
export async function* keysetPages<Row extends object, Key>(
  first: Key,
  read: (after: Key) => Promise<Row[]>,
  keyOf: (row: Row) => Key,
  shown: (row: Row) => object = camel,
): AsyncGenerator<object[]> {
  for (let after = first; ; ) {
    const rows = await read(after)
    yield rows.map(shown)
    if (rows.length < pageRows) return
    after = keyOf(rows.at(-1)!)
  }
}
