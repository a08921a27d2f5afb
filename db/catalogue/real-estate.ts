import { choice, flag, number, root } from './define.ts'

const rooms = number('rooms', 'Camere', 'Rooms', { min: 1, max: 60 }, { required: true, card: true })
const area = number(
  'area',
  'Suprafață utilă',
  'Floor area',
  { unit: 'm²', min: 1, max: 100_000 },
  { required: true, card: true },
)
const floor = number('floor', 'Etaj', 'Floor', { min: -2, max: 60 }, { card: true })
const floors = number(
  'floors',
  'Etaje în clădire',
  'Floors in building',
  { min: 1, max: 60 },
  { filter: false },
)
const bathrooms = number('bathrooms', 'Băi', 'Bathrooms', { min: 0, max: 40 })
const builtYear = number('builtYear', 'An construcție', 'Year built', { min: 1600, max: 2035 })
const land = number('landArea', 'Suprafață teren', 'Land area', { unit: 'm²', min: 1, max: 10_000_000 })
const furnished = choice('furnished', 'Mobilat', 'Furnished', [
  ['furnished', 'Mobilat', 'Furnished'],
  ['partly', 'Parțial mobilat', 'Partly furnished'],
  ['unfurnished', 'Nemobilat', 'Unfurnished'],
])
const partitioning = choice('partitioning', 'Compartimentare', 'Partitioning', [
  ['detached', 'Decomandat', 'Separate rooms'],
  ['semi-detached', 'Semidecomandat', 'Partly separate rooms'],
  ['open', 'Nedecomandat', 'Walk-through rooms'],
  ['studio', 'Open space', 'Open plan'],
])
const heating = choice('heating', 'Încălzire', 'Heating', [
  ['own-boiler', 'Centrală proprie', 'Own boiler'],
  ['district', 'Termoficare', 'District heating'],
  ['building', 'Centrală de bloc', 'Building boiler'],
  ['heat-pump', 'Pompă de căldură', 'Heat pump'],
  ['stove', 'Sobă', 'Stove'],
])
const parking = flag('parking', 'Loc de parcare', 'Parking space')
const balcony = flag('balcony', 'Balcon', 'Balcony')
const lift = flag('lift', 'Lift', 'Lift')
const petsAllowed = flag('petsAllowed', 'Acceptă animale', 'Pets allowed')
const seller = choice('offeredBy', 'Oferit de', 'Offered by', [
  ['owner', 'Proprietar', 'Owner'],
  ['agency', 'Agenție', 'Agency'],
  ['developer', 'Dezvoltator', 'Developer'],
])
const deposit = flag('deposit', 'Se cere garanție', 'Deposit required', { filter: false })

