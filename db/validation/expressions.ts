import type { Expression } from '../ddl/index.ts'

type Known = string | number | boolean | null
/** The value of an expression in a row; null is SQL's unknown. */
type Evaluate = (row: readonly (string | null)[]) => Known

/**
 * A check as a function of a row, by SQL's logic of three values; undefined for one that holds what only its own database can tell.
 * @param columns where each column, in small letters, stands in the row, and whether it holds numbers
 */
export function compileCheck(
  expression: Expression,
  columns: ReadonlyMap<string, { index: number; isNumber: boolean }>,
): Evaluate | undefined {
  try {
    return compile(expression, columns)
  } catch (error) {
    if (error === unknown) return undefined
    throw error
  }
}

const unknown = Symbol('not to be told from a row')

function compile(expression: Expression, columns: Parameters<typeof compileCheck>[1]): Evaluate {
  const sub = (one: Expression) => compile(one, columns)
  switch (expression.kind) {
    case 'number': {
      const value = Number(expression.text)
      return () => value
    }
    case 'string':
    case 'boolean': {
      const { value } = expression
      return () => value
    }
    case 'null':
      return () => null
    case 'column': {
      const column = columns.get(expression.name.toLowerCase())
      if (column === undefined) throw unknown
      const { index, isNumber } = column
      return isNumber
        ? (row) => (row[index] == null ? null : Number(row[index]))
        : (row) => row[index] ?? null
    }
    case 'and':
    case 'or': {
      const parts = expression.operands.map(sub)
      const decisive = expression.kind === 'or'
      return (row) => {
        let isUnknown = false
        for (const part of parts) {
          const value = part(row)
          if (value === null) isUnknown = true
          else if (Boolean(value) === decisive) return decisive
        }
        return isUnknown ? null : !decisive
      }
    }
    case 'unary': {
      const operand = sub(expression.operand)
      if (expression.operator === '-') return (row) => negative(operand(row))
      if (expression.operator === '+') return operand
      if (!/^not$/i.test(expression.operator)) throw unknown
      return (row) => {
        const value = operand(row)
        return value === null ? null : !value
      }
    }
    case 'binary': {
      const [left, right] = [sub(expression.left), sub(expression.right)]
      const work = operators[expression.operator]
      if (work === undefined) throw unknown
      return (row) => {
        const [a, b] = [left(row), right(row)]
        return a === null || b === null ? null : work(a, b)
      }
    }
    case 'in': {
      const operand = sub(expression.operand)
      const list = expression.list.map(sub)
      return (row) => {
        const value = operand(row)
        if (value === null) return null
        let isUnknown = false
        for (const one of list) {
          const other = one(row)
          if (other === null) isUnknown = true
          else if (compare(value, other) === 0) return !expression.not
        }
        return isUnknown ? null : expression.not
      }
    }
    case 'between': {
      const [operand, low, high] = [sub(expression.operand), sub(expression.low), sub(expression.high)]
      return (row) => {
        const [value, from, to] = [operand(row), low(row), high(row)]
        if (value === null || from === null || to === null) return null
        return (compare(value, from) >= 0 && compare(value, to) <= 0) !== expression.not
      }
    }
    case 'isNull': {
      const operand = sub(expression.operand)
      return (row) => (operand(row) === null) !== expression.not
    }
    case 'call': {
      const call = calls[expression.name.toLowerCase()]
      const parts = expression.arguments.map(sub)
      if (call === undefined || parts.length !== 1) throw unknown
      return (row) => {
        const value = parts[0]!(row)
        return value === null ? null : call(String(value))
      }
    }
    default:
      throw unknown
  }
}

const calls: Record<string, (text: string) => Known> = {
  length: (text) => [...text].length,
  char_length: (text) => [...text].length,
  len: (text) => [...text.trimEnd()].length,
  lower: (text) => text.toLowerCase(),
  upper: (text) => text.toUpperCase(),
  trim: (text) => text.trim(),
  abs: (text) => Math.abs(Number(text)),
}

const negative = (value: Known) => (value === null ? null : -Number(value))

/** Numbers where one side is one, else texts. */
function compare(a: Known, b: Known): number {
  if (typeof a === 'number' || typeof b === 'number') return Number(a) - Number(b)
  const [x, y] = [String(a), String(b)]
  return x < y ? -1 : x > y ? 1 : 0
}

const operators: Record<string, (a: Known, b: Known) => Known> = {
  '=': (a, b) => compare(a, b) === 0,
  '<>': (a, b) => compare(a, b) !== 0,
  '!=': (a, b) => compare(a, b) !== 0,
  '<': (a, b) => compare(a, b) < 0,
  '>': (a, b) => compare(a, b) > 0,
  '<=': (a, b) => compare(a, b) <= 0,
  '>=': (a, b) => compare(a, b) >= 0,
  '+': (a, b) => Number(a) + Number(b),
  '-': (a, b) => Number(a) - Number(b),
  '*': (a, b) => Number(a) * Number(b),
  '/': (a, b) => (Number(b) === 0 ? null : Number(a) / Number(b)),
  '%': (a, b) => (Number(b) === 0 ? null : Number(a) % Number(b)),
}
