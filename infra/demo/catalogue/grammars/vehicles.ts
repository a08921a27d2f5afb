import type { Category } from '@piata/db'
import type { Random } from '../random.ts'
import { carModels } from './car-models.ts'
import { goods, knownOption } from './goods.ts'
import { type Draft, fillAttributes, type Grammar, type Phrase, say } from './grammar.ts'

const carFacts: Phrase[] = [
  [
    'Mașina este în stare foarte bună de funcționare, fără probleme mecanice.',
    'The car runs very well, no mechanical problems.',
  ],
  [
    'Distribuția a fost schimbată de curând, împreună cu toate filtrele.',
    'Timing belt and all filters were changed recently.',
  ],
  ['Are ITP valabil și asigurare.', 'Valid inspection and insurance.'],
  ['Primul proprietar, carte service la zi.', 'First owner, full service history.'],
  ['Kilometri reali, se acceptă orice test în service.', 'Genuine mileage, any check at a garage welcome.'],
  [
    'Dotări: climatronic, navigație, senzori parcare față-spate, scaune încălzite.',
    'Climate control, navigation, front and rear parking sensors, heated seats.',
  ],
  [
    'Adusă recent din Germania, înmatriculată, fiscal pe loc.',
    'Recently brought from Germany, registered here.',
  ],
  ['Două seturi de anvelope, vară și iarnă.', 'Two sets of tyres, summer and winter.'],
  [
    'Mici zgârieturi specifice vârstei, vizibile în poze.',
    'A few scratches for its age, seen in the photos.',
  ],
]
const carTails: Phrase[] = [
  ['Euro 5', 'Euro 5'],
  ['climatronic', 'climate control'],
  ['navi', 'sat nav'],
  ['piele', 'leather'],
  ['LED', 'LED'],
  ['trapă', 'sunroof'],
  ['full options', 'full options'],
  ['fără rugină', 'no rust'],
]

function age(random: Random, first: number, last: number, now: number): number {
  const newest = Math.min(last, now)
  return newest - Math.floor(random.next() ** 1.2 * (newest - first + 1))
}

/** Loses a third in the first year and about 13 % a year later, down to scrap value. */
function depreciated(price: number, years: number, km: number): number {
  const usual = Math.max(1, years) * 16_000
  const wear = Math.exp(-0.18 * Math.max(-1, Math.min(1.5, (km - usual) / usual)))
  return Math.max(600, price * (years === 0 ? 1 : 0.8 * 0.885 ** (years - 1)) * wear)
}

const car: Grammar = (occasion, leaf) => {
  const { random } = occasion
  const [make, models] = random.pickEarly(carModels)
  const [model, body, first, last, priceNew, engines] = random.pick(models)
  const [engine, displacement, power, fuel] = random.pick(engines)
  const year = age(random, first, last, occasion.year)
  const years = occasion.year - year
  const km =
    Math.round(
      (random.around(Math.max(0.4, years) * 15_500, 0.4) + random.int(0, 900)) / (years === 0 ? 100 : 500),
    ) * (years === 0 ? 100 : 500)
  const automatic = fuel === 'electric' || power > 140 ? random.chance(0.75) : random.chance(0.2)
  const fourByFour = /xDrive|4x4|quattro/.test(engine) || (body === 'suv' && random.chance(0.35))
  const attributes = fillAttributes(occasion, leaf, {
    make: knownOption(leaf, 'make', make),
    model,
    year,
    km: Math.min(km, 600_000),
    fuel,
    gearbox: automatic ? 'automatic' : 'manual',
    body,
    power,
    engine: displacement === 0 ? undefined : displacement,
    drive: fourByFour ? '4x4' : make === 'BMW' ? 'rear' : 'front',
    emissions:
      fuel === 'electric'
        ? undefined
        : `euro-${year >= 2015 ? 6 : year >= 2011 ? 5 : year >= 2006 ? 4 : year >= 2001 ? 3 : 2}`,
    doors: body === 'coupe' ? 3 : body === 'saloon' ? 4 : 5,
    damaged: occasion.condition === 'for-parts' ? true : random.chance(0.03),
  })
  const style = random.next()
  let title = `${make} ${model} ${engine}`
  if (style < 0.7) title += ` ${year}`
  if (style < 0.3) title += `, ${Math.round(km / 1000)}.000 km`
  if (style > 0.55) title += `, ${say(occasion, random.pick(carTails))}`
  if (style > 0.85 && automatic) title += occasion.language === 'ro' ? ', automată' : ', automatic'
  const factor = occasion.condition === 'for-parts' ? 0.3 : 1
  const price = random.around(depreciated(priceNew, years, km), 0.13) * factor
  const facts = [say(occasion, random.pick(carFacts))]
  if (random.chance(0.5)) facts.push(say(occasion, random.pick(carFacts)))
  return {
    title,
    attributes,
    price,
    currency: random.chance(0.94) ? 'EUR' : 'RON',
    facts: [...new Set(facts)],
  }
}

