/** Characters of an account number by country (SWIFT IBAN Registry), of where people here pay. */
const lengths: Record<string, number> = {
  ...{
    ro: 24,
    md: 24,
    gb: 22,
    de: 22,
    fr: 27,
    it: 27,
    es: 24,
    bg: 22,
    hu: 28,
    lt: 20,
    be: 16,
    nl: 18,
    at: 20,
  },
  ...{
    pl: 28,
    ie: 22,
    cy: 28,
    gr: 27,
    cz: 24,
    ch: 21,
    ee: 20,
    lv: 21,
    ua: 29,
    rs: 22,
    tr: 26,
    sk: 24,
    si: 19,
  },
  ...{ hr: 21, pt: 25, lu: 20, mt: 31, se: 24, dk: 18, no: 15, fi: 18 },
}

/** Whether an account number with right check digits (ISO 7064, mod 97-10) stands in a plain text, in whatever groups. */
export function holdsIban(plainText: string): boolean {
  for (const { 0: start, index } of plainText.matchAll(/(?<![a-z0-9])[a-z]{2} ?\d{2}/g)) {
    const length = lengths[start.slice(0, 2)]
    if (length === undefined) continue
    // Groups of four at most, hence so many signs between them.
    const number = plainText.slice(index, index + 2 * length).replace(/[\s.-]+/g, '')
    const candidate = number.slice(0, length)
    if (/^[a-z0-9]+$/.test(candidate) && candidate.length === length && isChecked(candidate)) return true
  }
  return false
}

function isChecked(number: string): boolean {
  let rest = 0
  for (const character of number.slice(4) + number.slice(0, 4)) {
    const value = Number.parseInt(character, 36)
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97
  }
  return rest === 1
}
