/** Numbers as people type them, and as they are written into a field. */

/** Minor units of an amount, `gratuit` being one; undefined for what is no amount. '1.250', '1 250' and '1,250.00' are all thousands. */
export function parseAmount(text: string): number | undefined {
  const compact = text.replace(/[\s\p{Cf}]/gu, '')
  if (/^(?:gratuit|gratis|free)$/i.test(compact)) return 0
  const match = /^(\d{1,3}(?:[.,]\d{3})+|\d+)(?:[.,](\d{1,2}))?$/.exec(compact)
  if (!match) return undefined
  const whole = Number(match[1]!.replace(/[.,]/g, ''))
  const amount = whole * 100 + Number((match[2] ?? '').padEnd(2, '0'))
  return Number.isSafeInteger(amount) ? amount : undefined
}

/** The text of an amount in minor units, which `parseAmount` reads back. */
export function amountText(amount: number): string {
  return String(amount / 100).replace('.', ',')
}

/** A number with a decimal comma or point; '120.000' and '120,000' are thousands. */
export function parseNumber(text: string): number | undefined {
  const compact = text.replace(/[\s\p{Cf}]/gu, '')
  if (!/^-?\d[\d.,]*$/.test(compact)) return undefined
  let normal = compact
  if (/^-?\d{1,3}(?:\.\d{3})+(?:,\d+)?$/.test(compact)) normal = compact.replaceAll('.', '')
  else if (/^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(compact)) normal = compact.replaceAll(',', '')
  const value = Number(normal.replace(',', '.'))
  return Number.isFinite(value) ? value : undefined
}

/** A number's text, which `parseNumber` reads back: three decimals would look like thousands. */
export function numberText(value: number): string {
  const text = String(value).replace('.', ',')
  return /,\d{3}$/.test(text) ? `${text}0` : text
}