/** Machines with make, model, year and mileage: a table of `[make, model, first year, last year, EUR new, extra attributes]`. */
type Machine = readonly [string, string, number, number, number, Record<string, string | number>]

function machines(
  noun: Phrase,
  table: readonly Machine[],
  kmPerYear: number,
  facts: readonly Phrase[],
): Grammar {
  return (occasion, leaf: Category): Draft => {
    const { random } = occasion
    const [make, model, first, last, priceNew, extra] = random.pickEarly(table)
    const year = age(random, first, last, occasion.year)
    const years = occasion.year - year
    const used = Math.round(random.around(Math.max(0.3, years) * kmPerYear, 0.45) / 100) * 100
    const worn = leaf.attributes.some((attribute) => attribute.name === 'km') ? { km: used } : { hours: used }
    const attributes = fillAttributes(occasion, leaf, {
      make: knownOption(leaf, 'make', make),
      model,
      year,
      ...worn,
      ...extra,
    })
    const price =
      random.around(Math.max(500, priceNew * 0.88 ** years), 0.18) *
      (occasion.condition === 'for-parts' ? 0.35 : 1)
    const title = `${random.chance(0.4) ? `${say(occasion, noun)} ` : ''}${make} ${model}${random.chance(0.75) ? ` ${year}` : ''}`
    return { title, attributes, price, currency: 'EUR', facts: [say(occasion, random.pick(facts))] }
  }
}

const driven: Phrase[] = [
  [
    'Stare tehnică foarte bună, pornește și merge perfect.',
    'Very good technical state, starts and runs perfectly.',
  ],
  ['Revizie făcută de curând, acte în regulă.', 'Serviced recently, papers in order.'],
  ['Se poate vedea și testa oricând.', 'Can be seen and tried any time.'],
]

