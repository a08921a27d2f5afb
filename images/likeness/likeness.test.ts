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

  it('grows past its first room, and forgets what is removed, of which others take the place', () => {
    const index = new LikenessIndex()
    const textOf = (i: number) =>
      printText(Array(6).fill((BigInt(i) * 0x9e37_79b9_7f4a_7c15n) % 2n ** 64n), [9, 9, 9])
    const nearest = (i: number) => index.find(textOf(i))[0]
    for (let i = 0; i < 17_000; i++) index.add(i, textOf(i))
    expect(index.size).toBe(17_000)
    expect(nearest(16_900)).toEqual({ id: 16_900, distance: 0 })
    // In one list alone, so that whole blocks of it are freed and taken anew.
    for (let i = 20_000; i < 20_100; i++) index.add(i, textOf(1))
    for (let i = 20_000; i < 20_100; i++) index.remove(i)
    for (const gone of [0, 16_900, 16_999, 99_999]) index.remove(gone)
    expect(index.size).toBe(16_997)
    expect([0, 16_900, 16_999].map((i) => nearest(i)?.distance === 0)).toEqual([false, false, false])
    expect(index.find(textOf(1)).filter(({ distance }) => distance === 0)).toEqual([{ id: 1, distance: 0 }])
    for (let i = 30_000; i < 30_050; i++) index.add(i, textOf(i))
    expect([1, 30_000, 30_049].map((i) => nearest(i)?.id)).toEqual([1, 30_000, 30_049])
    expect(index.size).toBe(17_047)
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
