import fc from 'fast-check'
import { writeType } from '../print/types.ts'
import type { Column, Dialect, Expression, NeutralType, Schema, Table } from '../schema.ts'

const name = fc.constantFrom(
  'id',
  'Name',
  'order',
  'select',
  'na me',
  "it's",
  'a"b',
  'a]b',
  'a`b',
  'țară',
  'x.y',
  'KEY',
  'group',
  '1st',
  'a[b',
  'percent%',
  'back\\slash',
)
const text = fc.constantFrom(
  '',
  'a',
  "it's",
  'back\\slash',
  'new\nline',
  'țară',
  '--',
  '/* x */',
  '";',
  '$$',
  'GO\nGO',
  '100%',
  '0',
  '1',
)
const length = fc.option(fc.integer({ min: 1, max: 200 }))
const precision = fc.option(fc.integer({ min: 0, max: 6 }))

const type: fc.Arbitrary<NeutralType> = fc.oneof(
  fc.constantFrom<NeutralType>(
    { kind: 'boolean' },
    { kind: 'date' },
    { kind: 'interval' },
    { kind: 'year' },
    { kind: 'uuid' },
    { kind: 'json' },
    { kind: 'xml' },
    { kind: 'rowversion' },
    { kind: 'spatial', name: 'geometry' },
    { kind: 'spatial', name: 'point' },
    { kind: 'float', bits: 32 },
    { kind: 'float', bits: 64 },
    { kind: 'array', of: { kind: 'text', length: null, fixed: false } },
  ),
  fc.record({
    kind: fc.constant('integer' as const),
    bits: fc.constantFrom(8, 16, 24, 32, 64),
    unsigned: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('decimal' as const),
    precision: fc.integer({ min: 9, max: 38 }),
    scale: fc.integer({ min: 0, max: 9 }),
  }),
  fc.record({ kind: fc.constant('text' as const), length, fixed: fc.constant(false) }),
  fc.record({
    kind: fc.constant('text' as const),
    length: fc.integer({ min: 1, max: 200 }),
    fixed: fc.constant(true),
  }),
  fc.record({ kind: fc.constant('binary' as const), length, fixed: fc.constant(false) }),
  fc.record({ kind: fc.constant('time' as const), precision, zone: fc.boolean() }),
  fc.record({ kind: fc.constant('timestamp' as const), precision, zone: fc.boolean() }),
  fc.record({ kind: fc.constant('bits' as const), length: fc.integer({ min: 2, max: 60 }) }),
  fc.record({
    kind: fc.constant('enum' as const),
    values: fc.uniqueArray(text, { minLength: 1, maxLength: 3 }),
  }),
)

const number = fc.constantFrom('0', '1', '-5', '2.50', '1000000')

function defaultOf(type: NeutralType): fc.Arbitrary<Expression | null> {
  const nothing = fc.constant(null)
  switch (type.kind) {
    case 'boolean':
      return fc.oneof(
        nothing,
        fc.boolean().map((value): Expression => ({ kind: 'boolean', value })),
      )
    case 'integer':
    case 'decimal':
    case 'float':
      return fc.oneof(
        nothing,
        number.map((one): Expression => ({ kind: 'number', text: one })),
      )
    case 'text':
      return fc.oneof(
        nothing,
        text.map((value): Expression => ({ kind: 'string', value })),
      )
    case 'enum':
      return fc.oneof(
        nothing,
        fc.constantFrom(...type.values).map((value): Expression => ({ kind: 'string', value })),
      )
    case 'timestamp':
      return fc.constantFrom<Expression | null>(null, { kind: 'call', name: 'now', arguments: [] })
    default:
      return nothing
  }
}

/** Conditions over the columns that hold numbers; those of texts differ too much among the dialects. */
function condition(columns: string[]): fc.Arbitrary<Expression> {
  const column = fc.constantFrom(...columns).map((one): Expression => ({ kind: 'column', name: one }))
  const constant = number.map((one): Expression => ({ kind: 'number', text: one }))
  const { value } = fc.letrec<{ value: Expression }>((tie) => ({
    value: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      column,
      constant,
      fc.record({
        kind: fc.constant('binary' as const),
        operator: fc.constantFrom('+', '-', '*', '/'),
        left: tie('value'),
        right: tie('value'),
      }),
      fc
        .record({
          kind: fc.constant('call' as const),
          name: fc.constantFrom('abs', 'coalesce'),
          arguments: fc.array(tie('value'), { minLength: 1, maxLength: 2 }),
        })
        .map(
          (one): Expression =>
            one.name === 'abs'
              ? { ...one, arguments: one.arguments.slice(0, 1) }
              : { ...one, arguments: [...one.arguments, { kind: 'number', text: '0' }] },
        ),
    ),
  }))
  const simple: fc.Arbitrary<Expression> = fc.oneof(
    fc.record({
      kind: fc.constant('binary' as const),
      operator: fc.constantFrom('=', '<>', '<', '<=', '>', '>='),
      left: value,
      right: value,
    }),
    fc.record({ kind: fc.constant('isNull' as const), operand: column, not: fc.boolean() }),
    fc.record({
      kind: fc.constant('in' as const),
      operand: column,
      list: fc.array(constant, { minLength: 1, maxLength: 3 }),
      not: fc.boolean(),
    }),
    fc.record({
      kind: fc.constant('between' as const),
      operand: value,
      low: constant,
      high: constant,
      not: fc.boolean(),
    }),
  )
  const several = (kind: 'and' | 'or', of: fc.Arbitrary<Expression>) =>
    fc.record({ kind: fc.constant(kind), operands: fc.array(of, { minLength: 2, maxLength: 3 }) })
  const not = (of: fc.Arbitrary<Expression>) =>
    of.map((operand): Expression => ({ kind: 'unary', operator: 'NOT', operand }))
  return fc.oneof(
    simple,
    several('and', fc.oneof(simple, several('or', simple), not(simple))),
    not(several('or', simple)),
  )
}

