import { choice, flag, number, root, text } from './define.ts'

export const booksHobbies = root({
  id: 'books-hobbies',
  icon: 'book-open',
  hasCondition: true,
  leaves: [
    {
      id: 'books',
      icon: 'book',
      attributes: [
        choice(
          'genre',
          [
            'fiction',
            'children',
            'textbook',
            'history',
            'science',
            'personal-growth',
            'cooking',
            'art',
            'religion',
          ],
          { required: true, card: true },
        ),
        text('author', { card: true }),
        choice('language', ['ro', 'en', 'hu', 'de', 'fr', 'other']),
        number('pages', { min: 1, max: 10_000 }, { filter: false }),
      ],
    },
    {
      id: 'magazines-comics',
      icon: 'newspaper',
      attributes: [
        choice('type', ['magazine', 'comic', 'manga', 'newspaper'], { required: true, card: true }),
        number('year', { min: 1800, max: 2030 }),
      ],
    },
    {
      id: 'musical-instruments',
      icon: 'guitar',
      attributes: [
        choice(
          'instrument',
          ['guitar', 'electric-guitar', 'keyboard', 'piano', 'violin', 'drums', 'accordion', 'wind'],
          { required: true, card: true },
        ),
        text('brand', { card: true }),
      ],
    },
    {
      id: 'vinyl-music',
      icon: 'disc-3',
      attributes: [
        choice('format', ['vinyl', 'cd', 'tape'], { required: true, card: true }),
        choice('genre', ['rock', 'pop', 'jazz', 'classical', 'folk', 'electronic'], { card: true }),
      ],
    },
    {
      id: 'board-games',
      icon: 'dices',
      attributes: [
        number('players', { min: 1, max: 20 }, { card: true }),
        number('age', { unit: 'ani', min: 2, max: 18 }),
        choice('language', ['ro', 'en']),
        flag('complete'),
      ],
    },
    {
      id: 'collectibles',
      icon: 'coins',
      attributes: [
        choice('type', ['coins', 'stamps', 'banknotes', 'models', 'cards', 'badges'], {
          required: true,
          card: true,
        }),
        number('year', { min: -500, max: 2030 }),
      ],
    },
    {
      id: 'art-antiques',
      icon: 'palette',
      attributes: [
        choice('type', ['painting', 'icon', 'sculpture', 'furniture', 'porcelain', 'clock'], {
          required: true,
          card: true,
        }),
        number('year', { min: 0, max: 2030 }),
      ],
    },
    {
      id: 'handmade',
      icon: 'scissors',
      attributes: [
        choice('type', ['crochet', 'ceramics', 'wood', 'candles', 'embroidery', 'leather'], {
          required: true,
          card: true,
        }),
        flag('toOrder'),
      ],
    },
  ],
})
