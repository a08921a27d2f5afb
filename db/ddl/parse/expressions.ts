import { numberKind, operatorKind, quotedKind, stringKind, variableKind, wordKind } from '../lex/lexer.ts'
import type { Expression } from '../schema.ts'
import { isBareFunction, neutralFunction } from '../types/functions.ts'
import { Cursor, closeParenthesis, comma, Fault, maxDepth, openParenthesis, period } from './cursor.ts'
import { readType } from './types.ts'

const comparison = 4
const additive = 8
const multiplicative = 9
const power = 10
const unary = 11
const notPrecedence = 3
/** How tightly signs and operators bind; those of extensions bind as `||` does. */
const precedences: Record<string, number> = {
  '=': comparison,
  '<': comparison,
  '>': comparison,
  '<=': comparison,
  '>=': comparison,
  '<>': comparison,
  '!=': comparison,
  '==': comparison,
  '<=>': comparison,
  '!<': comparison,
  '!>': comparison,
  '|': 5,
  '&': 6,
  '<<': 7,
  '>>': 7,
  '+': additive,
  '-': additive,
  '||': additive,
  '*': multiplicative,
  '/': multiplicative,
  '%': multiplicative,
  '^': power,
  '~': 5,
}
const extensionPrecedence = 5
/** Words that end an expression where an operator could stand. */
const comparisons: Record<string, true> = {
  LIKE: true,
  ILIKE: true,
  RLIKE: true,
  REGEXP: true,
  GLOB: true,
  MATCH: true,
  SIMILAR: true,
}

/** What is within parentheses, without them; kept as it was written where it is more than an expression. */
export function readParenthesised(cursor: Cursor): Expression {
  const { start } = cursor
  if (!cursor.isSign(openParenthesis)) cursor.fail('expected "("')
  try {
    cursor.next()
    const expression = new Expressions(cursor).read(0)
    cursor.expectSign(closeParenthesis)
    return expression
  } catch (fault) {
    if (!(fault instanceof Fault)) throw fault
    cursor.rewind(start)
    cursor.skipBalanced()
    return { kind: 'raw', text: cursor.text.slice(start + 1, cursor.before - 1).trim() }
  }
}

/** A default's value: an expression of which nothing binds looser than a comparison, so that `NOT NULL` after it is not its own. */
export function readValue(cursor: Cursor): Expression {
  const { start } = cursor
  try {
    return new Expressions(cursor).read(comparison + 1)
  } catch (fault) {
    if (!(fault instanceof Fault)) throw fault
    cursor.rewind(start)
    if (cursor.kind === wordKind) cursor.next()
    if (!cursor.isSign(openParenthesis)) throw fault
    cursor.skipBalanced()
    return { kind: 'raw', text: cursor.textSince(start) }
  }
}

/** A condition that nothing encloses, as an index's. */
export function readCondition(cursor: Cursor): Expression {
  return new Expressions(cursor).read(0)
}

/** The values of Postgres' `ARRAY[…]`, which is kept as it was written; undefined for what is more than a list. */
export function arrayValues(text: string): Expression[] | undefined {
  const cursor = new Cursor(text, 'postgres')
  cursor.next()
  try {
    cursor.expect('ARRAY')
    cursor.expectSign(openBracket)
    const list: Expression[] = []
    do list.push(new Expressions(cursor).read(0))
    while (cursor.acceptSign(comma))
    return cursor.isSign(closeBracket) ? list : undefined
  } catch (fault) {
    if (!(fault instanceof Fault)) throw fault
    return undefined
  }
}

const [openBracket, closeBracket] = [91, 93]

class Expressions {
  readonly #cursor: Cursor
  #depth = 0

  constructor(cursor: Cursor) {
    this.#cursor = cursor
  }

