import type { AttributeValue, Category } from '@piata/db'
import { goods, knownOption } from './goods.ts'
import {
  conditionFactors,
  type Draft,
  fillAttributes,
  type Grammar,
  labelOf,
  type Occasion,
  type Phrase,
  say,
} from './grammar.ts'

/** `[brand, model, storages in GB, memory in GB, price new in RON, year]`. */
type Phone = readonly [string, string, readonly number[], number, number, number]

const phones: Phone[] = [
  ['Apple', 'iPhone 13', [128, 256], 4, 2900, 2021],
  ['Samsung', 'Galaxy A54', [128, 256], 8, 1500, 2023],
  ['Apple', 'iPhone 14 Pro', [128, 256, 512], 6, 4700, 2022],
  ['Apple', 'iPhone 11', [64, 128], 4, 1900, 2019],
  ['Samsung', 'Galaxy S23', [128, 256], 8, 3300, 2023],
  ['Apple', 'iPhone 15', [128, 256], 6, 4000, 2023],
  ['Samsung', 'Galaxy S21', [128, 256], 8, 2300, 2021],
  ['Xiaomi', 'Redmi Note 12', [128, 256], 6, 900, 2023],
  ['Apple', 'iPhone 12', [64, 128], 4, 2300, 2020],
  ['Apple', 'iPhone 16 Pro Max', [256, 512, 1024], 8, 6900, 2024],
  ['Huawei', 'P30 Pro', [128, 256], 8, 1700, 2019],
  ['Samsung', 'Galaxy S24 Ultra', [256, 512], 12, 5600, 2024],
  ['Google', 'Pixel 8', [128, 256], 8, 2900, 2023],
  ['Apple', 'iPhone SE', [64, 128], 4, 2000, 2022],
  ['OnePlus', 'Nord 3', [128, 256], 8, 1900, 2023],
  ['Motorola', 'Edge 40', [256], 8, 1800, 2023],
  ['Samsung', 'Galaxy Z Flip5', [256, 512], 8, 4300, 2023],
  ['Apple', 'iPhone X', [64, 256], 3, 1500, 2017],
  ['Xiaomi', '13T Pro', [256, 512], 12, 2900, 2023],
  ['Nokia', 'G22', [64, 128], 4, 700, 2023],
  ['Oppo', 'Reno 10', [256], 8, 1700, 2023],
  ['Realme', 'GT 2', [128, 256], 8, 1600, 2022],
  ['Sony', 'Xperia 10', [128], 6, 1700, 2022],
  ['Allview', 'Soul X10', [128], 6, 600, 2023],
]
const phoneColours = ['black', 'white', 'blue', 'silver', 'green', 'red', 'purple', 'pink']
const phoneFacts: Phrase[] = [
  ['Telefonul este liber de rețea și fără cont activ.', 'SIM free, no account lock.'],
  ['Se vinde la cutie, cu încărcător și husă cadou.', 'With box, charger and a free case.'],
  [
    'Ecranul nu are zgârieturi, a stat mereu cu folie.',
    'No scratches on the screen, always had a protector.',
  ],
  ['Bateria ține o zi întreagă.', 'Battery lasts a full day.'],
  ['Face ID funcțional, nu a fost desfăcut niciodată.', 'Face ID works, never opened.'],
  ['Are factură și garanție.', 'With invoice and warranty.'],
]

const phone: Grammar = (occasion, leaf): Draft => {
  const { random, condition, language } = occasion
  const [brand, model, storages, memory, priceNew, released] = random.pickEarly(phones)
  const storage = random.pick(storages)
  const colour = random.pick(phoneColours)
  const attributes = fillAttributes(occasion, leaf, {
    brand: knownOption(leaf, 'brand', brand),
    model,
    storage,
    memory,
    colour: random.chance(0.8) ? colour : undefined,
    batteryHealth:
      brand === 'Apple' && condition !== 'new' && random.chance(0.7) ? random.int(76, 100) : undefined,
    unlocked: random.chance(0.93),
  })
  const steps = storages.indexOf(storage)
  const years = Math.max(0, occasion.year - released - 1)
  const price = random.around(
    priceNew * (1 + 0.12 * steps) * 0.86 ** years * (condition ? conditionFactors[condition] + 0.08 : 1),
    0.13,
  )
  const style = random.next()
  const shown = storage >= 1024 ? '1 TB' : style < 0.5 ? `${storage}GB` : `${storage} GB`
  let title = brand === 'Apple' && style < 0.8 ? model : `${brand} ${model}`
  title += ` ${shown}`
  if (style < 0.35) title += ` ${labelOf(leaf, 'colour', colour, language).toLowerCase()}`
  if (style > 0.7 && attributes.batteryHealth)
    title +=
      language === 'ro' ? `, baterie ${attributes.batteryHealth}%` : `, battery ${attributes.batteryHealth}%`
  return { title, attributes, price, currency: 'RON', facts: [say(occasion, random.pick(phoneFacts))] }
}

