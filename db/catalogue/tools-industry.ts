import { choice, flag, number, root, text } from './define.ts'
import { powerSources } from './shared-options.ts'

const brand = text('brand', 'Marcă', 'Brand', { card: true })
const powerSource = choice('powerSource', 'Alimentare', 'Power source', powerSources)
const watts = number('power', 'Putere', 'Power', { unit: 'W', min: 1, max: 100_000 })

export const toolsIndustry = root({
  id: 'tools-industry',
  ro: 'Scule, materiale și utilaje',
  en: 'Tools, materials and machines',
  icon: 'hammer',
  hasCondition: true,
  leaves: [
    {
      id: 'power-tools',
      ro: 'Scule electrice',
      en: 'Power tools',
      icon: 'drill',
      attributes: [
        choice(
          'type',
          'Tip',
          'Type',
          [
            ['drill', 'Bormașină', 'Drill'],
            ['impact-driver', 'Autofiletantă', 'Impact driver'],
            ['angle-grinder', 'Polizor unghiular', 'Angle grinder'],
            ['rotary-hammer', 'Ciocan rotopercutor', 'Rotary hammer'],
            ['circular-saw', 'Fierăstrău circular', 'Circular saw'],
            ['jigsaw', 'Fierăstrău pendular', 'Jigsaw'],
            ['sander', 'Șlefuitor', 'Sander'],
          ],
          { required: true, card: true },
        ),
        brand,
        powerSource,
        number('voltage', 'Tensiune', 'Voltage', { unit: 'V', min: 3, max: 400 }),
        watts,
      ],
    },
    {
      id: 'hand-tools',
      ro: 'Scule de mână',
      en: 'Hand tools',
      icon: 'wrench',
      attributes: [
        choice(
          'type',
          'Tip',
          'Type',
          [
            ['socket-set', 'Trusă de chei', 'Socket set'],
            ['ladder', 'Scară', 'Ladder'],
            ['measuring', 'De măsurat', 'Measuring'],
            ['toolbox', 'Ladă de scule', 'Toolbox'],
            ['vice', 'Menghină', 'Vice'],
          ],
          { required: true, card: true },
        ),
        brand,
        number('pieces', 'Piese', 'Pieces', { min: 1, max: 1000 }),
      ],
    },
    {
      id: 'welding',
      ro: 'Sudură',
      en: 'Welding',
      icon: 'flame',
      attributes: [
        choice(
          'type',
          'Tip',
          'Type',
          ['MIG/MAG', 'TIG', 'MMA', ['plasma', 'Tăiere cu plasmă', 'Plasma cutter']],
          {
            required: true,
            card: true,
          },
        ),
        number(
          'current',
          'Curent maxim',
          'Maximum current',
          { unit: 'A', min: 10, max: 1000 },
          { card: true },
        ),
        brand,
      ],
    },
    {
      id: 'generators-compressors',
      ro: 'Generatoare și compresoare',
      en: 'Generators and compressors',
      icon: 'zap',
      attributes: [
        choice(
          'type',
          'Tip',
          'Type',
          [
            ['generator', 'Generator', 'Generator'],
            ['compressor', 'Compresor', 'Compressor'],
            ['pump', 'Motopompă', 'Pump'],
            ['battery-station', 'Stație electrică', 'Power station'],
          ],
          { required: true, card: true },
        ),
        powerSource,
        { ...watts, card: true },
        brand,
      ],
    },
    {
      id: 'building-materials',
      ro: 'Materiale de construcții',
      en: 'Building materials',
      icon: 'brick-wall',
      attributes: [
        choice(
          'type',
          'Tip',
          'Type',
          [
            ['bricks', 'Cărămidă și BCA', 'Bricks and blocks'],
            ['timber', 'Cherestea', 'Timber'],
            ['roofing', 'Țiglă și tablă', 'Roofing'],
            ['insulation', 'Izolații', 'Insulation'],
            ['tiles', 'Gresie și faianță', 'Tiles'],
            ['parquet', 'Parchet', 'Parquet'],
            ['doors-windows', 'Uși și ferestre', 'Doors and windows'],
            ['paint', 'Vopsele', 'Paint'],
          ],
          { required: true, card: true },
        ),
        number('quantity', 'Cantitate', 'Quantity', { min: 0.1, max: 1_000_000 }, { card: true }),
      ],
    },
    {
      id: 'construction-machines',
      ro: 'Utilaje de construcții',
      en: 'Construction machines',
      icon: 'forklift',
      attributes: [
        choice(
          'type',
          'Tip',
          'Type',
          [
            ['excavator', 'Excavator', 'Excavator'],
            ['mini-excavator', 'Miniexcavator', 'Mini excavator'],
            ['backhoe', 'Buldoexcavator', 'Backhoe loader'],
            ['forklift', 'Stivuitor', 'Forklift'],
            ['mixer', 'Betonieră', 'Concrete mixer'],
            ['scaffold', 'Schelă', 'Scaffold'],
          ],
          { required: true, card: true },
        ),
        brand,
        number('year', 'An fabricație', 'Year', { min: 1950, max: 2030 }, { card: true }),
        number('hours', 'Ore de funcționare', 'Working hours', { unit: 'h', min: 0, max: 100_000 }),
      ],
    },
    {
      id: 'woodworking-machines',
      ro: 'Mașini de tâmplărie și metal',
      en: 'Wood and metal machines',
      icon: 'factory',
      attributes: [
        choice(
          'type',
          'Tip',
          'Type',
          [
            ['lathe', 'Strung', 'Lathe'],
            ['milling', 'Freză', 'Milling machine'],
            ['table-saw', 'Circular', 'Table saw'],
            ['planer', 'Abricht', 'Planer'],
            ['cnc', 'CNC', 'CNC'],
          ],
          { required: true, card: true },
        ),
        powerSource,
        watts,
      ],
    },
    {
      id: 'safety-workwear',
      ro: 'Protecția muncii',
      en: 'Workwear and safety',
      icon: 'hard-hat',
      attributes: [
        choice(
          'type',
          'Tip',
          'Type',
          [
            ['boots', 'Bocanci de protecție', 'Safety boots'],
            ['clothing', 'Salopetă', 'Work clothing'],
            ['helmet', 'Cască', 'Helmet'],
            ['gloves', 'Mănuși', 'Gloves'],
          ],
          { required: true, card: true },
        ),
        brand,
        flag('certified', 'Certificat CE', 'CE certified'),
      ],
    },
  ],
})
