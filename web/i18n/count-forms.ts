const mostTried = 1000

// Making the rules of a language costs more than all that a page asks of them.
const known = new Map<string, [Intl.LDMLPluralRule, number][]>()

/** The least number from one on of each plural category that such numbers have in the language: 1, 2 and 20 in Romanian. */
function examples(language: string): [Intl.LDMLPluralRule, number][] {
  const before = known.get(language)
  if (before) return before
  const rules = new Intl.PluralRules(language)
  const found = new Map<Intl.LDMLPluralRule, number>()
  const all = rules.resolvedOptions().pluralCategories.length
  for (let number = 1; number < mostTried && found.size < all; number += 1) {
    const category = rules.select(number)
    if (!found.has(category)) found.set(category, number)
  }
  known.set(language, [...found])
  return [...found]
}

/**
 * A counted text for a script that learns the number later: its form for each plural category of the language, as JSON with
 * `#` where the number stands. `text` writes it for a number.
 */
export function countForms(language: string, text: (count: number) => string): string {
  const forms = examples(language).map(([category, count]) => [
    category,
    text(count).replace(String(count), '#'),
  ])
  return JSON.stringify(Object.fromEntries(forms))
}

/** The text for `count` out of what `countForms` made; empty where there is none. */
export function counted(forms: string | undefined, language: string, count: number): string {
  const given = JSON.parse(forms ?? '{}') as Record<string, string>
  const form = given[new Intl.PluralRules(language).select(count)] ?? given.other ?? ''
  return form.replace('#', count.toLocaleString(language))
}
