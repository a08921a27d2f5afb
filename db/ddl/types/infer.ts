import type { Expression, NeutralType, Table } from '../schema.ts'

/** What an expression over a table's columns gives, where that can be seen; T-SQL's computed columns have no type of their own. */
export function inferType(expression: Expression, table: Table): NeutralType | undefined {
  const of = (one: Expression | null | undefined) => (one ? inferType(one, table) : undefined)
  switch (expression.kind) {
    case 'number':
      return /[.eE]/.test(expression.text)
        ? { kind: 'decimal', precision: null, scale: null }
        : { kind: 'integer', bits: 32, unsigned: false }
    case 'string':
      return { kind: 'text', length: null, fixed: false }
    case 'boolean':
    case 'and':
    case 'or':
    case 'in':
    case 'between':
    case 'isNull':
      return { kind: 'boolean' }
    case 'column': {
      const column = table.columns.find((one) => one.name.toLowerCase() === expression.name.toLowerCase())
      return column === undefined || column.computed !== null ? undefined : column.type
    }
    case 'cast':
      return expression.type
    case 'unary':
      return of(expression.operand)
    case 'case':
      return of(expression.cases[0]?.result) ?? of(expression.otherwise)
    case 'call':
      return inferCall(expression.name, expression.arguments.map(of))
    case 'binary':
      if (/^->>?$/.test(expression.operator)) return undefined
      return /^(?:[+\-*/%&|^#]|\|\||<<|>>|DIV)$/.test(expression.operator)
        ? wider(expression.operator, of(expression.left), of(expression.right))
        : { kind: 'boolean' }
    default:
      return undefined
  }
}

function inferCall(name: string, types: (NeutralType | undefined)[]): NeutralType | undefined {
  switch (name) {
    case 'coalesce':
    case 'nullif':
    case 'abs':
    case 'round':
    case 'ceiling':
    case 'floor':
      return types[0] ?? types[1]
    case 'length':
    case 'octet_length':
    case 'datediff':
    case 'charindex':
    case 'locate':
    case 'instr':
    case 'strpos':
    case 'ascii':
    case 'sign':
    case 'year':
    case 'month':
    case 'day':
      return { kind: 'integer', bits: 32, unsigned: false }
    case 'concat':
    case 'upper':
    case 'lower':
    case 'substring':
    case 'trim':
    case 'ltrim':
    case 'rtrim':
    case 'replace':
    case 'left':
    case 'right':
      return { kind: 'text', length: null, fixed: false }
    case 'now':
    case 'utc_now':
      return { kind: 'timestamp', precision: null, zone: false }
    default:
      return undefined
  }
}

const rank: Partial<Record<NeutralType['kind'], number>> = {
  boolean: 1,
  integer: 2,
  decimal: 3,
  float: 4,
  date: 5,
  timestamp: 6,
  text: 7,
}

/** The type that holds both; sums of decimals may have any number of digits, and texts any length. */
function wider(
  operator: string,
  a: NeutralType | undefined,
  b: NeutralType | undefined,
): NeutralType | undefined {
  if (operator === '||') return { kind: 'text', length: null, fixed: false }
  if (a === undefined || b === undefined) return a ?? b
  const wide = (rank[a.kind] ?? 0) >= (rank[b.kind] ?? 0) ? a : b
  if (wide.kind === 'text') return { kind: 'text', length: null, fixed: false }
  if (wide.kind === 'decimal') return { kind: 'decimal', precision: null, scale: null }
  if (a.kind === 'integer' && b.kind === 'integer') return a.bits >= b.bits ? a : b
  return wide
}
