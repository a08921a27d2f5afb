import fc from 'fast-check'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { render } from '../testing/render.ts'
import { copies, drawScene } from '../testing/scenes.ts'
import { LikenessIndex, printText } from './index.ts'
import { MIRROR } from './print.ts'

const bits = (a: bigint, b: bigint): number => {
  let count = 0
  for (let x = a ^ b; x > 0n; x &= x - 1n) count++
  return count
}

describe('the index', () => {
  it('finds what counting every bit finds, whatever its prints', () => {
    const print = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n })
    const flips = fc.uniqueArray(fc.nat(63), { maxLength: 14 })
    fc.assert(
      fc.property(
        fc.array(print, { minLength: 6, maxLength: 60 }),
        print,
        flips,
        fc.boolean(),
        (all, mine, flipped, mirrored) => {
          const near = flipped.reduce((bitsSoFar, bit) => bitsSoFar ^ (1n << BigInt(bit)), mine)
          const prints = [...all.slice(0, Math.floor(all.length / 6) * 6)]
          prints[3] = mirrored ? near ^ MIRROR : near
          const index = new LikenessIndex()
          const tone = [100, 100, 100] as const
          const pictures = Array.from({ length: prints.length / 6 }, (_, i) => prints.slice(6 * i, 6 * i + 6))
          for (const [i, six] of pictures.entries()) index.add(i, printText(six, tone))
          const expected = pictures
            .map((six, id) => ({
              id,
              distance: Math.min(...six.flatMap((one) => [bits(one, mine), bits(one, mine ^ MIRROR)])),
            }))
            .filter(({ distance }) => distance <= 11)
            .sort((a, b) => a.distance - b.distance || a.id - b.id)
          expect(index.find(printText(Array(6).fill(mine), tone))).toEqual(expected)
          expect(index.find(printText(Array(6).fill(mine), [160, 100, 100]))).toEqual([])
        },
      ),
      { numRuns: 60 },
    )
  })

  it('grows past its first room', () => {
    const index = new LikenessIndex()
    for (let i = 0; i < 3000; i++)
      index.add(i, printText(Array(6).fill((BigInt(i) * 0x9e37_79b9_7f4a_7c15n) % 2n ** 64n), [9, 9, 9]))
    expect(index.size).toBe(3000)
    expect(
      index.find(printText(Array(6).fill((2500n * 0x9e37_79b9_7f4a_7c15n) % 2n ** 64n), [9, 9, 9]))[0],
    ).toEqual({ id: 2500, distance: 0 })
  })
})

describe('prints', () => {
  it('are those of the changed copies of a picture, and of no other', async () => {
    const index = new LikenessIndex()
    const scenes = await Promise.all(Array.from({ length: 6 }, (_, i) => drawScene(i)))
    for (const [i, scene] of scenes.entries()) index.add(i, (await render(scene)).prints)
    for (const [name, change] of Object.entries(copies)) {
      const found = index.find((await render(await change(scenes[2]!, 1))).prints)
      expect([name, found.map(({ id }) => id)]).toEqual([name, [2]])
    }
  })

  it('are none of a picture that shows nothing, which would be like all of its kind', async () => {
    const blank = sharp({ create: { width: 300, height: 200, channels: 3, background: '#fafafa' } })
    expect((await render(await blank.png().toBuffer())).prints).toBe('')
    expect(new LikenessIndex().find('')).toEqual([])
  })
})
