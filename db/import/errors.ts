import { type ReasonCode, type ReasonValues, reasonText } from '../reading/reasons.ts'

/** The import cannot go on (or cannot start): the file, the map or the seller is at fault. One line per problem. */
export class ImportError extends Error {
  override name = 'ImportError'
}

/** Why a row is refused, for whoever words it in another language. */
export interface Reason {
  /** The listing's field that is at fault, where it is one. */
  field: string | null
  code: ReasonCode
  values: ReasonValues
  /** What the row has there, shortened. */
  value?: string
}

/** One row cannot become a listing; the import goes on without it. */
export class RowError extends Error {
  override name = 'RowError'
  readonly field: string
  readonly said: Reason
  /** The reason without the row's own value, so that rows can be counted by it. */
  readonly detail: string

  constructor(field: string, [code, values = {}]: [ReasonCode, ReasonValues?], value?: string) {
    const detail = reasonText(code, values)
    const shown = value === undefined ? undefined : shorten(value)
    super(shown === undefined ? `${field}: ${detail}` : `${field}: ${detail}: "${shown}"`)
    this.field = field
    this.said = { field, code, values, ...(shown !== undefined && { value: shown }) }
    this.detail = detail
  }
}

function shorten(value: string): string {
  return value.length > 80 ? `${value.slice(0, 79)}…` : value
}
