import { Random } from './random.ts'

/** A listing as the gateway would hand it to the index. */
export interface SeededListing extends Record<string, unknown> {
  id: string
  title: string
  description: string
  category: string[]
  county: string
  place: string
  condition: string
  seller: string
  price: number
  publishedAt: number
  attributes: Record<string, string | number | boolean>
  location: { lat: number; lon: number }
}

const counties =
  'AB AR AG BC BH BN BT BV BR B BZ CS CL CJ CT CV DB DJ GL GR GJ HR HD IL IS IF MM MH MS NT OT PH SM SJ SB SV TR TM TL VS VL VN'.split(
    ' ',
  )
const syllables =
  'ba be bi bo bu ca ce ci co cu da de di do du fa fe fi fo ga go gu la le li lo lu ma me mi mo mu na ne ni no nu pa pe pi po ra re ri ro ru sa se si so su ta te ti to tu va ve vi vo za ze zi zo'.split(
    ' ',
  )
const conditions = ['new', 'like-new', 'good', 'used', 'for-parts']
const colours = ['negru', 'alb', 'roșu', 'albastru', 'gri', 'verde', 'argintiu', 'maro']
const qualities = [
  'impecabil',
  'ca nou',
  'urgent',
  'negociabil',
  'garanție',
  'factură',
  'accept schimb',
  'stare foarte bună',
  'livrare gratuită',
  'unic proprietar',
  'sigilat',
  'folosit puțin',
]

/** Category path, makes with their models, what else a title says, and its attributes. */
interface Trade {
  path: string[]
  nouns: string[]
  makes: Record<string, string[]>
  extra: (random: Random) => string
  attributes: (random: Random) => Record<string, string | number | boolean>
}

const trades: Trade[] = [
  {
    path: ['vehicles', 'cars'],
    nouns: ['', '', 'Vând', 'Mașină', 'Autoturism'],
    makes: {
      Volkswagen: ['Golf', 'Passat', 'Polo', 'Tiguan', 'Touran', 'Caddy'],
      Dacia: ['Logan', 'Duster', 'Sandero', 'Spring', 'Lodgy'],
      BMW: ['Seria 3', 'Seria 5', 'X5', 'X3', 'i3'],
      Audi: ['A3', 'A4', 'A6', 'Q5', 'Q7'],
      Ford: ['Focus', 'Fiesta', 'Mondeo', 'Kuga', 'Transit'],
      Opel: ['Astra', 'Corsa', 'Insignia', 'Zafira'],
      Renault: ['Megane', 'Clio', 'Captur', 'Scenic'],
      Skoda: ['Octavia', 'Fabia', 'Superb', 'Kodiaq'],
    },
    extra: (random) =>
      `${random.pick(['1.4', '1.6', '1.9', '2.0', '3.0'])} ${random.pick(['TDI', 'TSI', 'dCi', 'CDTI', 'hybrid', 'benzină'])} ${2001 + random.below(24)}`,
    attributes: (random) => ({
      fuel: random.pick(['diesel', 'petrol', 'hybrid', 'electric', 'lpg']),
      gearbox: random.pick(['manual', 'automatic']),
      year: 2001 + random.below(24),
      km: 1000 * random.below(350),
    }),
  },
  {
    path: ['electronics', 'phones'],
    nouns: ['Telefon', 'Smartphone', ''],
    makes: {
      Apple: ['iPhone 11', 'iPhone 12', 'iPhone 13', 'iPhone 14 Pro', 'iPhone SE'],
      Samsung: ['Galaxy S21', 'Galaxy S23 Ultra', 'Galaxy A54', 'Galaxy Note 20'],
      Xiaomi: ['Redmi Note 12', 'Mi 11', 'Poco X5'],
      Huawei: ['P30 Pro', 'Mate 20', 'Nova 9'],
      Motorola: ['Moto G84', 'Edge 40'],
    },
    extra: (random) =>
      `${random.pick([64, 128, 256, 512])}${random.pick(['GB', ' GB'])} ${random.pick(colours)}`,
    attributes: (random) => ({
      storage: random.pick([64, 128, 256, 512]),
      dualSim: random.below(2) === 1,
      colour: random.pick(colours),
    }),
  },
  {
    path: ['real-estate', 'flats'],
    nouns: ['Apartament', 'Garsonieră', 'Studio', 'Penthouse'],
    makes: {
      'de vânzare': ['2 camere', '3 camere', '4 camere'],
      'de închiriat': ['1 cameră', '2 camere', '3 camere'],
    },
    extra: (random) =>
      `${30 + random.below(120)} mp ${random.pick(['central', 'bloc nou', 'etaj intermediar', 'decomandat', 'parcare', 'terasă'])}`,
    attributes: (random) => ({
      rooms: 1 + random.below(5),
      surface: 30 + random.below(120),
      floor: random.below(11),
      furnished: random.below(2) === 1,
    }),
  },
  {
    path: ['home', 'appliances'],
    nouns: ['Mașină de spălat', 'Frigider', 'Aragaz', 'Cuptor cu microunde', 'Uscător rufe'],
    makes: {
      Bosch: ['Serie 4', 'Serie 6'],
      Arctic: ['Retro', 'Frost'],
      Whirlpool: ['FreshCare', '6th Sense'],
      Beko: ['ProSmart', 'AquaTech'],
      LG: ['ThinQ', 'AI DD'],
    },
    extra: (random) => `${5 + random.below(7)} kg clasa ${random.pick(['A', 'B', 'C', 'D'])}`,
    attributes: (random) => ({
      energyClass: random.pick(['A', 'B', 'C', 'D']),
      capacity: 5 + random.below(7),
    }),
  },
  {
    path: ['sports', 'bikes'],
    nouns: ['Bicicletă', 'Bike', 'Cursieră', 'Mountain bike'],
    makes: {
      Cube: ['Aim', 'Attention', 'Nuroad'],
      Trek: ['Marlin', 'Domane', 'Fuel'],
      Specialized: ['Rockhopper', 'Allez'],
      Scott: ['Aspect', 'Scale'],
      Pegas: ['Clasic', 'Strada'],
    },
    extra: (random) =>
      `${random.pick([24, 26, 27.5, 28, 29])}" ${random.pick(['Shimano', 'SRAM', 'hidraulic', 'carbon', 'aluminiu'])}`,
    attributes: (random) => ({
      wheel: random.pick([24, 26, 27.5, 28, 29]),
      frame: random.pick(['S', 'M', 'L', 'XL']),
      electric: random.below(8) === 0,
    }),
  },
  {
    path: ['fashion', 'shoes'],
    nouns: ['Pantofi', 'Adidași', 'Ghete', 'Sandale', 'Sneakers'],
    makes: {
      Nike: ['Air Max', 'Dunk', 'Pegasus'],
      Adidas: ['Superstar', 'Ultraboost', 'Samba'],
      Puma: ['Suede', 'Palermo'],
      Clarks: ['Wallabee', 'Desert Boot'],
    },
    extra: (random) => `mărimea ${36 + random.below(11)} ${random.pick(colours)}`,
    attributes: (random) => ({ size: 36 + random.below(11), colour: random.pick(colours) }),
  },
]

