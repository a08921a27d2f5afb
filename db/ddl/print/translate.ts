import { arrayValues } from '../parse/expressions.ts'
import type { Dialect, Expression, NeutralType, Table } from '../schema.ts'
import { inferType } from '../types/infer.ts'
import { functions, moved, ourCall } from './functions.ts'

/** As people call them. */
export const dialectNames: Record<Dialect, string> = {
  tsql: 'T-SQL',
  mysql: 'MySQL',
  postgres: 'Postgres',
  sqlite: 'SQLite',
}

/** Where an expression stands: not all may ask for the time, or for other columns. */
export type Place = 'default' | 'check' | 'computed' | 'index'

/** What a dialect has no equal for. */
class Untranslatable {
  readonly what: string

  constructor(what: string) {
    this.what = what
  }
}

const refuse = (what: string): never => {
  throw new Untranslatable(what)
}

/**
 * An expression as one that another dialect takes, or what of it has no equal there. Only what is known to be there passes: operators, functions and types
 * that are in the lists here.
 */
export function translate(
  expression: Expression,
  { table, from, to, place }: { table: Table; from: Dialect; to: Dialect; place: Place },
): { expression: Expression } | { lacks: string } {
  if (from === to) return { expression }
  try {
    const translator = new Translator(table, from, to, place)
    const isCondition = place === 'check'
    return { expression: isCondition ? translator.condition(expression) : translator.value(expression) }
  } catch (error) {
    if (error instanceof Untranslatable) return { lacks: error.what }
    throw error
  }
}

const comparisons = /^(?:=|<>|<|>|<=|>=|(?:NOT )?(?:I?LIKE|REGEXP)|IS(?: NOT)?(?: DISTINCT FROM)?|[!]?~[*]?)$/
const likes: Record<string, string> = { '~~': 'LIKE', '!~~': 'NOT LIKE', '~~*': 'ILIKE', '!~~*': 'NOT ILIKE' }
const volatile = new Set(['now', 'utc_now', 'today', 'uuid', 'current_user', 'nextval', 'rand'])

const text: NeutralType = { kind: 'text', length: null, fixed: false }
const binary = (operator: string, left: Expression, right: Expression): Expression => ({
  ...{ kind: 'binary', operator, left, right },
})
const not = (operand: Expression): Expression => ({ kind: 'unary', operator: 'NOT', operand })
const one: Expression = { kind: 'number', text: '1' }
const zero: Expression = { kind: 'number', text: '0' }

class Translator {
  readonly #table: Table
  readonly #from: Dialect
  readonly #to: Dialect
  readonly #place: Place

  constructor(table: Table, from: Dialect, to: Dialect, place: Place) {
    this.#table = table
    this.#from = from
    this.#to = to
    this.#place = place
  }

