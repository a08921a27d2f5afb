import { expect, it } from 'vitest'
import { PublicPictures } from './public-pictures.ts'
import { rangeOf } from './range.ts'

it('remembers a bounded number of what is public, and nothing of what is not', async () => {
  const asked: string[] = []
  const pictures = new PublicPictures(async (sha256) => {
    asked.push(sha256)
    return sha256 !== 'private'
  }, 2)
  for (const sha256 of ['a', 'b', 'a', 'private', 'private', 'c', 'b', 'a']) await pictures.has(sha256)
  expect(asked).toEqual(['a', 'b', 'private', 'private', 'c', 'a'])
})

it('forgets when a listing changes, also what it is just being told', async () => {
  const answers: ((isPublic: boolean) => void)[] = []
  const pictures = new PublicPictures(() => new Promise((resolve) => answers.push(resolve)))
  const first = pictures.has('a')
  pictures.forget()
  answers[0]!(true)
  expect(await first).toBe(true)
  const second = pictures.has('a')
  answers[1]!(false)
  expect(await second).toBe(false)
})

it.each([
  ['bytes=0-9', { start: 0, end: 9 }],
  ['bytes=90-', { start: 90, end: 99 }],
  ['bytes=50-1000', { start: 50, end: 99 }],
  ['bytes=-10', { start: 90, end: 99 }],
  ['bytes=-1000', { start: 0, end: 99 }],
  ['bytes=100-', null],
  ['bytes=-0', null],
  ['bytes=9-3', undefined],
  ['bytes=0-1,5-6', undefined],
  ['bytes=-', undefined],
  ['pages=1-2', undefined],
  [undefined, undefined],
])('reads the range %s', (range, expected) => {
  expect(rangeOf({ ...(range !== undefined && { range }) }, '"a"', 100)).toEqual(expected)
  expect(rangeOf({ range, 'if-range': '"b"' }, '"a"', 100)).toBeUndefined()
})
