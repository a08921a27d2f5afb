import type { SearchLanguage } from '../types.ts'

/** Words that say too little to be searched when a query holds others; folded. */
const lists: Record<SearchLanguage, string> = {
  ro: `a al ale alt alta ar are as asa asta au ca cat catre ce cea cei cel cele cu cum da daca dar de deci
    decat deja din dintr dintre doar dupa e ei el ele era este eu fara fost iar ii il imi in intr intre isi iti
    l la lui mai mea mei mele meu mi ne nici nu o ori pe pentru peste pana prin s sa sai sale sau se si sunt ta te
    tu un una unde unei unor unui va vor`,
  en: `a an and are as at be been but by can do for from has have if in into is it its my no not of on or our so some
    such than that the their then there these they this to was we were will with you your`,
}

/** @returns folded stop words of the languages, and `x`, which stands between measures. */
export function stopWords(languages: readonly SearchLanguage[]): ReadonlySet<string> {
  return new Set(languages.flatMap((language) => lists[language].split(/\s+/)).concat('x'))
}
