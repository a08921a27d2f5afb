import { fold, type Place, type Places } from '@piata/db'
import type { Reading } from './reading.ts'
import type { Vocabulary } from './vocabulary.ts'
import { aboutPlaces, alsoWords, besidePlaces, countyWords } from './words.ts'

/** How far around a place, where nothing says how far. */
const placeRadiusKm = 10
/** From here on it is a town, and a well-known one. */
const town = 5
const wellKnown = 7
const longestName = 4
const shortestVillage = 4
/** First words of names that stand for all of it; others are words ("alba", "piatra"). */
const firstWords: ReadonlySet<string> = new Set(['cluj', 'drobeta', 'turnu severin', 'bistrita'])

interface Found {
  from: number
  /** Where its name begins, behind "în". */
  name: number
  end: number
  place?: Place
  county?: string
  /** A word before it says that it is a place, or that it is nothing else. */
  isSaid: boolean
  isStrong: boolean
}

/**
 * Takes the one place that a query names: a town, a village behind "în" or before its county, a county.
 * @param isElsewhere the search has an area of its own, such as a map that was moved: the words are taken, and filter nothing
 */
export function takePlace(
  reading: Reading,
  vocabulary: Vocabulary,
  places: Pick<Places, 'named' | 'countyCode' | 'importanceOf'>,
  named: ReadonlySet<string>,
  isElsewhere: boolean,
): void {
  const { tokens } = reading
  const isAbout =
    tokens.some(({ text }) => besidePlaces.has(text)) || [...named].some((leaf) => aboutPlaces.has(leaf))
  const candidates: Found[] = []
  for (let at = 0; at < tokens.length; ) {
    const found = placeAt(reading, at, vocabulary, places)
    if (found) candidates.push(found)
    at = found?.end ?? at + 1
  }
  const said = candidates.filter(({ isSaid, isStrong }) => isStrong || (isSaid && !isAbout))
  const bare = isAbout ? [] : candidates.filter((one) => !one.isSaid && isAtAnEnd(reading, one, named))
  const [found, ...others] = said.length > 0 ? said : candidates.length === bare.length ? bare : []
  // "transport Cluj București" is in neither.
  if (found === undefined || others.length > 0) return
  const span = [[found.from, found.end] as const]
  if (isElsewhere) reading.take({ parameters: {} }, span)
  else if (found.place === undefined) reading.take({ parameters: { county: found.county! } }, span)
  else {
    const { lat, lon } = found.place
    const parameters = { near: `${lat},${lon}`, radiusKm: String(placeRadiusKm) }
    reading.take({ parameters, place: found.place }, span)
  }
}

/** Between words that say nothing of themselves it may be what they are about: "carte Cluj istorie". */
function isAtAnEnd(reading: Reading, { from, end }: Found, named: ReadonlySet<string>): boolean {
  return named.size > 0 || reading.isTaken(0, from) || reading.isTaken(end, reading.tokens.length)
}

function placeAt(
  reading: Reading,
  at: number,
  vocabulary: Vocabulary,
  places: Pick<Places, 'named' | 'countyCode' | 'importanceOf'>,
): Found | undefined {
  const { tokens, isFree } = reading
  if (!isFree(at) || tokens[at]!.number !== undefined) return undefined
  const strong = vocabulary.strongPlace.at(tokens, at, isFree)
  const weak = vocabulary.weakPlace.at(tokens, at, isFree)
  const name = strong?.end ?? weak?.end ?? at
  const isCounty = /^jud/.test(tokens[at]!.text)
  for (let end = Math.min(tokens.length, name + longestName); end > name; end--) {
    const words = tokens.slice(name, end)
    if (words.some((word, index) => word.number !== undefined || !isFree(name + index))) continue
    const folded = words.map(({ text }) => text).join(' ')
    const county = isCounty || countyWords.has(folded) ? places.countyCode(folded) : undefined
    if (county !== undefined)
      return {
        from: at,
        name,
        end,
        county,
        isSaid: isCounty || strong !== undefined,
        isStrong: strong !== undefined,
      }
    if (isCounty) continue
    const text = words.map((_, index) => reading.written(name + index, name + index + 1)).join(' ')
    const place = places.named(text)
    if (typeof place !== 'object') continue
    if (isPlaceName(folded, place, places.importanceOf(place.id), strong !== undefined, vocabulary))
      return {
        ...{ from: at, name, end, place },
        ...{ isSaid: strong !== undefined || weak !== undefined, isStrong: strong !== undefined },
      }
  }
  return undefined
}

/** Whether a text is said to be a place, rather than a word that is one too. */
function isPlaceName(
  text: string,
  place: Place,
  importance: number,
  isBehindIn: boolean,
  { known }: Vocabulary,
): boolean {
  const name = fold(place.name)
  const isName = text === name
  const words = text.split(' ')
  if (!isName && text.length < shortestVillage) return false
  if (importance >= town) {
    if (alsoWords.has(text) && !isBehindIn) return false
    // Other languages have names that are words elsewhere; of the larger towns they are well known.
    if (!isName && name.startsWith(`${text} `)) return firstWords.has(text)
    return isName || importance >= wellKnown || words.at(-1) === name.split(' ').at(-1) || words.length > 1
  }
  if (isBehindIn && isName && words.length > 1) return true
  // A village of one word is a place where it is said to be; with its county behind it, anywhere.
  const isVillageName = words[0]!.length >= shortestVillage && !words.some((word) => known.has(word))
  return isVillageName && (isBehindIn ? isName || words.length > 1 : words.length > 1 && !isName)
}
