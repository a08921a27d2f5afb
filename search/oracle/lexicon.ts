import { createAnalyzer } from '../analysis/index.ts'

/*
 * Words as people write them, with what each of them means, told by hand, not by the analyser. `lexicon.test.ts` holds
 * the analyser against it, `ranking.ts` reads documents and queries by it.
 */

/** A term of a text. `at` counts words, `start` and `end` UTF-16 units. */
export interface Term {
  folded: string
  /** The folded form, and behind a mark the written one where that has diacritics. */
  key: string
  at: number
  start: number
  end: number
  /** A word; a compound written together; a number or a long unit alone; numbers with an x between them. */
  role: 'word' | 'whole' | 'number' | 'unit' | 'size'
}

/** A word, measure or compound as it stands in a text. */
export interface Piece {
  text: string
  terms: Term[]
  /** Positions it takes. */
  width: number
}

/** Lower case, composed, Romanian letters with the comma. */
function written(text: string): string {
  return text.normalize('NFC').toLowerCase().replaceAll('ş', 'ș').replaceAll('ţ', 'ț')
}

function bare(text: string): string {
  return written(text).normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ß', 'ss')
}

function keyOf(text: string): string {
  const [plain, full] = [bare(text), written(text)]
  return plain === full ? plain : `${plain}\u0001${full}`
}

/** One word of letters, whatever its spelling. */
export function word(text: string): Piece {
  return pieceOf(text, [[text, 0, 'word', text]])
}

/** Terms as [folded or written form, position, role, source within the text]. */
function pieceOf(
  text: string,
  terms: [form: string, at: number, role: Term['role'], source: string][],
): Piece {
  return {
    text,
    terms: terms.map(([form, at, role, source]) => ({
      folded: bare(form),
      key: keyOf(form),
      at,
      role,
      start: text.indexOf(source),
      end: text.indexOf(source) + source.length,
    })),
    width: 1 + Math.max(...terms.map(([, at]) => at)),
  }
}

/** A number with its unit: "128 GB" is 128gb, and 128 at the same position. */
function measure(text: string, whole: string, number: string, longUnit?: string): Piece {
  return pieceOf(text, [
    [whole, 0, 'word', text],
    [number, 0, 'number', text.slice(0, /^[\d.,]+/.exec(text)![0].length)],
    ...(longUnit === undefined ? [] : [[longUnit, 0, 'unit', longUnit] as [string, number, 'unit', string]]),
  ])
}

/** A word with the signs of its name, which are another spelling of it: C++. */
function signed(text: string, folded: string): Piece {
  const key = `${folded}\u0001${text.toLowerCase()}`
  return { text, terms: [{ folded, key, at: 0, role: 'word', start: 0, end: text.length }], width: 1 }
}

/** Words written together, by their sources in the text. */
function together(text: string, parts: [form: string, source: string][], whole?: string): Piece {
  return pieceOf(text, [
    ...parts.map(([form, source], at): [string, number, 'word', string] => [form, at, 'word', source]),
    ...(whole === undefined ? [] : [[whole, 0, 'whole', text] as [string, number, 'whole', string]]),
  ])
}

/** Forms of one word each: those of a line, and only those, have one stem. Folded. */
const inflections: readonly (readonly string[])[] = [
  ['masina', 'masini', 'masinile', 'masinii', 'masinilor'],
  ['rochie', 'rochii', 'rochiile'],
  ['televizor', 'televizorul', 'televizoare', 'televizoarele'],
  ['telefon', 'telefonul', 'telefoane', 'telefoanele'],
  ['apartament', 'apartamentul', 'apartamente', 'apartamentelor'],
  ['casa', 'case', 'casele', 'casei'],
  ['bicicleta', 'biciclete', 'bicicletele'],
  ['tara', 'tari', 'tarile'],
  ['laptop', 'laptops', 'laptopuri', 'laptopul'],
  ['battery', 'batteries'],
  ['box', 'boxes'],
  ['shoe', 'shoes'],
  ['computer', 'computers'],
  ['bike', 'bikes'],
  ['car', 'cars'],
  ['router', 'routere'],
]

/** Said too little by themselves. */
export const stopWords: ReadonlySet<string> = new Set([
  'de',
  'la',
  'cu',
  'pentru',
  'si',
  'the',
  'for',
  'din',
  'x',
  'mai',
  'in',
])

/** Words without inflections here; no ending that a stemmer touches. */
const alone = [
  'galaxy',
  'care',
  'negru',
  'personal',
  'notebook',
  'tv',
  'pc',
  'pin',
  'pine',
  'cap',
  'glass',
  'glas',
  'second',
  'hand',
  'pro',
  'tdi',
  'golf',
  'station',
  'play',
  't',
]

/** Long words that may be misspelt: no stem depends on their ends, whatever happens before the last three letters. */
export const misspellable = [
  'televizor',
  'telefon',
  'laptop',
  'apartament',
  'router',
  'computer',
  'notebook',
  'playstation',
  'zordabok',
] as const

/** More completions of `zor` than a query takes, and more neighbours of `vornadik` and `pelmik`. */
const letters = 'abcdefghijklmnoprtuvwz'
const family = Array.from(letters, (letter, at) => [
  `zor${letter}abok`,
  `zor${letter}ebuk`,
  `zor${letter}inuk`,
  `vorn${letter}dik`,
  `pelm${letter}k${at % 2 === 0 ? 't' : 'd'}`,
]).flat()

/** Starts of words; words of their own too, as far as stems go. */
export const starts = [
  'tel',
  'tele',
  'lapt',
  'ap',
  'apart',
  'bic',
  'mas',
  'ma',
  'rou',
  'zor',
  'zora',
  'vorn',
  'pelm',
  'ps',
  'wi',
  'dv',
  'ga',
  '128',
  '128g',
  'iph',
  'com',
  'pla',
]

