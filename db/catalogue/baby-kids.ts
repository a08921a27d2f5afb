import { choice, flag, number, root, text } from './define.ts'
import { childGenders, colours } from './shared-options.ts'

const brand = text('brand', 'Marcă', 'Brand', { card: true })
const gender = choice('gender', 'Pentru', 'For', childGenders)
const ages = choice(
  'age',
  'Vârstă',
  'Age',
  [
    ['0-1', '0–1 ani', '0–1 years'],
    ['1-3', '1–3 ani', '1–3 years'],
    ['3-6', '3–6 ani', '3–6 years'],
    ['6-9', '6–9 ani', '6–9 years'],
    ['9-14', '9–14 ani', '9–14 years'],
  ],
  { card: true },
)

export const babyKids = root({
  id: 'baby-kids',
  ro: 'Mama și copilul',
  en: 'Baby and kids',
  icon: 'baby',
  hasCondition: true,
  leaves: [
    {
      id: 'strollers',
      ro: 'Cărucioare',
      en: 'Prams and pushchairs',
      icon: 'shopping-cart',
      attributes: [
        brand,
        choice(
          'type',
          'Tip',
          'Type',
          [
            ['3-in-1', '3 în 1', '3 in 1'],
            ['2-in-1', '2 în 1', '2 in 1'],
            ['sport', 'Sport', 'Pushchair'],
            ['twins', 'Pentru gemeni', 'Twin'],
          ],
          { required: true, card: true },
        ),
        choice('colour', 'Culoare', 'Colour', colours),
      ],
    },
    {
      id: 'car-seats',
      ro: 'Scaune auto pentru copii',
      en: 'Child car seats',
      icon: 'shield-check',
      attributes: [
        brand,
        choice(
          'group',
          'Grupă',
          'Group',
          [
            ['0-13kg', '0–13 kg', '0–13 kg'],
            ['9-18kg', '9–18 kg', '9–18 kg'],
            ['15-36kg', '15–36 kg', '15–36 kg'],
            ['0-36kg', '0–36 kg', '0–36 kg'],
          ],
          { required: true, card: true },
        ),
        flag('isofix', 'Isofix', 'Isofix'),
      ],
    },
    {
      id: 'nursery-furniture',
      ro: 'Camera copilului',
      en: 'Nursery furniture',
      icon: 'rocking-chair',
      attributes: [
        choice(
          'type',
          'Tip',
          'Type',
          [
            ['cot', 'Pătuț', 'Cot'],
            ['high-chair', 'Scaun de masă', 'High chair'],
            ['playpen', 'Țarc', 'Playpen'],
            ['changing-table', 'Masă de înfășat', 'Changing table'],
            ['desk', 'Birou', 'Desk'],
          ],
          { required: true, card: true },
        ),
        brand,
      ],
    },
    {
      id: 'kids-clothing',
      ro: 'Haine pentru copii',
      en: "Children's clothing",
      icon: 'jacket',
      attributes: [
        gender,
        number(
          'height',
          'Mărime',
          'Size (height)',
          { unit: 'cm', min: 44, max: 182 },
          { required: true, card: true },
        ),
        choice(
          'type',
          'Tip',
          'Type',
          [
            ['set', 'Compleu', 'Outfit'],
            ['bodysuit', 'Body', 'Bodysuit'],
            ['jacket', 'Geacă', 'Jacket'],
            ['dress', 'Rochiță', 'Dress'],
            ['trousers', 'Pantaloni', 'Trousers'],
            ['bundle', 'Lot de haine', 'Bundle'],
          ],
          { card: true },
        ),
        brand,
      ],
    },
    {
      id: 'kids-shoes',
      ro: 'Încălțăminte pentru copii',
      en: "Children's shoes",
      icon: 'footprints',
      attributes: [
        gender,
        number('size', 'Mărime', 'Size', { min: 15, max: 40 }, { required: true, card: true }),
        brand,
      ],
    },
    {
      id: 'toys',
      ro: 'Jucării',
      en: 'Toys',
      icon: 'toy-brick',
      attributes: [
        choice(
          'type',
          'Tip',
          'Type',
          [
            ['construction', 'De construcție', 'Construction'],
            ['dolls', 'Păpuși', 'Dolls'],
            ['cars', 'Mașinuțe', 'Toy cars'],
            ['plush', 'Plușuri', 'Plush'],
            ['educational', 'Educative', 'Educational'],
            ['outdoor', 'De exterior', 'Outdoor'],
            ['ride-on', 'Mașinuțe electrice', 'Ride-on'],
          ],
          { required: true, card: true },
        ),
        ages,
        brand,
      ],
    },
    {
      id: 'feeding-care',
      ro: 'Hrănire și îngrijire',
      en: 'Feeding and care',
      icon: 'milk',
      attributes: [
        choice(
          'type',
          'Tip',
          'Type',
          [
            ['breast-pump', 'Pompă de sân', 'Breast pump'],
            ['steriliser', 'Sterilizator', 'Steriliser'],
            ['bottles', 'Biberoane', 'Bottles'],
            ['monitor', 'Monitor de bebeluși', 'Baby monitor'],
            ['bath', 'Cădiță', 'Baby bath'],
          ],
          { required: true, card: true },
        ),
        brand,
      ],
    },
    {
      id: 'school-supplies',
      ro: 'Școală și rechizite',
      en: 'School supplies',
      icon: 'backpack',
      attributes: [
        choice(
          'type',
          'Tip',
          'Type',
          [
            ['school-bag', 'Ghiozdan', 'School bag'],
            ['textbooks', 'Manuale', 'Textbooks'],
            ['stationery', 'Papetărie', 'Stationery'],
            ['uniform', 'Uniformă', 'Uniform'],
          ],
          { required: true, card: true },
        ),
        ages,
      ],
    },
  ],
})
