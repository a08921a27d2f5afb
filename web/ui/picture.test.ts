import { expect, test } from 'vitest'
import { presets } from '../client/presets.ts'
import { imageUrl, largest, sizeOf, smallest, sourceSet, square } from './picture.tsx'

const sha256 = 'ab'.repeat(32)

test('only a preset of the table has an address', () => {
  expect(imageUrl(largest, sha256, 'jpg')).toBe(`/img/${presets[largest].path}/${sha256}.jpg`)
  // @ts-expect-error The types know the table's names.
  const unknownPreset = () => imageUrl('poster', sha256)
  expect(unknownPreset).toThrow(TypeError)
  // @ts-expect-error And its formats.
  imageUrl(largest, sha256, 'gif')
})

test('the roles are played by presets of the table', () => {
  const inside = Object.values(presets).filter(({ fit }) => fit === 'inside')
  const widths = inside.map(({ width }) => width)
  expect(presets[smallest]).toMatchObject({ fit: 'inside', width: Math.min(...widths) })
  expect(presets[largest]).toMatchObject({ fit: 'inside', width: Math.max(...widths) })
  expect(presets[square].fit).toBe('cover')
})

test('a large picture offers every preset that shows it whole, the narrowest first', () => {
  const expected = Object.entries(presets)
    .filter(([, { fit }]) => fit === 'inside')
    .sort(([, a], [, b]) => a.width - b.width)
    .map(([name, preset]) => {
      const format = 'avif' in preset ? 'avif' : 'webp'
      return `/img/${presets[name as keyof typeof presets].path}/${sha256}.${format} ${preset.width}w`
    })
  expect(sourceSet({ sha256, width: 16_000, height: 9000 }, largest)).toBe(expected.join(', '))
  expect(sourceSet({ sha256, width: 16_000, height: 9000 })).toBe(expected.slice(0, -1).join(', '))
})

test('no variant is larger than the picture, none is offered twice', () => {
  const small = { sha256, width: 30, height: 20 }
  expect(sourceSet(small)).toBe(`/img/${presets[smallest].path}/${sha256}.avif 30w`)
  expect(sizeOf(largest, small)).toEqual({ width: 30, height: 20 })
  expect(sizeOf(largest, { width: 16_000, height: 1 })).toEqual({ width: presets[largest].width, height: 1 })
  expect(sizeOf(square, small)).toEqual({ width: presets[square].width, height: presets[square].height })
})