export const realEstate = root({
  id: 'real-estate',
  ro: 'Imobiliare',
  en: 'Real estate',
  icon: 'house',
  hasCondition: false,
  leaves: [
    {
      id: 'flats-for-sale',
      ro: 'Apartamente de vânzare',
      en: 'Flats for sale',
      icon: 'building-2',
      attributes: [
        rooms,
        area,
        floor,
        floors,
        partitioning,
        furnished,
        builtYear,
        bathrooms,
        heating,
        balcony,
        lift,
        parking,
        seller,
      ],
    },
    {
      id: 'flats-for-rent',
      ro: 'Apartamente de închiriat',
      en: 'Flats to rent',
      icon: 'key-round',
      attributes: [
        rooms,
        area,
        floor,
        floors,
        furnished,
        partitioning,
        bathrooms,
        heating,
        petsAllowed,
        balcony,
        lift,
        parking,
        deposit,
        seller,
      ],
    },
    {
      id: 'houses-for-sale',
      ro: 'Case de vânzare',
      en: 'Houses for sale',
      icon: 'house-plus',
      attributes: [rooms, area, { ...land, card: true }, builtYear, bathrooms, heating, furnished, seller],
    },
    {
      id: 'houses-for-rent',
      ro: 'Case de închiriat',
      en: 'Houses to rent',
      icon: 'house-heart',
      attributes: [rooms, area, land, bathrooms, heating, furnished, petsAllowed, parking, deposit, seller],
    },
    {
      id: 'rooms-for-rent',
      ro: 'Camere de închiriat',
      en: 'Rooms to rent',
      icon: 'bed-single',
      attributes: [
        { ...area, required: false },
        choice(
          'roomType',
          'Tip cameră',
          'Room type',
          [
            ['single', 'De o persoană', 'Single'],
            ['double', 'De două persoane', 'Double'],
            ['shared', 'Loc în cameră', 'Shared room'],
          ],
          { card: true },
        ),
        furnished,
        petsAllowed,
        deposit,
        choice('preferred', 'Preferă', 'Preferred tenant', [
          ['anyone', 'Oricine', 'Anyone'],
          ['students', 'Studenți', 'Students'],
          ['employees', 'Angajați', 'Employees'],
        ]),
      ],
    },
    {
      id: 'holiday-rentals',
      ro: 'Cazare și regim hotelier',
      en: 'Holiday rentals',
      icon: 'bed-double',
      attributes: [
        choice(
          'unit',
          'Tip spațiu',
          'Kind of place',
          [
            ['entire', 'Locuință întreagă', 'Entire place'],
            ['room', 'Cameră privată', 'Private room'],
            ['shared', 'Cameră comună', 'Shared room'],
            ['hotel', 'Cameră de hotel', 'Hotel room'],
          ],
          { required: true, card: true },
        ),
        number('guests', 'Oaspeți', 'Guests', { min: 1, max: 100 }, { required: true, card: true }),
        number('bedrooms', 'Dormitoare', 'Bedrooms', { min: 0, max: 60 }, { card: true }),
        number('beds', 'Paturi', 'Beds', { min: 0, max: 100 }),
        bathrooms,
        number('minimumNights', 'Nopți minim', 'Minimum nights', { min: 1, max: 1000 }),
        flag('wifi', 'Wi-Fi', 'Wi-Fi'),
        flag('kitchen', 'Bucătărie', 'Kitchen'),
        parking,
        petsAllowed,
        number('rating', 'Notă', 'Rating', { min: 0, max: 5 }),
      ],
    },
    {
      id: 'land',
      ro: 'Terenuri',
      en: 'Land',
      icon: 'land-plot',
      attributes: [
        { ...land, required: true, card: true },
        choice(
          'zoning',
          'Încadrare',
          'Zoning',
          [
            ['building', 'Intravilan', 'Building land'],
            ['agricultural', 'Extravilan agricol', 'Farm land'],
            ['forest', 'Pădure', 'Forest'],
            ['industrial', 'Industrial', 'Industrial'],
          ],
          { required: true, card: true },
        ),
        number('frontage', 'Deschidere', 'Frontage', { unit: 'm', min: 1, max: 10_000 }),
        flag('electricity', 'Curent electric', 'Electricity'),
        flag('water', 'Apă', 'Water'),
        flag('gas', 'Gaz', 'Gas'),
        seller,
      ],
    },
    {
      id: 'commercial-spaces',
      ro: 'Birouri și spații comerciale',
      en: 'Offices and commercial spaces',
      icon: 'building',
      attributes: [
        choice(
          'offer',
          'Ofertă',
          'Offer',
          [
            ['sale', 'De vânzare', 'For sale'],
            ['rent', 'De închiriat', 'To rent'],
          ],
          { required: true, card: true },
        ),
        choice(
          'use',
          'Destinație',
          'Use',
          [
            ['office', 'Birou', 'Office'],
            ['shop', 'Magazin', 'Shop'],
            ['warehouse', 'Depozit', 'Warehouse'],
            ['hall', 'Hală', 'Industrial hall'],
            ['restaurant', 'Restaurant sau bar', 'Restaurant or bar'],
          ],
          { card: true },
        ),
        area,
        floor,
        heating,
        parking,
      ],
    },
    {
      id: 'garages-parking',
      ro: 'Garaje și locuri de parcare',
      en: 'Garages and parking',
      icon: 'square-parking',
      attributes: [
        choice(
          'offer',
          'Ofertă',
          'Offer',
          [
            ['sale', 'De vânzare', 'For sale'],
            ['rent', 'De închiriat', 'To rent'],
          ],
          { required: true, card: true },
        ),
        choice(
          'type',
          'Tip',
          'Type',
          [
            ['garage', 'Garaj', 'Garage'],
            ['underground', 'Parcare subterană', 'Underground'],
            ['outdoor', 'Parcare exterioară', 'Outdoor'],
            ['storage', 'Boxă', 'Storage room'],
          ],
          { card: true },
        ),
        { ...area, required: false, card: false },
      ],
    },
    {
      id: 'property-wanted',
      ro: 'Cereri imobiliare',
      en: 'Property wanted',
      icon: 'search',
      attributes: [
        choice(
          'wanted',
          'Caut',
          'Wanted',
          [
            ['rent', 'Să închiriez', 'To rent'],
            ['buy', 'Să cumpăr', 'To buy'],
            ['room', 'O cameră', 'A room'],
            ['swap', 'Schimb de locuință', 'A home swap'],
          ],
          { required: true, card: true },
        ),
        { ...rooms, required: false },
        { ...area, required: false, card: false },
      ],
    },
  ],
})
