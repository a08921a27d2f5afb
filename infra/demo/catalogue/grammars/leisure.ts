import { goods } from './goods.ts'
import {
  conditionFactors,
  type Draft,
  fillAttributes,
  type Grammar,
  labelOf,
  type Phrase,
  say,
} from './grammar.ts'

/** `[title, author, genre, price in RON]`. */
const bookTitles: (readonly [string, string, string, number])[] = [
  ['Ion', 'Liviu Rebreanu', 'fiction', 25],
  ['Moromeții', 'Marin Preda', 'fiction', 35],
  ['Amintiri din copilărie', 'Ion Creangă', 'children', 20],
  ['Enigma Otiliei', 'George Călinescu', 'fiction', 28],
  ['Maitreyi', 'Mircea Eliade', 'fiction', 25],
  ['Cel mai iubit dintre pământeni', 'Marin Preda', 'fiction', 60],
  ['Poezii', 'Mihai Eminescu', 'fiction', 22],
  ['Baltagul', 'Mihail Sadoveanu', 'fiction', 18],
  ['Crimă și pedeapsă', 'F. M. Dostoievski', 'fiction', 40],
  ['Micul Prinț', 'Antoine de Saint-Exupéry', 'children', 25],
  ['1984', 'George Orwell', 'fiction', 30],
  ['Pride and Prejudice', 'Jane Austen', 'fiction', 30],
  ['Istoria românilor', 'Constantin C. Giurescu', 'history', 90],
  ['Atlas de anatomie', 'Frank H. Netter', 'science', 160],
  ['Carte de bucate', 'Silvia Jurcovan', 'cooking', 55],
  ['Culegere de matematică', 'Artur Bălăucă', 'textbook', 35],
]
const bookFacts: Phrase[] = [
  ['Paginile sunt curate, fără sublinieri.', 'Clean pages, no underlining.'],
  ['Ediție cartonată, cotor intact.', 'Hardback, spine intact.'],
  ['Mai am și alte titluri, cereți lista.', 'More titles available, ask for the list.'],
]

const book: Grammar = (occasion, leaf): Draft => {
  const { random, condition } = occasion
  const [name, author, genre, priceNew] = random.pickEarly(bookTitles)
  const language = /^(Pride)/.test(name) ? 'en' : 'ro'
  const attributes = fillAttributes(occasion, leaf, { genre, author, language }, { pages: [90, 900, 2] })
  const volumes = random.chance(0.08) ? `, ${say(occasion, ['2 volume', '2 volumes'])}` : ''
  return {
    title: `${random.chance(0.3) ? `${say(occasion, ['Carte', 'Book'])} ` : ''}${name} - ${author}${volumes}`,
    attributes,
    price: random.around(priceNew * (condition ? conditionFactors[condition] + 0.2 : 1), 0.25),
    currency: 'RON',
    facts: [say(occasion, random.pick(bookFacts))],
  }
}

function animal(breeds: readonly string[], young: Phrase, price: number): Grammar {
  return (occasion, leaf): Draft => {
    const { random } = occasion
    const adoption = random.chance(0.25)
    const breed =
      adoption && random.chance(0.6) ? say(occasion, ['Metis', 'Mixed breed']) : random.pickEarly(breeds)
    const months = random.chance(0.7) ? random.int(2, 5) : random.int(6, 60)
    const attributes = fillAttributes(occasion, leaf, {
      breed,
      ageMonths: months,
      adoption,
      vaccinated: random.chance(0.8),
    })
    const sex = labelOf(leaf, 'sex', attributes.sex, occasion.language).toLowerCase()
    const noun = say(occasion, young)
    const title = adoption
      ? `${say(occasion, ['Spre adopție:', 'For adoption:'])} ${breed.toLowerCase()}${sex ? `, ${sex}` : ''}`
      : `${noun} ${breed}${sex && random.chance(0.4) ? `, ${sex}` : ''}`
    const facts: Phrase[] = [
      ['Vaccinați și deparazitați, cu carnet de sănătate.', 'Vaccinated and dewormed, with health book.'],
      ['Crescuți în casă, obișnuiți cu copiii.', 'Raised indoors, used to children.'],
      ['Părinții pot fi văzuți.', 'Parents can be seen.'],
    ]
    return {
      title,
      attributes,
      price: adoption ? 0 : random.around(price, 0.5),
      currency: 'RON',
      facts: [say(occasion, random.pick(facts))],
    }
  }
}

