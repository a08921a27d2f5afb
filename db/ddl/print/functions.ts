import type { Dialect, Expression } from '../schema.ts'

/** What each dialect writes for a function of ours: its name, or the whole of it; a dialect that is not there has none. */
type Written = Partial<Record<Dialect, string | ((list: readonly Expression[]) => Expression)>>

const call = (name: string, ...list: Expression[]): Expression => ({ kind: 'call', name, arguments: list })
const number = (text: string): Expression => ({ kind: 'number', text })
const all = (name: string): Written => ({ tsql: name, mysql: name, postgres: name, sqlite: name })
const whole: Expression = { kind: 'raw', text: '' }
const at = (list: readonly Expression[], place: number): Expression => list[place] ?? whole

/** Functions that are known to be there, by the name that the parser gives them, or that `translate.ts` makes of them. */
export const functions: Record<string, Written> = {
  ...{ now: all('now'), utc_now: all('utc_now'), today: all('today') },
  uuid: { tsql: 'uuid', mysql: 'uuid', postgres: 'uuid' },
  current_user: { tsql: 'current_user', mysql: 'current_user', postgres: 'current_user' },
  nextval: { tsql: 'nextval', postgres: 'nextval' },
  ...{ length: all('length'), coalesce: all('coalesce'), nullif: all('nullif') },
  octet_length: {
    ...{ tsql: 'octet_length', mysql: 'octet_length', postgres: 'octet_length' },
    sqlite: ([text]) =>
      call('length', {
        kind: 'cast',
        operand: text!,
        type: { kind: 'binary', length: null, fixed: false },
        source: '',
      }),
  },
  substring: {
    ...all('substring'),
    tsql: (list) => call('substring', ...list, ...(list.length === 2 ? [call('length', list[0]!)] : [])),
  },
  ...{
    upper: all('upper'),
    lower: all('lower'),
    trim: all('trim'),
    ltrim: all('ltrim'),
    rtrim: all('rtrim'),
  },
  ...{
    replace: all('replace'),
    abs: all('abs'),
    floor: all('floor'),
    ceiling: all('ceiling'),
    sign: all('sign'),
  },
  round: {
    ...all('round'),
    tsql: (list) => call('round', ...list, ...(list.length === 1 ? [number('0')] : [])),
  },
  ...{ sqrt: all('sqrt'), exp: all('exp'), power: all('power') },
  left: { ...all('left'), sqlite: ([text, size]) => call('substring', text!, number('1'), size!) },
  right: {
    ...all('right'),
    sqlite: ([text, size]) => call('substring', text!, { kind: 'unary', operator: '-', operand: size! }),
  },
  /** What is looked for, and where. */
  strpos: {
    ...{ tsql: 'charindex', mysql: 'locate' },
    postgres: ([what, where]) => call('strpos', where!, what!),
    sqlite: ([what, where]) => call('instr', where!, what!),
  },
  ...Object.fromEntries(
    (['year', 'month', 'day'] as const).map((part): [string, Written] => [
      part,
      {
        ...{ tsql: part, mysql: part },
        postgres: ([time]) => integer(call('date_part', { kind: 'string', value: part }, time!)),
        sqlite: ([time]) =>
          integer(
            call('strftime', { kind: 'string', value: { year: '%Y', month: '%m', day: '%d' }[part] }, time!),
          ),
      },
    ]),
  ),
  greatest: { ...all('greatest'), sqlite: 'max' },
  least: { ...all('least'), sqlite: 'min' },
  rand: { tsql: 'rand', mysql: 'rand', postgres: 'random' },
  repeat: { tsql: 'replicate', mysql: 'repeat', postgres: 'repeat' },
  reverse: { tsql: 'reverse', mysql: 'reverse', postgres: 'reverse' },
  lpad: { mysql: 'lpad', postgres: 'lpad' },
  rpad: { mysql: 'rpad', postgres: 'rpad' },
  ascii: { tsql: 'ascii', mysql: 'ascii', postgres: 'ascii', sqlite: 'unicode' },
  md5: { mysql: 'md5', postgres: 'md5' },
  concat_ws: { tsql: 'concat_ws', mysql: 'concat_ws' },
  json_extract: { mysql: 'json_extract', sqlite: 'json_extract' },
  json_valid: { tsql: 'isjson', mysql: 'json_valid', sqlite: 'json_valid' },
  timezone: { tsql: 'timezone', postgres: 'timezone' },
  /** A unit, a number, a time. */
  dateadd: {
    tsql: ([unit, count, time]) => call('dateadd', { kind: 'raw', text: textOf(unit!) }, count!, time!),
    mysql: ([unit, count, time]) =>
      call('date_add', time!, { kind: 'raw', text: `INTERVAL ${literal(count!)} ${textOf(unit!)}` }),
    postgres: ([unit, count, time]) =>
      plus(time!, { kind: 'raw', text: `INTERVAL '${literal(count!)} ${textOf(unit!)}'` }),
    sqlite: ([unit, count, time]) => {
      const isWeek = textOf(unit!) === 'week'
      const count_ = isWeek ? String(7 * Number(literal(count!))) : literal(count!)
      const shift: Expression = { kind: 'string', value: `${count_} ${isWeek ? 'day' : textOf(unit!)}s` }
      const isNow = time!.kind === 'call' && time!.name === 'now'
      return call('datetime', isNow ? { kind: 'string', value: 'now' } : time!, shift)
    },
  },
  /** Days from one time to another. */
  days: {
    tsql: ([from, to]) => call('datediff', { kind: 'raw', text: 'day' }, from!, to!),
    mysql: ([from, to]) => call('datediff', to!, from!),
    postgres: ([from, to]) => ({ kind: 'binary', operator: '-', left: date(to!), right: date(from!) }),
    sqlite: ([from, to]) =>
      integer({
        ...{ kind: 'binary', operator: '-' },
        ...{ left: call('julianday', call('date', to!)), right: call('julianday', call('date', from!)) },
      }),
  },
}

