import type { Subject } from './subjects.ts'

const OUTDOORS = ['street', 'garden', 'studio'] as const
const INDOORS = ['room', 'studio', 'table'] as const
const HANDY = ['table', 'studio', 'flat'] as const
const WORN = ['flat', 'studio', 'room'] as const
const DESK = ['table', 'room', 'studio'] as const
const AT_HOME = ['room', 'studio'] as const
const FARM = ['field', 'garden'] as const
const POSTER = ['studio'] as const

const flatInterior: Subject = {
  things: ['sofa', 'bed', 'couch-and-lamp'],
  scenes: ['room'],
  interior: true,
  recolour: true,
  size: 0.42,
}
const house: Subject = {
  things: ['house', 'house-with-garden'],
  scenes: ['garden', 'field', 'garden'],
  size: 0.68,
  recolour: true,
}
const shoes: Subject = {
  things: ['running-shoe', 'hiking-boot', 'mans-shoe'],
  scenes: ['table', 'flat', 'studio'],
  recolour: true,
  size: 0.48,
}

/** What each category of the catalogue is pictured with. */
const SUBJECTS: Record<string, Subject> = {
  // Vehicles
  cars: {
    things: ['automobile', 'sport-utility-vehicle'],
    scenes: ['street', 'garden', 'street'],
    recolour: true,
    size: 0.54,
  },
  motorcycles: { things: ['motorcycle'], scenes: OUTDOORS, recolour: true, size: 0.54 },
  'scooters-mopeds': { things: ['motor-scooter'], scenes: OUTDOORS, recolour: true, size: 0.56 },
  vans: { things: ['minibus', 'delivery-truck'], scenes: ['street', 'garden'], recolour: true, size: 0.56 },
  trucks: {
    things: ['articulated-lorry', 'delivery-truck'],
    scenes: ['street', 'field'],
    recolour: true,
    size: 0.62,
  },
  trailers: { things: ['trailer'], scenes: ['street', 'garden', 'studio'], recolour: true, size: 0.46 },
  'motorhomes-caravans': {
    things: ['caravan', 'minibus'],
    scenes: ['garden', 'field', 'street'],
    recolour: true,
    size: 0.56,
  },
  boats: { things: ['motor-boat', 'sailboat', 'canoe'], scenes: ['water'], size: 0.56 },
  'car-parts': { things: ['engine', 'tyre', 'gear', 'nut-and-bolt'], scenes: HANDY, size: 0.54 },
  'tyres-wheels': { things: ['tyre'], scenes: ['studio', 'street', 'garden'], size: 0.54 },
  // Property
  'flats-for-sale': flatInterior,
  'flats-for-rent': flatInterior,
  'houses-for-sale': house,
  'houses-for-rent': house,
  'rooms-for-rent': { ...flatInterior, things: ['bed', 'bed', 'couch-and-lamp'] },
  'holiday-rentals': {
    things: ['beach-with-umbrella', 'house-with-garden', 'hotel', 'tent'],
    scenes: ['field', 'garden'],
    size: 0.6,
  },
  land: { things: ['fence', 'deciduous-tree', 'evergreen-tree'], scenes: ['field'], size: 0.34 },
  'commercial-spaces': {
    things: ['office-building', 'convenience-store', 'department-store', 'factory'],
    scenes: ['street'],
    size: 0.7,
  },
  'garages-parking': { things: ['garage'], scenes: ['street', 'garden'], size: 0.6 },
  'property-wanted': {
    things: ['house', 'old-key', 'office-building'],
    scenes: ['studio', 'garden'],
    size: 0.58,
  },
  // Electronics
  phones: { things: ['smartphone', 'smartphone-back'], scenes: HANDY, recolour: true, size: 0.64 },
  'phone-accessories': {
    things: ['headphone', 'electric-plug', 'battery'],
    scenes: HANDY,
    recolour: true,
    size: 0.52,
  },
  tablets: { things: ['tablet'], scenes: HANDY, recolour: true, size: 0.5 },
  laptops: {
    things: ['laptop'],
    scenes: ['table', 'studio', 'room'],
    props: ['hot-beverage', 'potted-plant', 'computer-mouse'],
    recolour: true,
    size: 0.54,
  },
  desktops: {
    things: ['desktop-computer'],
    scenes: DESK,
    props: ['potted-plant', 'hot-beverage'],
    recolour: true,
    size: 0.58,
  },
  'pc-components': {
    things: ['graphics-card', 'keyboard', 'computer-mouse'],
    scenes: HANDY,
    recolour: true,
    size: 0.46,
  },
  monitors: {
    things: ['monitor'],
    scenes: DESK,
    props: ['computer-mouse', 'potted-plant'],
    recolour: true,
    size: 0.58,
  },
  tvs: { things: ['flat-tv', 'flat-tv', 'television'], scenes: INDOORS, props: ['potted-plant'], size: 0.54 },
  audio: {
    things: ['speaker', 'headphone', 'radio', 'studio-microphone'],
    scenes: INDOORS,
    recolour: true,
    size: 0.58,
  },
  cameras: { things: ['camera', 'camera-with-flash', 'video-camera'], scenes: HANDY, size: 0.5 },
  consoles: { things: ['console', 'video-game'], scenes: DESK, recolour: true, size: 0.54 },
  'video-games': {
    things: ['video-game', 'joystick', 'optical-disk'],
    scenes: HANDY,
    recolour: true,
    size: 0.48,
  },
  smartwatches: { things: ['smartwatch'], scenes: HANDY, recolour: true, size: 0.62 },
  printers: { things: ['printer'], scenes: ['table', 'studio'], recolour: true, size: 0.54 },
  // Home and garden
  sofas: {
    things: ['sofa', 'armchair'],
    scenes: ['room', 'studio'],
    props: ['potted-plant'],
    recolour: true,
    size: 0.46,
  },
  'beds-mattresses': { things: ['bed', 'mattress'], scenes: AT_HOME, recolour: true, size: 0.46 },
  'tables-chairs': {
    things: ['table', 'chair'],
    scenes: AT_HOME,
    props: ['potted-plant'],
    recolour: true,
    size: 0.5,
  },
  'wardrobes-storage': {
    things: ['wardrobe', 'drawers', 'bookshelf'],
    scenes: AT_HOME,
    props: ['potted-plant'],
    recolour: true,
    size: 0.68,
  },
  kitchens: { things: ['cooker', 'drawers', 'fridge'], scenes: AT_HOME, recolour: true, size: 0.62 },
  lighting: { things: ['light-bulb', 'candle', 'flashlight'], scenes: ['table', 'studio'], size: 0.56 },
  'decor-textiles': {
    things: ['framed-picture', 'mirror', 'amphora', 'candle'],
    scenes: INDOORS,
    size: 0.54,
  },
  kitchenware: {
    things: ['teapot', 'cooking', 'fork-and-knife-with-plate', 'kitchen-knife'],
    scenes: HANDY,
    recolour: true,
    size: 0.5,
  },
  'garden-furniture': {
    things: ['table', 'chair', 'beach-with-umbrella'],
    scenes: ['garden'],
    recolour: true,
    size: 0.5,
  },
  'garden-machines': {
    things: ['lawn-mower'],
    scenes: ['garden', 'garden', 'studio'],
    recolour: true,
    size: 0.56,
  },
  plants: {
    things: ['potted-plant', 'cactus', 'bouquet', 'tulip', 'rose', 'sunflower'],
    scenes: ['table', 'studio', 'garden'],
    size: 0.6,
  },
  // Appliances
  refrigerators: { things: ['fridge'], scenes: AT_HOME, recolour: true, size: 0.74 },
  'washing-machines': { things: ['washing-machine'], scenes: AT_HOME, size: 0.6 },
  'cookers-ovens': { things: ['cooker', 'microwave'], scenes: AT_HOME, size: 0.58 },
  'vacuum-cleaners': { things: ['vacuum-cleaner'], scenes: AT_HOME, recolour: true, size: 0.54 },
  'coffee-machines': {
    things: ['coffee-machine'],
    scenes: ['table', 'studio'],
    props: ['hot-beverage'],
    recolour: true,
    size: 0.58,
  },
  'small-kitchen-appliances': {
    things: ['microwave', 'coffee-machine', 'teapot'],
    scenes: ['table', 'studio'],
    recolour: true,
    size: 0.48,
  },
  'air-conditioners': { things: ['air-conditioner'], scenes: AT_HOME, size: 0.32, hangs: true },
  'boilers-heating': { things: ['boiler'], scenes: AT_HOME, size: 0.46, hangs: true },
  // Fashion
  'womens-clothing': {
    things: ['dress', 'womans-clothes', 'coat', 'jeans'],
    scenes: WORN,
    recolour: true,
    size: 0.66,
  },
  'mens-clothing': {
    things: ['t-shirt', 'jeans', 'hoodie', 'shorts'],
    scenes: WORN,
    recolour: true,
    size: 0.62,
  },
  'womens-shoes': {
    things: ['high-heeled-shoe', 'womans-boot', 'womans-sandal', 'running-shoe'],
    scenes: ['table', 'flat', 'studio'],
    recolour: true,
    size: 0.48,
  },
  'mens-shoes': shoes,
  bags: {
    things: ['handbag', 'backpack', 'clutch-bag', 'luggage'],
    scenes: ['table', 'studio', 'flat'],
    recolour: true,
    size: 0.56,
  },
  watches: { things: ['watch'], scenes: HANDY, recolour: true, size: 0.58 },
  jewellery: {
    things: ['ring', 'jewellery', 'gem-stone'],
    scenes: ['flat', 'studio', 'table'],
    recolour: true,
    size: 0.5,
  },
  'cosmetics-perfumes': {
    things: ['perfume', 'lipstick', 'lotion-bottle'],
    scenes: ['table', 'studio', 'flat'],
    recolour: true,
    size: 0.54,
  },
  'wedding-clothes': {
    things: ['dress', 'necktie', 'high-heeled-shoe'],
    scenes: ['studio', 'flat'],
    props: ['bouquet'],
    recolour: true,
    size: 0.64,
  },
  // Baby and kids
  strollers: { things: ['stroller'], scenes: ['studio', 'room', 'garden'], recolour: true, size: 0.66 },
  'car-seats': { things: ['seat'], scenes: AT_HOME, recolour: true, size: 0.58 },
  'nursery-furniture': {
    things: ['crib', 'drawers'],
    scenes: AT_HOME,
    props: ['teddy-bear'],
    recolour: true,
    size: 0.5,
  },
  'kids-clothing': {
    things: ['t-shirt', 'shorts', 'socks', 'dress'],
    scenes: WORN,
    recolour: true,
    size: 0.54,
  },
  'kids-shoes': {
    things: ['running-shoe', 'hiking-boot'],
    scenes: ['table', 'flat', 'studio'],
    recolour: true,
    size: 0.44,
  },
  toys: {
    things: ['teddy-bear', 'puzzle-piece', 'yo-yo', 'nesting-dolls', 'carousel-horse', 'robot'],
    scenes: HANDY,
    size: 0.54,
  },
  'feeding-care': {
    things: ['baby-bottle', 'lotion-bottle'],
    scenes: ['table', 'studio'],
    recolour: true,
    size: 0.54,
  },
  'school-supplies': {
    things: ['backpack', 'notebook', 'crayon', 'triangular-ruler'],
    scenes: HANDY,
    recolour: true,
    size: 0.54,
  },
  // Sport
  bicycles: { things: ['bicycle'], scenes: OUTDOORS, recolour: true, size: 0.58 },
  'electric-scooters': { things: ['kick-scooter'], scenes: OUTDOORS, recolour: true, size: 0.58 },
  fitness: { things: ['dumbbell', 'dumbbell', 'boxing-glove'], scenes: AT_HOME, recolour: true, size: 0.42 },
  'winter-sports': {
    things: ['skis', 'ice-skate', 'sled', 'goggles'],
    scenes: AT_HOME,
    recolour: true,
    size: 0.54,
  },
  'camping-hiking': {
    things: ['tent', 'hiking-boot', 'backpack', 'compass'],
    scenes: ['field', 'garden'],
    recolour: true,
    size: 0.52,
  },
  fishing: { things: ['fishing-pole'], scenes: ['field', 'studio'], size: 0.56 },
  'team-sports': {
    things: ['soccer-ball', 'basketball', 'volleyball'],
    scenes: ['garden', 'studio', 'room'],
    size: 0.48,
  },
  'racket-sports': {
    things: ['tennis', 'ping-pong', 'badminton'],
    scenes: ['flat', 'studio'],
    recolour: true,
    size: 0.58,
  },
  'water-sports': {
    things: ['canoe', 'diving-mask', 'ring-buoy'],
    scenes: ['water', 'studio'],
    recolour: true,
    size: 0.48,
  },
  'tickets-vouchers': {
    things: ['ticket', 'admission-tickets'],
    scenes: ['flat', 'table'],
    recolour: true,
    size: 0.4,
  },
  // Books and hobbies
  books: {
    things: ['books', 'blue-book', 'green-book', 'orange-book', 'open-book'],
    scenes: ['table', 'flat', 'studio'],
    recolour: true,
    size: 0.5,
  },
  'magazines-comics': {
    things: ['newspaper', 'notebook'],
    scenes: ['table', 'flat'],
    recolour: true,
    size: 0.48,
  },
  'musical-instruments': {
    things: ['guitar', 'violin', 'accordion', 'drum', 'musical-keyboard', 'saxophone'],
    scenes: ['room', 'studio', 'flat'],
    size: 0.62,
  },
  'vinyl-music': { things: ['optical-disk', 'dvd'], scenes: ['flat', 'table'], recolour: true, size: 0.54 },
  'board-games': {
    things: ['game-die', 'chess-pawn', 'puzzle-piece'],
    scenes: HANDY,
    recolour: true,
    size: 0.48,
  },
  collectibles: { things: ['coin', 'military-medal', 'nesting-dolls', 'trophy'], scenes: HANDY, size: 0.52 },
  'art-antiques': {
    things: ['framed-picture', 'amphora', 'mantelpiece-clock', 'teapot'],
    scenes: INDOORS,
    size: 0.54,
  },
  handmade: {
    things: ['yarn', 'thread', 'candle', 'basket'],
    scenes: ['flat', 'table'],
    recolour: true,
    size: 0.52,
  },
  // Jobs
  'it-jobs': { things: ['technologist', 'laptop'], scenes: POSTER, size: 0.64 },
  'sales-jobs': {
    things: ['shopping-cart', 'convenience-store', 'shopping-bags'],
    scenes: POSTER,
    size: 0.56,
  },
  'construction-jobs': {
    things: ['construction-worker', 'brick', 'rescue-workers-helmet'],
    scenes: POSTER,
    size: 0.6,
  },
  'driver-jobs': {
    things: ['delivery-truck', 'taxi', 'articulated-lorry'],
    scenes: ['street', 'studio'],
    recolour: true,
    size: 0.56,
  },
  'hospitality-jobs': {
    things: ['cook', 'bellhop-bell', 'fork-and-knife-with-plate'],
    scenes: POSTER,
    size: 0.58,
  },
  'production-jobs': { things: ['factory-worker', 'gear', 'factory'], scenes: POSTER, size: 0.6 },
  'office-jobs': { things: ['office-worker', 'briefcase', 'file-cabinet'], scenes: POSTER, size: 0.6 },
  'care-jobs': { things: ['baby-bottle', 'house-with-garden', 'broom'], scenes: POSTER, size: 0.56 },
  'health-education-jobs': {
    things: ['health-worker', 'stethoscope', 'graduation-cap', 'teacher'],
    scenes: POSTER,
    size: 0.58,
  },
  'seasonal-jobs': { things: ['basket', 'strawberry', 'farmer'], scenes: ['studio', 'field'], size: 0.56 },
  // Services
  'construction-services': {
    things: ['construction-worker', 'paintbrush', 'ladder', 'bucket'],
    scenes: AT_HOME,
    size: 0.58,
  },
  'installers-repairs': {
    things: ['toolbox', 'wrench', 'hammer-and-wrench'],
    scenes: ['table', 'studio', 'room'],
    recolour: true,
    size: 0.5,
  },
  'transport-moving': {
    things: ['delivery-truck', 'package'],
    scenes: ['street'],
    recolour: true,
    size: 0.56,
  },
  'car-services': { things: ['mechanic', 'wrench', 'automobile'], scenes: ['studio', 'street'], size: 0.56 },
  'cleaning-services': { things: ['broom', 'sponge', 'bucket'], scenes: AT_HOME, recolour: true, size: 0.54 },
  tutoring: { things: ['graduation-cap', 'teacher', 'open-book'], scenes: ['studio', 'table'], size: 0.54 },
  'beauty-services': {
    things: ['scissors', 'nail-polish', 'barber-pole', 'lipstick'],
    scenes: ['studio', 'table'],
    size: 0.56,
  },
  'event-services': {
    things: ['birthday-cake', 'balloon', 'party-popper', 'bouquet'],
    scenes: ['studio', 'table'],
    size: 0.58,
  },
  'it-services': {
    things: ['laptop', 'desktop-computer'],
    scenes: DESK,
    props: ['hot-beverage'],
    size: 0.54,
  },
  'legal-finance': {
    things: ['briefcase', 'balance-scale', 'classical-building'],
    scenes: ['studio', 'table'],
    size: 0.54,
  },
  // Pets
  dogs: { things: ['dog', 'guide-dog', 'poodle'], scenes: ['garden', 'room', 'field'], size: 0.5 },
  cats: { things: ['cat', 'black-cat'], scenes: ['room', 'garden'], size: 0.48 },
  birds: { things: ['parrot', 'bird', 'dove'], scenes: ['garden', 'room', 'studio'], size: 0.5 },
  'fish-aquariums': { things: ['tropical-fish', 'fish'], scenes: POSTER, size: 0.48 },
  'small-pets-reptiles': {
    things: ['rabbit', 'turtle', 'hamster', 'lizard'],
    scenes: ['garden', 'room', 'table'],
    size: 0.46,
  },
  'pet-accessories': { things: ['bone', 'basket', 'canned-food'], scenes: HANDY, recolour: true, size: 0.46 },
  'pet-services': { things: ['paw-prints', 'service-dog', 'scissors'], scenes: POSTER, size: 0.5 },
  // Agriculture
  tractors: { things: ['tractor'], scenes: FARM, recolour: true, size: 0.58 },
  'farm-machinery': { things: ['tractor', 'trailer'], scenes: FARM, recolour: true, size: 0.54 },
  livestock: { things: ['cow', 'ewe', 'pig', 'goat', 'horse'], scenes: FARM, size: 0.52 },
  poultry: { things: ['rooster', 'duck', 'goose', 'turkey'], scenes: FARM, size: 0.48 },
  'grain-feed': { things: ['sheaf-of-rice', 'ear-of-corn'], scenes: ['field', 'table'], size: 0.54 },
  'farm-products': {
    things: ['honey-pot', 'cheese-wedge', 'red-apple', 'tomato', 'potato'],
    scenes: ['table', 'studio'],
    size: 0.5,
  },
  beekeeping: { things: ['honey-pot', 'honeybee'], scenes: ['garden', 'table'], size: 0.48 },
  firewood: { things: ['wood', 'axe'], scenes: ['garden', 'field'], size: 0.48 },
  // Tools and industry
  'power-tools': { things: ['drill'], scenes: HANDY, props: ['screwdriver'], recolour: true, size: 0.54 },
  'hand-tools': {
    things: ['hammer', 'wrench', 'screwdriver', 'carpentry-saw', 'toolbox'],
    scenes: HANDY,
    recolour: true,
    size: 0.52,
  },
  welding: {
    things: ['fire-extinguisher', 'goggles', 'clamp', 'gloves'],
    scenes: ['table', 'studio'],
    recolour: true,
    size: 0.54,
  },
  'generators-compressors': {
    things: ['generator'],
    scenes: ['garden', 'studio', 'street'],
    recolour: true,
    size: 0.5,
  },
  'building-materials': {
    things: ['brick', 'wood', 'bucket', 'window', 'door'],
    scenes: ['garden', 'studio'],
    size: 0.54,
  },
  'construction-machines': { things: ['excavator'], scenes: ['field', 'street'], recolour: true, size: 0.56 },
  'woodworking-machines': {
    things: ['carpentry-saw', 'wood'],
    scenes: ['table', 'studio'],
    recolour: true,
    size: 0.52,
  },
  'safety-workwear': {
    things: ['safety-vest', 'rescue-workers-helmet', 'gloves', 'hiking-boot'],
    scenes: WORN,
    size: 0.54,
  },
  // Business
  'restaurant-equipment': { things: ['cooker', 'coffee-machine', 'cooking'], scenes: AT_HOME, size: 0.58 },
  'shop-fittings': {
    things: ['bookshelf', 'shopping-cart', 'mirror'],
    scenes: AT_HOME,
    recolour: true,
    size: 0.62,
  },
  'office-furniture': {
    things: ['table', 'file-cabinet', 'bookshelf', 'chair'],
    scenes: AT_HOME,
    props: ['potted-plant'],
    recolour: true,
    size: 0.54,
  },
  'wholesale-stock': {
    things: ['package', 'shopping-bags', 't-shirt'],
    scenes: ['room', 'studio'],
    size: 0.52,
  },
  'medical-beauty-equipment': {
    things: ['stethoscope', 'microscope', 'seat'],
    scenes: ['room', 'studio'],
    recolour: true,
    size: 0.56,
  },
  'businesses-for-sale': {
    things: ['convenience-store', 'hotel', 'factory', 'department-store'],
    scenes: ['street'],
    size: 0.68,
  },
}

export const byCategory: ReadonlyMap<string, Subject> = new Map(Object.entries(SUBJECTS))