export const vehicleGrammars: Record<string, Grammar> = {
  cars: car,
  motorcycles: machines(
    ['Motocicletă', 'Motorcycle'],
    [
      ['Yamaha', 'MT-07', 2014, 2026, 7800, { engine: 689, power: 73, type: 'naked' }],
      ['Honda', 'CB 500 X', 2013, 2026, 7200, { engine: 471, power: 47, type: 'touring' }],
      ['BMW', 'R 1250 GS', 2018, 2024, 19500, { engine: 1254, power: 136, type: 'touring' }],
      ['Suzuki', 'GSX-R 600', 2006, 2017, 10500, { engine: 599, power: 126, type: 'sport' }],
      ['Kawasaki', 'Z 650', 2017, 2026, 7600, { engine: 649, power: 68, type: 'naked' }],
      ['KTM', '300 EXC', 2010, 2026, 10500, { engine: 293, power: 54, type: 'enduro' }],
      ['Honda', 'Africa Twin', 2016, 2026, 15500, { engine: 998, power: 95, type: 'enduro' }],
      ['Harley-Davidson', 'Sportster 883', 2005, 2020, 10500, { engine: 883, power: 52, type: 'chopper' }],
      ['Yamaha', 'R6', 2006, 2020, 12500, { engine: 599, power: 118, type: 'sport' }],
      ['Triumph', 'Street Triple', 2010, 2026, 10900, { engine: 765, power: 118, type: 'naked' }],
      ['Ducati', 'Monster 821', 2014, 2021, 11500, { engine: 821, power: 109, type: 'naked' }],
    ],
    4500,
    driven,
  ),
  'scooters-mopeds': machines(
    ['Scuter', 'Scooter'],
    [
      ['Piaggio', 'Liberty 125', 2008, 2026, 2700, { engine: 124 }],
      ['Vespa', 'Primavera 125', 2014, 2026, 5200, { engine: 124 }],
      ['Honda', 'PCX 125', 2010, 2026, 3900, { engine: 125 }],
      ['SYM', 'Jet 14', 2017, 2026, 2600, { engine: 124 }],
      ['Kymco', 'Agility 50', 2008, 2024, 1700, { engine: 49 }],
      ['Yamaha', 'Aerox 50', 2005, 2020, 2400, { engine: 49 }],
      ['Peugeot', 'Kisbee 50', 2010, 2026, 2000, { engine: 49 }],
    ],
    3000,
    driven,
  ),
  vans: machines(
    ['Autoutilitară', 'Van'],
    [
      [
        'Mercedes-Benz',
        'Sprinter 316 CDI',
        2010,
        2026,
        38000,
        { fuel: 'diesel', power: 163, payload: 1300, seats: 3 },
      ],
      [
        'Volkswagen',
        'Transporter T5',
        2005,
        2015,
        30000,
        { fuel: 'diesel', power: 102, payload: 1000, seats: 3 },
      ],
      [
        'Renault',
        'Master 2.3 dCi',
        2010,
        2026,
        29000,
        { fuel: 'diesel', power: 130, payload: 1400, seats: 3 },
      ],
      [
        'Ford',
        'Transit 2.0 TDCi',
        2012,
        2026,
        31000,
        { fuel: 'diesel', power: 130, payload: 1300, seats: 3 },
      ],
      ['Iveco', 'Daily 35S', 2008, 2026, 34000, { fuel: 'diesel', power: 136, payload: 1500, seats: 3 }],
      ['Fiat', 'Ducato 2.3', 2008, 2026, 30000, { fuel: 'diesel', power: 130, payload: 1500, seats: 3 }],
      ['Dacia', 'Dokker Van', 2013, 2021, 11500, { fuel: 'diesel', power: 90, payload: 700, seats: 2 }],
      ['Opel', 'Vivaro', 2007, 2026, 26000, { fuel: 'diesel', power: 115, payload: 1000, seats: 6 }],
    ],
    28_000,
    driven,
  ),
  trucks: machines(
    ['Camion', 'Truck'],
    [
      ['Volvo', 'FH 500', 2010, 2026, 98000, { power: 500, type: 'tractor-unit' }],
      ['Scania', 'R 450', 2011, 2026, 97000, { power: 450, type: 'tractor-unit' }],
      ['MAN', 'TGX 18.440', 2009, 2022, 88000, { power: 440, type: 'tractor-unit' }],
      ['DAF', 'XF 105.460', 2008, 2017, 85000, { power: 460, type: 'tractor-unit' }],
      ['Mercedes-Benz', 'Atego 1218', 2006, 2024, 62000, { power: 177, type: 'box' }],
      ['Iveco', 'Trakker 410', 2007, 2020, 92000, { power: 410, type: 'tipper' }],
      ['Renault', 'Premium 460', 2008, 2014, 80000, { power: 460, type: 'curtain' }],
    ],
    90_000,
    driven,
  ),
  tractors: machines(
    ['Tractor', 'Tractor'],
    [
      ['UTB', 'U 650', 1975, 1999, 16000, { power: 65 }],
      ['UTB', 'U 445', 1975, 1999, 12000, { power: 45 }],
      ['John Deere', '6130M', 2013, 2026, 98000, { power: 130 }],
      ['New Holland', 'T5.95', 2012, 2026, 58000, { power: 95 }],
      ['Case IH', 'Farmall 75', 2010, 2026, 45000, { power: 75 }],
      ['Deutz-Fahr', 'Agrotron 130', 2003, 2020, 75000, { power: 130 }],
      ['Massey Ferguson', '5710', 2014, 2026, 68000, { power: 100 }],
      ['Fendt', '312 Vario', 2009, 2022, 92000, { power: 125 }],
      ['Zetor', 'Proxima 90', 2010, 2026, 43000, { power: 90 }],
      ['Kubota', 'B1620', 2008, 2022, 13000, { power: 16 }],
    ],
    350,
    [
      ['Tractor verificat, fără scurgeri, gata de câmp.', 'Checked, no leaks, ready for the field.'],
      [
        'Cauciucuri 70%, priză de putere și hidraulice funcționale.',
        'Tyres at 70%, PTO and hydraulics work.',
      ],
      ['Se vinde împreună cu actele, fără întârzieri.', 'Sold with all papers.'],
    ],
  ),
  trailers: goods({
    by: 'type',
    currency: 'EUR',
    kinds: {
      car: ['Remorcă auto 750 kg', 'Car trailer 750 kg', 850],
      platform: ['Remorcă platformă auto', 'Car transporter trailer', 2600],
      boat: ['Peridoc barcă', 'Boat trailer', 900],
      tipper: ['Remorcă basculabilă', 'Tipping trailer', 3900],
      semi: ['Semiremorcă', 'Semi-trailer', 16000],
    },
    ranges: { payload: [400, 3500, 50], axles: [1, 3], year: [2000, 2026] },
    facts: [['Înmatriculată, cu ITP la zi.', 'Registered, inspection valid.']],
  }),
  'motorhomes-caravans': goods({
    by: 'type',
    currency: 'EUR',
    kinds: {
      caravan: [
        'Rulotă',
        'Caravan',
        12000,
        ['Hobby De Luxe', 'Knaus Sport', 'Adria Altea', 'Bürstner Averso', 'Fendt Bianco'],
      ],
      motorhome: [
        'Autorulotă',
        'Motorhome',
        52000,
        ['Fiat Ducato Knaus', 'Hymer B544', 'Dethleffs Trend', 'Rimor Seal', 'Adria Coral'],
      ],
      'camper-van': ['Camper van', 'Camper van', 38000, ['VW California', 'Pössl 2Win', 'Sunlight Cliff']],
    },
    ranges: { year: [1998, 2026], berths: [2, 6], km: [10_000, 240_000, 1000] },
    inTitle: ['year'],
    facts: [['Dotată complet, pregătită de concediu.', 'Fully equipped, ready for the holidays.']],
  }),
  boats: goods({
    by: 'type',
    currency: 'EUR',
    kinds: {
      inflatable: [
        'Barcă pneumatică',
        'Inflatable boat',
        800,
        ['cu motor electric', '3.2 m cu podină', 'Intex Excursion 5'],
      ],
      motorboat: ['Barcă cu motor', 'Motorboat', 9000, ['Quicksilver 455', 'Yamaha 40 CP', 'Mercury 60 CP']],
      sailing: ['Velier', 'Sailing boat', 21000, ['Bavaria 30', 'Jeanneau Sun', 'Beneteau First']],
      kayak: ['Caiac', 'Kayak', 450, ['2 locuri', 'gonflabil', 'Itiwit']],
      'jet-ski': ['Jet ski', 'Jet ski', 8500, ['Sea-Doo GTI', 'Yamaha VX', 'Kawasaki STX']],
    },
    ranges: { length: [2.4, 9, 0.1], power: [5, 180, 5], year: [1998, 2026] },
  }),
  'car-parts': goods({
    by: 'part',
    kinds: {
      engine: [
        'Motor complet',
        'Complete engine',
        4200,
        ['1.6 TDI', '1.9 TDI', '2.0 TDI', '1.5 dCi', '1.6 HDi', '2.0 CDTI'],
      ],
      gearbox: ['Cutie de viteze', 'Gearbox', 1900, ['manuală 6 trepte', 'DSG', '5 trepte', 'automată ZF']],
      body: ['Bară față', 'Front bumper', 650, ['cu proiectoare', 'originală', 'cu senzori']],
      brakes: [
        'Set discuri și plăcuțe frână',
        'Brake discs and pads',
        480,
        ['față', 'spate', 'Brembo', 'ATE'],
      ],
      lights: ['Far', 'Headlight', 700, ['LED stânga', 'xenon dreapta', 'full LED', 'halogen']],
      suspension: ['Amortizoare', 'Shock absorbers', 620, ['Sachs', 'Bilstein', 'Monroe', 'KYB']],
      electrical: ['Alternator', 'Alternator', 450, ['Bosch', 'Valeo', '150A']],
      interior: ['Set scaune', 'Seats', 1300, ['piele', 'Recaro', 'încălzite']],
      exhaust: ['Tobă finală', 'Exhaust', 520, ['inox', 'originală', 'cu catalizator']],
    },
    inTitle: ['make'],
    details: [
      ['din dezmembrări', 'from a breaker'],
      ['testat, cu garanție', 'tested, with guarantee'],
      ['original', 'genuine'],
    ],
    facts: [
      ['Piesa este verificată și se dă cu garanție 30 de zile.', 'Tested part, 30 days guarantee.'],
      ['Trimit prin curier cu verificare la livrare.', 'Sent by courier, check on delivery.'],
    ],
  }),
  'tyres-wheels': goods({
    by: 'season',
    brands: ['Michelin', 'Continental', 'Pirelli', 'Goodyear', 'Hankook', 'Nokian', 'Bridgestone', 'Debica'],
    kinds: {
      winter: [
        'Anvelope iarnă',
        'Winter tyres',
        1600,
        ['205/55 R16', '195/65 R15', '225/45 R17', '225/40 R18', '185/65 R15', '215/65 R16'],
      ],
      summer: [
        'Anvelope vară',
        'Summer tyres',
        1500,
        ['205/55 R16', '225/45 R17', '235/55 R18', '225/40 R18', '195/65 R15'],
      ],
      'all-season': [
        'Anvelope all season',
        'All-season tyres',
        1500,
        ['205/55 R16', '185/65 R15', '215/60 R17'],
      ],
      rims: [
        'Jante aliaj',
        'Alloy wheels',
        2000,
        ['5x112 R17', '5x100 R16', '5x120 R18', '4x100 R15', '5x114.3 R17'],
      ],
    },
    ranges: { pieces: [2, 4, 2] },
    derive: (model) => {
      const [width, profile] = /(\d{3})\/(\d{2})/.exec(model)?.slice(1).map(Number) ?? []
      const diameter = Number(/R(\d+)/.exec(model)![1])
      return { diameter, ...(width !== undefined && { width, profile: profile! }) }
    },
    details: [
      ['profil 6 mm', '6 mm tread'],
      ['DOT 2024', 'DOT 2024'],
      ['set 4 bucăți', 'set of 4'],
    ],
    facts: [['Montate un singur sezon, fără reparații.', 'Used one season, no repairs.']],
  }),
}