  read(least: number): Expression {
    if (++this.#depth > maxDepth) this.#cursor.fail('the expression is nested too deeply')
    let left = this.#primary()
    let chained = 0
    for (;;) {
      const next = this.#infix(left, least)
      if (next === undefined) break
      left = next
      // A long chain is as deep as it is long.
      if (++chained > maxDepth) this.#cursor.fail('the expression is too long')
    }
    this.#depth--
    return left
  }

  /** The expression with the operator that follows, undefined where none that binds so tightly does. */
  #infix(left: Expression, least: number): Expression | undefined {
    const cursor = this.#cursor
    const { kind, word } = cursor
    if (kind === wordKind) return this.#wordInfix(left, word, least)
    if (kind === operatorKind && word === '::') {
      cursor.next()
      const { type, source } = readType(cursor)
      return { kind: 'cast', operand: left, type, source }
    }
    const operator = kind === operatorKind ? word : kind < 128 ? String.fromCharCode(kind) : ''
    const known = Object.hasOwn(precedences, operator)
      ? precedences[operator]!
      : kind === operatorKind
        ? extensionPrecedence
        : 0
    if (known === 0 || known < least) {
      if (cursor.dialect === 'postgres' && kind === 91) cursor.fail('a subscript')
      return undefined
    }
    cursor.next()
    const right = this.read(known + 1)
    return {
      kind: 'binary',
      operator: operator === '!=' ? '<>' : operator === '==' ? '=' : operator,
      left,
      right,
    }
  }

  #wordInfix(left: Expression, word: string, least: number): Expression | undefined {
    const cursor = this.#cursor
    switch (word) {
      case 'OR':
      case 'AND':
        return this.#logical(left, word === 'OR' ? 'or' : 'and', least)
      case 'COLLATE':
        cursor.next()
        cursor.qualifiedName('a collation')
        return left
      case 'AT': {
        if (!cursor.acceptAll('AT', 'TIME', 'ZONE')) return undefined
        const zone = this.read(unary)
        return { kind: 'call', name: 'timezone', arguments: [zone, left] }
      }
      case 'DIV':
      case 'MOD':
        if (multiplicative < least) return undefined
        cursor.next()
        return {
          kind: 'binary',
          operator: word === 'MOD' ? '%' : 'DIV',
          left,
          right: this.read(multiplicative + 1),
        }
    }
    if (comparison < least) return undefined
    const not = word === 'NOT'
    if (not) {
      const after = cursor.peek()
      if (after !== 'IN' && after !== 'BETWEEN' && !Object.hasOwn(comparisons, after)) return undefined
      cursor.next()
    }
    switch (cursor.word) {
      case 'IS': {
        cursor.next()
        const isNot = cursor.accept('NOT')
        if (cursor.accept('NULL')) return { kind: 'isNull', operand: left, not: isNot }
        if (cursor.acceptAll('DISTINCT', 'FROM'))
          return {
            kind: 'binary',
            operator: isNot ? 'IS NOT DISTINCT FROM' : 'IS DISTINCT FROM',
            left,
            right: this.read(comparison + 1),
          }
        return { kind: 'binary', operator: isNot ? 'IS NOT' : 'IS', left, right: this.read(comparison + 1) }
      }
      case 'ISNULL':
      case 'NOTNULL':
        if (cursor.dialect !== 'postgres' && cursor.dialect !== 'sqlite') return undefined
        cursor.next()
        return { kind: 'isNull', operand: left, not: word === 'NOTNULL' }
      case 'IN':
        cursor.next()
        return { kind: 'in', operand: left, list: this.#list(), not }
      case 'BETWEEN': {
        cursor.next()
        const low = this.read(comparison + 1)
        cursor.expect('AND')
        return { kind: 'between', operand: left, low, high: this.read(comparison + 1), not }
      }
    }
    if (!Object.hasOwn(comparisons, cursor.word)) return undefined
    let operator = `${not ? 'NOT ' : ''}${cursor.word}`
    cursor.next()
    if (operator.endsWith('SIMILAR')) {
      cursor.expect('TO')
      operator += ' TO'
    }
    const right = this.read(comparison + 1)
    if (!cursor.accept('ESCAPE')) return { kind: 'binary', operator, left, right }
    return { kind: 'call', name: operator.toLowerCase(), arguments: [left, right, this.read(comparison + 1)] }
  }

