import type { OptionSource } from './define.ts'

export const fuels: OptionSource[] = ['petrol', 'diesel', 'hybrid', 'plug-in-hybrid', 'electric', 'lpg']

export const gearboxes: OptionSource[] = ['manual', 'automatic']

export const colours: OptionSource[] = [
  'black',
  'white',
  'grey',
  'silver',
  'blue',
  'red',
  'green',
  'brown',
  'beige',
  'yellow',
  'orange',
  'pink',
  'purple',
  'multicolour',
]

export const energyClasses: OptionSource[] = ['A', 'B', 'C', 'D', 'E', 'F', 'G']

export const clothingSizes: OptionSource[] = ['XS', 'S', 'M', 'L', 'XL', 'XXL', '3XL', '4XL']

export const genders: OptionSource[] = ['women', 'men', 'unisex']

export const childGenders: OptionSource[] = ['girls', 'boys', 'unisex']

export const clothingMaterials: OptionSource[] = [
  'cotton',
  'wool',
  'leather',
  'faux-leather',
  'denim',
  'linen',
  'silk',
  'synthetic',
  'textile',
]

export const furnitureMaterials: OptionSource[] = [
  'solid-wood',
  'chipboard',
  'mdf',
  'metal',
  'glass',
  'rattan',
  'plastic',
  'fabric',
  'leather',
  'marble',
]

export const contractTypes: OptionSource[] = ['permanent', 'fixed-term', 'collaboration', 'internship']

export const workSchedules: OptionSource[] = ['full-time', 'part-time', 'shifts']

export const experienceLevels: OptionSource[] = ['none', 'junior', 'mid', 'senior']

export const workPlaces: OptionSource[] = ['on-site', 'hybrid', 'remote']

export const powerSources: OptionSource[] = ['mains', 'three-phase', 'battery', 'petrol', 'diesel', 'manual']
