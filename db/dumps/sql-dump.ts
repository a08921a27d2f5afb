import { type Column, type Dialect, findDialect, isStatement, parseSchema, type Table } from '../ddl/index.ts'
import { copyLine } from './copy.ts'
import type { DumpProblem, RowBatch } from './face.ts'
import { Malformed } from './malformed.ts'
import { behindRows, isBehindText, resume, rowsWithin } from './resume.ts'
import { headBytes, type RowsHead, rowsHead, skipBlank, statementEnd, tableName } from './statements.ts'
import { type Bytes, decoderOf, encodingNamed } from './texts.ts'
import { RowReader, type Value } from './values.ts'
import { incomplete, Window } from './window.ts'

/** A row or a statement that is longer is passed over. */
const longestUnit = 64 * 1024 * 1024
/** Of all definitions together. */
const mostDefinitions = 64 * 1024 * 1024
/** Small enough for rows to be garbage while they are young. */
const batch = { rows: 500, bytes: 256 * 1024 }
/** So many are told in full, all are counted. */
const mostProblems = 1_000
/** So far behind a malformed row the next one is looked for: while few were found, and of a dump that is none. */
const reaches = { few: 100, far: 4 * 1024 * 1024, near: 64 * 1024 }
const dialectBytes = 2 * 1024 * 1024

/** Thrown where a statement has rows of another table, and those before have not been taken. */
const otherRows = Symbol('other rows')

/** First comments of tools that say in their last one that they came to their end. */
const begins = /^-- (?:MySQL|MariaDB) dump \d/
const completes = /^-- Dump completed/

/** What the dialects' clients take to the end of the line: `GO`, `DELIMITER ;;`, `\connect`, `use shop`, sqlcmd's `:setvar`, SQLite's `.mode`. */
const clientLine = /^(?:go(?=\s|$)|delimiter\s+(\S+)|\\|use\s+[^\s;]+[ \t]*(?:\r?\n|$)|source\s|[:.][a-z])/i
const attachPattern =
  /^alter\s+table\s+(?:only\s+)?(\S.{0,200}?)\s+attach\s+partition\s+(\S.{0,200}?)\s+(?:for|default)\b/is
