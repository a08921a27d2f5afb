import { choice, flag, number, root, text } from './define.ts'
import { childGenders, colours } from './shared-options.ts'

const brand = text('brand', { card: true })
const gender = choice('gender', childGenders)
const ages = choice('age', ['0-1', '1-3', '3-6', '6-9', '9-14'], { card: true })

export const babyKids = root({
  id: 'baby-kids',
  icon: 'baby',
  hasCondition: true,
  leaves: [
    {
      id: 'strollers',
      icon: 'shopping-cart',
      attributes: [
        brand,
        choice('type', ['3-in-1', '2-in-1', 'sport', 'twins'], { required: true, card: true }),
        choice('colour', colours),
      ],
    },
    {
      id: 'car-seats',
      icon: 'shield-check',
      attributes: [
        brand,
        choice('group', ['0-13kg', '9-18kg', '15-36kg', '0-36kg'], { required: true, card: true }),
        flag('isofix'),
      ],
    },
    {
      id: 'nursery-furniture',
      icon: 'rocking-chair',
      attributes: [
        choice('type', ['cot', 'high-chair', 'playpen', 'changing-table', 'desk'], {
          required: true,
          card: true,
        }),
        brand,
      ],
    },
    {
      id: 'kids-clothing',
      icon: 'jacket',
      attributes: [
        gender,
        number('height', { unit: 'cm', min: 44, max: 182 }, { required: true, card: true }),
        choice('type', ['set', 'bodysuit', 'jacket', 'dress', 'trousers', 'bundle'], { card: true }),
        brand,
      ],
    },
    {
      id: 'kids-shoes',
      icon: 'footprints',
      attributes: [gender, number('size', { min: 15, max: 40 }, { required: true, card: true }), brand],
    },
    {
      id: 'toys',
      icon: 'toy-brick',
      attributes: [
        choice('type', ['construction', 'dolls', 'cars', 'plush', 'educational', 'outdoor', 'ride-on'], {
          required: true,
          card: true,
        }),
        ages,
        brand,
      ],
    },
    {
      id: 'feeding-care',
      icon: 'milk',
      attributes: [
        choice('type', ['breast-pump', 'steriliser', 'bottles', 'monitor', 'bath'], {
          required: true,
          card: true,
        }),
        brand,
      ],
    },
    {
      id: 'school-supplies',
      icon: 'backpack',
      attributes: [
        choice('type', ['school-bag', 'textbooks', 'stationery', 'uniform'], { required: true, card: true }),
        ages,
      ],
    },
  ],
})