  /** As many operands as there are, as generated checks have thousands. */
  #logical(left: Expression, kind: 'and' | 'or', least: number): Expression | undefined {
    const precedence = kind === 'or' ? 1 : 2
    if (precedence < least) return undefined
    const operands = left.kind === kind ? left.operands : [left]
    while (this.#cursor.accept(kind === 'or' ? 'OR' : 'AND')) {
      const operand = this.read(precedence + 1)
      if (operand.kind === kind) operands.push(...operand.operands)
      else operands.push(operand)
    }
    return { kind, operands }
  }

  #list(): Expression[] {
    const cursor = this.#cursor
    cursor.expectSign(openParenthesis)
    const list: Expression[] = []
    if (!cursor.isSign(closeParenthesis)) {
      do list.push(this.read(0))
      while (cursor.acceptSign(comma))
    }
    cursor.expectSign(closeParenthesis)
    return list
  }

  #primary(): Expression {
    const cursor = this.#cursor
    const { kind, start } = cursor
    switch (kind) {
      case numberKind:
      case variableKind: {
        const text = cursor.value()
        cursor.next()
        return kind === numberKind ? { kind: 'number', text } : { kind: 'raw', text }
      }
      case stringKind: {
        const prefix = cursor.text[start]!
        const value = cursor.value()
        const text = cursor.text.slice(start, cursor.end)
        cursor.next()
        return 'bBxX'.includes(prefix) ? bitString(text) : { kind: 'string', value }
      }
      case openParenthesis: {
        cursor.next()
        if (cursor.is('SELECT')) cursor.fail('a query')
        const expression = this.read(0)
        cursor.expectSign(closeParenthesis)
        return expression
      }
      case quotedKind:
        return this.#named()
      case wordKind:
        return this.#word()
      case 43:
        cursor.next()
        return this.read(unary)
      case 45:
      case 126: {
        cursor.next()
        const operand = this.read(unary)
        if (kind === 45 && operand.kind === 'number' && !operand.text.startsWith('-'))
          return { kind: 'number', text: `-${operand.text}` }
        return { kind: 'unary', operator: String.fromCharCode(kind), operand }
      }
    }
    return cursor.fail('expected an expression')
  }

  #word(): Expression {
    const cursor = this.#cursor
    const { word, start } = cursor
    switch (word) {
      case 'NULL':
        cursor.next()
        return { kind: 'null' }
      case 'TRUE':
      case 'FALSE':
        cursor.next()
        return { kind: 'boolean', value: word === 'TRUE' }
      case 'NOT':
        cursor.next()
        return { kind: 'unary', operator: 'NOT', operand: this.read(notPrecedence) }
      case 'CASE':
        return this.#case()
      case 'CAST':
      case 'TRY_CAST':
        cursor.next()
        return this.#cast()
      case 'CONVERT':
      case 'TRY_CONVERT':
        if (cursor.dialect === 'tsql') return this.#convert()
        break
      case 'NEXT':
        if (cursor.acceptAll('NEXT', 'VALUE', 'FOR')) {
          const { name } = cursor.qualifiedName('a sequence')
          return { kind: 'call', name: 'nextval', arguments: [{ kind: 'string', value: name }] }
        }
        break
      case 'SELECT':
      case 'EXISTS':
      case 'ARRAY':
      case 'INTERVAL':
      case 'EXTRACT':
      case 'ROW':
        // Kept as they stand, where parentheses hold them together.
        cursor.next()
        if (cursor.isSign(openParenthesis)) cursor.skipBalanced()
        else if (word === 'INTERVAL' && cursor.kind === stringKind) cursor.next()
        else if (word === 'INTERVAL' && cursor.dialect === 'mysql' && cursor.kind === numberKind) {
          cursor.next()
          cursor.next()
        } else if (word === 'ARRAY' && cursor.isSign(91))
          while (!cursor.isAtEnd && !cursor.isSign(93)) cursor.next()
        else cursor.fail('a query')
        if (cursor.isSign(93)) cursor.next()
        return { kind: 'raw', text: cursor.textSince(start) }
    }
    return this.#named()
  }

  /** A column, with or without its table, or a call. */
  #named(): Expression {
    const cursor = this.#cursor
    const { word, start, dialect } = cursor
    let name = cursor.name('an expression')
    let last = word === '' ? name.toUpperCase() : word
    if (cursor.kind === stringKind && (word === 'DATE' || word === 'TIME' || word === 'TIMESTAMP')) {
      cursor.next()
      return { kind: 'raw', text: cursor.textSince(start) }
    }
    while (cursor.acceptSign(period)) {
      last = cursor.word
      name = cursor.name('a name')
      if (last === '') last = name.toUpperCase()
    }
    if (!cursor.isSign(openParenthesis)) {
      if (isBareFunction(word)) return { kind: 'call', name: neutralFunction(word), arguments: [] }
      return { kind: 'column', name }
    }
    cursor.next()
    const list: Expression[] = []
    if (cursor.isSign(42)) cursor.next()
    else if (!cursor.isSign(closeParenthesis)) {
      cursor.accept('DISTINCT')
      do list.push(this.read(0))
      while (cursor.acceptSign(comma))
    }
    cursor.expectSign(closeParenthesis)
    return call(last, list, dialect)
  }

  #case(): Expression {
    const cursor = this.#cursor
    cursor.next()
    const operand = cursor.is('WHEN') ? null : this.read(0)
    const cases: { when: Expression; result: Expression }[] = []
    while (cursor.accept('WHEN')) {
      const when = this.read(0)
      cursor.expect('THEN')
      cases.push({ when, result: this.read(0) })
    }
    const otherwise = cursor.accept('ELSE') ? this.read(0) : null
    cursor.expect('END')
    return { kind: 'case', operand, cases, otherwise }
  }

  #cast(): Expression {
    const cursor = this.#cursor
    cursor.expectSign(openParenthesis)
    const operand = this.read(0)
    cursor.expect('AS')
    const { type, source } = readType(cursor)
    cursor.expectSign(closeParenthesis)
    return { kind: 'cast', operand, type, source }
  }

  /** CONVERT(type, value, style): a style changes what it gives, so such a call stays one. */
  #convert(): Expression {
    const cursor = this.#cursor
    const { start } = cursor
    cursor.next()
    cursor.expectSign(openParenthesis)
    const { type, source } = readType(cursor)
    cursor.expectSign(comma)
    const operand = this.read(0)
    const hasStyle = cursor.acceptSign(comma)
    if (hasStyle) this.read(0)
    cursor.expectSign(closeParenthesis)
    if (hasStyle) return { kind: 'raw', text: cursor.textSince(start) }
    return { kind: 'cast', operand, type, source }
  }
}

function call(name: string, list: Expression[], dialect: Cursor['dialect']): Expression {
  const first = list[0]
  if (dialect === 'sqlite' && first?.kind === 'string' && first.value === 'now' && list.length === 1) {
    if (name === 'DATETIME') return { kind: 'call', name: 'now', arguments: [] }
    if (name === 'DATE') return { kind: 'call', name: 'today', arguments: [] }
  }
  const ours = neutralFunction(name)
  // A precision of the time or a name of the user is no argument elsewhere.
  const isBare = ours === 'now' || ours === 'utc_now' || ours === 'current_user'
  return { kind: 'call', name: ours, arguments: isBare ? [] : list }
}

/** b'101' as a number, which is what it is where columns of bits have defaults; X'…' as it stands. */
function bitString(text: string): Expression {
  const digits = /^[bB]'([01]{1,31})'$/.exec(text)?.[1]
  return digits === undefined
    ? { kind: 'raw', text }
    : { kind: 'number', text: String(Number.parseInt(digits, 2)) }
}
