import { choice, number, root, text } from './define.ts'

const brand = text('brand', 'Marcă', 'Brand', { card: true })

export const business = root({
  id: 'business',
  ro: 'Afaceri și echipamente',
  en: 'Business and equipment',
  icon: 'store',
  hasCondition: true,
  leaves: [
    {
      id: 'restaurant-equipment',
      ro: 'Echipamente HoReCa',
      en: 'Restaurant equipment',
      icon: 'fork-knife',
      attributes: [
        choice(
          'type',
          'Tip',
          'Type',
          [
            ['refrigeration', 'Vitrină frigorifică', 'Refrigerated display'],
            ['cooking', 'Gătit', 'Cooking'],
            ['coffee', 'Espressor profesional', 'Espresso machine'],
            ['dishwasher', 'Mașină de spălat vase', 'Dishwasher'],
            ['furniture', 'Mobilier', 'Furniture'],
            ['ice-machine', 'Mașină de gheață', 'Ice machine'],
          ],
          { required: true, card: true },
        ),
        brand,
      ],
    },
    {
      id: 'shop-fittings',
      ro: 'Mobilier și echipament comercial',
      en: 'Shop fittings',
      icon: 'shelving-unit',
      attributes: [
        choice(
          'type',
          'Tip',
          'Type',
          [
            ['shelves', 'Rafturi', 'Shelves'],
            ['till', 'Casă de marcat', 'Till'],
            ['scales', 'Cântar', 'Scales'],
            ['mannequin', 'Manechin', 'Mannequin'],
            ['sign', 'Reclamă luminoasă', 'Sign'],
          ],
          { required: true, card: true },
        ),
        brand,
      ],
    },
    {
      id: 'office-furniture',
      ro: 'Mobilier de birou',
      en: 'Office furniture',
      icon: 'lamp-desk',
      attributes: [
        choice(
          'type',
          'Tip',
          'Type',
          [
            ['office-chair', 'Scaun de birou', 'Office chair'],
            ['desk', 'Birou', 'Desk'],
            ['cabinet', 'Fișet', 'Cabinet'],
            ['reception', 'Recepție', 'Reception desk'],
            ['whiteboard', 'Tablă', 'Whiteboard'],
          ],
          { required: true, card: true },
        ),
        number('pieces', 'Bucăți', 'Pieces', { min: 1, max: 1000 }),
      ],
    },
    {
      id: 'wholesale-stock',
      ro: 'Stocuri și angro',
      en: 'Wholesale and stock',
      icon: 'boxes',
      attributes: [
        choice(
          'type',
          'Tip',
          'Type',
          [
            ['clothing', 'Haine', 'Clothing'],
            ['electronics', 'Electronice', 'Electronics'],
            ['food', 'Alimente', 'Food'],
            ['returns', 'Retururi', 'Returns'],
            ['other', 'Altele', 'Other'],
          ],
          { required: true, card: true },
        ),
        number('quantity', 'Cantitate', 'Quantity', { unit: 'buc', min: 1, max: 1_000_000 }, { card: true }),
      ],
    },
    {
      id: 'medical-beauty-equipment',
      ro: 'Echipamente medicale și de salon',
      en: 'Medical and salon equipment',
      icon: 'stethoscope',
      attributes: [
        choice(
          'type',
          'Tip',
          'Type',
          [
            ['dental', 'Stomatologie', 'Dental'],
            ['salon', 'Coafor și cosmetică', 'Hair and beauty'],
            ['mobility', 'Mobilitate', 'Mobility aid'],
            ['diagnostic', 'Diagnostic', 'Diagnostic'],
          ],
          { required: true, card: true },
        ),
        brand,
      ],
    },
    {
      id: 'businesses-for-sale',
      ro: 'Afaceri de vânzare',
      en: 'Businesses for sale',
      icon: 'handshake',
      hasCondition: false,
      attributes: [
        choice(
          'field',
          'Domeniu',
          'Field',
          [
            ['shop', 'Comerț', 'Retail'],
            ['restaurant', 'Restaurant sau cafenea', 'Restaurant or café'],
            ['services', 'Servicii', 'Services'],
            ['production', 'Producție', 'Production'],
            ['online', 'Magazin online', 'Online shop'],
          ],
          { required: true, card: true },
        ),
        number('employees', 'Angajați', 'Employees', { min: 0, max: 10_000 }, { card: true }),
      ],
    },
  ],
})
