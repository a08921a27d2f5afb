import type { AttributeValue } from '@piata/db'
import { goods } from './goods.ts'
import { type Draft, fillAttributes, type Grammar, labelOf, type Phrase, say } from './grammar.ts'

/** `[Romanian, English, median net salary in RON a month]`. */
type Role = readonly [ro: string, en: string, salary: number]

const jobFacts: Phrase[] = [
  [
    'Oferim salariu motivant, bonusuri și bonuri de masă.',
    'We offer a good salary, bonuses and meal vouchers.',
  ],
  ['Program stabil și colectiv plăcut.', 'Steady hours and a pleasant team.'],
  ['Nu este necesară experiența, asigurăm instruire.', 'No experience needed, training provided.'],
  ['CV-urile se trimit prin mesaj.', 'Send your CV by message.'],
  ['Angajare imediată, contract pe perioadă nedeterminată.', 'Start at once, permanent contract.'],
  ['Transport decontat.', 'Travel paid.'],
]

function job(
  roles: readonly Role[],
  extra: (title: string) => Record<string, AttributeValue> = () => ({}),
): Grammar {
  return (occasion, leaf): Draft => {
    const { random, language } = occasion
    const role = random.pickEarly(roles)
    const salary = Math.round(random.around(role[2], 0.2) / 100) * 100
    const stated = random.chance(0.7)
    const attributes = fillAttributes(occasion, leaf, {
      salary: stated ? salary : undefined,
      ...extra(role[0]),
    })
    const name = language === 'ro' ? role[0] : role[1]
    const heads: Phrase[] = [
      [name, name],
      [`Angajăm ${name.charAt(0).toLowerCase()}${name.slice(1)}`, `${name} wanted`],
      [`Caut ${name.charAt(0).toLowerCase()}${name.slice(1)}`, `Looking for: ${name}`],
    ]
    let title = say(occasion, random.pick(heads))
    if (stated && random.chance(0.3))
      title += language === 'ro' ? `, ${salary} lei net` : `, ${salary} RON net`
    else if (random.chance(0.3))
      title += `, ${labelOf(leaf, 'schedule', attributes.schedule, language).toLowerCase()}`
    return {
      title,
      attributes,
      price: null,
      currency: 'RON',
      facts: [say(occasion, random.pick(jobFacts)), say(occasion, random.pick(jobFacts))],
    }
  }
}

const serviceFacts: Phrase[] = [
  ['Lucrăm serios, cu garanție și factură.', 'Reliable work, with guarantee and invoice.'],
  ['Deviz gratuit, preț corect.', 'Free quote, fair price.'],
  ['Program și în weekend.', 'Also at weekends.'],
  ['Materialele pot fi asigurate de noi.', 'We can bring the materials.'],
]
const years = { experience: [1, 25] as const }

