/** A decimal separator. */
export type Decimal = '.' | ','

/** What a number's text may mean. */
type Digits =
  | { value: number }
  /** One separator before exactly three digits, such as 1.250: either of two. */
  | { grouped: number; fraction: number; separator: Decimal }

const grouping = /^(?:\d+|[1-9]\d{0,2}([\s.,'’])\d{3}(?:\1\d{3})*)$/u

/**
 * Reads digits with separators of either custom: '1.250,5', '1,250.5', '1 250', "1'250", '.5'. Undefined for what is no number.
 * @param decimal where it is known, so that nothing is left to be told
 */
export function readDigits(text: string, decimal?: Decimal): Digits | undefined {
  const [, sign, digits] = /^([+-]?)\s*(.*?)\s*$/su.exec(text) as unknown as [string, string, string]
  const whole = readAs(digits, undefined)
  const readings = (decimal === undefined ? (['.', ','] as const) : [decimal]).flatMap((separator) => {
    const value = digits.includes(separator) ? readAs(digits, separator) : undefined
    return value === undefined ? [] : [{ separator, value }]
  })
  const factor = sign === '-' ? -1 : 1
  const [reading] = readings
  if (reading === undefined) {
    // What stands before decimals groups nothing.
    const isGrouped = decimal === undefined || !digits.includes(decimal)
    return whole === undefined || !isGrouped ? undefined : { value: factor * whole }
  }
  if (whole === undefined || decimal !== undefined) return { value: factor * reading.value }
  return { grouped: factor * whole, fraction: factor * reading.value, separator: reading.separator }
}

function readAs(digits: string, decimal: Decimal | undefined): number | undefined {
  const [whole = '', fraction, more] = decimal === undefined ? [digits] : digits.split(decimal, 3)
  if (more !== undefined || (fraction !== undefined && !/^\d+$/.test(fraction))) return undefined
  if (!(whole === '' && fraction !== undefined) && !grouping.test(whole)) return undefined
  return Number(`${whole.replace(/\D/g, '')}.${fraction ?? '0'}`)
}

/**
 * The decimal separator that a column's unmistakable numbers agree on: 52,5 and 1.250.000 say comma. Undefined where none says, or
 * they contradict one another.
 */
export function agreedDecimal(texts: Iterable<string>): Decimal | undefined {
  const found = new Set<Decimal>()
  for (const text of texts) {
    const digits = /^[+-]?[\d\s.,'’]{1,40}/u.exec(text.slice(0, 60))?.[0].trim()
    if (digits === undefined) continue
    const read = readDigits(digits)
    if (read === undefined || !('value' in read)) continue
    for (const decimal of ['.', ','] as const) {
      const other = decimal === '.' ? ',' : '.'
      if (digits.includes(decimal) && readDigits(digits, decimal) !== undefined) found.add(decimal)
      // Several of one kind group.
      else if (digits.split(other).length > 2) found.add(decimal)
    }
  }
  return found.size === 1 ? [...found][0] : undefined
}
