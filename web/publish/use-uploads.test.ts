import { expect, test } from 'vitest'
import type { DraftImage } from './draft.ts'
import { localError, placed } from './use-uploads.ts'

const image = (id: string): DraftImage => ({ id, sha256: id, width: 1, height: 1, placeholder: '' })

test('pictures end in the order in which they were chosen, however their uploads end', () => {
  const orderOf = new Map([
    ['a', 0],
    ['b', 1],
    ['c', 2],
  ])
  let images = [image('saved')]
  for (const id of ['c', 'a', 'b']) images = placed(images, image(id), orderOf)
  expect(images.map(({ id }) => id)).toEqual(['saved', 'a', 'b', 'c'])
  expect(placed(images, image('b'), orderOf)).toBe(images)
})

test('files that cannot be pictures are refused before they are sent', () => {
  const name = 'poza'
  const rules = { maxBytes: 1_000, types: ['image/png'] }
  expect(localError({ name, type: 'application/pdf', size: 10 }, rules)).toBe('type')
  expect(localError({ name: 'IMG_1.HEIC', type: '', size: 10 }, rules)).toBe('heic')
  expect(localError({ name, type: 'image/heic', size: 10 }, rules)).toBe('heic')
  expect(localError({ name, type: 'image/png', size: 1_001 }, rules)).toBe('size')
  expect(localError({ name, type: 'image/png', size: 1_000 }, rules)).toBeUndefined()
  expect(localError({ name, type: '', size: 10 }, rules)).toBeUndefined()
})
