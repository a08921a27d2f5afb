import { choice, flag, number, root, text } from './define.ts'
import { powerSources } from './shared-options.ts'

const brand = text('brand', { card: true })
const powerSource = choice('powerSource', powerSources)
const watts = number('power', { unit: 'W', min: 1, max: 100_000 })

export const toolsIndustry = root({
  id: 'tools-industry',
  icon: 'hammer',
  hasCondition: true,
  leaves: [
    {
      id: 'power-tools',
      icon: 'drill',
      attributes: [
        choice(
          'type',
          ['drill', 'impact-driver', 'angle-grinder', 'rotary-hammer', 'circular-saw', 'jigsaw', 'sander'],
          { required: true, card: true },
        ),
        brand,
        powerSource,
        number('voltage', { unit: 'V', min: 3, max: 400 }),
        watts,
      ],
    },
    {
      id: 'hand-tools',
      icon: 'wrench',
      attributes: [
        choice('type', ['socket-set', 'ladder', 'measuring', 'toolbox', 'vice'], {
          required: true,
          card: true,
        }),
        brand,
        number('pieces', { min: 1, max: 1000 }),
      ],
    },
    {
      id: 'welding',
      icon: 'flame',
      attributes: [
        choice('type', ['MIG/MAG', 'TIG', 'MMA', 'plasma'], {
          required: true,
          card: true,
        }),
        number('current', { unit: 'A', min: 10, max: 1000 }, { card: true }),
        brand,
      ],
    },
    {
      id: 'generators-compressors',
      icon: 'zap',
      attributes: [
        choice('type', ['generator', 'compressor', 'pump', 'battery-station'], {
          required: true,
          card: true,
        }),
        powerSource,
        { ...watts, card: true },
        brand,
      ],
    },
    {
      id: 'building-materials',
      icon: 'brick-wall',
      attributes: [
        choice(
          'type',
          ['bricks', 'timber', 'roofing', 'insulation', 'tiles', 'parquet', 'doors-windows', 'paint'],
          { required: true, card: true },
        ),
        number('quantity', { min: 0.1, max: 1_000_000 }, { card: true }),
      ],
    },
    {
      id: 'construction-machines',
      icon: 'forklift',
      attributes: [
        choice('type', ['excavator', 'mini-excavator', 'backhoe', 'forklift', 'mixer', 'scaffold'], {
          required: true,
          card: true,
        }),
        brand,
        number('year', { min: 1950, max: 2030 }, { card: true }),
        number('hours', { unit: 'h', min: 0, max: 100_000 }),
      ],
    },
    {
      id: 'woodworking-machines',
      icon: 'factory',
      attributes: [
        choice('type', ['lathe', 'milling', 'table-saw', 'planer', 'cnc'], { required: true, card: true }),
        powerSource,
        watts,
      ],
    },
    {
      id: 'safety-workwear',
      icon: 'hard-hat',
      attributes: [
        choice('type', ['boots', 'clothing', 'helmet', 'gloves'], { required: true, card: true }),
        brand,
        flag('certified'),
      ],
    },
  ],
})
