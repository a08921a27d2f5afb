import type { AttributeValue } from '@piata/db'
import { goods } from './goods.ts'
import { type Draft, fillAttributes, type Grammar, type Occasion, type Phrase, say } from './grammar.ts'

const quarters = [
  'Centru',
  'ultracentral',
  'zona gării',
  'zona parcului',
  'zona universității',
  'lângă piață',
  'zona spitalului',
  'bloc nou',
  'zonă liniștită',
  'zona stadionului',
]
const homeFacts: Phrase[] = [
  [
    'Apartamentul se vinde mobilat și utilat, exact ca în poze.',
    'Comes furnished and equipped, exactly as in the photos.',
  ],
  ['Centrală proprie, geamuri termopan, ușă metalică.', 'Own boiler, double glazing, metal door.'],
  ['Blocul este reabilitat termic.', 'The building is insulated.'],
  ['Aproape de școală, grădiniță și magazine.', 'Close to school, nursery and shops.'],
  ['La două minute de stația de autobuz.', 'Two minutes from the bus stop.'],
  ['Fără comision pentru cumpărător.', 'No commission for the buyer.'],
  ['Acte în regulă, se poate prelua imediat.', 'Papers in order, available at once.'],
  ['Se acceptă credit ipotecar.', 'Mortgage possible.'],
  ['Renovat recent, instalații schimbate.', 'Recently renovated, new pipes and wiring.'],
]
const rentFacts: Phrase[] = [
  ['Se cere o lună garanție.', 'One month deposit.'],
  ['Disponibil imediat, pe termen lung.', 'Available now, long term.'],
  ['Bucătărie utilată complet, mașină de spălat, internet.', 'Equipped kitchen, washing machine, internet.'],
  ['Prefer persoane serioase, nefumătoare.', 'Reliable non-smokers preferred.'],
  ['Întreținerea este mică, cheltuieli pe consum.', 'Low running costs, paid by use.'],
]

/** Price of a square metre in EUR: villages about 550, the capital and Cluj about 2,100. */
function squareMetre({ importance }: Occasion): number {
  return 550 + 1600 * (importance / 10) ** 1.6
}

function shape({ random }: Occasion): { rooms: number; area: number } {
  const rooms = random.pick([1, 1, 2, 2, 2, 2, 3, 3, 3, 4])
  return { rooms, area: Math.round(random.around([34, 52, 70, 92][rooms - 1]!, 0.14)) }
}

function flat(rent: boolean): Grammar {
  return (occasion, leaf) => {
    const { random, language } = occasion
    const { rooms, area } = shape(occasion)
    const floors = random.pick([4, 4, 4, 8, 10, 10, 3, 2, 6])
    const floor = random.int(0, floors)
    const year = random.chance(0.6) ? random.int(1965, 1989) : random.int(2000, occasion.year)
    const attributes = fillAttributes(
      occasion,
      leaf,
      {
        rooms,
        area,
        floor,
        floors,
        ...(!rent && { builtYear: year }),
        partitioning: rooms === 1 ? 'studio' : random.pick(['detached', 'detached', 'semi-detached', 'open']),
        heating: random.pick(['own-boiler', 'own-boiler', 'own-boiler', 'district', 'building']),
        lift: floors > 4,
      },
      { bathrooms: [1, rooms > 2 ? 2 : 1] },
    )
    const studio = rooms === 1 && random.chance(0.7)
    const quarter = random.pick(quarters)
    const ro = studio ? 'Garsonieră' : `Apartament ${rooms} ${rooms === 1 ? 'cameră' : 'camere'}`
    const en = studio ? 'Studio flat' : `${rooms} room flat`
    let title = rent
      ? language === 'ro'
        ? `${random.chance(0.5) ? 'Închiriez' : 'De închiriat'} ${lower(ro)}`
        : `${en} to rent`
      : language === 'ro'
        ? `${random.chance(0.35) ? `Vând ${lower(ro)}` : ro}`
        : `${en} for sale`
    if (random.chance(0.55)) title += `, ${area} ${language === 'ro' ? 'mp' : 'sqm'}`
    if (random.chance(0.3))
      title += language === 'ro' ? `, etaj ${floor === 0 ? 'parter' : floor}` : `, floor ${floor}`
    if (language === 'ro' && random.chance(0.7)) title += `, ${quarter}`
    const newer = year >= 2000 ? 1.12 : 1
    const price = rent
      ? random.around(area ** 0.72 * squareMetre(occasion) * 0.0145 * newer, 0.16)
      : random.around(area * squareMetre(occasion) * newer, 0.17)
    const facts = [
      say(occasion, random.pick(rent ? rentFacts : homeFacts)),
      say(occasion, random.pick(rent ? rentFacts : homeFacts)),
    ]
    return { title, attributes, price, currency: 'EUR', facts: [...new Set(facts)] }
  }
}

