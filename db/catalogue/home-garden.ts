import { choice, flag, number, root, text } from './define.ts'
import { colours, furnitureMaterials } from './shared-options.ts'

const material = choice('material', furnitureMaterials, { card: true })
const colour = choice('colour', colours)
const width = number('width', { unit: 'cm', min: 1, max: 1000 })
const height = number('height', { unit: 'cm', min: 1, max: 1000 })

export const homeGarden = root({
  id: 'home-garden',
  icon: 'sofa',
  hasCondition: true,
  leaves: [
    {
      id: 'sofas',
      icon: 'armchair',
      attributes: [
        choice('type', ['corner', 'sofa', 'sofa-bed', 'armchair'], { required: true, card: true }),
        number('seats', { min: 1, max: 12 }, { card: true }),
        material,
        colour,
        width,
      ],
    },
    {
      id: 'beds-mattresses',
      icon: 'bed',
      attributes: [
        choice('type', ['bed', 'mattress', 'bunk', 'set'], { required: true, card: true }),
        choice('size', ['90x200', '120x200', '140x200', '160x200', '180x200'], { card: true }),
        material,
        flag('storageBox'),
      ],
    },
    {
      id: 'tables-chairs',
      icon: 'lectern',
      attributes: [
        choice('type', ['dining-table', 'coffee-table', 'chair', 'set', 'desk'], {
          required: true,
          card: true,
        }),
        number('seats', { min: 1, max: 20 }),
        material,
        flag('extendable'),
      ],
    },
    {
      id: 'wardrobes-storage',
      icon: 'door-closed',
      attributes: [
        choice('type', ['wardrobe', 'sliding-wardrobe', 'chest', 'bookcase', 'shelf', 'shoe-cabinet'], {
          required: true,
          card: true,
        }),
        material,
        width,
        height,
        colour,
      ],
    },
    {
      id: 'kitchens',
      icon: 'cooking-pot',
      attributes: [
        material,
        number('length', { unit: 'cm', min: 40, max: 2000 }, { card: true }),
        colour,
        flag('appliancesIncluded'),
      ],
    },
    {
      id: 'lighting',
      icon: 'lamp-ceiling',
      attributes: [
        choice('type', ['ceiling', 'floor', 'desk', 'wall', 'outdoor'], { required: true, card: true }),
        flag('led'),
        colour,
      ],
    },
    {
      id: 'decor-textiles',
      icon: 'lamp',
      attributes: [
        choice('type', ['carpet', 'curtains', 'bedding', 'mirror', 'picture', 'vase'], {
          required: true,
          card: true,
        }),
        colour,
        width,
      ],
    },
    {
      id: 'kitchenware',
      icon: 'utensils',
      attributes: [
        choice('type', ['pots', 'tableware', 'glasses', 'cutlery', 'jars'], { required: true, card: true }),
        number('pieces', { min: 1, max: 500 }),
      ],
    },
    {
      id: 'garden-furniture',
      icon: 'parasol',
      attributes: [
        choice('type', ['set', 'swing', 'lounger', 'gazebo', 'bench', 'grill'], {
          required: true,
          card: true,
        }),
        material,
      ],
    },
    {
      id: 'garden-machines',
      icon: 'shovel',
      attributes: [
        choice('type', ['mower', 'trimmer', 'chainsaw', 'tiller', 'sprayer', 'pressure-washer'], {
          required: true,
          card: true,
        }),
        choice('power', ['petrol', 'electric', 'battery', 'manual'], { card: true }),
        text('brand'),
      ],
    },
    {
      id: 'plants',
      icon: 'flower-2',
      hasCondition: false,
      attributes: [
        choice('type', ['indoor', 'outdoor', 'fruit-tree', 'seeds', 'seedlings'], {
          required: true,
          card: true,
        }),
        { ...height, card: true },
      ],
    },
  ],
})
