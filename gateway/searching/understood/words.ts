/*
 * What people write around the things they look for, folded. Only words stand here; what is done with them, in understand.ts.
 */

const list = (text: string): string[] => text.split(',').map((phrase) => phrase.trim())

/** Bounds of an amount that stands behind them. */
export const bounds: Readonly<Record<'max' | 'min', readonly string[]>> = {
  max: list(
    'sub, pana la, pina la, pana in, max, maxim, maximum, cel mult, nu mai mult de, mai putin de, mai mic de, mai ieftin de, under, below, up to, less than, at most, no more than, cheaper than, <',
  ),
  min: list(
    'peste, de la, incepand de la, min, minim, minimum, cel putin, mai mult de, mai mare de, over, above, from, more than, at least, >',
  ),
}
/** Those that a year may have besides. */
export const yearBounds: Readonly<Record<'max' | 'min', readonly string[]>> = {
  max: list('inainte de, mai vechi de, before, older than'),
  min: list('dupa, mai nou de, mai noi de, since, after, newer than'),
}
/** Before a year, or a number behind "an": that year. */
export const yearWords = list('din, din anul, an, anul, an fabricatie, fabricatie, year, made in')
/** Of so much and no other sign they are bounds of a price without a currency as well: "from 3" is no price. */
export const barePriceBounds: ReadonlySet<string> = new Set(
  list(
    'sub, pana la, pina la, max, maxim, maximum, cel mult, mai ieftin de, under, below, up to, less than, cheaper than, peste, over, <, >',
  ),
)
export const between: readonly { open: string; middle: readonly string[] }[] = [
  { open: 'intre', middle: ['si'] },
  { open: 'between', middle: ['and'] },
  { open: 'de la', middle: ['la', 'pana la'] },
  { open: 'from', middle: ['to'] },
]
/** In front of a price, saying no more than that it is one. */
export const priceWords = list('pret, pretul, price, buget, budget, la pret, la pretul de')

export const currencies: Readonly<Record<string, readonly string[]>> = {
  RON: list('lei, leu, ron'),
  EUR: list('euro, eur, euroi, €'),
  USD: list('usd, dolari, dollars, dollar, $'),
  GBP: list('gbp, lire, lire sterline, £'),
  BAM: list('bam, marci convertibile'),
  BGN: list('bgn, leva, leve'),
  CHF: list('chf, franci, franci elvetieni'),
  CZK: list('czk, kč, coroane'),
  DKK: list('dkk, kr, coroane'),
  HUF: list('huf, ft, forint, forinti, forints'),
  MDL: list('mdl, lei, leu, lei moldovenesti'),
  MKD: list('mkd, denari'),
  NOK: list('nok, kr, coroane'),
  PLN: list('pln, zł, zloti, zloty'),
  RSD: list('rsd, dinari'),
  SEK: list('sek, kr, coroane'),
  TRY: list('try, lire turcesti'),
  UAH: list('uah, hrivne, grivne'),
}
export const multiples: Readonly<Record<string, number>> = { k: 1e3, mii: 1e3, mil: 1e6, milioane: 1e6 }

/** How units of the catalogue are written, folded; those that are not here, as the catalogue has them. */
export const units: Readonly<Record<string, readonly string[]>> = {
  km: list('km, kilometri, kilometers, kms'),
  'm²': list('mp, m2, m², mp2, sqm, metri patrati'),
  CP: list('cp, hp, cai, cai putere'),
  GB: list('gb, giga, gigabytes'),
  'cm³': list('cmc, cc, cm3, cm³'),
  inch: list('inch, inches, inchi, inci, toli, țoli'),
}
/** Units that few values have, so that a number of them is that number and no measure of about so much. */
export const exactUnits: ReadonlySet<string> = new Set(['GB', 'inch'])

