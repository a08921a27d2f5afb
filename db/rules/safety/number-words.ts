const units: Record<string, number> = {
  ...{
    zero: 0,
    unu: 1,
    una: 1,
    doi: 2,
    doua: 2,
    trei: 3,
    patru: 4,
    cinci: 5,
    sase: 6,
    sapte: 7,
    opt: 8,
    noua: 9,
  },
  ...{ oh: 0, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9 },
}
const teens: Record<string, number> = {
  ...{ zece: 10, unsprezece: 11, doisprezece: 12, douasprezece: 12, treisprezece: 13, paisprezece: 14 },
  ...{
    cincisprezece: 15,
    cinsprezece: 15,
    saisprezece: 16,
    saptesprezece: 17,
    optsprezece: 18,
    nouasprezece: 19,
  },
  ...{ ten: 10, eleven: 11, twelve: 12, thirteen: 13, fourteen: 14, fifteen: 15, sixteen: 16, seventeen: 17 },
  ...{ eighteen: 18, nineteen: 19 },
}
const tens: Record<string, number> = {
  ...{ douazeci: 20, treizeci: 30, patruzeci: 40, cincizeci: 50, saizeci: 60, saptezeci: 70, optzeci: 80 },
  ...{
    nouazeci: 90,
    twenty: 20,
    thirty: 30,
    forty: 40,
    fifty: 50,
    sixty: 60,
    seventy: 70,
    eighty: 80,
    ninety: 90,
  },
}
/** Said before a digit for how often it stands. */
const times: Record<string, number> = { double: 2, dublu: 2, dubla: 2, triple: 3, triplu: 3, tripla: 3 }
/** Of Romanian, where no number is made of tens and units without “și”. */
const saidApart = /zeci$/
/** As letters are written for digits. */
const digitLetters: Record<string, string> = { o: '0', l: '1', i: '1', z: '2', s: '5', b: '8' }

/** “07two2”, “l23”: no two ways to read one, so the time grows with the length alone. */
const mixed = new RegExp(`^(?:\\d|[oilzsb]|${Object.keys(units).join('|')})+$`)
const mixedParts = new RegExp(`${Object.keys(units).join('|')}|[oilzsb]`, 'g')

interface NumberWords {
  digits: string
  /** How many words it takes. */
  count: number
}

/**
 * The number that begins at a word: digits, letters that look like them, or as people say it (“șapte sute douăzeci și doi”, “double two”).
 * @param isApart whether “patruzeci șapte” is 40 and 7 rather than a careless 47
 */
export function numberWordsAt(
  words: readonly { word: string }[],
  at: number,
  isApart: boolean,
): NumberWords | undefined {
  const wordAt = (place: number) => words[place]?.word ?? ''
  const first = wordAt(at)
  if (/^\d+$/.test(first)) return { digits: first, count: 1 }
  const often = times[first]
  if (often !== undefined) {
    const next = wordAt(at + 1)
    const digit = /^\d$/.test(next) ? next : next === 'o' ? 0 : units[next]
    return digit === undefined ? undefined : { digits: String(digit).repeat(often), count: 2 }
  }
  const hundreds = first === 'o' ? 1 : units[first]
  if (hundreds !== undefined && hundreds > 0 && /^(?:sut[ae]|hundred)$/.test(wordAt(at + 1))) {
    const rest = belowHundred(wordAt, at + 2, isApart)
    return { digits: String(hundreds * 100 + (rest?.value ?? 0)), count: 2 + (rest?.count ?? 0) }
  }
  const said = belowHundred(wordAt, at, isApart)
  if (said !== undefined) return { digits: String(said.value), count: said.count }
  if (first === 'o') return { digits: '0', count: 1 }
  if (!mixed.test(first) || !(/\d/.test(first) || /^(?:zero)/.test(first))) return undefined
  return {
    digits: first.replace(mixedParts, (part) => digitLetters[part] ?? String(units[part])),
    count: 1,
  }
}

function belowHundred(
  wordAt: (place: number) => string,
  at: number,
  isApart: boolean,
): { value: number; count: number } | undefined {
  const word = wordAt(at)
  const value = units[word] ?? teens[word]
  if (value !== undefined) return { value, count: 1 }
  const ten = tens[word]
  if (ten === undefined) return undefined
  const joint = wordAt(at + 1) === 'si' ? 1 : 0
  const joins = joint === 1 || !isApart || !saidApart.test(word)
  const unit = joins ? units[wordAt(at + 1 + joint)] : undefined
  return unit === undefined || unit === 0 ? { value: ten, count: 1 } : { value: ten + unit, count: 2 + joint }
}
