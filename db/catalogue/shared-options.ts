import type { OptionSource } from './define.ts'

export const fuels: OptionSource[] = [
  ['petrol', 'Benzină', 'Petrol'],
  ['diesel', 'Diesel', 'Diesel'],
  ['hybrid', 'Hibrid', 'Hybrid'],
  ['plug-in-hybrid', 'Plug-in hibrid', 'Plug-in hybrid'],
  ['electric', 'Electric', 'Electric'],
  ['lpg', 'GPL', 'LPG'],
]

export const gearboxes: OptionSource[] = [
  ['manual', 'Manuală', 'Manual'],
  ['automatic', 'Automată', 'Automatic'],
]

export const colours: OptionSource[] = [
  ['black', 'Negru', 'Black'],
  ['white', 'Alb', 'White'],
  ['grey', 'Gri', 'Grey'],
  ['silver', 'Argintiu', 'Silver'],
  ['blue', 'Albastru', 'Blue'],
  ['red', 'Roșu', 'Red'],
  ['green', 'Verde', 'Green'],
  ['brown', 'Maro', 'Brown'],
  ['beige', 'Bej', 'Beige'],
  ['yellow', 'Galben', 'Yellow'],
  ['orange', 'Portocaliu', 'Orange'],
  ['pink', 'Roz', 'Pink'],
  ['purple', 'Mov', 'Purple'],
  ['multicolour', 'Multicolor', 'Multicolour'],
]

export const energyClasses: OptionSource[] = ['A', 'B', 'C', 'D', 'E', 'F', 'G']

export const clothingSizes: OptionSource[] = ['XS', 'S', 'M', 'L', 'XL', 'XXL', '3XL', '4XL']

export const genders: OptionSource[] = [
  ['women', 'Femei', 'Women'],
  ['men', 'Bărbați', 'Men'],
  ['unisex', 'Unisex', 'Unisex'],
]

export const childGenders: OptionSource[] = [
  ['girls', 'Fete', 'Girls'],
  ['boys', 'Băieți', 'Boys'],
  ['unisex', 'Unisex', 'Unisex'],
]

export const clothingMaterials: OptionSource[] = [
  ['cotton', 'Bumbac', 'Cotton'],
  ['wool', 'Lână', 'Wool'],
  ['leather', 'Piele', 'Leather'],
  ['faux-leather', 'Piele ecologică', 'Faux leather'],
  ['denim', 'Denim', 'Denim'],
  ['linen', 'In', 'Linen'],
  ['silk', 'Mătase', 'Silk'],
  ['synthetic', 'Sintetic', 'Synthetic'],
  ['textile', 'Textil', 'Textile'],
]

export const furnitureMaterials: OptionSource[] = [
  ['solid-wood', 'Lemn masiv', 'Solid wood'],
  ['chipboard', 'PAL', 'Chipboard'],
  ['mdf', 'MDF', 'MDF'],
  ['metal', 'Metal', 'Metal'],
  ['glass', 'Sticlă', 'Glass'],
  ['rattan', 'Ratan', 'Rattan'],
  ['plastic', 'Plastic', 'Plastic'],
  ['fabric', 'Stofă', 'Fabric'],
  ['leather', 'Piele', 'Leather'],
  ['marble', 'Marmură', 'Marble'],
]

export const contractTypes: OptionSource[] = [
  ['permanent', 'Perioadă nedeterminată', 'Permanent'],
  ['fixed-term', 'Perioadă determinată', 'Fixed term'],
  ['collaboration', 'Colaborare', 'Contractor'],
  ['internship', 'Stagiu', 'Internship'],
]

export const workSchedules: OptionSource[] = [
  ['full-time', 'Normă întreagă', 'Full time'],
  ['part-time', 'Part-time', 'Part time'],
  ['shifts', 'În schimburi', 'Shifts'],
]

export const experienceLevels: OptionSource[] = [
  ['none', 'Fără experiență', 'No experience'],
  ['junior', '1–2 ani', '1–2 years'],
  ['mid', '2–5 ani', '2–5 years'],
  ['senior', 'Peste 5 ani', 'Over 5 years'],
]

export const workPlaces: OptionSource[] = [
  ['on-site', 'La sediu', 'On site'],
  ['hybrid', 'Hibrid', 'Hybrid'],
  ['remote', 'De la distanță', 'Remote'],
]

export const powerSources: OptionSource[] = [
  ['mains', 'Rețea 230 V', 'Mains 230 V'],
  ['three-phase', 'Trifazat 400 V', 'Three-phase 400 V'],
  ['battery', 'Acumulator', 'Battery'],
  ['petrol', 'Benzină', 'Petrol'],
  ['diesel', 'Diesel', 'Diesel'],
  ['manual', 'Manual', 'Manual'],
]