export const leisureGrammars: Record<string, Grammar> = {
  bicycles: goods({
    by: 'type',
    brands: ['Cube', 'Trek', 'Giant', 'Scott', 'Rockrider', 'DHS', 'Specialized', 'Pegas', 'Merida', 'Btwin'],
    kinds: {
      mtb: ['Bicicletă MTB', 'Mountain bike', 2600, ['hardtail', 'full suspension', 'Shimano Deore']],
      city: ['Bicicletă de oraș', 'City bike', 1200, ['cu coș', 'retro']],
      road: ['Cursieră', 'Road bike', 3600, ['Shimano 105', 'carbon', 'Tiagra']],
      electric: ['Bicicletă electrică', 'Electric bike', 6200, ['Bosch', '500 Wh']],
      kids: ['Bicicletă copii', "Children's bike", 600, ['cu roți ajutătoare']],
      trekking: ['Bicicletă trekking', 'Trekking bike', 2100],
      gravel: ['Gravel', 'Gravel bike', 4600],
      bmx: ['BMX', 'BMX', 1000],
    },
    ranges: { wheel: [26, 29], gears: [7, 27] },
    inTitle: ['wheel', 'frame'],
    facts: [
      ['Revizie completă, frâne și schimbătoare reglate.', 'Fully serviced, brakes and gears adjusted.'],
      ['Folosită puțin, ținută la interior.', 'Little used, kept indoors.'],
    ],
  }),
  'electric-scooters': goods({
    by: 'brand',
    kinds: {
      Xiaomi: ['Trotinetă electrică Xiaomi', 'Xiaomi electric scooter', 1700, ['Pro 2', 'Mi 4', 'Essential']],
      Ninebot: ['Trotinetă electrică Ninebot', 'Ninebot electric scooter', 2300, ['Max G30', 'F40']],
      Kugoo: ['Trotinetă electrică Kugoo', 'Kugoo electric scooter', 1900, ['S1 Pro', 'M4']],
      Motus: ['Trotinetă electrică Motus', 'Motus electric scooter', 2200],
    },
    ranges: { range: [15, 65, 5], speed: [20, 45, 5] },
    inTitle: ['range'],
  }),
  fitness: goods({
    by: 'type',
    brands: ['Domyos', 'Kettler', 'Orion', 'Technogym', 'FitTronic'],
    kinds: {
      treadmill: ['Bandă de alergat', 'Treadmill', 2100],
      weights: ['Set gantere', 'Dumbbells', 420, ['20 kg', '2x10 kg', 'reglabile']],
      'exercise-bike': ['Bicicletă fitness', 'Exercise bike', 900],
      'multi-gym': ['Aparat multifuncțional', 'Multi gym', 2300],
      elliptical: ['Bicicletă eliptică', 'Elliptical trainer', 1400],
      bench: ['Bancă de forță', 'Weight bench', 500],
    },
  }),
  'winter-sports': goods({
    by: 'type',
    brands: ['Atomic', 'Salomon', 'Rossignol', 'Head', 'Burton', 'Nordica'],
    kinds: {
      skis: ['Schiuri', 'Skis', 1200],
      snowboard: ['Placă snowboard', 'Snowboard', 1100, ['cu legături']],
      'ski-boots': ['Clăpari', 'Ski boots', 600],
      clothing: ['Costum de schi', 'Ski suit', 420],
      skates: ['Patine', 'Ice skates', 200],
      sledge: ['Sanie', 'Sledge', 130],
    },
    ranges: { length: [110, 185, 5] },
    inTitle: ['length'],
  }),
  'camping-hiking': goods({
    by: 'type',
    brands: ['Quechua', 'Coleman', 'Salewa', 'Deuter', 'Ferrino', 'Trespass'],
    kinds: {
      tent: ['Cort', 'Tent', 500, ['2 Seconds', 'familie']],
      backpack: ['Rucsac de munte', 'Hiking backpack', 380, ['60 l', '40 l']],
      'sleeping-bag': ['Sac de dormit', 'Sleeping bag', 250],
      boots: ['Bocanci', 'Hiking boots', 420, ['Gore-Tex', 'piele']],
      furniture: ['Set masă camping', 'Camping table set', 280],
      stove: ['Primus', 'Camping stove', 120],
    },
    ranges: { people: [1, 6] },
    inTitle: ['people'],
  }),
  fishing: goods({
    by: 'type',
    brands: ['Daiwa', 'Shimano', 'Baracuda', 'Trabucco', 'Mivardi'],
    kinds: {
      rod: ['Lansetă', 'Fishing rod', 280, ['crap 3.6 m', 'feeder', 'spinning']],
      reel: ['Mulinetă', 'Reel', 330],
      set: ['Set pescuit complet', 'Full fishing set', 650],
      chair: ['Scaun pescuit', 'Fishing chair', 230],
      sonar: ['Sonar', 'Fish finder', 1300],
      bait: ['Nadă și momeli', 'Bait', 50],
    },
  }),
  'team-sports': goods({
    by: 'sport',
    brands: ['Adidas', 'Nike', 'Puma', 'Spalding', 'Mikasa', 'Joma'],
    kinds: {
      football: ['Ghete fotbal', 'Football boots', 260, ['Predator', 'Mercurial', 'teren sintetic']],
      basketball: ['Minge baschet', 'Basketball', 120, ['piele', 'mărimea 7']],
      volleyball: ['Minge volei', 'Volleyball', 130],
      handball: ['Minge handbal', 'Handball', 110],
      rugby: ['Minge rugby', 'Rugby ball', 120],
    },
  }),
  'racket-sports': goods({
    by: 'sport',
    brands: ['Wilson', 'Babolat', 'Head', 'Yonex', 'Butterfly'],
    kinds: {
      tennis: ['Rachetă tenis', 'Tennis racket', 520, ['Pure Drive', 'Pro Staff', 'junior']],
      'table-tennis': ['Masă de ping pong', 'Table tennis table', 1300, ['pliabilă', 'exterior']],
      padel: ['Rachetă padel', 'Padel racket', 600],
      badminton: ['Set badminton', 'Badminton set', 150],
      squash: ['Rachetă squash', 'Squash racket', 280],
    },
  }),
  'water-sports': goods({
    by: 'type',
    brands: ['Bestway', 'Itiwit', 'Cressi', 'Intex', 'Red Paddle'],
    kinds: {
      sup: ['Placă SUP gonflabilă', 'Inflatable paddle board', 1300],
      pool: ['Piscină supraterană', 'Above-ground pool', 1400, ['366 cm', 'cu pompă']],
      wetsuit: ['Costum neopren', 'Wetsuit', 500],
      diving: ['Mască și labe scufundări', 'Diving mask and fins', 230],
      surf: ['Placă de surf', 'Surfboard', 1700],
    },
  }),
  'tickets-vouchers': goods({
    by: 'type',
    kinds: {
      concert: ['Bilete concert', 'Concert tickets', 250, ['acces general', 'golden circle']],
      festival: ['Abonament festival', 'Festival pass', 700, ['4 zile', 'cu camping']],
      sport: ['Bilete meci', 'Match tickets', 120, ['tribuna I', 'peluză']],
      theatre: ['Bilete teatru', 'Theatre tickets', 90],
      holiday: ['Voucher vacanță', 'Holiday voucher', 1200, ['2 nopți', 'weekend la munte']],
    },
    ranges: { quantity: [1, 4] },
    spread: 0.25,
  }),
  books: book,
  'magazines-comics': goods({
    by: 'type',
    kinds: {
      magazine: [
        'Colecție reviste',
        'Magazine collection',
        90,
        ['Știință și Tehnică', 'National Geographic', 'Magazin Istoric'],
      ],
      comic: ['Benzi desenate', 'Comics', 70, ['Pif', 'Asterix', 'Spider-Man']],
      manga: ['Manga', 'Manga', 60, ['One Piece', 'Naruto', 'Berserk']],
      newspaper: ['Ziare vechi', 'Old newspapers', 60, ['1989', 'interbelice']],
    },
    ranges: { year: [1975, 2024] },
    inTitle: ['year'],
  }),
  'musical-instruments': goods({
    by: 'instrument',
    brands: ['Yamaha', 'Fender', 'Ibanez', 'Casio', 'Roland', 'Hora', 'Hohner', 'Gibson'],
    kinds: {
      guitar: ['Chitară acustică', 'Acoustic guitar', 750, ['cu husă', 'electro-acustică']],
      'electric-guitar': ['Chitară electrică', 'Electric guitar', 2100, ['Stratocaster', 'Les Paul']],
      keyboard: ['Pian digital', 'Digital piano', 2400, ['88 clape', 'P-45', 'cu stativ']],
      accordion: ['Acordeon', 'Accordion', 2700, ['80 bași', '120 bași']],
      violin: ['Vioară', 'Violin', 900, ['4/4', '3/4']],
      drums: ['Set tobe', 'Drum kit', 2600, ['electronice', 'acustice']],
      piano: ['Pianină', 'Upright piano', 4200],
      wind: ['Saxofon', 'Saxophone', 2700, ['alto', 'tenor']],
    },
    facts: [['Sună foarte bine, se poate proba.', 'Sounds great, can be tried.']],
  }),
  'vinyl-music': goods({
    by: 'format',
    kinds: {
      vinyl: ['Vinil', 'Vinyl', 80, ['Phoenix - Cantafabule', 'Pink Floyd', 'Queen', 'Maria Tănase', 'Iris']],
      cd: ['CD', 'CD', 30, ['Metallica', 'Holograf', 'Depeche Mode']],
      tape: ['Casete audio', 'Tapes', 20, ['anii 90', 'sigilate']],
    },
  }),
  'board-games': goods({
    by: 'language',
    kinds: {
      ro: ['Joc de societate', 'Board game', 110, ['Catan', 'Activity', 'Monopoly', 'Remi', 'Dixit']],
      en: [
        'Board game',
        'Board game',
        150,
        ['Ticket to Ride', 'Carcassonne', 'Terraforming Mars', 'Wingspan'],
      ],
    },
    ranges: { players: [2, 8], age: [3, 14] },
  }),
  collectibles: goods({
    by: 'type',
    kinds: {
      coins: ['Monede', 'Coins', 150, ['5 lei argint', '250 lei 1939', 'lot 50 bucăți']],
      stamps: ['Timbre', 'Stamps', 80, ['clasor complet', 'serie nestampilată']],
      models: ['Machetă auto', 'Scale model car', 120, ['1:18', '1:43 Dacia 1300']],
      cards: ['Cartonașe', 'Trading cards', 70, ['Pokémon', 'Panini']],
      banknotes: ['Bancnote', 'Banknotes', 90, ['100 lei 1966', 'UNC']],
      badges: ['Insigne', 'Badges', 60],
    },
    ranges: { year: [1880, 2020] },
    inTitle: ['year'],
    spread: 0.8,
  }),
  'art-antiques': goods({
    by: 'type',
    kinds: {
      painting: ['Tablou pictat', 'Painting', 750, ['ulei pe pânză', 'peisaj', 'natură statică']],
      icon: ['Icoană', 'Icon', 650, ['pe sticlă', 'pe lemn']],
      porcelain: ['Porțelan', 'Porcelain', 330, ['bibelou', 'serviciu de cafea']],
      furniture: ['Mobilier vechi', 'Antique furniture', 1900, ['bufet', 'scrin', 'fotoliu Ludovic']],
      clock: ['Pendulă', 'Pendulum clock', 900],
      sculpture: ['Sculptură', 'Sculpture', 900, ['bronz', 'lemn']],
    },
    ranges: { year: [1850, 1980] },
    spread: 0.8,
  }),
  handmade: goods({
    by: 'type',
    kinds: {
      crochet: ['Jucărie croșetată', 'Crocheted toy', 90],
      ceramics: ['Cană ceramică', 'Ceramic mug', 60, ['pictată', 'de Horezu', 'de Corund']],
      wood: ['Tocător lemn', 'Wooden board', 110, ['nuc', 'gravat']],
      candles: ['Lumânări parfumate', 'Scented candles', 45],
      embroidery: ['Față de masă brodată', 'Embroidered tablecloth', 200],
      leather: ['Curea piele', 'Leather belt', 120],
    },
  }),
  dogs: animal(
    [
      'Golden Retriever',
      'Bichon',
      'Ciobănesc German',
      'Labrador',
      'Pomeranian',
      'Husky',
      'Caniche',
      'Ciobănesc Mioritic',
      'Beagle',
      'Yorkshire Terrier',
    ],
    ['Pui', 'Puppy'],
    1300,
  ),
  cats: animal(
    ['British Shorthair', 'Maine Coon', 'Scottish Fold', 'Siameză', 'Persană', 'Birmaneză', 'Sphynx'],
    ['Pui de pisică', 'Kitten'],
    1000,
  ),
  birds: goods({
    by: 'species',
    kinds: {
      parrot: ['Papagal', 'Parrot', 250, ['nimfă', 'peruș', 'agapornis', 'Jako']],
      canary: ['Canar', 'Canary', 150],
      pigeon: ['Porumbei', 'Pigeons', 80, ['voiajori', 'de ornament']],
      finch: ['Cinteze', 'Finches', 70],
    },
    ranges: { ageMonths: [2, 36] },
  }),
  'fish-aquariums': goods({
    by: 'type',
    kinds: {
      aquarium: ['Acvariu', 'Aquarium', 600, ['complet echipat', 'cu dulap']],
      fish: ['Pești de acvariu', 'Aquarium fish', 25, ['guppy', 'scalari', 'discus']],
      equipment: ['Filtru extern', 'External filter', 320],
      plants: ['Plante acvariu', 'Aquarium plants', 25],
    },
    ranges: { volume: [30, 400, 10] },
    inTitle: ['volume'],
  }),
  'small-pets-reptiles': goods({
    by: 'species',
    kinds: {
      hamster: ['Hamster', 'Hamster', 30],
      rabbit: ['Iepure pitic', 'Dwarf rabbit', 90, ['cap de leu', 'berbec']],
      'guinea-pig': ['Porcușor de Guineea', 'Guinea pig', 60],
      turtle: ['Broască țestoasă', 'Turtle', 200],
      snake: ['Șarpe', 'Snake', 330, ['de porumb', 'python regal']],
    },
    ranges: { ageMonths: [1, 24] },
  }),
  'pet-accessories': goods({
    by: 'type',
    kinds: {
      cage: ['Cușcă', 'Cage', 330],
      food: ['Hrană uscată', 'Dry food', 180, ['15 kg', '10 kg']],
      bed: ['Culcuș', 'Pet bed', 110],
      carrier: ['Geantă transport', 'Carrier', 130],
      leash: ['Lesă și ham', 'Lead and harness', 60],
      toys: ['Jucării animale', 'Pet toys', 40],
    },
    inTitle: ['animal'],
  }),
  'pet-services': goods({
    by: 'type',
    kinds: {
      grooming: ['Tuns și spălat câini', 'Dog grooming', 130],
      boarding: ['Pensiune canină', 'Dog boarding', 70],
      training: ['Dresaj canin', 'Dog training', 180],
      mating: ['Ofer la montă', 'Stud service', 600],
    },
  }),
}
