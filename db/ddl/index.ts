import { findDialect } from './dialect.ts'
import { Cursor } from './parse/cursor.ts'
import { Model } from './parse/model.ts'
import { resolve } from './parse/resolve.ts'
import { readStatements } from './parse/statements.ts'
import type { Dialect, Schema } from './schema.ts'

export { decodeScript, NoScript } from './decode.ts'
export { findDialect } from './dialect.ts'
export { modelFiles } from './models/index.ts'
export { isStatement } from './parse/skipping.ts'
export { printDdl } from './print/ddl.ts'
export { printMermaid } from './print/mermaid.ts'
export { printSvg } from './print/svg.ts'
export type * from './schema.ts'
export { dialects } from './schema.ts'
export { validateSchema } from './validate.ts'

/**
 * Reads the definitions of a script in T-SQL, MySQL or MariaDB, Postgres or SQLite. It never throws: what cannot be read is in `problems`,
 * by line, column and token, and the rest is read all the same. Statements that define nothing are counted in `statements`.
 * @param options.dialect found from the text when not said
 */
export function parseSchema(text: string, options: { dialect?: Dialect } = {}): Schema {
  const dialect = options.dialect ?? findDialect(text)
  const cursor = new Cursor(text, dialect)
  const model = new Model()
  readStatements(cursor, model)
  resolve(model, cursor.saidNull)
  return model.toSchema(dialect, cursor.problems)
}
