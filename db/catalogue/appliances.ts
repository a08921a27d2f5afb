import { choice, flag, number, root } from './define.ts'
import { energyClasses } from './shared-options.ts'

const brand = choice(
  'brand',
  [
    'Arctic',
    'Beko',
    'Bosch',
    'Candy',
    'Daikin',
    'DeLonghi',
    'Dyson',
    'Electrolux',
    'Gorenje',
    'Hotpoint',
    'iRobot',
    'LG',
    'Miele',
    'Philips',
    'Rowenta',
    'Samsung',
    'Siemens',
    'Tefal',
    'Whirlpool',
    'Xiaomi',
    'Zanussi',
    'other',
  ],
  { card: true },
)
const energy = choice('energyClass', energyClasses, { card: true })
const warranty = flag('warranty')
const builtIn = flag('builtIn')

export const appliances = root({
  id: 'appliances',
  icon: 'washing-machine',
  hasCondition: true,
  leaves: [
    {
      id: 'refrigerators',
      icon: 'refrigerator',
      attributes: [
        { ...brand, required: true },
        choice('type', ['combi', 'fridge', 'freezer', 'side-by-side'], { required: true }),
        number('volume', { unit: 'l', min: 20, max: 1000 }, { card: true }),
        energy,
        flag('noFrost'),
        builtIn,
        warranty,
      ],
    },
    {
      id: 'washing-machines',
      icon: 'washing-machine',
      attributes: [
        { ...brand, required: true },
        choice('type', ['washer', 'dryer', 'washer-dryer', 'dishwasher'], { required: true }),
        number('capacity', { unit: 'kg', min: 1, max: 30 }, { card: true }),
        number('spin', { unit: 'rpm', min: 400, max: 2000 }),
        energy,
        builtIn,
        warranty,
      ],
    },
    {
      id: 'cookers-ovens',
      icon: 'heater',
      attributes: [
        brand,
        choice('type', ['cooker', 'oven', 'hob', 'microwave', 'hood'], { required: true, card: true }),
        choice('power', ['gas', 'electric', 'induction', 'mixed']),
        builtIn,
        warranty,
      ],
    },
    {
      id: 'vacuum-cleaners',
      icon: 'robot-vacuum',
      attributes: [
        brand,
        choice('type', ['robot', 'upright', 'bagged', 'bagless', 'washing'], { required: true, card: true }),
        number('power', { unit: 'W', min: 10, max: 3000 }),
        warranty,
      ],
    },
    {
      id: 'coffee-machines',
      icon: 'coffee',
      attributes: [
        brand,
        choice('type', ['automatic', 'manual', 'capsules', 'filter'], { required: true, card: true }),
        flag('milkFrother'),
        warranty,
      ],
    },
    {
      id: 'small-kitchen-appliances',
      icon: 'blender',
      attributes: [
        brand,
        choice('type', ['blender', 'mixer', 'food-processor', 'air-fryer', 'toaster', 'kettle', 'iron'], {
          required: true,
          card: true,
        }),
        number('power', { unit: 'W', min: 10, max: 4000 }),
        warranty,
      ],
    },
    {
      id: 'air-conditioners',
      icon: 'air-vent',
      attributes: [
        brand,
        choice('type', ['split', 'portable', 'fan', 'purifier', 'dehumidifier'], {
          required: true,
          card: true,
        }),
        number('btu', { unit: 'BTU', min: 2000, max: 100_000 }, { card: true }),
        energy,
      ],
    },
    {
      id: 'boilers-heating',
      icon: 'flame',
      attributes: [
        choice('type', ['gas-boiler', 'wood-boiler', 'water-heater', 'stove', 'radiator', 'solar'], {
          required: true,
          card: true,
        }),
        number('power', { unit: 'kW', min: 1, max: 500 }, { card: true }),
        warranty,
      ],
    },
  ],
})
