import { keyOf } from '../parse/model.ts'
import { enumerationCheck } from '../parse/resolve.ts'
import type { Check, Column, Dialect, Expression, ForeignKey, Index, Key, Schema, Table } from '../schema.ts'
import { writeColumn } from './columns.ts'
import { writeExpression } from './expressions.ts'
import { Names } from './names.ts'
import { quoteName, quoteNames, quoteText } from './quote.ts'
import { dialectNames, type Place, translate } from './translate.ts'

/** What a dialect cannot hold of a schema, and what stands there instead. */
interface Loss {
  table: string
  /** Empty where it is of the table. */
  column: string
  message: string
}

/** A schema as a script of a dialect, which makes it in an empty database; and what gets lost in it. */
export function printDdl(schema: Schema, dialect: Dialect): { text: string; losses: Loss[] } {
  const script = new Script(schema, dialect)
  return { text: script.text(), losses: script.losses }
}

class Script {
  readonly losses: Loss[] = []
  readonly #schema: Schema
  readonly #dialect: Dialect
  readonly #names: Names
  readonly #statements: string[] = []

  constructor(schema: Schema, dialect: Dialect) {
    this.#schema = schema
    this.#dialect = dialect
    this.#names = new Names(dialect, schema.tables)
    this.#write()
  }

  text(): string {
    const end = this.#dialect === 'tsql' ? '\nGO\n' : ';\n'
    return this.#statements.map((statement) => `${statement}${end}`).join('\n')
  }

