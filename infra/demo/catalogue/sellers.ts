import { Random } from './random.ts'

interface DemoSeller {
  email: string
  name: string
  locale: 'ro' | 'en'
}

const firstNames =
  'Andrei Maria Ion Elena Mihai Ana Alexandru Ioana Cristian Andreea Florin Gabriela Vlad Simona Radu Laura Adrian Diana Bogdan Roxana Marius Carmen Dan Daniela George Mihaela Ștefan Alina Tudor Raluca Cosmin Oana Sorin Irina Lucian Monica Dragoș Bianca Paul Corina'.split(
    ' ',
  )
const initials = 'ABCDEFGILMNOPRSTVZ'

/**
 * Sellers with a first name and an initial, one in eight a numbered demo shop. Emails name the seed, so that the same
 * seed cannot fill a database twice unnoticed.
 */
export function generateSellers({ count, seed }: { count: number; seed: string | number }): DemoSeller[] {
  const random = new Random(`sellers ${seed}`)
  return Array.from({ length: count }, (_, index) => ({
    email: `vanzator-${index + 1}@${
      String(seed)
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-') || 'x'
    }.demo.piata`,
    name: random.chance(0.125)
      ? `Magazin demo ${index + 1}`
      : `${random.pick(firstNames)} ${initials[random.int(0, initials.length - 1)]}.`,
    locale: random.chance(0.9) ? 'ro' : 'en',
  }))
}