/** What is counted, by attribute: "3 camere". */
export const counted: Readonly<Record<string, readonly string[]>> = {
  rooms: list('camere, camera, rooms, room'),
  bathrooms: list('bai, baie, bathrooms'),
  bedrooms: list('dormitoare, bedrooms, bedroom'),
  doors: list('usi, doors'),
  seats: list('locuri, seats'),
  guests: list('oaspeti, guests'),
}

export const conditions: readonly { phrases: readonly string[]; values: string }[] = [
  { phrases: list('ca nou, ca noua, ca noi, like new, impecabil, impecabila'), values: 'like-new' },
  { phrases: list('nou, noua, noi, nou nout, sigilat, sigilata, brand new, new'), values: 'new' },
  {
    phrases: list('second hand, secondhand, sh, s h, folosit, folosita, folosite, used'),
    values: 'like-new,good,used',
  },
]
/** Behind these, "nou" is part of a name. */
export const notNewAfter: ReadonlySet<string> = new Set(
  list('an, anul, bloc, blocul, model, modelul, motor, imobil, constructie, satul, moldova, ceva'),
)

export const offers: Readonly<Record<'sale' | 'rent', readonly string[]>> = {
  sale: list('de vanzare, de vinzare, vanzare, vand, for sale'),
  rent: list(
    'de inchiriat, inchiriat, inchiriere, inchiriez, chirie, in chirie, for rent, to rent, to let, rental',
  ),
}
/** What both is sold and let in leaves of their own. `isKept`: the word says less than the leaf. */
export const offered: readonly { phrases: readonly string[]; sale?: string; rent?: string; isKept?: true }[] =
  [
    {
      phrases: list('apartament, apartamente, flat, flats, apartment, apartments'),
      ...{ sale: 'flats-for-sale', rent: 'flats-for-rent' },
    },
    {
      phrases: list('garsoniera, garsoniere, studio, penthouse'),
      ...{ sale: 'flats-for-sale', rent: 'flats-for-rent', isKept: true },
    },
    { phrases: list('casa, case, house, houses'), sale: 'houses-for-sale', rent: 'houses-for-rent' },
    {
      phrases: list('vila, vile, villa, cabana, duplex'),
      ...{ sale: 'houses-for-sale', rent: 'houses-for-rent', isKept: true },
    },
    { phrases: list('camera, camere, room, rooms'), rent: 'rooms-for-rent' },
  ]

/** Other ways to write options, by attribute and value. */
export const optionWords: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  make: { volkswagen: list('vw'), 'mercedes-benz': list('mercedes'), 'harley-davidson': list('harley') },
  fuel: {
    diesel: list('motorina'),
    lpg: list('gaz'),
    petrol: list('benzina, gasoline'),
    electric: list('electrica'),
  },
  gearbox: {
    automatic: list('automat, automata, cutie automata, automatic'),
    manual: list('manuala, cutie manuala'),
  },
  colour: {
    black: list('neagra, negre, negri'),
    white: list('alba, albi, albe'),
    red: list('rosie, rosii, rosu'),
    blue: list('albastra, albastre'),
    yellow: list('galbena'),
    grey: list('gray'),
  },
}

/** Before a place. Only behind the first group is every place one, as materials and kinds stand behind "din" as well. */
export const placeWords: readonly string[] = list(
  'in, in zona, zona, langa, near, around, in orasul, in localitatea, in comuna',
)
export const weakPlaceWords: readonly string[] = list('din, la, from, judetul, jud')
/** Towns whose names are words or first names too: places only behind one of the words above. */
export const alsoWords: ReadonlySet<string> = new Set(
  list(
    'roman, brad, victoria, vulcan, ovidiu, amara, livada, salcea, frasin, potcoava, ulmeni, alexandria, titu, seini, siret, corabia, borsec, azuga, panciu, ineu, deta, bals, faget, saliste, moldova noua, negru voda, novaci, anina, costesti, roznov, rupea, motru, dej, baba, stei',
  ),
)
/** Counties that are places of listings by their bare name; others need "județul", as Alba is a colour and Olt a river. */
export const countyWords: ReadonlySet<string> = new Set(
  list(
    'maramures, ilfov, bihor, prahova, dolj, gorj, arges, mures, timis, vrancea, teleorman, dambovita, caras severin, salaj, valcea, neamt, ialomita, mehedinti, harghita, bistrita nasaud',
  ),
)

