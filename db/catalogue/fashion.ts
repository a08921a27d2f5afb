import { choice, flag, number, root, text } from './define.ts'
import { clothingMaterials, clothingSizes, colours, genders } from './shared-options.ts'

const size = choice('size', clothingSizes, { required: true, card: true })
const shoeSize = number('size', { min: 30, max: 52 }, { required: true, card: true })
const brand = text('brand', { card: true })
const colour = choice('colour', colours)
const material = choice('material', clothingMaterials)
const shoeTypes = choice('type', ['trainers', 'boots', 'formal', 'sandals', 'slippers'], { card: true })

export const fashion = root({
  id: 'fashion',
  icon: 'shirt',
  hasCondition: true,
  leaves: [
    {
      id: 'womens-clothing',
      icon: 'ribbon',
      attributes: [
        choice(
          'type',
          ['dress', 'blouse', 'skirt', 'trousers', 'jeans', 'jacket', 'coat', 'jumper', 'suit'],
          { required: true, card: true },
        ),
        size,
        brand,
        colour,
        material,
      ],
    },
    {
      id: 'mens-clothing',
      icon: 'shirt',
      attributes: [
        choice(
          'type',
          ['shirt', 't-shirt', 'trousers', 'jeans', 'jacket', 'coat', 'jumper', 'suit', 'tracksuit'],
          { required: true, card: true },
        ),
        size,
        brand,
        colour,
        material,
      ],
    },
    {
      id: 'womens-shoes',
      icon: 'footprints',
      attributes: [shoeTypes, shoeSize, brand, colour, material],
    },
    {
      id: 'mens-shoes',
      icon: 'sport-shoe',
      attributes: [shoeTypes, shoeSize, brand, colour, material],
    },
    {
      id: 'bags',
      icon: 'shopping-bag',
      attributes: [
        choice('type', ['handbag', 'backpack', 'suitcase', 'wallet', 'laptop-bag'], {
          required: true,
          card: true,
        }),
        brand,
        colour,
        material,
      ],
    },
    {
      id: 'watches',
      icon: 'clock',
      attributes: [
        choice('gender', genders),
        brand,
        choice('movement', ['automatic', 'quartz', 'mechanical'], { card: true }),
        number('diameter', { unit: 'mm', min: 15, max: 60 }),
        flag('boxPapers'),
      ],
    },
    {
      id: 'jewellery',
      icon: 'gem',
      attributes: [
        choice('type', ['ring', 'necklace', 'bracelet', 'earrings', 'wedding-rings'], {
          required: true,
          card: true,
        }),
        choice('metal', ['gold', 'silver', 'platinum', 'steel'], { card: true }),
        number('weight', { unit: 'g', min: 0.1, max: 1000 }),
      ],
    },
    {
      id: 'cosmetics-perfumes',
      icon: 'perfume-bottle',
      attributes: [
        choice('type', ['perfume', 'make-up', 'skin-care', 'hair-care'], { required: true, card: true }),
        brand,
        choice('gender', genders),
        number('volume', { unit: 'ml', min: 1, max: 5000 }, { card: true }),
      ],
    },
    {
      id: 'wedding-clothes',
      icon: 'sparkles',
      attributes: [
        choice('type', ['wedding-dress', 'evening-dress', 'groom-suit', 'folk'], {
          required: true,
          card: true,
        }),
        size,
        colour,
      ],
    },
  ],
})
