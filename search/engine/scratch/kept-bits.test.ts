import { expect, test } from 'vitest'
import { CHUNK_SIZE } from '../segment/chunks.ts'
import { KeptBits } from './kept-bits.ts'

/** Of 2 chunks, 12 kB of bits. */
const segment = { documents: CHUNK_SIZE + CHUNK_SIZE / 2, chunks: 2 }

test('bits are marked once for each chunk, column and key', () => {
  const kept = new KeptBits()
  const columns = [{}, {}]
  const marked: string[] = []
  const ask = (column: number, key: string, chunk: number) =>
    kept.of(segment, columns[column]!, key, chunk, (bits) => {
      marked.push(`${column} ${key} ${chunk}`)
      bits[0] = marked.length
    })[0]
  const asked: [number, string, number][] = [
    [0, 'a', 1],
    [0, 'a', 0],
    [0, 'b', 0],
    [1, 'a', 0],
  ]
  for (let round = 0; round < 2; round++) expect(asked.map((one) => ask(...one))).toEqual([1, 2, 3, 4])
  expect(marked).toHaveLength(4)
})

test('what was not asked for lately makes way, and what is asked for is there whatever its size', () => {
  const kept = new KeptBits(30_000)
  const column = {}
  let marks = 0
  const ask = (key: string) => kept.of(segment, column, key, 0, () => marks++)
  const marksFor = (...keys: string[]) => {
    const before = marks
    for (const key of keys) ask(key)
    return marks - before
  }
  expect(marksFor('a', 'b', 'a', 'c')).toBe(3)
  expect(marksFor('c', 'a')).toBe(0)
  expect(marksFor('b')).toBe(1)
  const small = new KeptBits(1)
  expect(small.of(segment, column, 'a', 0, (bits) => bits.fill(7))[0]).toBe(7)
})