/** Categories whose listings are about places as often as they are in them. */
export const aboutPlaces: ReadonlySet<string> = new Set([
  ...['books', 'magazines-comics', 'collectibles', 'art-antiques', 'vinyl-music', 'tickets-vouchers'],
  ...['team-sports', 'handmade', 'decor-textiles', 'board-games', 'toys', 'transport-moving'],
])
/** Words beside which a town is a subject, a team or a destination. */
export const besidePlaces: ReadonlySet<string> = new Set(
  list(
    'cfr, u, universitatea, fc, fcsb, cs, csm, csu, steaua, dinamo, rapid, poli, politehnica, farul, otelul, petrolul, sepsi, corvinul, hermannstadt, uta, gloria, jiul, sportul, echipa, meci, fular, esarfa, insigna, fanion, stema, tricou, istorie, istoria, monografie, harta, ghid, vedere, vederi, ilustrata, album, carte, roman, tren, zbor, bilet, cursa, transport, tur, festival, concert, untold, muzeul, castel, catedrala, ziar, ziarul, history, map, guide, postcard, team, match, train, flight, ticket',
  ),
)

/** Of things for other things: no category is taken for a word beside these. */
export const accessories: ReadonlySet<string> = new Set(
  list(
    'suport, husa, piese, piesa, accesorii, incarcator, geanta, folie, cablu, baterie, telecomanda, carcasa, stand, sleeve, skin, holder, mount, cover, remote, parts, charger, case, bag, battery, cable, kit, manual, jucarie, macheta, toy, model, service, reparatii, reparatie, repair, inchirieri, transport, cauciuc, roata, wheel, lant, chain, casca, helmet, antena, ecran, display, scaun, seat, portbagaj, covorase, hrana, food, cusca, lesa, haine, clothes, magazin, shop',
  ),
)
/** Never read as anything, whatever they hold. */
export const leftAlone: readonly string[] = list(
  'scaun auto, scaune auto, poiana brasov, pro max, air max, mad max, max verstappen, new balance, new holland, new york, new yorker, new era, anul nou, an nou, nou nascut, nou nascuti, noul testament, ca la noi, cluj arena, sub acoperire, sub pat, sub presiune, sub vid, din piele, din lemn, din brad, la comanda, la cheie, in rate, in garantie, in stare, electric guitar, baie de bule, masa de cluj, varza a la cluj, varza de cluj, peste ocean, peste 18 ani, roman de dragoste, red bull, black friday, orange is, telefon fix, telefon public, telefon de jucarie, carte de telefon, carte de identitate, carte de munca, carte de vizita, cartea de telefon, cat eye, hot dog, dog food, cat food, car seat, car boot, auto moto, bike to work, land rover, land cruiser, lala land',
)
/** Say nothing where they are left beside what was understood. */
export const connectors: ReadonlySet<string> = new Set(
  list('de, din, cu, si, in, la, pe, pentru, and, with, for, in, at, the, a, of'),
)

/** Attributes that bounds and years without a unit are of, the first that a leaf has. */
export const yearAttributes: readonly string[] = ['year', 'builtYear']

/** Words before which nothing else may stand where a leaf is named at the beginning. */
export const openers: ReadonlySet<string> = new Set(
  list('vand, cumpar, caut, cauta, buy, sell, selling, wanted, un, o, a'),
)
/** Behind a word for a leaf: "telefon de jucărie" is none. */
export const otherwise: ReadonlySet<string> = new Set(list('de, pentru, for, din, of'))
