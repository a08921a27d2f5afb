import type { Dialect, Expression, NeutralType } from '../schema.ts'
import { writtenFunction } from '../types/functions.ts'
import { quoteName, quoteText } from './quote.ts'
import { writeType } from './types.ts'

/** An expression as a dialect writes it. What was kept as text stays as it was. */
export function writeExpression(expression: Expression, dialect: Dialect): string {
  const write = (one: Expression) => writeExpression(one, dialect)
  /** Within another operator: parentheses say what binds. */
  const inner = (one: Expression) => (isSimple(one) ? write(one) : `(${write(one)})`)
  switch (expression.kind) {
    case 'number':
      return expression.text
    case 'string':
      return quoteText(expression.value, dialect)
    case 'boolean':
      return dialect === 'postgres' ? String(expression.value) : expression.value ? '1' : '0'
    case 'null':
      return 'NULL'
    case 'column':
      return quoteName(expression.name, dialect)
    case 'raw':
      return expression.text
    case 'call':
      return writeCall(expression.name, expression.arguments, dialect)
    case 'unary':
      return `${expression.operator}${/\w/.test(expression.operator) ? ' ' : ''}${inner(expression.operand)}`
    case 'binary':
      return `${inner(expression.left)} ${writtenOperator(expression.operator, dialect)} ${inner(expression.right)}`
    case 'and':
    case 'or':
      return expression.operands.map(inner).join(` ${expression.kind.toUpperCase()} `)
    case 'in':
      return `${inner(expression.operand)} ${expression.not ? 'NOT ' : ''}IN (${expression.list.map(write).join(', ')})`
    case 'between':
      return `${inner(expression.operand)} ${expression.not ? 'NOT ' : ''}BETWEEN ${inner(expression.low)} AND ${inner(expression.high)}`
    case 'isNull':
      return `${inner(expression.operand)} IS ${expression.not ? 'NOT ' : ''}NULL`
    case 'cast':
      return `CAST(${write(expression.operand)} AS ${dialect === 'mysql' ? mysqlCast(expression.type) : writeType(expression.type, dialect).text})`
    case 'case': {
      const cases = expression.cases
        .map(({ when, result }) => ` WHEN ${write(when)} THEN ${write(result)}`)
        .join('')
      return `CASE${expression.operand === null ? '' : ` ${write(expression.operand)}`}${cases}${expression.otherwise === null ? '' : ` ELSE ${write(expression.otherwise)}`} END`
    }
  }
}

function isSimple({ kind }: Expression): boolean {
  return (
    kind === 'number' ||
    kind === 'string' ||
    kind === 'boolean' ||
    kind === 'null' ||
    kind === 'column' ||
    kind === 'call' ||
    kind === 'cast'
  )
}

function writtenOperator(operator: string, dialect: Dialect): string {
  if (dialect !== 'postgres' && operator.endsWith('ILIKE')) return operator.replace('ILIKE', 'LIKE')
  return operator
}

function writeCall(name: string, list: readonly Expression[], dialect: Dialect): string {
  const texts = list.map((one) => writeExpression(one, dialect))
  const [first] = list
  if (name === 'nextval' && first?.kind === 'string' && dialect === 'tsql')
    return `NEXT VALUE FOR ${quoteName(first.value, dialect)}`
  if (name === 'timezone' && texts.length === 2) return `(${texts[1]} AT TIME ZONE ${texts[0]})`
  if (/^(?:not )?(?:i?like|rlike|regexp|glob|match|similar to)$/.test(name) && texts.length === 3) {
    return `(${texts[0]} ${name.toUpperCase()} ${texts[1]} ESCAPE ${texts[2]})`
  }
  const written = writtenFunction(name, dialect)
  if (list.length === 0 && (written.includes('(') || /^[A-Z_]+$/.test(written))) return written
  return `${written}(${texts.join(', ')})`
}

/** What MySQL's CAST can make. */
function mysqlCast(type: NeutralType): string {
  switch (type.kind) {
    case 'integer':
    case 'boolean':
      return type.kind === 'integer' && type.unsigned ? 'UNSIGNED' : 'SIGNED'
    case 'decimal':
    case 'date':
    case 'time':
    case 'json':
      return writeType(type, 'mysql').text
    case 'float':
      return 'DOUBLE'
    case 'timestamp':
      return 'DATETIME'
    case 'binary':
      return 'BINARY'
    case 'text':
      return type.length === null ? 'CHAR' : `CHAR(${type.length})`
    default:
      return 'CHAR'
  }
}

/** Whether a default needs no parentheses where a dialect asks for them around all but literals. */
export function isLiteral({ kind }: Expression): boolean {
  return kind === 'number' || kind === 'string' || kind === 'boolean' || kind === 'null'
}
