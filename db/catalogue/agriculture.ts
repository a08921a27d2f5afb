import { choice, flag, number, root, text } from './define.ts'

const quantity = number('quantity', { unit: 'kg', min: 0.1, max: 10_000_000 }, { card: true })
const year = number('year', { min: 1940, max: 2030 }, { card: true })
const organic = flag('organic')
const heads = number('heads', { min: 1, max: 10_000 }, { card: true })

export const agriculture = root({
  id: 'agriculture',
  icon: 'tractor',
  hasCondition: true,
  leaves: [
    {
      id: 'tractors',
      icon: 'tractor',
      attributes: [
        choice(
          'make',
          [
            'Case IH',
            'Claas',
            'Deutz-Fahr',
            'Fendt',
            'Ford',
            'John Deere',
            'Kubota',
            'Massey Ferguson',
            'New Holland',
            'Same',
            'UTB',
            'Zetor',
            'other',
          ],
          { required: true },
        ),
        text('model'),
        { ...year, required: true },
        number('hours', { unit: 'h', min: 0, max: 100_000 }, { card: true }),
        number('power', { unit: 'CP', min: 5, max: 900 }, { card: true }),
      ],
    },
    {
      id: 'farm-machinery',
      icon: 'cog',
      attributes: [
        choice('type', ['combine', 'plough', 'seeder', 'disc-harrow', 'baler', 'sprayer', 'trailer'], {
          required: true,
          card: true,
        }),
        year,
        number('width', { unit: 'm', min: 0.2, max: 40 }),
      ],
    },
    {
      id: 'livestock',
      icon: 'beef',
      hasCondition: false,
      attributes: [
        choice('species', ['cattle', 'pigs', 'sheep', 'goats', 'horses'], { required: true, card: true }),
        heads,
        number('ageMonths', { unit: 'luni', min: 0, max: 400 }),
      ],
    },
    {
      id: 'poultry',
      icon: 'egg',
      hasCondition: false,
      attributes: [
        choice('species', ['hens', 'turkeys', 'ducks', 'geese', 'quail'], { required: true, card: true }),
        heads,
      ],
    },
    {
      id: 'grain-feed',
      icon: 'wheat',
      hasCondition: false,
      attributes: [
        choice('type', ['maize', 'wheat', 'barley', 'hay', 'alfalfa', 'sunflower'], {
          required: true,
          card: true,
        }),
        quantity,
        organic,
      ],
    },
    {
      id: 'farm-products',
      icon: 'apple',
      hasCondition: false,
      attributes: [
        choice('type', ['vegetables', 'fruit', 'dairy', 'meat', 'eggs', 'wine', 'preserves'], {
          required: true,
          card: true,
        }),
        quantity,
        organic,
      ],
    },
    {
      id: 'beekeeping',
      icon: 'hexagon',
      hasCondition: false,
      attributes: [
        choice('type', ['honey', 'hives', 'families', 'equipment'], { required: true, card: true }),
        choice('honey', ['acacia', 'lime', 'polyfloral', 'rape']),
      ],
    },
    {
      id: 'firewood',
      icon: 'trees',
      hasCondition: false,
      attributes: [
        choice('type', ['beech', 'oak', 'acacia', 'pellets', 'briquettes'], { required: true, card: true }),
        flag('delivery'),
      ],
    },
  ],
})
