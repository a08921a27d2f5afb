import type { NeutralType } from '../ddl/index.ts'

/** Why a text is no value of a type; undefined where it is one. The reason is without the text, so that rows can be counted by it. */
type TypeCheck = (text: string) => string | undefined

/** Undefined for a type of which any text may be a value. */
export function typeCheck(type: NeutralType): TypeCheck | undefined {
  switch (type.kind) {
    case 'boolean':
      return (text) =>
        /^(?:0|1|t|f|true|false|y|n|yes|no)$/i.test(text) ? undefined : 'is neither true nor false'
    case 'integer': {
      const values = 2n ** BigInt(type.bits)
      const least = type.unsigned ? 0n : -values / 2n
      const most = least + values - 1n
      const isSmall = type.bits < 64
      const [low, high] = [Number(least), Number(most)]
      return (text) => {
        if (!/^[+-]?\d{1,40}$/.test(text)) return 'is no whole number'
        if (
          isSmall
            ? Number(text) >= low && Number(text) <= high
            : BigInt(text) >= least && BigInt(text) <= most
        )
          return undefined
        return `is not from ${least} to ${most}`
      }
    }
    case 'decimal': {
      const { precision, scale } = type
      return (text) => {
        const match = /^[+-]?(\d*)(?:\.(\d*))?(?:[eE][+-]?\d{1,3})?$/.exec(text)
        if (match === null || text.length === 0 || (match[1] === '' && !match[2]))
          return /^nan$/i.test(text) ? undefined : 'is no number'
        const whole = match[1]!.replace(/^0+/, '').length
        if (precision !== null && whole > precision - (scale ?? 0))
          return `has more than ${precision - (scale ?? 0)} digits before the point`
        if (scale !== null && (match[2] ?? '').replace(/0+$/, '').length > scale)
          return `has more than ${scale} digits behind the point`
        return undefined
      }
    }
    case 'float':
      return (text) =>
        /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,4})?$|^[+-]?(?:nan|inf|infinity)$/i.test(text)
          ? undefined
          : 'is no number'
    case 'text': {
      const { length } = type
      if (length === null) return undefined
      return (text) =>
        text.length <= length || [...text].length <= length ? undefined : `has more than ${length} characters`
    }
    case 'date':
      return (text) => (isDay(text) ? undefined : 'is no day')
    case 'timestamp':
      return (text) => {
        const match =
          /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?)?\s*(?:Z|[+-]\d\d(?::?\d\d)?)?$/.exec(
            text,
          )
        if (match === null) return 'is no time'
        const [, day, hour = '0', minute = '0', second = '0'] = match
        return isDay(day!) && Number(hour) < 24 && Number(minute) < 60 && Number(second) < 61
          ? undefined
          : 'is no time'
      }
    case 'time':
      return (text) =>
        /^-?\d{1,3}:[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?:[+-]\d\d(?::?\d\d)?)?$/.test(text)
          ? undefined
          : 'is no time of day'
    case 'year':
      return (text) => (/^\d{4}$/.test(text) ? undefined : 'is no year')
    case 'uuid':
      return (text) =>
        /^\{?[\da-f]{8}-?(?:[\da-f]{4}-?){3}[\da-f]{12}\}?$/i.test(text) ? undefined : 'is no UUID'
    case 'json':
      return (text) => {
        try {
          JSON.parse(text)
          return undefined
        } catch {
          return 'is no JSON'
        }
      }
    case 'bits':
      return (text) => (/^[01]+$|^\d{1,20}$/.test(text) ? undefined : 'is no row of bits')
    case 'enum': {
      const values = new Set(type.values)
      return (text) => (values.has(text) ? undefined : 'is none of its values')
    }
    case 'set': {
      const values = new Set(type.values)
      return (text) =>
        text === '' || text.split(',').every((one) => values.has(one)) ? undefined : 'is none of its values'
    }
    case 'binary':
    case 'interval':
    case 'xml':
    case 'spatial':
    case 'array':
    case 'rowversion':
    case 'other':
      return undefined
  }
}

const daysOfMonth = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

function isDay(text: string): boolean {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text)
  if (match === null) return false
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  if (month < 1 || month > 12 || day < 1 || day > daysOfMonth[month - 1]!) return false
  return month !== 2 || day < 29 || (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0))
}
