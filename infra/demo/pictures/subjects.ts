import { byCategory } from './categories.ts'

/** Where a picture seems to have been taken. */
export type SceneName = 'studio' | 'street' | 'garden' | 'room' | 'table' | 'flat' | 'field' | 'water'

/** What the pictures of a category show. */
export interface Subject {
  /** Sprites, one of which is the thing for sale. */
  things: readonly string[]
  scenes: readonly SceneName[]
  /** Sprites that may stand beside it, small. */
  props?: readonly string[]
  /** Whether it is sold in other colours than the sprite's. */
  recolour?: boolean
  /** Of the picture's height, default 0.6. */
  size?: number
  /** On the wall, not on the floor. */
  hangs?: boolean
  /** A furnished room instead of one thing. */
  interior?: boolean
}

/** What furnishes an interior. */
export const FURNISHING = ['potted-plant', 'framed-picture', 'window', 'bookshelf', 'mirror'] as const

const GENERIC: Subject = {
  things: ['package', 'shopping-bags', 'wrapped-gift', 'basket', 'luggage', 'framed-picture'],
  scenes: ['table', 'studio', 'flat'],
  size: 0.52,
}

/** For categories of an operator's own: a word of the id, and the category whose subject fits. */
const WORDS: Record<string, string> = {
  vehicle: 'cars',
  car: 'cars',
  auto: 'cars',
  motorcycle: 'motorcycles',
  scooter: 'scooters-mopeds',
  van: 'vans',
  truck: 'trucks',
  trailer: 'trailers',
  caravan: 'motorhomes-caravans',
  boat: 'boats',
  part: 'car-parts',
  tyre: 'tyres-wheels',
  wheel: 'tyres-wheels',
  property: 'houses-for-sale',
  estate: 'houses-for-sale',
  house: 'houses-for-sale',
  home: 'houses-for-sale',
  flat: 'flats-for-sale',
  apartment: 'flats-for-sale',
  room: 'rooms-for-rent',
  land: 'land',
  garage: 'garages-parking',
  office: 'commercial-spaces',
  electronic: 'phones',
  phone: 'phones',
  tablet: 'tablets',
  laptop: 'laptops',
  computer: 'desktops',
  monitor: 'monitors',
  tv: 'tvs',
  audio: 'audio',
  camera: 'cameras',
  photo: 'cameras',
  console: 'consoles',
  game: 'video-games',
  printer: 'printers',
  appliance: 'refrigerators',
  furniture: 'wardrobes-storage',
  sofa: 'sofas',
  bed: 'beds-mattresses',
  table: 'tables-chairs',
  chair: 'tables-chairs',
  kitchen: 'kitchens',
  decor: 'decor-textiles',
  garden: 'garden-machines',
  plant: 'plants',
  fashion: 'womens-clothing',
  clothing: 'womens-clothing',
  clothes: 'womens-clothing',
  shoe: 'mens-shoes',
  bag: 'bags',
  watch: 'watches',
  jewellery: 'jewellery',
  beauty: 'cosmetics-perfumes',
  baby: 'strollers',
  kid: 'toys',
  toy: 'toys',
  sport: 'team-sports',
  bike: 'bicycles',
  bicycle: 'bicycles',
  fitness: 'fitness',
  camping: 'camping-hiking',
  fishing: 'fishing',
  ticket: 'tickets-vouchers',
  book: 'books',
  music: 'musical-instruments',
  instrument: 'musical-instruments',
  hobby: 'collectibles',
  art: 'art-antiques',
  antique: 'art-antiques',
  job: 'office-jobs',
  service: 'installers-repairs',
  pet: 'dogs',
  animal: 'dogs',
  dog: 'dogs',
  cat: 'cats',
  bird: 'birds',
  fish: 'fish-aquariums',
  farm: 'tractors',
  agriculture: 'tractors',
  livestock: 'livestock',
  food: 'farm-products',
  tool: 'power-tools',
  material: 'building-materials',
  industry: 'generators-compressors',
  machine: 'construction-machines',
  equipment: 'generators-compressors',
  business: 'businesses-for-sale',
}

/**
 * What to draw for a category: by its own id, then by words in it, then the same of the nearest parent, then things in
 * general.
 * @param path from the root to the category, when the caller knows it
 */
export function findSubject(categoryId: string, path: readonly string[] = []): Subject {
  for (const id of [categoryId, ...path.toReversed()]) {
    const own = byCategory.get(id)
    if (own) return own
    for (const word of words(id)) {
      const alike = byCategory.get(Object.hasOwn(WORDS, word) ? WORDS[word]! : '')
      if (alike) return alike
    }
  }
  return GENERIC
}

/** The words of an id, the last first as it says most, each as it is and without its plural. */
function words(id: string): string[] {
  const parts = id
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
  return parts
    .reverse()
    .flatMap((word) => [word, word.replace(/ies$/, 'y'), word.replace(/es$/, ''), word.replace(/s$/, '')])
}

/** Names of all sprites that any picture needs. */
export function spriteNames(): string[] {
  const names = [...byCategory.values(), GENERIC].flatMap(({ things, props = [] }) => [...things, ...props])
  return [...new Set([...names, ...FURNISHING])].sort()
}
