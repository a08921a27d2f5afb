import { isValidElement } from 'react'
import { expect, test } from 'vitest'
import { Highlighted } from './highlighted.tsx'

/** The text with marks as brackets. */
function shown(text: string, ranges: [number, number][] | undefined): string {
  const parts = [Highlighted({ text, ranges })].flat()
  return parts
    .map((part) => (isValidElement<{ children: string }>(part) ? `[${part.props.children}]` : String(part)))
    .join('')
}

test('matches are marked where they are', () => {
  expect(
    shown('Golf 7 diesel', [
      [0, 4],
      [7, 13],
    ]),
  ).toBe('[Golf] 7 [diesel]')
  expect(shown('Golf', undefined)).toBe('Golf')
})

test('ranges that overlap or leave the text lose nothing of it', () => {
  expect(
    shown('abc', [
      [1, 2],
      [0, 2],
      [2, 9],
      [2, 2],
    ]),
  ).toBe('[ab]c')
})