function column(dialect: Dialect, names: string): fc.Arbitrary<Column> {
  return (
    type
      // Postgres has geometries with an extension only.
      .filter((one) => dialect !== 'postgres' || one.kind !== 'spatial' || one.name !== 'geometry')
      .filter((one) => writeType(one, dialect).isExact || (one.kind === 'enum' && dialect === 'postgres'))
      .chain((of) =>
        fc
          .record({
            nullable: fc.boolean(),
            value: defaultOf(of),
            comment: dialect === 'sqlite' ? fc.constant(null) : fc.option(text.filter((one) => one !== '')),
          })
          .map(({ nullable, value, comment }) => ({
            name: names,
            type: of,
            sourceType: '',
            // T-SQL's row versions are never null.
            nullable,
            default:
              dialect === 'mysql' && value?.kind === 'string' && of.kind === 'text' && of.length === null
                ? null
                : value,
            defaultName: null,
            identity: null,
            computed: null,
            onUpdate: null,
            values: of.kind === 'enum' ? of.values : null,
            collation: null,
            comment,
          })),
      )
  )
}

function table(dialect: Dialect, at: number, tableName: string): fc.Arbitrary<Table> {
  return fc
    .uniqueArray(name, { minLength: 1, maxLength: 5, selector: (one) => one.toLowerCase() })
    .chain((names) => fc.tuple(...names.map((one) => column(dialect, one))))
    .chain((columns) => {
      const counted: Column = {
        ...columns[0]!,
        name: 'counted',
        type: { kind: 'integer', bits: 64, unsigned: false },
        nullable: false,
        default: null,
        values: null,
        comment: null,
        identity: { start: 1, increment: 1 },
      }
      const all = [counted, ...columns]
      const isKeyed = ({ type: { kind } }: Column) =>
        kind === 'integer' || kind === 'decimal' || kind === 'date'
      const keyed = all.filter(isKeyed).map((one) => one.name)
      const numbers = all
        .filter(
          ({ type: { kind }, identity }) => (kind === 'integer' || kind === 'decimal') && identity === null,
        )
        .map((one) => one.name)
      const key = fc.subarray(keyed, { minLength: 1 })
      const checks =
        numbers.length === 0 ? fc.constant<Expression[]>([]) : fc.array(condition(numbers), { maxLength: 2 })
      return fc
        .record({
          unique: fc.option(key),
          indexed: fc.option(key),
          descending: fc.boolean(),
          isUnique: fc.boolean(),
          checks,
          comment: dialect === 'sqlite' ? fc.constant(null) : fc.option(text.filter((one) => one !== '')),
          refers: fc.boolean(),
          onDelete: fc.constantFrom('no action' as const, 'cascade' as const),
        })
        .map((made) => ({
          schema: null,
          name: tableName,
          columns: all,
          primaryKey: { name: null, columns: ['counted'] },
          uniques: made.unique === null ? [] : [{ name: `unique ${at}`, columns: made.unique }],
          foreignKeys: made.refers
            ? [
                {
                  name: `reference ${at}`,
                  columns: ['counted'],
                  references: { schema: null, table: 'table 0', columns: ['counted'] },
                  onDelete: made.onDelete,
                  onUpdate: 'no action' as const,
                },
              ]
            : [],
          checks: made.checks.map((expression, place) => ({ name: `check ${at} ${place}`, expression })),
          indexes:
            made.indexed === null
              ? []
              : [
                  {
                    name: `index ${at}`,
                    unique: made.isUnique,
                    method: 'btree',
                    clustered: false,
                    parts: made.indexed.map((one) => ({
                      column: one,
                      expression: null,
                      descending: made.descending,
                      length: null,
                    })),
                    include: [],
                    where: null,
                  },
                ],
          comment: made.comment,
          options: {},
          line: 1,
        }))
    })
}

/** Schemas that a dialect can hold whole. */
export function arbitrarySchema(dialect: Dialect): fc.Arbitrary<Schema> {
  return fc
    .integer({ min: 1, max: 3 })
    .chain((count) =>
      fc.tuple(...Array.from({ length: count }, (_, at) => table(dialect, at, `table ${at}`))),
    )
    .map((tables) => ({
      dialect,
      schemas: [],
      tables,
      types: [],
      sequences: [],
      statements: { read: 0, skipped: 0, skippedBy: {} },
      problems: [],
    }))
}
