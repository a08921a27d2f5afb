import { fold } from '../text.ts'

/** Before a name; what kind of place it is. */
const kinds = /^(?:municipiul|municipiu|mun|orasul|oras|or|comuna|com|satul|sat|localitatea|loc) (?=.)/
const villageKind = /^(?:satul|sat|localitatea|loc) (?=.)/
const countyKinds =
  /^(?:judetul|judet|jud|municipiul|mun|county|kreis) (?=.)| (?:judetul|judet|jud|county|megye)$/g
/** Districts of Bucharest, which the register has as one place. */
const district = /(?:^| )sect(?:orul|or)? ?[1-6](?= |$)/
const shortDistrict = /(?:^| )s ?[1-6](?= |$)/
const capital = 'bucuresti'
/** Most parts between commas that are looked at. */
const mostParts = 4

/** The folded parts of a text between commas, brackets, slashes and dashes: 'Florești (CJ)'; none of longer texts. */
export function partsOf(text: string): string[] {
  const parts = text
    .split(/[,;()/|]|\s[-–—]\s/)
    .map(fold)
    .filter((part) => part !== '')
  return parts.length <= mostParts ? parts : []
}

/** A folded text with and without what says the kind of a place before it, Bucharest's districts as Bucharest. */
export function namesOf(folded: string): string[] {
  const short = /(?:^| )buc/.test(folded) ? folded.replace(shortDistrict, '') : folded
  const city = short.replace(district, '').trim()
  const name = city !== folded && capital.startsWith(city) ? capital : city
  return [...new Set([name, name.replace(kinds, '')])]
}

/** A folded text that says of itself that it names a village. */
export const isVillage = (folded: string): boolean => villageKind.test(folded)

/** A folded text without the word for county. */
export const withoutCountyKind = (folded: string): string => folded.replace(countyKinds, '')