  #write(): void {
    const { tables, sequences } = this.#schema
    const dialect = this.#dialect
    const hasSchemas = dialect === 'tsql' || dialect === 'postgres'
    const schemas = new Set([...tables, ...sequences].flatMap(({ schema }) => schema ?? []))
    if (hasSchemas)
      for (const name of schemas) this.#statements.push(`CREATE SCHEMA ${quoteName(name, dialect)}`)
    if (hasSchemas) {
      for (const sequence of sequences) {
        const { start, increment, min, max, isCyclic } = sequence
        const bounds = `${min === null ? '' : ` MINVALUE ${min}`}${max === null ? '' : ` MAXVALUE ${max}`}`
        this.#statements.push(
          `CREATE SEQUENCE ${this.#name(sequence)} START WITH ${start ?? min ?? 1} INCREMENT BY ${increment ?? 1}${bounds}${isCyclic ? ' CYCLE' : ''}`,
        )
      }
    }
    for (const table of tables) this.#table(table)
    for (const table of tables) for (const index of table.indexes) this.#index(table, index)
    // At the end, as tables may refer to each other in circles; SQLite knows them within the table only.
    if (dialect !== 'sqlite') {
      for (const table of tables) {
        for (const key of table.foreignKeys)
          this.#statements.push(`ALTER TABLE ${this.#name(table)} ADD ${this.#foreignKey(key)}`)
      }
    }
    for (const table of tables) this.#comments(table)
  }

  #lose(table: Table, message: string, column = ''): void {
    this.losses.push({ table: table.name, column, message })
  }

  #name(table: { schema: string | null; name: string }): string {
    if (table.schema === null) return quoteName(table.name, this.#dialect)
    if (this.#dialect === 'tsql' || this.#dialect === 'postgres')
      return quoteNames([table.schema, table.name], this.#dialect).replace(', ', '.')
    return quoteName(`${table.schema}_${table.name}`, this.#dialect)
  }

  #table(table: Table): void {
    const dialect = this.#dialect
    if (table.schema !== null && (dialect === 'mysql' || dialect === 'sqlite'))
      this.#lose(table, 'has no schemas: the name begins with it')
    for (const option of ['partition', 'system_versioning', 'period'])
      if (option in table.options) this.#lose(table, `${option} is left out`)
    const rowId = this.#rowId(table)
    const lines = table.columns.map((column) => this.#column(table, column, column === rowId))
    if (table.primaryKey !== null && rowId === undefined)
      lines.push(this.#key('PRIMARY KEY', table.primaryKey))
    for (const key of table.uniques)
      lines.push(this.#key('UNIQUE', { ...key, name: this.#names.claim(table, key.name) }))
    for (const check of table.checks) lines.push(...this.#check(table, check))
    for (const column of table.columns) {
      if (column.type.kind !== 'enum' || dialect === 'mysql' || dialect === 'postgres') continue
      const values = column.type.values.map((value) => quoteText(value, dialect)).join(', ')
      lines.push(
        `CONSTRAINT ${quoteName(enumerationCheck(table.name, column.name), dialect)} CHECK (${quoteName(column.name, dialect)} IN (${values}))`,
      )
    }
    if (dialect === 'sqlite') for (const key of table.foreignKeys) lines.push(this.#foreignKey(key))
    if (dialect === 'mysql') lines.push(...this.#autoKey(table))
    const comment =
      dialect === 'mysql' && table.comment !== null ? ` COMMENT=${quoteText(table.comment, dialect)}` : ''
    this.#statements.push(
      `CREATE TABLE ${this.#name(table)} (\n  ${lines.join(',\n  ')}\n)${comment}${this.#inherits(table)}`,
    )
  }

  #inherits(table: Table): string {
    const { inherits } = table.options
    if (inherits === undefined) return ''
    if (this.#dialect !== 'postgres') {
      this.#lose(table, `its rows are no longer rows of ${inherits} as well`)
      return ''
    }
    const parents = inherits.split(', ').map((key) => {
      const parent = this.#schema.tables.find((one) => keyOf(one) === key)
      return parent === undefined ? key : this.#name(parent)
    })
    return ` INHERITS (${parents.join(', ')})`
  }

  /** SQLite counts by its row ids only: the one column of the primary key. */
  #rowId(table: Table): Column | undefined {
    if (this.#dialect !== 'sqlite') return undefined
    const [name, ...more] = table.primaryKey?.columns ?? []
    const column = table.columns.find((one) => one.name === name)
    return more.length === 0 && column?.identity && column.type.kind === 'integer' ? column : undefined
  }

  #column(table: Table, column: Column, isRowId: boolean): string {
    const { text, type, losses } = writeColumn(
      column,
      table,
      this.#schema.dialect,
      this.#dialect,
      isRowId,
      this.#names.enumeration(table, column),
    )
    for (const message of losses) this.#lose(table, message, column.name)
    if (type !== undefined) this.#statements.push(type)
    return text
  }

  #key(kind: string, { name, columns }: Key): string {
    return `${this.#constraint(name)}${kind} (${quoteNames(columns, this.#dialect)})`
  }

  #constraint(name: string | null): string {
    return name === null ? '' : `CONSTRAINT ${quoteName(name, this.#dialect)} `
  }

  #check(table: Table, { name, expression }: Check): string[] {
    // Postgres' exclusions are kept among the checks, and are no expression.
    if (expression.kind === 'raw' && /^exclude\b/i.test(expression.text)) {
      if (this.#dialect === 'postgres') return [`${this.#constraint(name)}${expression.text}`]
      this.#lose(table, `the exclusion ${name ?? ''} is left out`)
      return []
    }
    const text = this.#translated(
      table,
      expression,
      'check',
      (reason) => `${name === null ? 'a check' : `the check ${name}`} is left out: ${reason}`,
    )
    return text === undefined ? [] : [`${this.#constraint(name)}CHECK (${text})`]
  }

  /** An expression as the dialect has it; undefined where it has no equal, which is told. */
  #translated(
    table: Table,
    expression: Expression,
    place: Place,
    told: (reason: string) => string,
  ): string | undefined {
    const to = this.#dialect
    const found = translate(expression, { table, from: this.#schema.dialect, to, place })
    if ('expression' in found) return writeExpression(found.expression, to)
    this.#lose(table, told(`${dialectNames[to]} has no equal of ${found.lacks}`))
    return undefined
  }

  #foreignKey({ name, columns, references, onDelete, onUpdate }: ForeignKey): string {
    const dialect = this.#dialect
    const others = references.columns.length === 0 ? '' : ` (${quoteNames(references.columns, dialect)})`
    // T-SQL's NO ACTION is what the others call RESTRICT.
    const action = (event: string, what: string) =>
      what === 'no action'
        ? ''
        : ` ON ${event} ${dialect === 'tsql' && what === 'restrict' ? 'NO ACTION' : what.toUpperCase()}`
    return `${this.#constraint(name)}FOREIGN KEY (${quoteNames(columns, dialect)}) REFERENCES ${this.#name({ schema: references.schema, name: references.table })}${others}${action('DELETE', onDelete)}${action('UPDATE', onUpdate)}`
  }

  /** MySQL counts only by columns that a key begins with. */
  #autoKey(table: Table): string[] {
    const column = table.columns.find(({ identity }) => identity !== null)
    if (
      column === undefined ||
      table.primaryKey?.columns[0] === column.name ||
      table.uniques.some(({ columns }) => columns[0] === column.name)
    )
      return []
    return [`KEY (${quoteName(column.name, this.#dialect)})`]
  }

  #index(table: Table, index: Index): void {
    const dialect = this.#dialect
    const lose = (message: string) => this.#lose(table, `index ${index.name ?? ''}: ${message}`)
    const isKnown = {
      tsql: /^(?:btree|columnstore)$/,
      mysql: /^(?:btree|hash|fulltext|spatial)$/,
      postgres: /^(?:btree|hash|gin|gist|spgist|brin)$/,
      sqlite: /^btree$/,
    }[dialect].test(index.method)
    if (!isKnown || index.parts.length === 0) {
      lose(`there is no ${index.method} index`)
      return
    }
    if (dialect === 'tsql' && index.parts.some(({ expression }) => expression !== null)) {
      lose('there are no indexes of expressions')
      return
    }
    const expressions = index.parts.map(({ expression }) =>
      expression === null
        ? ''
        : this.#translated(
            table,
            expression,
            'index',
            (reason) => `index ${index.name ?? ''} is left out: ${reason}`,
          ),
    )
    if (expressions.includes(undefined)) return
    const parts = index.parts.map(({ column, descending, length }, place) => {
      const prefix = length === null || dialect !== 'mysql' ? '' : `(${length})`
      if (length !== null && prefix === '') lose('it is of whole columns')
      const text = column === null ? `(${expressions[place]})` : `${quoteName(column, dialect)}${prefix}`
      return `${text}${descending ? ' DESC' : ''}`
    })
    const canInclude = dialect === 'tsql' || dialect === 'postgres'
    if (index.include.length > 0 && !canInclude) lose('it includes no further columns')
    const hasAll = (reason: string) =>
      `index ${index.name ?? ''}: it has all rows${index.unique ? ', so it is not unique' : ''}: ${reason}`
    if (index.where !== null && dialect === 'mysql')
      this.#lose(table, hasAll('there are no indexes of some rows'))
    const where =
      index.where === null || dialect === 'mysql'
        ? undefined
        : this.#translated(table, index.where, 'check', hasAll)
    const isUnique = index.unique && (index.where === null || where !== undefined)
    const kind =
      index.method === 'fulltext' || index.method === 'spatial' ? `${index.method.toUpperCase()} ` : ''
    const using =
      index.method === 'btree' || kind !== '' || dialect === 'tsql' ? '' : ` USING ${index.method}`
    const name = this.#names.claim(
      table,
      index.name ??
        [table.name, ...index.parts.map(({ column }) => column ?? 'expression'), 'index'].join('_'),
    )!
    const text = [
      `CREATE ${isUnique ? 'UNIQUE ' : ''}${index.clustered && dialect === 'tsql' ? 'CLUSTERED ' : ''}${kind}INDEX ${quoteName(name, dialect)}`,
      dialect === 'mysql' ? using : '',
      ` ON ${this.#name(table)}`,
      dialect === 'mysql' ? '' : using,
      ` (${parts.join(', ')})`,
      canInclude && index.include.length > 0 ? ` INCLUDE (${quoteNames(index.include, dialect)})` : '',
      where === undefined ? '' : ` WHERE ${where}`,
    ]
    this.#statements.push(text.join(''))
  }

  #comments(table: Table): void {
    const dialect = this.#dialect
    const all: [Column | null, string | null][] = [
      [null, table.comment],
      ...table.columns.map((column): [Column, string | null] => [column, column.comment]),
    ]
    for (const [column, comment] of all) {
      if (comment === null) continue
      if (dialect === 'postgres') {
        const what =
          column === null
            ? `TABLE ${this.#name(table)}`
            : `COLUMN ${this.#name(table)}.${quoteName(column.name, dialect)}`
        this.#statements.push(`COMMENT ON ${what} IS ${quoteText(comment, dialect)}`)
      } else if (dialect === 'tsql') {
        const level2 =
          column === null ? '' : `, @level2type=N'COLUMN', @level2name=${quoteText(column.name, dialect)}`
        this.#statements.push(
          `EXEC sys.sp_addextendedproperty @name=N'MS_Description', @value=${quoteText(comment, dialect)}, @level0type=N'SCHEMA', @level0name=${quoteText(table.schema ?? 'dbo', dialect)}, @level1type=N'TABLE', @level1name=${quoteText(table.name, dialect)}${level2}`,
        )
      } else if (dialect === 'sqlite') this.#lose(table, 'SQLite keeps no comments', column?.name)
    }
  }
}
