import { choice, flag, number, root, text } from './define.ts'

const brand = text('brand', { card: true })

export const sportLeisure = root({
  id: 'sport-leisure',
  icon: 'bike',
  hasCondition: true,
  leaves: [
    {
      id: 'bicycles',
      icon: 'bike',
      attributes: [
        choice('type', ['mtb', 'road', 'city', 'trekking', 'gravel', 'electric', 'kids', 'bmx'], {
          required: true,
          card: true,
        }),
        brand,
        number('wheel', { unit: 'inch', min: 10, max: 36 }, { card: true }),
        choice('frame', ['XS', 'S', 'M', 'L', 'XL']),
        choice('frameMaterial', ['aluminium', 'carbon', 'steel']),
        number('gears', { min: 1, max: 36 }),
      ],
    },
    {
      id: 'electric-scooters',
      icon: 'scooter',
      attributes: [
        brand,
        number('range', { unit: 'km', min: 1, max: 300 }, { card: true }),
        number('speed', { unit: 'km/h', min: 5, max: 120 }),
        flag('seat'),
      ],
    },
    {
      id: 'fitness',
      icon: 'dumbbell',
      attributes: [
        choice('type', ['treadmill', 'exercise-bike', 'weights', 'multi-gym', 'elliptical', 'bench'], {
          required: true,
          card: true,
        }),
        number('weight', { unit: 'kg', min: 0.5, max: 500 }),
        brand,
      ],
    },
    {
      id: 'winter-sports',
      icon: 'snowflake',
      attributes: [
        choice('type', ['skis', 'snowboard', 'ski-boots', 'sledge', 'skates', 'clothing'], {
          required: true,
          card: true,
        }),
        number('length', { unit: 'cm', min: 20, max: 230 }, { card: true }),
        brand,
      ],
    },
    {
      id: 'camping-hiking',
      icon: 'tent',
      attributes: [
        choice('type', ['tent', 'sleeping-bag', 'backpack', 'boots', 'furniture', 'stove'], {
          required: true,
          card: true,
        }),
        number('people', { min: 1, max: 12 }),
        brand,
      ],
    },
    {
      id: 'fishing',
      icon: 'fishing-rod',
      attributes: [
        choice('type', ['rod', 'reel', 'bait', 'chair', 'sonar', 'set'], { required: true, card: true }),
        brand,
      ],
    },
    {
      id: 'team-sports',
      icon: 'volleyball',
      attributes: [
        choice('sport', ['football', 'basketball', 'volleyball', 'handball', 'rugby'], {
          required: true,
          card: true,
        }),
        brand,
      ],
    },
    {
      id: 'racket-sports',
      icon: 'circle-dashed',
      attributes: [
        choice('sport', ['tennis', 'table-tennis', 'badminton', 'padel', 'squash'], {
          required: true,
          card: true,
        }),
        brand,
      ],
    },
    {
      id: 'water-sports',
      icon: 'waves',
      attributes: [
        choice('type', ['sup', 'wetsuit', 'diving', 'pool', 'surf'], { required: true, card: true }),
        brand,
      ],
    },
    {
      id: 'tickets-vouchers',
      icon: 'ticket',
      hasCondition: false,
      attributes: [
        choice('type', ['concert', 'sport', 'theatre', 'festival', 'holiday'], {
          required: true,
          card: true,
        }),
        number('quantity', { min: 1, max: 20 }, { card: true }),
      ],
    },
  ],
})
