import { languages, type Names, namesOf, operatorTexts } from '@piata/config/languages'
import { Problem } from './problem.ts'

/** In each language, an operator's by what `api.json` has under its code. */
function said(code: string, own: Record<string, string>): Names {
  const others = languages.flatMap((language) => {
    const text = operatorTexts(language, 'api.json')?.[code]
    return typeof text === 'string' ? [[language, text] as const] : []
  })
  return namesOf({ ...own, ...Object.fromEntries(others) })
}

/** What a cursor of search was made under, and is another now. */
const changes = new Map<string, { code: string; detail: string; text: Names }>([
  [
    'rates',
    {
      code: 'rates-changed',
      detail: 'was made under other exchange rates; start at the first page',
      text: said('rates-changed', {
        ro: 'Cursurile de schimb s-au schimbat între timp. Ia-o de la prima pagină.',
        en: 'The exchange rates have changed meanwhile. Start at the first page.',
      }),
    },
  ],
  [
    'documents',
    {
      code: 'documents-changed',
      detail: 'was made under another form of the listings; start at the first page',
      text: said('documents-changed', {
        ro: 'Anunțurile sunt căutate altfel de curând. Ia-o de la prima pagină.',
        en: 'Listings are searched in another form since. Start at the first page.',
      }),
    },
  ],
])
const searchChanged = {
  code: 'search-changed',
  detail: 'was made under other rules of search; start at the first page',
  text: said('search-changed', {
    ro: 'Regulile căutării s-au schimbat între timp. Ia-o de la prima pagină.',
    en: 'The rules of search have changed meanwhile. Start at the first page.',
  }),
}

/** @param changed names as a SearchError `stale-cursor` has them */
export function staleCursor(changed: readonly string[]): Problem {
  const errors = new Map(
    changed.map((name) => {
      const change = changes.get(name) ?? searchChanged
      return [change.code, { pointer: '/cursor', ...change }]
    }),
  )
  const [first] = errors.values()
  return new Problem('invalid-request', `cursor ${first?.detail}`, { errors: [...errors.values()] })
}
