import { choice, number, root, text } from './define.ts'

const brand = text('brand', { card: true })

export const business = root({
  id: 'business',
  icon: 'store',
  hasCondition: true,
  leaves: [
    {
      id: 'restaurant-equipment',
      icon: 'fork-knife',
      attributes: [
        choice('type', ['refrigeration', 'cooking', 'coffee', 'dishwasher', 'furniture', 'ice-machine'], {
          required: true,
          card: true,
        }),
        brand,
      ],
    },
    {
      id: 'shop-fittings',
      icon: 'shelving-unit',
      attributes: [
        choice('type', ['shelves', 'till', 'scales', 'mannequin', 'sign'], { required: true, card: true }),
        brand,
      ],
    },
    {
      id: 'office-furniture',
      icon: 'lamp-desk',
      attributes: [
        choice('type', ['office-chair', 'desk', 'cabinet', 'reception', 'whiteboard'], {
          required: true,
          card: true,
        }),
        number('pieces', { min: 1, max: 1000 }),
      ],
    },
    {
      id: 'wholesale-stock',
      icon: 'boxes',
      attributes: [
        choice('type', ['clothing', 'electronics', 'food', 'returns', 'other'], {
          required: true,
          card: true,
        }),
        number('quantity', { unit: 'buc', min: 1, max: 1_000_000 }, { card: true }),
      ],
    },
    {
      id: 'medical-beauty-equipment',
      icon: 'stethoscope',
      attributes: [
        choice('type', ['dental', 'salon', 'mobility', 'diagnostic'], { required: true, card: true }),
        brand,
      ],
    },
    {
      id: 'businesses-for-sale',
      icon: 'handshake',
      hasCondition: false,
      attributes: [
        choice('field', ['shop', 'restaurant', 'services', 'production', 'online'], {
          required: true,
          card: true,
        }),
        number('employees', { min: 0, max: 10_000 }, { card: true }),
      ],
    },
  ],
})
