import { choice, flag, number, root, text } from './define.ts'
import { colours } from './shared-options.ts'

const storage = number('storage', { unit: 'GB', min: 1, max: 65_536 }, { card: true })
const memory = number('memory', { unit: 'GB', min: 1, max: 1024 }, { card: true })
const screen = (max: number) => number('screen', { unit: 'inch', min: 1, max }, { card: true })
const warranty = flag('warranty')
const model = text('model', { card: true })
const other = 'other'
const processors = choice('processor', [
  'Intel Core i3',
  'Intel Core i5',
  'Intel Core i7',
  'Intel Core i9',
  'Intel Core Ultra',
  'AMD Ryzen 3',
  'AMD Ryzen 5',
  'AMD Ryzen 7',
  'AMD Ryzen 9',
  'Apple M1',
  'Apple M2',
  'Apple M3',
  'Apple M4',
  'other',
])

export const electronics = root({
  id: 'electronics',
  icon: 'monitor-smartphone',
  hasCondition: true,
  leaves: [
    {
      id: 'phones',
      icon: 'smartphone',
      attributes: [
        choice(
          'brand',
          [
            'Apple',
            'Samsung',
            'Xiaomi',
            'Huawei',
            'Google',
            'OnePlus',
            'Motorola',
            'Nokia',
            'Oppo',
            'Realme',
            'Sony',
            'Allview',
            other,
          ],
          { required: true },
        ),
        { ...model, card: false, required: true },
        { ...storage, required: true },
        { ...memory, card: false },
        choice('colour', colours, { card: true }),
        number('batteryHealth', { unit: '%', min: 1, max: 100 }),
        flag('unlocked'),
        flag('dualSim'),
        warranty,
      ],
    },
    {
      id: 'phone-accessories',
      icon: 'smartphone-charging',
      attributes: [
        choice('type', ['case', 'charger', 'cable', 'power-bank', 'screen-protector', 'holder'], {
          required: true,
          card: true,
        }),
        text('compatibleWith', { card: true }),
      ],
    },
    {
      id: 'tablets',
      icon: 'tablet',
      attributes: [
        choice('brand', ['Apple', 'Samsung', 'Lenovo', 'Huawei', 'Xiaomi', 'Amazon', 'PocketBook', other], {
          required: true,
        }),
        { ...model, card: false },
        storage,
        screen(20),
        flag('cellular'),
        warranty,
      ],
    },
    {
      id: 'laptops',
      icon: 'laptop',
      attributes: [
        choice(
          'brand',
          ['Acer', 'Apple', 'ASUS', 'Dell', 'Fujitsu', 'HP', 'Huawei', 'Lenovo', 'Microsoft', 'MSI', other],
          { required: true },
        ),
        { ...model, card: false },
        { ...processors, card: true },
        memory,
        { ...storage, card: true },
        screen(20),
        choice('graphics', ['integrated', 'nvidia', 'amd']),
        warranty,
      ],
    },
    {
      id: 'desktops',
      icon: 'pc-case',
      attributes: [
        choice('use', ['gaming', 'office', 'server', 'all-in-one'], { card: true }),
        { ...processors, card: true },
        memory,
        storage,
        text('graphics'),
        warranty,
      ],
    },
    {
      id: 'pc-components',
      icon: 'cpu',
      attributes: [
        choice(
          'type',
          [
            'graphics-card',
            'processor',
            'motherboard',
            'memory',
            'ssd',
            'hdd',
            'power-supply',
            'case',
            'cooling',
          ],
          { required: true, card: true },
        ),
        text('brand', { card: true }),
        warranty,
      ],
    },
    {
      id: 'monitors',
      icon: 'monitor',
      attributes: [
        choice('brand', ['Acer', 'AOC', 'ASUS', 'BenQ', 'Dell', 'HP', 'LG', 'Philips', 'Samsung', other]),
        { ...screen(60), required: true },
        choice('resolution', ['full-hd', 'qhd', '4k', 'ultrawide'], { card: true }),
        number('refresh', { unit: 'Hz', min: 30, max: 600 }, { card: true }),
        warranty,
      ],
    },
    {
      id: 'tvs',
      icon: 'tv',
      attributes: [
        choice('brand', [
          'Samsung',
          'LG',
          'Sony',
          'Philips',
          'Panasonic',
          'Hisense',
          'TCL',
          'Nei',
          'Horizon',
          other,
        ]),
        { ...screen(120), required: true },
        choice('technology', ['LED', 'QLED', 'OLED', 'Mini LED', 'Plasma'], {
          card: true,
        }),
        choice('resolution', ['hd', 'full-hd', '4k', '8k']),
        flag('smart'),
        warranty,
      ],
    },
    {
      id: 'audio',
      icon: 'headphones',
      attributes: [
        choice('type', ['headphones', 'earbuds', 'speaker', 'hifi', 'soundbar', 'amplifier', 'turntable'], {
          required: true,
          card: true,
        }),
        text('brand', { card: true }),
        flag('wireless'),
      ],
    },
    {
      id: 'cameras',
      icon: 'camera',
      attributes: [
        choice('type', ['dslr', 'mirrorless', 'compact', 'lens', 'action', 'drone', 'film'], {
          required: true,
          card: true,
        }),
        choice('brand', [
          'Canon',
          'Nikon',
          'Sony',
          'Fujifilm',
          'Panasonic',
          'Olympus',
          'GoPro',
          'DJI',
          'Sigma',
          other,
        ]),
        { ...model, card: false },
        number('megapixels', { unit: 'MP', min: 1, max: 200 }),
      ],
    },
    {
      id: 'consoles',
      icon: 'gamepad-2',
      attributes: [
        choice(
          'platform',
          [
            'PlayStation 5',
            'PlayStation 4',
            'PlayStation 3',
            'Xbox Series X',
            'Xbox Series S',
            'Xbox One',
            'Nintendo Switch',
            'Nintendo Switch 2',
            'Steam Deck',
            'other',
          ],
          { required: true, card: true },
        ),
        storage,
        number('controllers', { min: 0, max: 8 }),
        warranty,
      ],
    },
    {
      id: 'video-games',
      icon: 'joystick',
      attributes: [
        choice(
          'platform',
          ['PlayStation 5', 'PlayStation 4', 'PlayStation 3', 'Xbox', 'Nintendo Switch', 'PC', 'other'],
          { required: true, card: true },
        ),
        choice('genre', ['action', 'sport', 'racing', 'rpg', 'strategy', 'family']),
      ],
    },
    {
      id: 'smartwatches',
      icon: 'watch',
      attributes: [
        choice('brand', ['Apple', 'Samsung', 'Garmin', 'Huawei', 'Xiaomi', 'Fitbit', 'Amazfit', other], {
          required: true,
          card: true,
        }),
        model,
        number('size', { unit: 'mm', min: 20, max: 60 }),
        flag('gps'),
      ],
    },
    {
      id: 'printers',
      icon: 'printer',
      attributes: [
        choice('type', ['laser', 'inkjet', 'multifunction', 'scanner', '3d'], { required: true, card: true }),
        choice('brand', ['HP', 'Canon', 'Epson', 'Brother', 'Samsung', 'Xerox', 'Creality', other]),
        flag('colourPrint'),
        flag('wifi'),
      ],
    },
  ],
})
