import type { Schema } from './operations.ts'

/** Texts that have broken programs: quotes, controls, direction, halves of surrogate pairs, markup, formats, paths, numbers. */
export const naughtyTexts = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\ufeff',
  '\u202egnirts',
  "' OR 1=1 --",
  '%',
  '\\',
  '%00%s%n',
  'null',
  'NaN',
  '-0',
  '1e999',
  '99999999999999999999',
  '__proto__',
  '../../etc/passwd',
  '<script>alert(1)</script>',
  'a\r\nSet-Cookie: b=c',
  'İıſK',
  'ﷺ'.repeat(50),
  '😀'.repeat(40),
  'x'.repeat(999),
  '2026-02-30T25:61:00Z',
  '01890000-0000-7000-8000-000000000000',
]

/** Those of them that a database may stumble over where the gateway did not. */
export const databaseTexts = [
  '\u0000',
  'a\u0000b',
  '\ud800',
  "' OR 1=1 --",
  '%',
  '\\',
  '1e999',
  '99999999999999999999',
  '2026-02-30T25:61:00Z',
  '01890000-0000-7000-8000-000000000000',
]

const deep = (levels: number): unknown => (levels === 0 ? [] : [deep(levels - 1)])

/** Values of every type, at the edges of what each holds. */
const naughtyValues: unknown[] = [
  ...naughtyTexts,
  null,
  true,
  0,
  -1,
  1.5,
  2 ** 53,
  -1e308,
  [],
  [null],
  ['a', 'a'],
  Array.from({ length: 101 }, (_, n) => n),
  {},
  { a: { b: { c: [] } } },
  // Not by an object literal, where it would be the prototype.
  JSON.parse('{"__proto__":{"admin":true}}'),
  deep(15),
]

/** A way to reach a field of a body. */
export type FieldPath = string[]

/** Every field that a body may have, and the fields of its objects and of the objects in its lists. */
export function fieldsOf(schema: Schema, resolve: (schema: Schema) => Schema, levels = 3): FieldPath[] {
  if (levels === 0) return []
  const whole = resolve(schema)
  const inner = (part: Schema, key: string): FieldPath[] => [
    [key],
    ...fieldsOf(part, resolve, levels - 1).map((path) => [key, ...path]),
  ]
  return [
    ...Object.entries(whole.properties ?? {}).flatMap(([key, part]) => inner(part, key)),
    ...(whole.items ? inner(whole.items, '0') : []),
    ...(whole.anyOf ?? []).flatMap((way) => fieldsOf(way, resolve, levels)),
  ]
}

/** The body with other values in one field, without it, and with one that nobody knows beside it. */
export function* spoilt(body: unknown, path: FieldPath): Generator<{ body: unknown; value: unknown }> {
  for (const value of naughtyValues) yield { body: withField(body, path, () => value), value }
  yield { body: withField(body, path, () => undefined), value: undefined }
}

function withField(body: unknown, [key, ...rest]: FieldPath, change: () => unknown): unknown {
  const isList = key === '0' && (Array.isArray(body) || body === undefined)
  const copy: Record<string, unknown> = isList
    ? ([...((body as unknown[] | undefined) ?? [])] as never)
    : typeof body === 'object' && body !== null
      ? { ...body }
      : {}
  const value = rest.length === 0 ? change() : withField(copy[key!], rest, change)
  if (value === undefined && !isList) delete copy[key!]
  else copy[key!] = value
  return copy
}

/** A value that a schema takes, made of `known` values by the field's name where there are any. */
export function goodValue(
  schema: Schema,
  resolve: (schema: Schema) => Schema,
  known: Record<string, unknown>,
  name = '',
): unknown {
  if (name in known) return known[name]
  const whole = resolve(schema)
  if (whole.const !== undefined) return whole.const
  if (whole.enum) return whole.enum[0]
  if (whole.anyOf) return goodValue(whole.anyOf[0]!, resolve, known, name)
  switch ([whole.type].flat()[0]) {
    case 'object': {
      const keys = new Set([
        ...(whole.required ?? []),
        ...Object.keys(whole.properties ?? {}).slice(0, whole.minProperties ?? 0),
      ])
      return Object.fromEntries(
        [...keys].map((key) => [key, goodValue(whole.properties![key]!, resolve, known, key)]),
      )
    }
    case 'array':
      return Array.from({ length: whole.minItems ?? 0 }, () =>
        goodValue(whole.items ?? {}, resolve, known, name),
      )
    case 'integer':
    case 'number':
      return whole.minimum ?? 1
    case 'boolean':
      return true
    case 'null':
      return null
    case 'string':
      if (whole.format === 'date-time') return '2026-01-01T00:00:00.000Z'
      if (whole.format === 'uri') return 'https://piata.example/'
      if (whole.format === 'uuid') return '01890000-0000-7000-8000-000000000000'
      return 'canapea'.repeat(Math.ceil((whole.minLength ?? 1) / 7))
    default:
      return {}
  }
}