function house(rent: boolean): Grammar {
  return (occasion, leaf): Draft => {
    const { random, language, importance } = occasion
    const rooms = random.pick([2, 3, 3, 4, 4, 4, 5, 5, 6, 7])
    const area = Math.round(random.around(28 * rooms + 15, 0.2))
    const land = Math.round(random.around(importance >= 6 ? 420 : 1100, 0.6) / 10) * 10
    const year = random.chance(0.5) ? random.int(1930, 1995) : random.int(1996, occasion.year)
    const attributes = fillAttributes(
      occasion,
      leaf,
      {
        rooms,
        area,
        landArea: land,
        ...(!rent && { builtYear: year }),
        heating: random.pick(['own-boiler', 'own-boiler', 'stove', 'heat-pump']),
      },
      { bathrooms: [1, 3] },
    )
    const kinds: Phrase[] =
      importance >= 5
        ? [
            ['Casă individuală', 'Detached house'],
            ['Vilă', 'Villa'],
            ['Duplex', 'Semi-detached house'],
            ['Casă cu curte', 'House with garden'],
          ]
        : [
            ['Casă la țară', 'Country house'],
            ['Casă bătrânească', 'Old farmhouse'],
            ['Casă cu grădină', 'House with garden'],
            ['Cabană', 'Cottage'],
          ]
    const kind = say(occasion, random.pick(kinds))
    let title = rent ? (language === 'ro' ? `Închiriez ${lower(kind)}` : `${kind} to rent`) : kind
    if (random.chance(0.6)) title += language === 'ro' ? `, ${rooms} camere` : `, ${rooms} rooms`
    if (random.chance(0.5)) title += language === 'ro' ? `, teren ${land} mp` : `, ${land} sqm of land`
    const metre = squareMetre(occasion) * (year > 2005 ? 0.85 : year > 1990 ? 0.65 : 0.42)
    const price = rent
      ? random.around(area * squareMetre(occasion) * 0.0034, 0.25)
      : random.around(area * metre + land * (4 + importance ** 2), 0.25)
    const facts = [say(occasion, random.pick(rent ? rentFacts : homeFacts))]
    return { title, attributes, price, currency: 'EUR', facts }
  }
}

const land: Grammar = (occasion, leaf): Draft => {
  const { random, language, importance } = occasion
  const zoning =
    importance >= 5
      ? random.pick(['building', 'building', 'building', 'industrial'])
      : random.pick(['building', 'building', 'agricultural', 'agricultural', 'forest'])
  const size =
    zoning === 'building'
      ? random.pick([400, 500, 500, 600, 750, 800, 1000, 1200, 2000])
      : random.int(2, 100) * 500
  const attributes = fillAttributes(occasion, leaf, { landArea: size, zoning }, { frontage: [10, 40] })
  const names: Record<string, Phrase> = {
    building: ['Teren intravilan', 'Building plot'],
    agricultural: ['Teren agricol extravilan', 'Farm land'],
    forest: ['Pădure', 'Forest'],
    industrial: ['Teren industrial', 'Industrial land'],
  }
  const shown = size >= 5000 ? `${size / 10_000} ha` : `${size} mp`
  const perMetre =
    zoning === 'building'
      ? 8 + 1.6 * importance ** 2
      : zoning === 'industrial'
        ? 35
        : zoning === 'forest'
          ? 0.9
          : 0.8
  const facts: Phrase[] = [
    ['Utilitățile sunt la poartă: curent, apă, gaz.', 'Electricity, water and gas at the gate.'],
    ['Cadastru și carte funciară, acte la zi.', 'Land registry papers in order.'],
    ['Acces la drum asfaltat.', 'Access from a paved road.'],
  ]
  return {
    title: `${say(occasion, names[zoning]!)} ${language === 'ro' ? shown : shown.replace('mp', 'sqm')}`,
    attributes,
    price: random.around(size * perMetre, 0.4),
    currency: 'EUR',
    facts: [say(occasion, random.pick(facts))],
  }
}

const room: Grammar = (occasion, leaf): Draft => {
  const { random, language, importance } = occasion
  const area = random.int(9, 22)
  const attributes = fillAttributes(occasion, leaf, { area })
  const titles: Phrase[] = [
    ['Cameră de închiriat în apartament', 'Room to rent in a shared flat'],
    ['Închiriez cameră pentru studenți', 'Room for students'],
    ['Caut coleg de apartament', 'Looking for a flatmate'],
    ['Cameră single, utilități incluse', 'Single room, bills included'],
  ]
  return {
    title:
      say(occasion, random.pick(titles)) +
      (random.chance(0.4) ? `, ${area} ${language === 'ro' ? 'mp' : 'sqm'}` : ''),
    attributes,
    price: random.around(110 + 14 * importance, 0.2),
    currency: 'EUR',
    facts: [say(occasion, random.pick(rentFacts))],
  }
}

