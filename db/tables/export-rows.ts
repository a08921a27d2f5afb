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
