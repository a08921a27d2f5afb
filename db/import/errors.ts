/** The import cannot go on (or cannot start): the file, the map or the seller is at fault. One line per problem. */
export class ImportError extends Error {
  override name = 'ImportError'
}

/** One row cannot become a listing; the import goes on without it. */
export class RowError extends Error {
  override name = 'RowError'
  readonly field: string
  /** The reason without the row's own value, so that rows can be counted by it. */
  readonly detail: string

  constructor(field: string, detail: string, value?: string) {
    super(value === undefined ? `${field}: ${detail}` : `${field}: ${detail}: "${shorten(value)}"`)
    this.field = field
    this.detail = detail
  }
}

function shorten(value: string): string {
  return value.length > 80 ? `${value.slice(0, 79)}…` : value
}
