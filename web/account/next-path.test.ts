import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nextPath } from './next-path.ts'

test('a path of this site is kept, with its query', () => {
  expect(nextPath('/publica-anunt?draft=1#photos', '/')).toBe('/publica-anunt?draft=1#photos')
})

test.each([
  undefined,
  '',
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  'https://evil.example',
  'javascript:alert(1)',
  'publish',
  `/${'a'.repeat(1_000)}`,
])('%s leads home instead', (value) => {
  expect(nextPath(value, '/acasa')).toBe('/acasa')
})

test('whatever is given, a browser stays on this site', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('', '/', '//', '/\\', '/\n/'),
      (text, start) => {
        const target = new URL(nextPath(start + text, '/'), 'https://piata.test')
        expect(target.origin).toBe('https://piata.test')
      },
    ),
  )
})