const partPattern =
  /^create\s+(?:unlogged\s+)?table\s+(?:if\s+not\s+exists\s+)?(\S.{0,200}?)\s+partition\s+of\s+("(?:[^"]|"")*"(?:\."(?:[^"]|"")*")?|[^\s(]+)/is

const noColumns: ReadonlySet<number> = new Set()
const noNames: ReadonlySet<string> = new Set()

interface KnownTable {
  columns: string[]
  binary: ReadonlySet<number>
  /** MySQL's columns of bits, whose numbers mysqldump writes as bytes. */
  bits: ReadonlySet<number>
  encoding: string
}

/** A table as its definition has it. */
interface DefinedTable extends Omit<KnownTable, 'binary' | 'bits'> {
  /** With computed columns as well, for which MariaDB and `pg_dump --inserts` write something; undefined where rows have shown that they come without. */
  whole: string[] | undefined
  parents: readonly string[]
  /** Of bytes. */
  binary: ReadonlySet<string>
  bits: ReadonlySet<string>
  /** What `DEFAULT` stands for, where that is a literal. */
  defaults: ReadonlyMap<string, string>
}

/** `written`: the columns that its statement names. */
type InsertedRows = RowsHead & KnownTable & { written: string[] | null }

/** A dump as a script: statements that define, and rows, one after another. */
export class SqlDump {
  dialect: Dialect
  readonly problems: DumpProblem[] = []
  readonly lost = { problems: 0, rows: 0 }
  readonly #window: Window
  readonly #definitions: string[] = []
  #definitionBytes = 0
  readonly #tables = new Map<string, DefinedTable>()
  /** Postgres' partitions by the tables that they are parts of. */
  readonly #wholes = new Map<string, string>()
  #delimiter = ';'
  /** Set by a tool's first comment until its last one. */
  #isOpen = false
  /** Whether a problem says already that the dump ends too early. */
  #isCut = false
  /** What the dump says that its texts are in; `binary`: what each table says. */
  #encoding = 'utf-8'
  #reader: RowReader
  #head: InsertedRows | undefined
  #copyDecode = decoderOf('utf-8')
  #rows: Value[][] = []
  #rowBytes = 0

  private constructor(window: Window, dialect: Dialect) {
    this.#window = window
    this.dialect = dialect
    this.#reader = new RowReader(dialect)
  }

  static async open(source: AsyncIterable<Buffer>, dialect?: Dialect): Promise<SqlDump> {
    const window = new Window(source)
    while (dialect === undefined && window.ahead < dialectBytes && (await window.more()));
    if (window.ahead === 0) await window.more()
    if (window.bytes[0] === 0xef && window.bytes[1] === 0xbb) window.at = 3
    return new SqlDump(window, dialect ?? findDialect(window.bytes.toString('latin1', 0, dialectBytes)))
  }

  /** The definitions that came so far, as a script. */
  get definitions(): string {
    return this.#definitions.join('\n')
  }

  async *batches(): AsyncGenerator<RowBatch, void, undefined> {
    const window = this.#window
    try {
      for (;;) {
        let isLacking = false
        let isBlocked = false
        try {
          if (this.#passing !== undefined) isLacking = !this.#pass(this.#passing)
          else if (this.#head === undefined) {
            if (!this.#statement()) isLacking = true
          } else if (this.#head.kind === 'copy') this.#copyRows(this.#head)
          else this.#insertRows(this.#head)
        } catch (error) {
          if (error === incomplete) isLacking = true
          else if (error === otherRows) isBlocked = true
          else if (error instanceof Malformed) isLacking = !this.#recover(error.message, error.at)
          else throw error
        }
        if (isBlocked || this.#isFull) yield this.#take()
        if (!isLacking) continue
        if (window.ahead > longestUnit)
          this.#recover(`a row or statement has more than ${longestUnit / 1_048_576} MiB`, window.at)
        else if (!(await window.more())) {
          if (window.ahead === 0) break
          this.#isCut = true
          this.#recover('the dump ends within a row or statement', window.at)
        }
      }
      if (this.#isOpen && !this.#isCut)
        this.#problem('the dump ends without the comment that says it is complete', window.at, 0)
      if (this.#rows.length > 0) yield this.#take()
    } finally {
      await window.close()
    }
  }

  get #isFull(): boolean {
    return this.#rows.length >= batch.rows || this.#rowBytes >= batch.bytes
  }

  /** Of a table, its rows so far. */
  #batchHead: { table: string; columns: string[] } | undefined
  #take(): RowBatch {
    const { table, columns } = this.#batchHead!
    const rows = this.#rows
    this.#rows = []
    this.#rowBytes = 0
    const parents = this.#tables.get(table.toLowerCase())?.parents ?? []
    return { table, columns, rows, ...(parents.length > 0 && { parents }) }
  }

  /** @returns whether there was one */
  #statement(): boolean {
    const window = this.#window
    const { bytes, isWhole } = window
    const rules = { dialect: this.dialect, delimiter: this.#delimiter }
    window.at = skipBlank(bytes, window.at, rules, isWhole, (text, isLine) =>
      isLine ? this.#remark(text) : this.#setting(text),
    )
    if (window.at >= bytes.length) return false
    const start = window.at
    const line = bytes.toString('latin1', start, Math.min(bytes.length, start + 100))
    if (line.length < 100 && !isWhole) throw incomplete
    const command = clientLine.exec(line)
    if (command !== null) {
      const end = bytes.indexOf(0x0a, start)
      if (command[1] !== undefined) this.#delimiter = command[1]
      window.at = end < 0 ? bytes.length : end + 1
      return true
    }
    if (/^(?:insert|replace|copy)\s/i.test(line)) {
      const head = rowsHead(bytes, start, isWhole)
      if (head !== undefined) {
        this.#begin(head)
        window.at = head.end
        return true
      }
      if (/^(?:insert|replace)\s/i.test(line))
        this.#problem('its rows are in a form that is not read', start, 0)
    }
    const end = statementEnd(bytes, start, rules, isWhole)
    window.at = end
    if (bytes[start] === 0x28)
      this.#problem('rows stand here without their statement', start, 1 + rowsWithin(bytes, start, end))
    else if (end > start) {
      if (!this.#isStatement(line) && behindRows(bytes, start) !== 'tail')
        this.#problem(
          'no statement begins so',
          start,
          rowsWithin(bytes, start, end) + Number(/\bvalues\b/i.test(line)),
        )
      this.#define(line, bytes, start, end)
    }
    return true
  }

  /** T-SQL's procedures are called by their names alone. */
  #isStatement(line: string): boolean {
    const word = /^[a-z]\w*/i.exec(line)?.[0].toUpperCase()
    return (
      word === undefined || isStatement(word) || (this.dialect === 'tsql' && /^(?:SP|XP|USP)_/.test(word))
    )
  }

  #remark(text: string): void {
    if (begins.test(text)) this.#isOpen = true
    else if (completes.test(text)) this.#isOpen = false
  }

  /** Where the bytes end within a statement; `rows` are those that lack for sure. */
  #endsWithin(rows: number): void {
    this.#isCut = true
    this.#problem('the dump ends within a statement', this.#window.at, rows)
  }

  #setting(text: string): void {
    const set = /\bset\s+names\s+'?(\w+)|\bclient_encoding\s*(?:=|to)\s*'?([\w-]+)/i.exec(text)
    const name = set?.[1] ?? set?.[2]
    if (name === undefined) return
    if (/^binary$/i.test(name)) this.#encoding = 'binary'
    else {
      const known = encodingNamed(name)
      if (known === undefined)
        this.#problem(
          `its texts are in ${name}, which is not read; they are taken as UTF-8`,
          this.#window.at,
          0,
        )
      this.#encoding = known ?? 'utf-8'
    }
  }

  #define(line: string, bytes: Buffer, start: number, end: number): void {
    if (/^set\s/i.test(line)) this.#setting(line)
    if (!/^(?:create|alter|comment|exec|drop\s+type)\b/i.test(line)) return
    if (this.#definitionBytes + end - start > mostDefinitions) return
    this.#definitionBytes += end - start
    const text = bytes.toString('utf8', start, end)
    this.#definitions.push(this.dialect === 'tsql' ? `${text}\nGO` : text)
    if (this.dialect === 'postgres') this.#definePart(text)
    if (!/^create\s+(?:\w+\s+)*table\b/i.test(line)) return
    for (const table of parseSchema(text, { dialect: this.dialect }).tables) {
      const name =
        table.schema === null || this.dialect === 'mysql' ? table.name : `${table.schema}.${table.name}`
      this.#tables.set(name.toLowerCase(), this.#defined(table))
    }
  }

  #definePart(text: string): void {
    const attached = attachPattern.exec(text)
    const [, whole, part] = attached ?? []
    if (attached !== null) this.#wholes.set(tableName(part!).toLowerCase(), tableName(whole!))
    const made = partPattern.exec(text)
    if (made !== null) this.#wholes.set(tableName(made[1]!).toLowerCase(), tableName(made[2]!))
  }

  /** The table that a partition is a part of, also where it is one of a partition. */
  #wholeOf(table: string): string {
    let whole = table
    for (let hops = 0; hops < 8; hops++) {
      const next = this.#wholes.get(whole.toLowerCase())
      if (next === undefined) break
      whole = next
    }
    return whole
  }

  #defined(table: Table): DefinedTable {
    const { columns, options } = table
    const charset = /charset\s*=?\s*(\w+)/i.exec(Object.entries(options).join(' ').replaceAll(',', '='))
    const above = (options.inherits ?? options.partition_of ?? '').split(', ')
    const parents = above.flatMap((name) => this.#tables.get(name) ?? [])
    const merged = (inherited: readonly string[], own: readonly Column[]) => [
      ...new Set([...inherited, ...own.map(({ name }) => name)]),
    ]
    const plain = merged(
      parents.flatMap((parent) => parent.columns),
      columns.filter(({ computed }) => computed === null),
    )
    const whole = merged(
      parents.flatMap((parent) => parent.whole ?? parent.columns),
      columns,
    )
    return {
      columns: plain,
      whole: whole.length === plain.length ? undefined : whole,
      // A partition's rows are told as those of its whole.
      parents:
        options.inherits === undefined
          ? []
          : [...new Set([...above, ...parents.flatMap((parent) => parent.parents)])],
      binary: new Set([
        ...parents.flatMap(({ binary }) => [...binary]),
        ...columns.flatMap(({ name, type }) => (type.kind === 'binary' ? [name] : [])),
      ]),
      bits: new Set(
        columns.flatMap(({ name, sourceType }) =>
          this.dialect === 'mysql' && /^bit\b/.test(sourceType) ? [name] : [],
        ),
      ),
      defaults: new Map([
        ...parents.flatMap(({ defaults }) => [...defaults]),
        ...columns.flatMap(({ name, default: value }): [string, string][] =>
          value?.kind === 'string'
            ? [[name, value.value]]
            : value?.kind === 'number'
              ? [[name, value.text]]
              : [],
        ),
      ]),
      encoding: encodingNamed(charset?.[1] ?? '') ?? 'utf-8',
    }
  }

  #begin(head: RowsHead): void {
    const known = this.#tables.get(head.table.toLowerCase())
    const table = this.#wholeOf(head.table)
    const before = this.#batchHead
    const columns =
      head.columns ?? known?.columns ?? (before?.table === table ? before.columns : ([] as string[]))
    const placesOf = (names: ReadonlySet<string> = noNames) =>
      names.size === 0
        ? noColumns
        : new Set(columns.flatMap((name, place) => (names.has(name) ? [place] : [])))
    const bits = placesOf(known?.bits)
    const binary = placesOf(known?.binary).union(bits)
    // Scripts with a statement for each row make batches all the same.
    if (before?.table !== table || before.columns.join('\0') !== columns.join('\0')) {
      if (this.#rows.length > 0) throw otherRows
      this.#batchHead = { table, columns }
    }
    const encoding = this.#encoding === 'binary' ? (known?.encoding ?? 'utf-8') : this.#encoding
    this.#head = { ...head, columns, binary, bits, encoding, written: head.columns }
    this.#isRowDue = false
    this.#reader.begin(
      encoding,
      binary,
      columns.map((name) => known?.defaults.get(name) ?? null),
    )
    this.#copyDecode = decoderOf(encoding)
  }

  /** Behind a comma of `VALUES`. */
  #isRowDue = false
  #insertRows(head: InsertedRows): void {
    const window = this.#window
    const { bytes } = window
    for (;;) {
      let at = window.at
      while (at < bytes.length && bytes[at]! <= 0x20) at++
      if (at >= bytes.length) {
        if (!window.isWhole) throw incomplete
        // T-SQL's statements need no end, but behind a comma a row follows.
        if (this.#isRowDue || this.dialect !== 'tsql') this.#endsWithin(this.#isRowDue ? 1 : 0)
        window.at = at
        this.#head = undefined
        return
      }
      const byte = bytes[at]
      if (byte === 0x2c) {
        window.at = at + 1
        this.#isRowDue = true
        continue
      }
      if (byte !== 0x28) {
        this.#endRows(at)
        return
      }
      const row: Value[] = []
      const end = this.#reader.read(bytes, at, row)
      this.#isRowDue = false
      for (const place of head.bits) row[place] = bitsOf(row[place] ?? null)
      if (row.length !== head.columns.length && !this.#isRowDue && this.#takeWhole(head, row.length)) return
      if (head.columns.length === 0) for (const index of row.keys()) head.columns.push(`column${index + 1}`)
      if (row.length === head.columns.length) this.#rows.push(row)
      else {
        const message = `a row has ${row.length} values for ${head.columns.length} columns`
        if (rowsWithin(bytes, at, end) > 0) {
          window.at = at
          if (!this.#recover(message, at, false)) throw incomplete
          return
        }
        this.#problem(message, at)
      }
      this.#rowBytes += end - at
      window.at = end
      if (this.#isFull) return
    }
  }

  /** Whether a table's first row shows that its rows have computed columns as well: it is read again then, as such. @throws otherRows */
  #takeWhole({ table, written, ...head }: InsertedRows, values: number): boolean {
    const known = written === null ? this.#tables.get(table.toLowerCase()) : undefined
    if (known?.whole?.length !== values) return false
    known.columns = known.whole
    this.#begin({ ...head, table, columns: null })
    return true
  }

  /** `ON CONFLICT …`, `AS new ON DUPLICATE KEY …` go up to the delimiter. T-SQL has none, and goes on with the next statement. */
  #endRows(at: number): void {
    const window = this.#window
    if (window.bytes.length - at < this.#delimiter.length + headBytes && !window.isWhole) throw incomplete
    const isDelimiter = window.bytes.toString('latin1', at, at + this.#delimiter.length) === this.#delimiter
    const follows = behindRows(window.bytes, at)
    if (!isDelimiter && follows === undefined && this.dialect !== 'tsql')
      throw new Malformed('expected "," or the end of the statement', at)
    if (this.#head?.written === null) {
      const known = this.#tables.get(this.#head.table.toLowerCase())
      if (known !== undefined) known.whole = undefined
    }
    this.#head = undefined
    window.at = isDelimiter ? at + this.#delimiter.length : follows === 'end' ? at + 1 : at
  }

  #copyRows(head: RowsHead & KnownTable): void {
    const window = this.#window
    const { bytes } = window
    const settings = { columns: head.columns.length, binary: head.binary, decode: this.#copyDecode }
    for (;;) {
      const start = window.at
      let end = bytes.indexOf(0x0a, start)
      if (end < 0) {
        if (!window.isWhole || start < bytes.length) throw incomplete
        this.#endsWithin(0)
        this.#head = undefined
        return
      }
      window.at = end + 1
      if (bytes[end - 1] === 0x0d && end > start) end--
      if (end - start === 2 && bytes[start] === 0x5c && bytes[start + 1] === 0x2e) {
        this.#head = undefined
        return
      }
      try {
        this.#rows.push(copyLine(bytes, start, end, settings))
      } catch (error) {
        if (!(error instanceof Malformed)) throw error
        this.#problem(error.message, start)
        continue
      }
      this.#rowBytes += end - start
      if (this.#isFull) return
    }
  }

  /**
   * Goes on with the next row of the statement, behind its end, or else with the next line.
   * @returns false where more has to be in memory first
   */
  #recover(message: string, at: number, hasWholeTexts = !isBehindText(this.#window.bytes, at)): boolean {
    const window = this.#window
    const head = this.#head
    if (head?.kind !== 'insert') {
      this.#passLine(message, at)
      return true
    }
    const reach = this.lost.problems < reaches.few ? reaches.far : reaches.near
    const until = Math.max(window.at + reach, at)
    if (window.bytes.length < until && !window.isWhole) return false
    const found = resume(window.bytes.subarray(0, until) as Bytes, window.at, {
      reader: this.#reader,
      columns: head.columns.length,
      hasBackslashes: this.dialect === 'mysql',
      hasWholeTexts,
    })
    if (found === undefined) this.#passLine(message, at)
    else {
      this.#problem(message + this.#rowBefore(at), at, found.rows)
      window.at = found.at
      if (found.isEnd) this.#head = undefined
    }
    return true
  }

  /** Where a quote lacks, what is lost begins in a line before the one where that is noticed. */
  #rowBefore(at: number): string {
    const window = this.#window
    if (this.problems.length >= mostProblems) return ''
    const row = window.bytes.indexOf(0x28, window.at)
    const { line } = window.placeOf(Math.min(row, at))
    return row < 0 || line === window.placeOf(at).line ? '' : `, in the row of line ${line}`
  }

  /** Set while the rest of a line is passed over, which may be longer than what is in memory. */
  #passing: DumpProblem | undefined
  #passLine(message: string, at: number): void {
    this.#passing = this.#problem(message, at, this.#head === undefined ? 0 : 1)
    this.#window.at = Math.max(at, this.#window.at)
  }

  /** @returns whether there was anything left of the line */
  #pass(problem: DumpProblem): boolean {
    const window = this.#window
    const { bytes, at } = window
    if (at >= bytes.length) {
      if (window.isWhole) this.#passing = undefined
      return false
    }
    const end = bytes.indexOf(0x0a, at)
    const until = end < 0 ? bytes.length : end + 1
    if (this.#head?.kind === 'insert') {
      const rows = rowsWithin(bytes, at, until)
      problem.rows += rows
      this.lost.rows += rows
    }
    window.at = until
    if (end >= 0) {
      this.#passing = undefined
      if (this.#head?.kind === 'insert') this.#head = undefined
    }
    return true
  }

  #problem(message: string, at: number, rows = 1): DumpProblem {
    const { bytes } = this.#window
    this.lost.problems++
    this.lost.rows += rows
    const isTold = this.problems.length < mostProblems
    const problem = {
      ...(isTold ? this.#window.placeOf(at) : { line: 0, column: 0 }),
      table: this.#head?.table ?? null,
      message,
      rows,
      text: bytes.toString('utf8', at, Math.min(bytes.length, at + 80)).replace(/[\r\n].*$/s, ''),
    }
    if (isTold) this.problems.push(problem)
    return problem
  }
}

/** The number that bits are, of bytes; as it is where it is written as one. */
function bitsOf(value: Value): Value {
  return Buffer.isBuffer(value) ? BigInt(`0x0${value.toString('hex', 0, 8)}`).toString() : value
}