  /** As a check or a `WHEN` has it: T-SQL and Postgres tell conditions and numbers apart. */
  condition(expression: Expression): Expression {
    const made = this.#translated(expression)
    if (isPredicate(made)) return made
    if (this.#to === 'tsql') return made.kind === 'boolean' ? binary('=', one, made) : binary('=', made, one)
    if (this.#to === 'postgres' && this.#typeOf(expression)?.kind !== 'boolean')
      return binary('<>', made, zero)
    return made
  }

  value(expression: Expression): Expression {
    const made = this.#translated(expression)
    if (!isPredicate(made) || this.#to !== 'tsql') return made
    return { kind: 'case', operand: null, cases: [{ when: made, result: one }], otherwise: zero }
  }

  #typeOf(expression: Expression): NeutralType | undefined {
    return inferType(expression, this.#table)
  }

  #translated(expression: Expression): Expression {
    const value = (inner: Expression) => this.value(inner)
    switch (expression.kind) {
      case 'raw':
        return refuse(expression.text)
      case 'column':
        return this.#column(expression)
      case 'call':
        return this.#call(expression)
      case 'unary':
        if (expression.operator === 'NOT') return not(this.condition(expression.operand))
        return { ...expression, operand: value(expression.operand) }
      case 'binary':
        return this.#binary(expression)
      case 'and':
      case 'or':
        return { ...expression, operands: expression.operands.map((operand) => this.condition(operand)) }
      case 'in': {
        const [operand, ...list] = this.#alike([expression.operand, ...expression.list])
        return { ...expression, operand: operand!, list }
      }
      case 'between': {
        const { operand, low, high } = expression
        return { ...expression, operand: value(operand), low: value(low), high: value(high) }
      }
      case 'isNull':
        return { ...expression, operand: value(expression.operand) }
      case 'cast':
        return this.#cast(expression)
      case 'case': {
        const { operand, cases, otherwise } = expression
        return {
          kind: 'case',
          operand: operand === null ? null : value(operand),
          cases: cases.map(({ when, result }) => ({
            when: operand === null ? this.condition(when) : value(when),
            result: value(result),
          })),
          otherwise: otherwise === null ? null : value(otherwise),
        }
      }
      default:
        return expression
    }
  }

  #column(expression: Extract<Expression, { kind: 'column' }>): Expression {
    const key = expression.name.toLowerCase()
    const column = this.#table.columns.find(({ name }) => name.toLowerCase() === key)
    const to = this.#to
    // A word that is none of the table's: a unit, a keyword.
    if (column === undefined) return refuse(expression.name)
    if (to === 'mysql' && column.identity !== null && this.#place !== 'index')
      refuse(`${expression.name}, which counts by itself`)
    if (this.#place === 'computed' && column.computed !== null && (to === 'postgres' || to === 'tsql'))
      refuse(`${expression.name}, which is computed itself`)
    return expression
  }

  #cast(expression: Extract<Expression, { kind: 'cast' }>): Expression {
    const { type, source, operand } = expression
    if (['other', 'array', 'spatial', 'interval', 'set', 'enum', 'rowversion', 'bits'].includes(type.kind))
      refuse(`a cast to ${source || type.kind}`)
    // Postgres says of each text that it is one.
    if (type.kind === 'text' && operand.kind === 'string' && type.length === null) return operand
    return { ...expression, operand: this.value(operand) }
  }

  #call({ name, arguments: list }: Extract<Expression, { kind: 'call' }>): Expression {
    const to = this.#to
    if (name === 'concat') return this.#concat(list)
    if (/^(?:not )?i?like$/.test(name) && list.length === 3)
      return {
        kind: 'call',
        name: to === 'postgres' ? name : name.replace('ilike', 'like'),
        arguments: list.map((item) => this.value(item)),
      }
    const ours = ourCall(name, list, this.#from)
    if (ours !== undefined && ours.kind !== 'call') return this.#translated(ours)
    const called = ours ?? { kind: 'call', name, arguments: list }
    if (volatile.has(called.name) && !this.#mayAsk()) refuse(`${name}(), which differs each time`)
    const written = Object.hasOwn(functions, called.name) ? functions[called.name]![to] : undefined
    if (written === undefined) return refuse(`${name}()`)
    const values = called.arguments.map((item) => this.value(item))
    return typeof written === 'string' ? { kind: 'call', name: written, arguments: values } : written(values)
  }

  /** Whether an expression may differ each time that it is asked. */
  #mayAsk(): boolean {
    if (this.#place === 'default') return true
    if (this.#place === 'check') return this.#to === 'postgres' || this.#to === 'tsql'
    return false
  }

  /** Texts behind one another; but for MySQL's, NULL is an empty one among them. */
  #concat(list: readonly Expression[]): Expression {
    const isStrict = this.#from === 'mysql'
    const texts = list.map((item) =>
      isStrict || item.kind === 'string'
        ? item
        : ({
            kind: 'call',
            name: 'coalesce',
            arguments: [item, { kind: 'string', value: '' }],
          } as Expression),
    )
    return this.#joined(texts)
  }

  #joined(list: readonly Expression[]): Expression {
    const values = list.map((item) => this.#asText(item))
    if (this.#to === 'mysql') return { kind: 'call', name: 'concat', arguments: values }
    const operator = this.#to === 'tsql' ? '+' : '||'
    return values.reduce((left, right) => binary(operator, left, right))
  }

  #asText(expression: Expression): Expression {
    const type = this.#typeOf(expression)
    const made = this.value(expression)
    if (type?.kind === 'text' || type?.kind === 'enum' || this.#to === 'mysql' || this.#to === 'sqlite')
      return made
    // How a time is written depends on settings.
    if (this.#to === 'postgres' && (type === undefined || /^(?:date|time|timestamp)$/.test(type.kind)))
      return refuse('a text of what is none')
    return { kind: 'cast', operand: made, type: text, source: '' }
  }

  /** Values that are compared: Postgres takes no number for a boolean. */
  #alike(list: readonly Expression[]): Expression[] {
    const isBoolean = this.#to === 'postgres' && list.some((item) => this.#typeOf(item)?.kind === 'boolean')
    return list.map((item) => {
      if (isBoolean && item.kind === 'number' && /^[01]$/.test(item.text))
        return { kind: 'boolean', value: item.text === '1' }
      return this.value(item)
    })
  }

  #binary({ operator: written, left, right }: Extract<Expression, { kind: 'binary' }>): Expression {
    const [from, to] = [this.#from, this.#to]
    const operator =
      likes[written] ?? (written === 'RLIKE' ? 'REGEXP' : written === 'NOT RLIKE' ? 'NOT REGEXP' : written)
    const types = [this.#typeOf(left), this.#typeOf(right)]
    const both = (as: string): Expression => {
      const [a, b] = this.#alike([left, right])
      return binary(as, a!, b!)
    }
    const isText = types.map((type) => type?.kind === 'text' || type?.kind === 'enum')
    const isTime = types.some(
      (type) => type !== undefined && /^(?:date|time|timestamp|interval)$/.test(type.kind),
    )
    const areIntegers = types.every((type) => type?.kind === 'integer')
    switch (operator) {
      case '+':
      case '-': {
        const shifted = moved(left, right, operator === '-')
        if (shifted !== undefined && right.kind !== 'string') return this.#translated(shifted)
        if (operator === '+' && from === 'tsql' && (isText[0] || isText[1])) {
          if (types.every((type, place) => isText[place] || type === undefined))
            return this.#joined([left, right])
          return refuse('the sum of a text and a number')
        }
        if (isText[0] || isText[1] || isTime) return refuse(`${operator} on ${isTime ? 'times' : 'texts'}`)
        if (operator === '+' && from === 'tsql' && types.every((type) => type === undefined))
          return refuse('+ on what may be texts')
        return both(operator)
      }
      case '||':
        return from === 'mysql'
          ? { kind: 'or', operands: [this.condition(left), this.condition(right)] }
          : this.#joined([left, right])
      case '/':
        if (areIntegers && to === 'mysql') return both('DIV')
        return areIntegers && from === 'mysql'
          ? binary('/', binary('*', this.value(left), { kind: 'number', text: '1.0' }), this.value(right))
          : both('/')
      case 'DIV':
        return areIntegers ? both('/') : refuse('DIV of what may be no whole numbers')
      case '^':
      case '#':
        if (from === 'postgres' && operator === '^')
          return { kind: 'call', name: 'power', arguments: [this.value(left), this.value(right)] }
        if (from === 'sqlite' || to === 'sqlite') return refuse(operator)
        return both(to === 'postgres' ? '#' : '^')
      case '<<':
      case '>>':
        return to === 'tsql' ? refuse(operator) : both(operator)
      case '<=>':
      case 'IS NOT DISTINCT FROM':
        return to === 'mysql' ? both('<=>') : both(to === 'sqlite' ? 'IS' : 'IS NOT DISTINCT FROM')
      case 'IS DISTINCT FROM':
        return to === 'mysql' ? not(both('<=>')) : both(to === 'sqlite' ? 'IS NOT' : operator)
      case 'IS':
      case 'IS NOT':
        if (right.kind !== 'boolean' && from !== 'sqlite') return refuse(operator)
        if (to === 'mysql') return operator === 'IS' ? both('<=>') : not(both('<=>'))
        return both(operator === 'IS' ? 'IS NOT DISTINCT FROM' : 'IS DISTINCT FROM')
      case '~':
      case '~*':
      case '!~':
      case '!~*':
        // MySQL's goes by the column's collation.
        return to === 'mysql' ? both(operator.startsWith('!') ? 'NOT REGEXP' : 'REGEXP') : refuse(operator)
      case 'REGEXP':
      case 'NOT REGEXP':
        if (from !== 'mysql' || to !== 'postgres') return refuse(operator)
        return both(operator === 'REGEXP' ? '~*' : '!~*')
      case 'LIKE':
      case 'NOT LIKE':
      case 'ILIKE':
      case 'NOT ILIKE':
        return this.#like(operator, left, right)
      case '->':
      case '->>':
        return from !== 'mysql' && to === 'sqlite' ? both(operator) : refuse(operator)
      case '=':
      case '<>': {
        const list = listOf(right, operator === '=' ? 'any' : 'all')
        if (list === undefined) return both(operator)
        // `(state)::text = ANY (ARRAY['new'::character varying, …]::text[])`, as Postgres has `IN`.
        const operand = left.kind === 'cast' && left.type.kind === 'text' ? left.operand : left
        return this.#translated({ kind: 'in', operand, list, not: operator === '<>' })
      }
      case '<':
      case '>':
      case '<=':
      case '>=':
      case '*':
      case '%':
      case '&':
      case '|':
        return both(operator)
      default:
        return refuse(operator)
    }
  }

  /** T-SQL's patterns have classes in brackets; a backslash keeps a sign in MySQL's and Postgres' without being told. */
  #like(operator: string, left: Expression, right: Expression): Expression {
    const [from, to] = [this.#from, this.#to]
    const name = to === 'postgres' ? operator : operator.replace('ILIKE', 'LIKE')
    const [value, pattern] = [this.value(left), this.value(right)]
    const isKeeping = (dialect: Dialect) => dialect === 'mysql' || dialect === 'postgres'
    if (pattern.kind !== 'string') return binary(name, value, pattern)
    const hasClass = pattern.value.includes('[')
    const hasBackslash = pattern.value.includes('\\')
    if (from === 'tsql' && hasClass) {
      if (!isKeeping(to)) return refuse(`the pattern ${pattern.value}`)
      const isNot = operator.startsWith('NOT')
      const as = to === 'mysql' ? (isNot ? 'NOT REGEXP' : 'REGEXP') : isNot ? '!~*' : '~*'
      return binary(as, value, { kind: 'string', value: regularOf(pattern.value) })
    }
    const escaped: Expression = {
      ...{ kind: 'string' },
      value:
        to === 'tsql'
          ? pattern.value.replaceAll('[', '[[]')
          : isKeeping(to) && !isKeeping(from)
            ? pattern.value.replaceAll('\\', '\\\\')
            : pattern.value,
    }
    if (hasBackslash && isKeeping(from) && !isKeeping(to))
      return {
        kind: 'call',
        name: name.toLowerCase(),
        arguments: [value, escaped, { kind: 'string', value: '\\' }],
      }
    return binary(name, value, escaped)
  }
}

/** The values that `ANY (ARRAY[…])` has. */
function listOf(expression: Expression, name: 'any' | 'all'): Expression[] | undefined {
  const [array, ...more] = expression.kind === 'call' && expression.name === name ? expression.arguments : []
  const inner = array?.kind === 'cast' ? array.operand : array
  if (inner?.kind !== 'raw' || more.length > 0) return undefined
  return arrayValues(inner.text)?.map((item) =>
    item.kind === 'cast' && item.operand.kind === 'string' ? item.operand : item,
  )
}

/** A pattern of T-SQL as a regular expression. */
function regularOf(pattern: string): string {
  const parts = pattern.match(/\[[^\]]*\]|[\s\S]/g) ?? []
  const made = parts.map((part) => {
    if (part === '%') return '.*'
    if (part === '_') return '.'
    return part.length > 1 ? part : part.replace(/[.*+?^${}()|\\[\]]/, '\\$&')
  })
  return `^${made.join('')}$`
}

/** Whether an expression is a condition, and no value of T-SQL. */
export function isPredicate(expression: Expression): boolean {
  switch (expression.kind) {
    case 'and':
    case 'or':
    case 'in':
    case 'between':
    case 'isNull':
      return true
    case 'unary':
      return expression.operator === 'NOT'
    case 'binary':
      return comparisons.test(expression.operator) || expression.operator === '<=>'
    case 'call':
      return /^(?:not )?i?like$/.test(expression.name)
    default:
      return false
  }
}