const integer = (operand: Expression): Expression => ({
  ...{ kind: 'cast', operand, source: '' },
  type: { kind: 'integer', bits: 32, unsigned: false },
})
const date = (operand: Expression): Expression => ({
  kind: 'cast',
  operand,
  type: { kind: 'date' },
  source: '',
})
const plus = (left: Expression, right: Expression): Expression => ({
  kind: 'binary',
  operator: '+',
  left,
  right,
})
const textOf = (one: Expression) => (one.kind === 'string' ? one.value : '')
const literal = (one: Expression) => (one.kind === 'number' ? one.text : '0')

/** Under which name, and in which order of arguments, a dialect's function is one of ours. */
export function ourCall(name: string, list: readonly Expression[], from: Dialect): Expression | undefined {
  switch (name) {
    case 'if':
    case 'iif':
      return {
        ...{ kind: 'case', operand: null },
        ...{ cases: [{ when: at(list, 0), result: at(list, 1) }], otherwise: list[2] ?? { kind: 'null' } },
      }
    case 'charindex':
    case 'locate':
      return list.length === 2 ? call('strpos', ...list) : undefined
    case 'instr':
      return call('strpos', at(list, 1), at(list, 0))
    case 'strpos':
      return from === 'postgres' ? call('strpos', at(list, 1), at(list, 0)) : undefined
    case 'date_part': {
      const part = textOf(at(list, 0))
      return /^(?:year|month|day)$/.test(part) ? call(part, at(list, 1)) : undefined
    }
    case 'dateadd': {
      const unit = list[0]?.kind === 'column' ? units[list[0].name.toLowerCase()] : undefined
      return unit === undefined || list[1]?.kind !== 'number'
        ? undefined
        : shifted(unit, list[1].text, at(list, 2))
    }
    case 'datediff': {
      if (from === 'mysql') return list.length === 2 ? call('days', at(list, 1), at(list, 0)) : undefined
      const unit = list[0]?.kind === 'column' ? units[list[0].name.toLowerCase()] : undefined
      if (unit === 'day') return call('days', at(list, 1), at(list, 2))
      if (unit !== 'year') return undefined
      return {
        kind: 'binary',
        operator: '-',
        left: call('year', at(list, 2)),
        right: call('year', at(list, 1)),
      }
    }
    case 'date_add':
    case 'adddate':
    case 'date_sub':
    case 'subdate':
      return list[1] === undefined ? undefined : moved(at(list, 0), list[1], /sub/.test(name))
    case 'datetime': {
      const [time, shift] = list
      if (from !== 'sqlite' || time === undefined || shift?.kind !== 'string') return undefined
      const isNow = time.kind === 'string' && time.value === 'now'
      return moved(isNow ? call('now') : time, shift, false)
    }
    case 'random':
      return from === 'postgres' ? call('rand') : undefined
    case 'replicate':
      return call('repeat', ...list)
    case 'max':
    case 'min':
      return from === 'sqlite' && list.length > 1
        ? call(name === 'max' ? 'greatest' : 'least', ...list)
        : undefined
    case 'isjson':
      return call('json_valid', ...list)
    default:
      return undefined
  }
}

const units: Record<string, string> = Object.fromEntries(
  ['year', 'month', 'week', 'day', 'hour', 'minute', 'second'].flatMap((unit) => [
    [unit, unit],
    [`${unit}s`, unit],
  ]),
)
for (const [short, unit] of [
  ...[
    ['yy', 'year'],
    ['yyyy', 'year'],
    ['mm', 'month'],
    ['m', 'month'],
    ['dd', 'day'],
    ['d', 'day'],
  ],
  ...[
    ['wk', 'week'],
    ['ww', 'week'],
    ['hh', 'hour'],
    ['mi', 'minute'],
    ['n', 'minute'],
    ['ss', 'second'],
    ['s', 'second'],
  ],
])
  units[short!] = unit!

const shifted = (unit: string, count: string, time: Expression) =>
  call('dateadd', { kind: 'string', value: unit }, number(count), time)

/** A time and an interval as ours: `INTERVAL '7 days'`, `'7 days'::interval`, MySQL's `INTERVAL 7 DAY`. */
export function moved(time: Expression, interval: Expression, isBack: boolean): Expression | undefined {
  const text =
    interval.kind === 'raw'
      ? /^interval\s+(.+)$/is.exec(interval.text)?.[1]?.replaceAll("'", '')
      : interval.kind === 'cast' && interval.type.kind === 'interval' && interval.operand.kind === 'string'
        ? interval.operand.value
        : interval.kind === 'string'
          ? interval.value
          : undefined
  const [, sign, count, word] = /^\s*([+-]?)(\d+)\s+([a-z]+)\s*$/i.exec(text ?? '') ?? []
  const unit = word === undefined ? undefined : units[word.toLowerCase()]
  if (unit === undefined || count === undefined) return undefined
  return shifted(unit, `${isBack !== (sign === '-') ? '-' : ''}${count}`, time)
}