/** `[brand, line, price new in RON with 16 GB and 512 GB, processors, screens]`. */
type Laptop = readonly [string, string, number, readonly string[], readonly number[]]
const intel = ['intel-core-i5', 'intel-core-i7', 'intel-core-i3']
const either = ['intel-core-i5', 'amd-ryzen-5', 'intel-core-i7', 'amd-ryzen-7']
const laptops: Laptop[] = [
  ['Lenovo', 'ThinkPad T480', 3200, intel, [14]],
  ['Dell', 'Latitude 5420', 3800, intel, [14]],
  ['HP', 'EliteBook 840 G8', 4000, intel, [14]],
  ['Apple', 'MacBook Air', 5600, ['apple-m1', 'apple-m2', 'apple-m3'], [13.3, 13.6]],
  ['ASUS', 'TUF Gaming F15', 4700, either, [15.6]],
  ['Lenovo', 'IdeaPad 3', 2500, either, [15.6]],
  ['Lenovo', 'Legion 5', 5800, either, [15.6, 17.3]],
  ['Acer', 'Nitro 5', 4300, either, [15.6]],
  ['Apple', 'MacBook Pro', 9500, ['apple-m1', 'apple-m3', 'apple-m4'], [14.2, 16.2]],
  ['HP', 'Pavilion 15', 3000, either, [15.6]],
  ['Dell', 'XPS 13', 6500, ['intel-core-i7', 'intel-core-ultra'], [13.4]],
  ['ASUS', 'VivoBook 15', 2700, either, [15.6]],
  ['MSI', 'Katana GF66', 4900, ['intel-core-i7'], [15.6]],
  ['Fujitsu', 'Lifebook E5411', 2900, intel, [14]],
  ['Huawei', 'MateBook D15', 2900, either, [15.6]],
  ['Microsoft', 'Surface Laptop 4', 4600, ['intel-core-i5', 'amd-ryzen-5'], [13.5]],
]
const computerFacts: Phrase[] = [
  [
    'Funcționează impecabil, Windows 11 instalat și activat.',
    'Works flawlessly, Windows 11 installed and activated.',
  ],
  ['Bateria ține 4-5 ore.', 'Battery lasts 4 to 5 hours.'],
  ['Se poate testa la predare.', 'Can be tested on collection.'],
  ['Folosit doar pentru facultate și filme.', 'Only used for studying and films.'],
  ['Include încărcătorul original.', 'Original charger included.'],
]

const laptop: Grammar = (occasion, leaf): Draft => {
  const { random, condition } = occasion
  const [brand, line, base, processors, screens] = random.pickEarly(laptops)
  const memory = random.pick([8, 8, 16, 16, 16, 32])
  const storage = random.pick([256, 256, 512, 512, 1024])
  const processor = random.pick(processors)
  const screen = random.pick(screens)
  const gaming = /TUF|Legion|Nitro|Katana/.test(line)
  const attributes = fillAttributes(occasion, leaf, {
    brand: knownOption(leaf, 'brand', brand),
    model: line,
    processor,
    memory,
    storage,
    screen,
    graphics: gaming ? 'nvidia' : 'integrated',
  })
  const factor = (memory / 16) ** 0.18 * (storage / 512) ** 0.1
  const price = random.around(base * factor * (condition ? conditionFactors[condition] : 1), 0.18)
  const style = random.next()
  let title = `${style < 0.45 ? 'Laptop ' : ''}${brand} ${line}`
  if (style < 0.75)
    title += `, ${labelOf(leaf, 'processor', processor, 'en').replace(/^Intel Core |^AMD |^Apple /, '')}`
  if (style > 0.2) title += `, ${memory}GB RAM`
  if (style > 0.4) title += `, ${storage === 1024 ? '1TB' : `${storage}GB`} SSD`
  return { title, attributes, price, currency: 'RON', facts: [say(occasion, random.pick(computerFacts))] }
}

function number(pattern: RegExp, text: string): number | undefined {
  const found = pattern.exec(text)?.[1]
  return found === undefined ? undefined : Number(found)
}