export const workGrammars: Record<string, Grammar> = {
  'it-jobs': job(
    [
      ['Programator Java', 'Java developer', 12000],
      ['Programator JavaScript', 'JavaScript developer', 11000],
      ['Tester software', 'Software tester', 7500],
      ['Administrator de rețea', 'Network administrator', 7500],
      ['Inginer DevOps', 'DevOps engineer', 13500],
      ['Suport tehnic', 'IT support', 5200],
      ['Programator Python', 'Python developer', 11500],
      ['Designer UX', 'UX designer', 9000],
    ],
    (title) => ({ technology: /Java$|JavaScript|Python|DevOps|UX/.exec(title)?.[0] ?? 'IT' }),
  ),
  'sales-jobs': job([
    ['Vânzător magazin', 'Shop assistant', 3300],
    ['Casier', 'Cashier', 3200],
    ['Agent de vânzări', 'Sales representative', 4800],
    ['Lucrător comercial', 'Retail worker', 3300],
    ['Consultant vânzări auto', 'Car sales adviser', 5200],
  ]),
  'construction-jobs': job([
    ['Zidar', 'Bricklayer', 5800],
    ['Muncitor necalificat în construcții', 'Construction labourer', 4200],
    ['Electrician', 'Electrician', 5800],
    ['Instalator', 'Plumber', 5800],
    ['Fierar betonist', 'Steel fixer', 5600],
    ['Zugrav', 'Painter', 5200],
  ]),
  'driver-jobs': job(
    [
      ['Șofer categoria B', 'Van driver', 4200],
      ['Curier', 'Courier', 4500],
      ['Șofer profesionist C+E', 'HGV driver', 7800],
      ['Șofer autobuz', 'Bus driver', 5200],
    ],
    (title) => ({ licence: title.includes('C+E') ? 'ce' : title.includes('autobuz') ? 'd' : 'b' }),
  ),
  'hospitality-jobs': job([
    ['Ospătar', 'Waiter', 3600],
    ['Bucătar', 'Cook', 5200],
    ['Ajutor de bucătar', 'Kitchen assistant', 3500],
    ['Recepționer hotel', 'Hotel receptionist', 3700],
    ['Cameristă', 'Housekeeper', 3200],
    ['Barista', 'Barista', 3600],
  ]),
  'production-jobs': job([
    ['Operator producție', 'Production operator', 3700],
    ['Stivuitorist', 'Forklift driver', 4300],
    ['Manipulant marfă', 'Warehouse worker', 3600],
    ['Sudor', 'Welder', 5600],
    ['Confecționer textile', 'Sewing machinist', 3200],
    ['Operator CNC', 'CNC operator', 5300],
  ]),
  'office-jobs': job([
    ['Contabil', 'Accountant', 5200],
    ['Asistent manager', 'Office assistant', 4200],
    ['Specialist resurse umane', 'HR specialist', 5200],
    ['Operator call center', 'Call centre agent', 3900],
    ['Secretară', 'Secretary', 3600],
  ]),
  'care-jobs': job([
    ['Bonă', 'Nanny', 3800],
    ['Îngrijitor bătrâni', 'Carer for the elderly', 3700],
    ['Menajeră', 'Housekeeper', 3300],
    ['Femeie de serviciu', 'Cleaner', 3000],
  ]),
  'health-education-jobs': job([
    ['Asistent medical', 'Nurse', 5300],
    ['Farmacist', 'Pharmacist', 6600],
    ['Educatoare', 'Nursery teacher', 4200],
    ['Profesor de limba engleză', 'English teacher', 4300],
    ['Kinetoterapeut', 'Physiotherapist', 4600],
  ]),
  'seasonal-jobs': job([
    ['Culegător de fructe', 'Fruit picker', 3900],
    ['Zilier în agricultură', 'Farm day labourer', 3300],
    ['Personal sezonier pe litoral', 'Seasonal staff at the seaside', 4200],
    ['Ajutor la cules de vie', 'Grape harvest helper', 3500],
  ]),
  'construction-services': goods({
    by: 'trade',
    kinds: {
      painter: ['Zugrăveli interioare', 'Interior painting', 25, ['lavabilă', 'tencuieli decorative']],
      tiler: ['Montaj gresie și faianță', 'Tiling', 70],
      drywall: ['Lucrări rigips', 'Drywall work', 60],
      roofer: ['Acoperișuri și dulgherie', 'Roofing', 90, ['țiglă metalică', 'reparații']],
      insulation: ['Izolații termice', 'Insulation', 75, ['polistiren', 'vată bazaltică']],
      mason: ['Zidărie și fundații', 'Masonry and foundations', 110],
    },
    ranges: years,
    facts: serviceFacts,
  }),
  'installers-repairs': goods({
    by: 'trade',
    kinds: {
      plumber: ['Instalator autorizat', 'Certified plumber', 150, ['sanitare', 'termice', 'non-stop']],
      electrician: ['Electrician autorizat', 'Certified electrician', 150],
      appliances: ['Reparații mașini de spălat', 'Washing machine repair', 180],
      'air-conditioning': ['Montaj aer condiționat', 'Air conditioning fitting', 500],
      locksmith: ['Deblocări uși', 'Locksmith', 200],
    },
    ranges: years,
    facts: serviceFacts,
  }),
  'transport-moving': goods({
    by: 'type',
    kinds: {
      moving: ['Mutări mobilă', 'Furniture removals', 280, ['cu manipulanți', 'apartamente']],
      goods: ['Transport marfă', 'Goods transport', 330, ['3.5 t', 'intern și extern']],
      people: ['Transport persoane', 'Passenger transport', 130, ['aeroport', 'Germania', 'Italia']],
      towing: ['Tractări auto', 'Car towing', 280, ['non-stop']],
    },
    facts: serviceFacts,
  }),
  'car-services': goods({
    by: 'type',
    kinds: {
      mechanic: ['Service auto', 'Car repairs', 130, ['revizii', 'diagnoză']],
      detailing: ['Detailing auto', 'Car detailing', 420, ['polish', 'interior']],
      'body-shop': ['Tinichigerie și vopsitorie', 'Body shop', 600],
      tyres: ['Vulcanizare', 'Tyre service', 120, ['mobilă', 'hotel anvelope']],
      rental: ['Închirieri auto', 'Car rental', 130, ['fără garanție', 'dube']],
    },
    ranges: years,
    facts: serviceFacts,
  }),
  'cleaning-services': goods({
    by: 'type',
    kinds: {
      home: ['Curățenie la domiciliu', 'Home cleaning', 45],
      office: ['Curățenie birouri', 'Office cleaning', 45],
      'after-building': ['Curățenie după constructor', 'After-builders cleaning', 600],
      upholstery: ['Spălare canapele și covoare', 'Sofa and carpet cleaning', 180],
    },
    ranges: years,
    facts: serviceFacts,
  }),
  tutoring: goods({
    by: 'subject',
    kinds: {
      maths: [
        'Meditații matematică',
        'Maths tutoring',
        90,
        ['gimnaziu', 'liceu', 'bacalaureat', 'Evaluare Națională'],
      ],
      english: ['Meditații engleză', 'English lessons', 80, ['Cambridge', 'copii', 'conversație']],
      romanian: ['Meditații limba română', 'Romanian tutoring', 80, ['bacalaureat', 'clasa a VIII-a']],
      german: ['Cursuri germană', 'German lessons', 90, ['A1-B2']],
      physics: ['Meditații fizică', 'Physics tutoring', 90],
      computing: ['Meditații informatică', 'Computing lessons', 110, ['C++', 'Python']],
      chemistry: ['Meditații chimie', 'Chemistry tutoring', 90],
      music: ['Lecții de chitară și pian', 'Guitar and piano lessons', 90],
      driving: ['Școală de șoferi', 'Driving lessons', 120],
    },
    ranges: years,
    spread: 0.25,
    facts: [
      [
        'Ședințe individuale sau în grup, la mine acasă sau online.',
        'Individual or group lessons, at my place or online.',
      ],
      ...serviceFacts.slice(2, 3),
    ],
  }),
  'beauty-services': goods({
    by: 'type',
    kinds: {
      hair: ['Coafor și frizerie', 'Hairdressing', 90],
      nails: ['Manichiură gel', 'Gel nails', 120],
      massage: ['Masaj terapeutic', 'Therapeutic massage', 150],
      'make-up': ['Machiaj evenimente', 'Event make-up', 250],
      training: ['Antrenor personal', 'Personal trainer', 130],
    },
    ranges: years,
    spread: 0.25,
  }),
  'event-services': goods({
    by: 'type',
    kinds: {
      'photo-video': [
        'Fotograf nuntă',
        'Wedding photographer',
        3600,
        ['foto-video', 'cu dronă', 'album inclus'],
      ],
      music: ['DJ evenimente', 'Event DJ', 2300, ['cu lumini', 'botez', 'nuntă']],
      catering: ['Catering evenimente', 'Catering', 90],
      decor: ['Decorațiuni nuntă și botez', 'Wedding decor', 1800, ['arcadă baloane', 'aranjamente florale']],
      venue: ['Închiriere cort evenimente', 'Event tent hire', 2600],
    },
    ranges: years,
  }),
  'it-services': goods({
    by: 'type',
    kinds: {
      'computer-repair': [
        'Reparații laptop și PC',
        'Laptop and PC repair',
        150,
        ['la domiciliu', 'instalare Windows'],
      ],
      websites: ['Creare site web', 'Website design', 2300, ['magazin online', 'de prezentare']],
      'phone-repair': ['Reparații telefoane', 'Phone repair', 250, ['schimb display', 'baterie']],
      design: ['Design logo', 'Logo design', 450],
      marketing: ['Promovare online', 'Online marketing', 1200],
    },
    ranges: years,
    facts: serviceFacts.slice(0, 2),
  }),
  'legal-finance': goods({
    by: 'type',
    kinds: {
      accounting: ['Servicii de contabilitate', 'Accounting services', 450, ['SRL', 'PFA']],
      translation: ['Traduceri autorizate', 'Certified translations', 50, ['engleză', 'germană', 'italiană']],
      legal: ['Consultanță juridică', 'Legal advice', 300],
      insurance: ['Asigurări auto și locuință', 'Car and home insurance', 150],
    },
    ranges: years,
  }),
}