/** Made-up places and street names, so that the dictionary has the long tail that real listings have. */
function name(random: Random): string {
  const word = Array.from({ length: 2 + random.below(3) }, () => random.pick(syllables)).join('')
  return word.charAt(0).toUpperCase() + word.slice(1)
}

/** Listings of a Romanian marketplace, the same for the same seed. */
export class ListingGenerator {
  readonly #random: Random
  readonly #places: { name: string; county: string; lat: number; lon: number }[]
  readonly #streets: string[]

  constructor(seed: number) {
    this.#random = new Random(seed)
    this.#places = Array.from({ length: 3000 }, () => ({
      name: name(this.#random),
      county: this.#random.pick(counties),
      lat: 43.7 + this.#random.next() * 4.5,
      lon: 20.4 + this.#random.next() * 9.2,
    }))
    this.#streets = Array.from({ length: 30_000 }, () => name(this.#random))
  }

  title(trade = this.#random.pick(trades)): string {
    const random = this.#random
    const makes = Object.keys(trade.makes)
    const make = makes[Math.min(makes.length - 1, random.skewed(makes.length + 1))]!
    const parts = [random.pick(trade.nouns), make, random.pick(trade.makes[make]!), trade.extra(random)]
    if (random.below(3) === 0) parts.push(random.pick(qualities))
    if (random.below(4) === 0) parts.push(this.#streets[random.skewed(this.#streets.length)]!)
    if (random.below(20) === 0)
      parts.push(
        `${random.pick('ABCDEFGHKLMNPRSTVWXZ'.split(''))}${random.pick('ABCDEFGHKLMNPRSTVWXZ'.split(''))}-${random.below(100_000)}`,
      )
    return parts.filter(Boolean).join(' ')
  }

  listing(at: number): SeededListing {
    const random = this.#random
    const trade = random.pick(trades)
    const place = this.#places[Math.min(this.#places.length - 1, random.skewed(this.#places.length + 1))]!
    const title = this.title(trade)
    const description = `${title}. ${random.pick(qualities)}, ${random.pick(qualities)}. ${place.name}, str. ${random.pick(this.#streets)} ${1 + random.below(200)}. ${random.pick(['Sunați după ora', 'Telefon', 'Preț fix', 'Relații la', 'Merge perfect'])} ${random.below(24)}.`
    return {
      id: uuid(at, random),
      title,
      description,
      category: trade.path,
      county: place.county,
      place: place.name,
      condition: random.pick(conditions),
      seller: uuid(random.skewed(50_000), new Random(7)),
      price: Math.round(500 * Math.exp(random.next() * 9)),
      publishedAt: 1_700_000_000_000 + random.below(60 * 86_400) * 1000,
      attributes: trade.attributes(random),
      location: { lat: place.lat + random.next() * 0.05, lon: place.lon + random.next() * 0.05 },
    }
  }
}

/** A version 7 UUID of a moment that grows with the number. */
function uuid(at: number, random: Random): string {
  const time = (0x18f_0000_0000 + at).toString(16).padStart(12, '0')
  const tail = [
    random.below(0x1000),
    0x8000 + random.below(0x4000),
    random.below(2 ** 24),
    random.below(2 ** 24),
  ]
  const [a, b, c, d] = tail.map((part, place) => part.toString(16).padStart([3, 4, 6, 6][place]!, '0'))
  return `${time.slice(0, 8)}-${time.slice(8)}-7${a}-${b}-${c}${d}`
}