/** The size in inches and the words that say what a screen is. */
function screenFrom(model: string): Record<string, AttributeValue> {
  const screen = number(/(\d{2})"/, model)!
  const refresh = number(/(\d+) ?Hz/, model)
  const resolution = /8K/.test(model) ? '8k' : /4K/.test(model) ? '4k' : /QHD/.test(model) ? 'qhd' : 'full-hd'
  return { screen, resolution, ...(refresh && { refresh }) }
}

const models = (
  occasion: Occasion,
  leaf: Category,
  table: readonly (readonly [string, string, number, Record<string, AttributeValue>])[],
  noun: Phrase,
): Draft => {
  const { random, condition } = occasion
  const [brand, model, priceNew, given] = random.pickEarly(table)
  const attributes = fillAttributes(occasion, leaf, {
    ...given,
    brand: knownOption(leaf, 'brand', brand),
    model,
  })
  const title = `${random.chance(0.5) ? `${say(occasion, noun)} ` : ''}${brand} ${model}`
  const price = random.around(priceNew * (condition ? conditionFactors[condition] : 1), 0.18)
  return {
    title,
    attributes,
    price,
    currency: 'RON',
    facts: random.chance(0.6) ? [say(occasion, random.pick([computerFacts[2]!, computerFacts[4]!]))] : [],
  }
}

const tablets: Grammar = (occasion, leaf) =>
  models(
    occasion,
    leaf,
    [
      ['Apple', 'iPad 10', 2000, { storage: 64, screen: 10.9 }],
      ['Samsung', 'Galaxy Tab S9', 3600, { storage: 128, screen: 11 }],
      ['Apple', 'iPad Air 5', 3200, { storage: 64, screen: 10.9 }],
      ['Lenovo', 'Tab M10', 800, { storage: 64, screen: 10.1 }],
      ['Samsung', 'Galaxy Tab A8', 1000, { storage: 64, screen: 10.5 }],
      ['Apple', 'iPad Pro', 5200, { storage: 256, screen: 12.9 }],
      ['Amazon', 'Kindle Paperwhite', 750, { storage: 16, screen: 6.8 }],
      ['PocketBook', 'Touch HD 3', 800, { storage: 16, screen: 6 }],
      ['Huawei', 'MatePad 11', 1700, { storage: 128, screen: 11 }],
      ['Xiaomi', 'Pad 6', 1600, { storage: 128, screen: 11 }],
    ],
    ['Tabletă', 'Tablet'],
  )

const cameras: Grammar = (occasion, leaf) =>
  models(
    occasion,
    leaf,
    [
      ['Canon', 'EOS 250D', 3000, { type: 'dslr', megapixels: 24 }],
      ['Nikon', 'D5600', 2900, { type: 'dslr', megapixels: 24 }],
      ['Sony', 'A7 III', 7500, { type: 'mirrorless', megapixels: 24 }],
      ['Canon', 'EF 50mm f/1.8 STM', 600, { type: 'lens' }],
      ['GoPro', 'Hero 11', 1800, { type: 'action', megapixels: 27 }],
      ['DJI', 'Mini 3', 2600, { type: 'drone', megapixels: 12 }],
      ['Fujifilm', 'X-T30', 4600, { type: 'mirrorless', megapixels: 26 }],
      ['Sigma', '17-50mm f/2.8', 1500, { type: 'lens' }],
      ['Panasonic', 'Lumix TZ90', 1600, { type: 'compact', megapixels: 20 }],
      ['Canon', 'EOS R6', 9000, { type: 'mirrorless', megapixels: 20 }],
      ['Olympus', 'Trip 35', 350, { type: 'film' }],
    ],
    ['Aparat foto', 'Camera'],
  )

const smartwatches: Grammar = (occasion, leaf) =>
  models(
    occasion,
    leaf,
    [
      ['Apple', 'Watch Series 8', 2000, { size: 45, gps: true }],
      ['Samsung', 'Galaxy Watch6', 1400, { size: 44, gps: true }],
      ['Garmin', 'Fenix 7', 2900, { size: 47, gps: true }],
      ['Apple', 'Watch SE', 1300, { size: 40, gps: true }],
      ['Huawei', 'Watch GT 4', 1100, { size: 46, gps: true }],
      ['Xiaomi', 'Smart Band 8', 200, { gps: false }],
      ['Amazfit', 'GTS 4', 800, { size: 42, gps: true }],
      ['Fitbit', 'Charge 5', 600, { gps: true }],
    ],
    ['Ceas', 'Smartwatch'],
  )

export const electronicsGrammars: Record<string, Grammar> = {
  phones: phone,
  laptops: laptop,
  tablets,
  cameras,
  smartwatches,
  'phone-accessories': goods({
    by: 'type',
    kinds: {
      case: ['Husă', 'Case', 60, ['iPhone 13', 'iPhone 14 Pro', 'Samsung S23', 'Xiaomi Redmi Note 12']],
      charger: ['Încărcător rapid', 'Fast charger', 110, ['20W', '65W', 'wireless', 'MagSafe']],
      cable: ['Cablu', 'Cable', 40, ['USB-C 1m', 'Lightning', 'USB-C 2m']],
      'power-bank': ['Baterie externă', 'Power bank', 150, ['10000 mAh', '20000 mAh']],
      'screen-protector': ['Folie sticlă', 'Screen protector', 45, ['iPhone 15', 'Samsung A54', 'iPhone 11']],
      holder: ['Suport telefon auto', 'Car phone holder', 70],
    },
  }),
  desktops: goods({
    by: 'use',
    kinds: {
      gaming: [
        'PC gaming',
        'Gaming PC',
        5200,
        ['RTX 3060', 'RTX 4070', 'RX 6700 XT', 'GTX 1660', 'RTX 4060 Ti'],
      ],
      office: [
        'Calculator office',
        'Office PC',
        1300,
        ['Dell OptiPlex', 'HP EliteDesk', 'Lenovo ThinkCentre', 'Fujitsu Esprimo'],
      ],
      server: ['Server', 'Server', 6200, ['Dell PowerEdge R730', 'HP ProLiant DL380', 'Supermicro']],
      'all-in-one': ['All-in-one', 'All in one', 3300, ['HP 24', 'Lenovo IdeaCentre', 'iMac 24']],
    },
    ranges: { memory: [8, 64, 8], storage: [256, 2048, 256] },
    inTitle: ['processor', 'memory'],
    facts: computerFacts.slice(0, 3),
  }),
  'pc-components': goods({
    by: 'type',
    kinds: {
      'graphics-card': [
        'Placă video',
        'Graphics card',
        2100,
        ['RTX 3060 12GB', 'RTX 4070 Super', 'GTX 1660 Super', 'RX 6600', 'RX 7800 XT', 'RTX 3080'],
      ],
      processor: [
        'Procesor',
        'Processor',
        900,
        ['Ryzen 5 5600', 'Ryzen 7 5800X3D', 'i5-12400F', 'i7-13700K', 'i5-9400F'],
      ],
      motherboard: ['Placă de bază', 'Motherboard', 650, ['B550', 'Z690', 'B450 Tomahawk', 'X570']],
      memory: ['Memorie RAM', 'Memory', 300, ['16GB DDR4 3200', '32GB DDR5 6000', '8GB DDR4', '16GB DDR3']],
      ssd: ['SSD', 'SSD', 380, ['1TB NVMe', '500GB SATA', '2TB NVMe', 'Samsung 980 Pro 1TB']],
      hdd: ['Hard disk', 'Hard disk', 280, ['4TB', '2TB', '1TB', '8TB NAS']],
      'power-supply': ['Sursă PC', 'Power supply', 420, ['650W Gold', '750W Bronze', '850W modulară']],
      case: ['Carcasă PC', 'PC case', 380, ['Mid tower', 'cu geam', 'NZXT H510']],
      cooling: ['Cooler procesor', 'CPU cooler', 220, ['AIO 240mm', 'Noctua NH-D15', 'Be Quiet']],
    },
    facts: computerFacts.slice(2, 3),
  }),
  monitors: goods({
    by: 'resolution',
    brands: ['Dell', 'Samsung', 'LG', 'ASUS', 'AOC', 'BenQ', 'Philips', 'HP', 'Acer'],
    kinds: {
      'full-hd': [
        'Monitor',
        'Monitor',
        650,
        ['24" Full HD 75Hz', '27" Full HD 144Hz', '22" Full HD 60Hz', '24" Full HD 165Hz'],
      ],
      qhd: ['Monitor', 'Monitor', 1300, ['27" QHD 165Hz', '32" QHD 75Hz', '27" QHD 144Hz']],
      '4k': ['Monitor', 'Monitor', 1700, ['27" 4K 60Hz', '32" 4K 60Hz', '28" 4K 144Hz']],
    },
    derive: screenFrom,
    facts: computerFacts.slice(2, 3),
  }),
  tvs: goods({
    by: 'resolution',
    brands: ['Samsung', 'LG', 'Sony', 'Philips', 'TCL', 'Hisense', 'Panasonic', 'Horizon', 'Nei'],
    kinds: {
      '4k': ['Televizor', 'TV', 2600, ['55" 4K', '50" 4K', '65" 4K', '43" 4K', '75" 4K']],
      'full-hd': ['Televizor', 'TV', 1100, ['40" Full HD', '43" Full HD', '32" Full HD']],
      '8k': ['Televizor', 'TV', 9500, ['65" 8K', '75" 8K']],
    },
    derive: screenFrom,
    details: [
      ['Smart TV', 'Smart TV'],
      ['OLED', 'OLED'],
      ['cu telecomandă', 'with remote'],
      ['perete inclus', 'wall mount included'],
    ],
  }),
  audio: goods({
    by: 'type',
    brands: ['Sony', 'JBL', 'Bose', 'Sennheiser', 'Pioneer', 'Yamaha', 'Marshall', 'Samsung', 'Technics'],
    kinds: {
      headphones: ['Căști', 'Headphones', 700, ['wireless ANC', 'over-ear', 'gaming']],
      earbuds: ['Căști in-ear', 'Earbuds', 450, ['wireless', 'Pro', 'cu anulare zgomot']],
      speaker: ['Boxă portabilă', 'Portable speaker', 550, ['Bluetooth', 'Charge 5', 'Flip 6']],
      hifi: ['Combină muzicală', 'Hi-fi system', 900, ['cu CD', '2x100W']],
      soundbar: ['Soundbar', 'Soundbar', 950, ['2.1', '5.1 cu subwoofer']],
      amplifier: ['Amplificator', 'Amplifier', 1200, ['stereo', '2x80W']],
      turntable: ['Pick-up', 'Turntable', 1100, ['direct drive', 'cu boxe']],
    },
  }),
  consoles: goods({
    by: 'platform',
    kinds: {
      'playstation-5': ['PlayStation 5', 'PlayStation 5', 2400, ['Slim', 'Digital', 'cu 2 controllere']],
      'playstation-4': ['PlayStation 4', 'PlayStation 4', 1200, ['Slim', 'Pro', 'cu jocuri']],
      'xbox-series-x': ['Xbox Series X', 'Xbox Series X', 2300],
      'nintendo-switch': ['Nintendo Switch', 'Nintendo Switch', 1400, ['OLED', 'Lite']],
      'xbox-series-s': ['Xbox Series S', 'Xbox Series S', 1300],
      'xbox-one': ['Xbox One', 'Xbox One', 950, ['S', 'X']],
      'steam-deck': ['Steam Deck', 'Steam Deck', 2300, ['OLED', 'LCD']],
      'nintendo-switch-2': ['Nintendo Switch 2', 'Nintendo Switch 2', 2500],
      'playstation-3': ['PlayStation 3', 'PlayStation 3', 550, ['Slim', 'cu 10 jocuri']],
    },
    ranges: { storage: [512, 1024, 512], controllers: [1, 2] },
    inTitle: ['storage'],
    spread: 0.15,
    facts: [['Consola nu face zgomot și a fost curățată recent.', 'Quiet console, cleaned recently.']],
  }),
  'video-games': goods({
    by: 'platform',
    kinds: {
      'playstation-5': [
        'Joc PS5',
        'PS5 game',
        220,
        ['FC 25', 'Spider-Man 2', 'Gran Turismo 7', 'God of War Ragnarok'],
      ],
      'playstation-4': [
        'Joc PS4',
        'PS4 game',
        110,
        ['GTA V', 'Red Dead Redemption 2', 'The Last of Us', 'FIFA 23'],
      ],
      'nintendo-switch': [
        'Joc Nintendo Switch',
        'Nintendo Switch game',
        210,
        ['Mario Kart 8', 'Zelda', 'Animal Crossing'],
      ],
      xbox: ['Joc Xbox', 'Xbox game', 120, ['Forza Horizon 5', 'Halo Infinite']],
      pc: ['Joc PC', 'PC game', 90, ['The Witcher 3', 'Baldur’s Gate 3']],
    },
  }),
  printers: goods({
    by: 'type',
    brands: ['HP', 'Canon', 'Epson', 'Brother', 'Samsung', 'Xerox'],
    kinds: {
      laser: ['Imprimantă laser', 'Laser printer', 650],
      multifunction: ['Multifuncțională', 'Multifunction printer', 750],
      inkjet: ['Imprimantă cu jet', 'Inkjet printer', 380],
      scanner: ['Scaner', 'Scanner', 450],
      '3d': ['Imprimantă 3D', '3D printer', 1300, ['Ender 3', 'Prusa MK3']],
    },
    details: [
      ['cartuș nou', 'new cartridge'],
      ['Wi-Fi', 'Wi-Fi'],
      ['duplex', 'duplex'],
    ],
  }),
}