const holiday: Grammar = (occasion, leaf): Draft => {
  const { random } = occasion
  const unit = random.pick(['entire', 'entire', 'room', 'hotel', 'shared'])
  const bedrooms = unit === 'entire' ? random.int(1, 4) : 1
  const guests = bedrooms * 2 + (random.chance(0.3) ? 1 : 0)
  const given: Record<string, AttributeValue> = {
    unit,
    guests,
    bedrooms,
    beds: Math.max(1, guests - random.int(0, bedrooms)),
    rating: Math.round((4.9 - random.next() ** 2 * 1.4) * 10) / 10,
  }
  const attributes = fillAttributes(occasion, leaf, given, { bathrooms: [1, 2], minimumNights: [1, 3] })
  const names: Record<string, readonly Phrase[]> = {
    entire: [
      ['Apartament în regim hotelier', 'Holiday flat'],
      ['Cabană la munte', 'Mountain cabin'],
      ['Casă de vacanță cu ciubăr', 'Holiday home with hot tub'],
    ],
    room: [
      ['Cameră la pensiune', 'Guest house room'],
      ['Cameră dublă cu mic dejun', 'Double room with breakfast'],
    ],
    hotel: [
      ['Cameră de hotel', 'Hotel room'],
      ['Cameră matrimonială cu balcon', 'Double room with balcony'],
    ],
    shared: [
      ['Pat în hostel', 'Hostel bed'],
      ['Loc în cameră comună', 'Bed in a shared room'],
    ],
  }
  const facts: Phrase[] = [
    ['Check-in de la ora 15, self check-in disponibil.', 'Check-in from 3 pm, self check-in available.'],
    ['Se acceptă vouchere de vacanță.', 'Holiday vouchers accepted.'],
    ['Parcare gratuită și Wi-Fi.', 'Free parking and Wi-Fi.'],
  ]
  return {
    title: `${say(occasion, random.pick(names[unit]!))}, ${guests} ${occasion.language === 'ro' ? 'persoane' : 'guests'}`,
    attributes,
    price: random.around(90 + 55 * guests, 0.3),
    currency: 'RON',
    facts: [say(occasion, random.pick(facts))],
  }
}

const commercial: Grammar = (occasion, leaf): Draft => {
  const { random, language } = occasion
  const offer = random.chance(0.65) ? 'rent' : 'sale'
  const use = random.pick(['office', 'office', 'shop', 'shop', 'warehouse', 'hall', 'restaurant'])
  const area = Math.round(random.around(use === 'warehouse' || use === 'hall' ? 450 : 85, 0.5))
  const attributes = fillAttributes(occasion, leaf, {
    offer,
    use,
    area,
    floor: use === 'office' ? random.int(0, 6) : 0,
  })
  const names: Record<string, Phrase> = {
    office: ['Birouri', 'Offices'],
    shop: ['Spațiu comercial', 'Shop'],
    warehouse: ['Depozit', 'Warehouse'],
    hall: ['Hală industrială', 'Industrial hall'],
    restaurant: ['Local restaurant', 'Restaurant space'],
  }
  const metre = squareMetre(occasion) * (use === 'warehouse' || use === 'hall' ? 0.4 : 1)
  const tail =
    language === 'ro'
      ? offer === 'rent'
        ? 'de închiriat'
        : 'de vânzare'
      : offer === 'rent'
        ? 'to rent'
        : 'for sale'
  return {
    title: `${say(occasion, names[use]!)} ${tail}, ${area} ${language === 'ro' ? 'mp' : 'sqm'}`,
    attributes,
    price: random.around(offer === 'rent' ? area * metre * 0.0062 : area * metre, 0.25),
    currency: 'EUR',
    facts: [],
  }
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}

export const realEstateGrammars: Record<string, Grammar> = {
  'flats-for-sale': flat(false),
  'flats-for-rent': flat(true),
  'houses-for-sale': house(false),
  'houses-for-rent': house(true),
  'rooms-for-rent': room,
  'holiday-rentals': holiday,
  land,
  'commercial-spaces': commercial,
  'garages-parking': goods({
    by: 'type',
    currency: 'EUR',
    kinds: {
      garage: ['Garaj', 'Garage', 9500, ['de închiriat', 'de vânzare', 'cu canal']],
      underground: ['Loc de parcare subteran', 'Underground parking space', 11000],
      outdoor: ['Loc de parcare exterior', 'Outdoor parking space', 5500],
      storage: ['Boxă de depozitare', 'Storage room', 3000],
    },
    ranges: { area: [8, 24] },
  }),
  'property-wanted': goods({
    by: 'wanted',
    currency: 'EUR',
    kinds: {
      rent: ['Caut apartament de închiriat', 'Looking for a flat to rent', 420],
      buy: ['Cumpăr apartament', 'Looking to buy a flat', 82000],
      room: ['Caut cameră de închiriat', 'Looking for a room', 220],
      swap: ['Schimb apartament', 'Home swap', 75000],
    },
    ranges: { rooms: [1, 4], area: [30, 100] },
    spread: 0.25,
  }),
}
