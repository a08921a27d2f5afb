import { expect, it } from 'vitest'
import { PublicPictures } from './public-pictures.ts'

it('remembers a bounded number of what is public, and nothing of what is not', async () => {
  const asked: string[] = []
  const pictures = new PublicPictures(async (sha256) => {
    asked.push(sha256)
    return sha256 !== 'private'
  }, 2)
  for (const sha256 of ['a', 'b', 'a', 'private', 'private', 'c', 'b', 'a']) await pictures.has(sha256)
  expect(asked).toEqual(['a', 'b', 'private', 'private', 'c', 'a'])
})
