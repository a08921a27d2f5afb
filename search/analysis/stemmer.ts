import type { SearchLanguage } from '../types.ts'

/**
 * Light stemming: inflections of nouns and adjectives only, and participles, on folded words. English follows the S-stemmer of D. Harman, "How
 * effective is suffixing?" (JASIS 42, 1991), drops the whole `-es` behind sibilants, and then `-ing` and `-ed`. Romanian follows steps 0 (plurals and
 * articles) and 4 (final vowels) of M. Porter's Snowball algorithm for Romanian, without diacritics, and adds the neuter
 * plurals `-uri` and `-oare`. One index holds both languages, so each word passes through both.
 */
export function createStemmer(languages: readonly SearchLanguage[]): (folded: string) => string {
  const english = languages.includes('en')
  const romanian = languages.includes('ro')
  return (folded) => {
    if (folded.length <= 3 || !/^[a-z]+$/.test(folded)) return folded
    const stem = english ? stemEnglish(folded) : folded
    return romanian ? stemRomanian(stem) : stem
  }
}

/** As `stem`, and remembers what it was asked. */
export function memoised(stem: (folded: string) => string): (folded: string) => string {
  const cache = new Map<string, string>()
  return (folded) => {
    const known = cache.get(folded)
    if (known !== undefined) return known
    const stemmed = stem(folded)
    if (cache.size >= maxCachedStems) cache.clear()
    cache.set(folded, stemmed)
    return stemmed
  }
}

const maxCachedStems = 100_000

/** Plurals of their own. "Shelving" comes out as shelve. */
const irregular: ReadonlyMap<string, string> = new Map(
  Object.entries({
    men: 'man',
    women: 'woman',
    children: 'child',
    feet: 'foot',
    teeth: 'tooth',
    mice: 'mouse',
    shelve: 'shelf',
    shelves: 'shelf',
    knives: 'knife',
    leaves: 'leaf',
    halves: 'half',
    wolves: 'wolf',
    scarves: 'scarf',
  }),
)

/** Plurals first: "mountings" is mounting, and so mount. */
function stemEnglish(word: string): string {
  const stem = withoutEnding(irregular.get(word) ?? singular(word))
  return irregular.get(stem) ?? stem
}

/** Shortest word that `-ing` and `-ed` are taken from: "used", "string" and "shed" stay. */
const shortestVerb = 3

/**
 * Drops `-ing` and `-ed` behind a vowel, as step 1b of M. Porter's algorithm for English does ("An algorithm for suffix stripping", 1980): double
 * consonants become single, and what ended in `-e` gets it back, so that mounted, mounting and mount are one word, and sliding and slide.
 */
function withoutEnding(word: string): string {
  const stem = /^([a-z]*[aeiouy][a-z]*)(?:ing|ed)$/.exec(word)?.[1]
  if (stem === undefined || stem.length < shortestVerb || /[aeiou]ed$/.test(word)) return word
  if (/([^aeioulsz])\1$/.test(stem)) return stem.slice(0, -1)
  const isShort = /^[^aeiou]*[aeiou][^aeiouwxy]$/.test(stem)
  return isShort || /(?:at|bl|iz|[cdt]l|dg|c|s|v)$/.test(stem) ? `${stem}e` : stem
}

function singular(word: string): string {
  if (!word.endsWith('s')) return word
  if (word.endsWith('ies')) return /[ae]ies$/.test(word) ? word : `${word.slice(0, -3)}y`
  if (/(?:ch|sh|ss|x|z)es$/.test(word)) return word.slice(0, -2)
  if (/[aeo]es$/.test(word)) return word.endsWith('oes') ? word.slice(0, -1) : word
  return /(?:us|ss|is)$/.test(word) ? word : word.slice(0, -1)
}

/** Suffix to replacement, longest first. */
const romanianArticles: readonly [suffix: string, replacement: string][] = [
  ['urilor', ''],
  ['urile', ''],
  ['iilor', 'i'],
  ['ului', ''],
  ['elor', 'e'],
  ['ilor', 'i'],
  ['iile', 'i'],
  ['uri', ''],
  ['aua', 'a'],
  ['ele', 'e'],
  ['iua', 'i'],
  ['iei', 'i'],
  ['ile', 'i'],
  ['ul', ''],
  ['ea', 'e'],
  ['ei', 'e'],
  ['ii', 'i'],
]

/** Shortest stem that articles and plurals are taken from, and that loses its final vowel without a trace. */
const shortestStem = 3
const longEnough = 5

function stemRomanian(word: string): string {
  let stem = word
  for (const [suffix, replacement] of romanianArticles) {
    if (!stem.endsWith(suffix)) continue
    const left = stem.slice(0, -suffix.length)
    if (left.length >= shortestStem && /[aeiou]/.test(left)) stem = left + replacement
    break
  }
  // Neuters: televizor, televizoare.
  if (/..oa[nrt]e$/.test(stem)) return stem.replace(/oa(.)e$/, 'o$1')
  const bare = stem.replace(/(?:ie|[aeiy])$/, '')
  if (bare === stem || bare.length < shortestStem || !/[aeiou]/.test(bare)) return stem
  // A short word keeps a trace of its vowel, so that `care` and `car`, `pine` and `pin` stay apart.
  return bare.length >= longEnough ? bare : `${bare}~`
}
