import { choice, flag, number, root } from './define.ts'

const rooms = number('rooms', { min: 1, max: 60 }, { required: true, card: true })
const area = number('area', { unit: 'm²', min: 1, max: 100_000 }, { required: true, card: true })
const floor = number('floor', { min: -2, max: 60 }, { card: true })
const floors = number('floors', { min: 1, max: 60 }, { filter: false })
const bathrooms = number('bathrooms', { min: 0, max: 40 })
const builtYear = number('builtYear', { min: 1600, max: 2035 })
const land = number('landArea', { unit: 'm²', min: 1, max: 10_000_000 })
const furnished = choice('furnished', ['furnished', 'partly', 'unfurnished'])
const partitioning = choice('partitioning', ['detached', 'semi-detached', 'open', 'studio'])
const heating = choice('heating', ['own-boiler', 'district', 'building', 'heat-pump', 'stove'])
const parking = flag('parking')
const balcony = flag('balcony')
const lift = flag('lift')
const petsAllowed = flag('petsAllowed')
const seller = choice('offeredBy', ['owner', 'agency', 'developer'])
const deposit = flag('deposit', { filter: false })

export const realEstate = root({
  id: 'real-estate',
  icon: 'house',
  hasCondition: false,
  leaves: [
    {
      id: 'flats-for-sale',
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
      icon: 'house-plus',
      attributes: [rooms, area, { ...land, card: true }, builtYear, bathrooms, heating, furnished, seller],
    },
    {
      id: 'houses-for-rent',
      icon: 'house-heart',
      attributes: [rooms, area, land, bathrooms, heating, furnished, petsAllowed, parking, deposit, seller],
    },
    {
      id: 'rooms-for-rent',
      icon: 'bed-single',
      attributes: [
        { ...area, required: false },
        choice('roomType', ['single', 'double', 'shared'], { card: true }),
        furnished,
        petsAllowed,
        deposit,
        choice('preferred', ['anyone', 'students', 'employees']),
      ],
    },
    {
      id: 'holiday-rentals',
      icon: 'bed-double',
      attributes: [
        choice('unit', ['entire', 'room', 'shared', 'hotel'], { required: true, card: true }),
        number('guests', { min: 1, max: 100 }, { required: true, card: true }),
        number('bedrooms', { min: 0, max: 60 }, { card: true }),
        number('beds', { min: 0, max: 100 }),
        bathrooms,
        number('minimumNights', { min: 1, max: 1000 }),
        flag('wifi'),
        flag('kitchen'),
        parking,
        petsAllowed,
        number('rating', { min: 0, max: 5 }),
      ],
    },
    {
      id: 'land',
      icon: 'land-plot',
      attributes: [
        { ...land, required: true, card: true },
        choice('zoning', ['building', 'agricultural', 'forest', 'industrial'], {
          required: true,
          card: true,
        }),
        number('frontage', { unit: 'm', min: 1, max: 10_000 }),
        flag('electricity'),
        flag('water'),
        flag('gas'),
        seller,
      ],
    },
    {
      id: 'commercial-spaces',
      icon: 'building',
      attributes: [
        choice('offer', ['sale', 'rent'], { required: true, card: true }),
        choice('use', ['office', 'shop', 'warehouse', 'hall', 'restaurant'], { card: true }),
        area,
        floor,
        heating,
        parking,
      ],
    },
    {
      id: 'garages-parking',
      icon: 'square-parking',
      attributes: [
        choice('offer', ['sale', 'rent'], { required: true, card: true }),
        choice('type', ['garage', 'underground', 'outdoor', 'storage'], { card: true }),
        { ...area, required: false, card: false },
      ],
    },
    {
      id: 'property-wanted',
      icon: 'search',
      attributes: [
        choice('wanted', ['rent', 'buy', 'room', 'swap'], { required: true, card: true }),
        { ...rooms, required: false },
        { ...area, required: false, card: false },
      ],
    },
  ],
})