const sizes: Piece[] = [
  ...['24x36', '24X36'].map((text) =>
    pieceOf(text, [
      ['24', 0, 'word', '24'],
      ['36', 1, 'word', '36'],
      ['24x36', 0, 'size', text],
    ]),
  ),
  pieceOf('24 x 36 cm', [
    ['24', 0, 'word', '24'],
    ['x', 1, 'word', 'x'],
    ['36cm', 2, 'word', '36 cm'],
    ['36', 2, 'number', '36'],
    ['24x36', 0, 'size', '24 x 36 cm'],
  ]),
  pieceOf('4 in. x 6 in.', [
    ['4in', 0, 'word', '4 in'],
    ['4', 0, 'number', '4'],
    ['x', 1, 'word', 'x'],
    ['6in', 2, 'word', '6 in'],
    ['6', 2, 'number', '6'],
    ['4x6', 0, 'size', '4 in. x 6 in'],
  ]),
  word('4x6'),
  pieceOf('1/2', [
    ['1/2', 0, 'word', '1/2'],
    ['1', 0, 'number', '1'],
    ['2', 0, 'number', '2'],
  ]),
  pieceOf('1/2 in.', [
    ['1/2in', 0, 'word', '1/2 in'],
    ['1/2', 0, 'number', '1/2'],
    ['1', 0, 'number', '1'],
    ['2', 0, 'number', '2'],
  ]),
  pieceOf('17 in.', [
    ['17in', 0, 'word', '17 in'],
    ['17', 0, 'number', '17'],
  ]),
  word('24'),
  pieceOf('-24', [['24', 0, 'word', '24']]),
  word('36'),
]

const compounds: Piece[] = [
  ...sizes,
  ...['128gb', '128 GB', '128-Gb'].map((text) => measure(text, '128gb', '128')),
  ...['64gb', '64 GB'].map((text) => measure(text, '64gb', '64')),
  measure('17"', '17in', '17'),
  measure('17 inch', '17in', '17', 'inch'),
  measure('17 inci', '17in', '17', 'inci'),
  measure('50 mp', '50mp', '50'),
  measure('50mp', '50mp', '50'),
  measure('50 m²', '50mp', '50'),
  measure('50m2', '50mp', '50'),
  measure('1,5 tone', '1.5t', '1.5', 'tone'),
  measure('1.5t', '1.5t', '1.5'),
  measure('1,5 litri', '1.5l', '1.5', 'litri'),
  measure('1.5L', '1.5l', '1.5'),
  word('2.0'),
  pieceOf('2,0', [['2.0', 0, 'word', '2,0']]),
  word('12500'),
  pieceOf('12.500', [['12500', 0, 'word', '12.500']]),
  word('4x4'),
  word('13'),
  word('5'),
  word('128'),
  word('006R90321'),
  word('ps5'),
  word('PS5'),
  pieceOf("men's", [['men', 0, 'word', 'men']]),
  signed('C++', 'c'),
  signed('C#', 'c'),
  signed('S22+', 's22'),
  word('S22'),
  ...['2.0tdi', '2,0TDI'].map((text) =>
    together(text, [
      ['2.0', text.slice(0, 3)],
      ['tdi', text.slice(3)],
    ]),
  ),
  ...['iphone13', 'iPhone13'].map((text) =>
    together(text, [
      ['iphone', text.slice(0, 6)],
      ['13', '13'],
    ]),
  ),
  ...['wi-fi', 'Wi-Fi'].map((text) =>
    together(
      text,
      [
        ['wi', text.slice(0, 2)],
        ['fi', text.slice(3)],
      ],
      'wifi',
    ),
  ),
  together(
    'dv7-1211ea',
    [
      ['dv7', 'dv7'],
      ['1211', '1211'],
      ['ea', 'ea'],
    ],
    'dv71211ea',
  ),
  together(
    't-in-box',
    [
      ['t', 't'],
      ['in', 'in'],
      ['box', 'box'],
    ],
    'tinbox',
  ),
]

/** `ș` and `ă` as people write them: composed with comma, with cedilla, decomposed, not at all; and in capitals. */
function spellings(text: string): string[] {
  return [
    text,
    text.replaceAll('ș', 'ş').replaceAll('ț', 'ţ'),
    text.normalize('NFD'),
    bare(text),
    text.toUpperCase(),
  ]
}

const spelt = [
  ...[
    'mașină',
    'mașini',
    'mașinile',
    'mașinii',
    'casă',
    'bicicletă',
    'țară',
    'țări',
    'roșu',
    'și',
    'masină',
  ].flatMap(spellings),
  'straße',
  'café',
]

/** Pieces by themselves and in every order mean what they say: none ends or begins so that it would join a neighbour. An x joins numbers. */
export const pieces: readonly Piece[] = [
  ...inflections.flat().map(word),
  ...alone.map(word),
  ...[...stopWords].filter((folded) => folded !== 'x').map(word),
  ...['iphone', 'iPhone', 'wifi', 'playstation', 'PlayStation', 'Galaxy', 'rosu'].map(word),
  ...spelt.map(word),
  ...compounds,
]

/** Made-up words, each in few documents. */
export const familyPieces: readonly Piece[] = family.map(word)

const classes = new Map(inflections.flatMap((forms, at) => forms.map((form) => [form, `#${at}`] as const)))

const { stem } = createAnalyzer({ languages: ['ro', 'en'] })

const stems = new Map<string, string>(classes)

/** What words of one stem share. The analyser is asked only for what is not listed, once: words joined by a query or by synonyms. */
export function stemOf(folded: string): string {
  const known = stems.get(folded) ?? stem(folded)
  stems.set(folded, known)
  return known
}
