/** A number that each plural category of Romanian and English has; 1 % 100 and 20 % 100 tell "20 de" from "19". */
const examples = [1, 2, 20]

/**
 * A counted text for a script that learns the number later: its form for each plural category of the language, as JSON with
 * `#` where the number stands. `text` writes it for a number.
 */
export function countForms(language: string, text: (count: number) => string): string {
  const rules = new Intl.PluralRules(language)
  const forms = examples.map((count) => [rules.select(count), text(count).replace(String(count), '#')])
  return JSON.stringify(Object.fromEntries(forms))
}

/** The text for `count` out of what `countForms` made; empty where there is none. */
export function counted(forms: string | undefined, language: string, count: number): string {
  const known = JSON.parse(forms ?? '{}') as Record<string, string>
  const form = known[new Intl.PluralRules(language).select(count)] ?? known.other ?? ''
  return form.replace('#', count.toLocaleString(language))
}
