import { choice, flag, number, root } from './define.ts'

const provider = choice('provider', 'Oferit de', 'Provided by', [
  ['company', 'Firmă', 'Company'],
  ['self-employed', 'PFA', 'Self-employed'],
  ['person', 'Persoană fizică', 'Private person'],
])
const pricing = choice(
  'pricing',
  'Tarif',
  'Pricing',
  [
    ['hour', 'Pe oră', 'Per hour'],
    ['day', 'Pe zi', 'Per day'],
    ['project', 'Pe lucrare', 'Per project'],
    ['unit', 'Pe m² sau bucată', 'Per m² or piece'],
  ],
  { card: true },
)
const travels = flag('travels', 'Deplasare la domiciliu', 'Comes to you')
const experience = number(
  'experience',
  'Ani de experiență',
  'Years of experience',
  { unit: 'ani', min: 0, max: 60 },
  { card: true },
)
const common = [pricing, experience, travels, provider]

export const services = root({
  id: 'services',
  ro: 'Servicii',
  en: 'Services',
  icon: 'wrench',
  hasCondition: false,
  leaves: [
    {
      id: 'construction-services',
      ro: 'Construcții și renovări',
      en: 'Building and renovation',
      icon: 'brick-wall',
      attributes: [
        choice(
          'trade',
          'Meserie',
          'Trade',
          [
            ['painter', 'Zugrav', 'Painter'],
            ['tiler', 'Faianțar', 'Tiler'],
            ['roofer', 'Acoperișuri', 'Roofer'],
            ['drywall', 'Rigips', 'Drywall'],
            ['mason', 'Zidar', 'Mason'],
            ['insulation', 'Izolații', 'Insulation'],
          ],
          { required: true, card: true },
        ),
        ...common,
      ],
    },
    {
      id: 'installers-repairs',
      ro: 'Instalatori, electricieni și reparații',
      en: 'Plumbers, electricians and repairs',
      icon: 'plug-zap',
      attributes: [
        choice(
          'trade',
          'Meserie',
          'Trade',
          [
            ['plumber', 'Instalator', 'Plumber'],
            ['electrician', 'Electrician', 'Electrician'],
            ['appliances', 'Reparații electrocasnice', 'Appliance repair'],
            ['locksmith', 'Lăcătuș', 'Locksmith'],
            ['air-conditioning', 'Montaj aer condiționat', 'Air conditioning'],
          ],
          { required: true, card: true },
        ),
        ...common,
        flag('emergency', 'Intervenții de urgență', 'Emergency calls'),
      ],
    },
    {
      id: 'transport-moving',
      ro: 'Transport și mutări',
      en: 'Transport and moving',
      icon: 'package',
      attributes: [
        choice(
          'type',
          'Tip',
          'Type',
          [
            ['moving', 'Mutări', 'Moving'],
            ['goods', 'Transport marfă', 'Goods'],
            ['people', 'Transport persoane', 'People'],
            ['towing', 'Tractări auto', 'Towing'],
          ],
          { required: true, card: true },
        ),
        pricing,
        provider,
        flag('abroad', 'Și în străinătate', 'Also abroad'),
      ],
    },
    {
      id: 'car-services',
      ro: 'Service și detailing auto',
      en: 'Car repair and detailing',
      icon: 'car',
      attributes: [
        choice(
          'type',
          'Tip',
          'Type',
          [
            ['mechanic', 'Mecanică', 'Mechanic'],
            ['body-shop', 'Tinichigerie și vopsitorie', 'Body shop'],
            ['detailing', 'Detailing', 'Detailing'],
            ['tyres', 'Vulcanizare', 'Tyres'],
            ['rental', 'Închirieri auto', 'Car rental'],
          ],
          { required: true, card: true },
        ),
        ...common,
      ],
    },
    {
      id: 'cleaning-services',
      ro: 'Curățenie',
      en: 'Cleaning',
      icon: 'brush-cleaning',
      attributes: [
        choice(
          'type',
          'Tip',
          'Type',
          [
            ['home', 'La domiciliu', 'Home'],
            ['office', 'Birouri', 'Offices'],
            ['after-building', 'După constructor', 'After builders'],
            ['upholstery', 'Tapițerie', 'Upholstery'],
          ],
          { required: true, card: true },
        ),
        ...common,
      ],
    },
    {
      id: 'tutoring',
      ro: 'Meditații și cursuri',
      en: 'Tutoring and courses',
      icon: 'graduation-cap',
      attributes: [
        choice(
          'subject',
          'Materie',
          'Subject',
          [
            ['maths', 'Matematică', 'Maths'],
            ['romanian', 'Limba română', 'Romanian'],
            ['english', 'Engleză', 'English'],
            ['german', 'Germană', 'German'],
            ['physics', 'Fizică', 'Physics'],
            ['chemistry', 'Chimie', 'Chemistry'],
            ['computing', 'Informatică', 'Computing'],
            ['music', 'Muzică', 'Music'],
            ['driving', 'Școală de șoferi', 'Driving'],
          ],
          { required: true, card: true },
        ),
        flag('online', 'Online', 'Online'),
        ...common,
      ],
    },
    {
      id: 'beauty-services',
      ro: 'Frumusețe și sănătate',
      en: 'Beauty and health',
      icon: 'scissors',
      attributes: [
        choice(
          'type',
          'Tip',
          'Type',
          [
            ['hair', 'Coafor și frizerie', 'Hair'],
            ['nails', 'Manichiură', 'Nails'],
            ['massage', 'Masaj', 'Massage'],
            ['make-up', 'Machiaj', 'Make-up'],
            ['training', 'Antrenor personal', 'Personal training'],
          ],
          { required: true, card: true },
        ),
        ...common,
      ],
    },
    {
      id: 'event-services',
      ro: 'Nunți și evenimente',
      en: 'Weddings and events',
      icon: 'party-popper',
      attributes: [
        choice(
          'type',
          'Tip',
          'Type',
          [
            ['photo-video', 'Foto și video', 'Photo and video'],
            ['music', 'DJ și formații', 'DJs and bands'],
            ['catering', 'Catering', 'Catering'],
            ['decor', 'Decorațiuni', 'Decor'],
            ['venue', 'Săli și corturi', 'Venues and tents'],
          ],
          { required: true, card: true },
        ),
        pricing,
        experience,
        provider,
      ],
    },
    {
      id: 'it-services',
      ro: 'IT, web și design',
      en: 'IT, web and design',
      icon: 'monitor-cog',
      attributes: [
        choice(
          'type',
          'Tip',
          'Type',
          [
            ['websites', 'Site-uri web', 'Websites'],
            ['computer-repair', 'Reparații calculatoare', 'Computer repair'],
            ['phone-repair', 'Reparații telefoane', 'Phone repair'],
            ['design', 'Grafică', 'Graphic design'],
            ['marketing', 'Marketing', 'Marketing'],
          ],
          { required: true, card: true },
        ),
        ...common,
      ],
    },
    {
      id: 'legal-finance',
      ro: 'Contabilitate, juridic și traduceri',
      en: 'Accounting, legal and translation',
      icon: 'scale',
      attributes: [
        choice(
          'type',
          'Tip',
          'Type',
          [
            ['accounting', 'Contabilitate', 'Accounting'],
            ['legal', 'Consultanță juridică', 'Legal advice'],
            ['translation', 'Traduceri', 'Translation'],
            ['insurance', 'Asigurări', 'Insurance'],
          ],
          { required: true, card: true },
        ),
        pricing,
        experience,
        provider,
      ],
    },
  ],
})
