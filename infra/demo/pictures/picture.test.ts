import { existsSync, readdirSync } from 'node:fs'
import { basename } from 'node:path'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { byCategory } from './categories.ts'
import { paint } from './colour.ts'
import { drawDemoPicture } from './picture.ts'
import { createRandom } from './random.ts'
import { drawScene } from './scenes.ts'
import { findSubject, spriteNames } from './subjects.ts'

/** Pictures are as different as the mean distance of their pixels, 0–255. */
async function distance(a: Buffer, b: Buffer): Promise<number> {
  const [one, other] = await Promise.all(
    [a, b].map((picture) => sharp(picture).resize(96, 72).raw().toBuffer()),
  )
  return one!.reduce((sum, value, i) => sum + Math.abs(value - other![i]!), 0) / one!.length
}

describe('drawDemoPicture', () => {
  it('draws a picture of fixed size without metadata', async () => {
    const metadata = await sharp(await drawDemoPicture({ categoryId: 'cars', variant: 0 })).metadata()
    expect(metadata).toMatchObject({ format: 'jpeg', width: 960, height: 720 })
    expect([metadata.exif, metadata.icc]).toEqual([undefined, undefined])
  })

  it('draws the same again for the same request', async () => {
    const request = { categoryId: 'bicycles', variant: 4, view: 1 }
    const [first, second] = [await drawDemoPicture(request), await drawDemoPicture({ ...request })]
    expect(first.equals(second)).toBe(true)
  })

  it.each(['cars', 'flats-for-sale', 'phones', 'books', 'dogs'])(
    'draws different variants of %s',
    async (categoryId) => {
      const pictures = await Promise.all(
        [0, 1, 2, 3, 4, 5].map((variant) => drawDemoPicture({ categoryId, variant })),
      )
      for (const [i, a] of pictures.entries()) {
        for (const b of pictures.slice(i + 1)) expect(await distance(a, b)).toBeGreaterThan(4)
      }
    },
  )

  it('shows the thing of a variant again in other views', async () => {
    const [a, b] = await Promise.all(
      [0, 1].map((view) => drawDemoPicture({ categoryId: 'wardrobes-storage', variant: 3, view })),
    )
    expect(await distance(a!, b!)).toBeGreaterThan(4)
  })

  it('draws categories it does not know', async () => {
    const unknown = await drawDemoPicture({ categoryId: 'zzz', variant: 1, categoryPath: ['zzz'] })
    expect((await sharp(unknown).metadata()).width).toBe(960)
  })

  it.each([-1, 0.5, Number.NaN])('refuses the variant %d', async (variant) => {
    await expect(drawDemoPicture({ categoryId: 'cars', variant })).rejects.toThrow(
      'variant must be a whole number from 0',
    )
  })
})

describe('subjects', () => {
  it('has a sprite for everything it names, and names every sprite', () => {
    const kept = readdirSync(new URL('./sprites/', import.meta.url)).filter((file) => file.endsWith('.webp'))
    const named = spriteNames().map((name) => `${name}.webp`)
    expect(kept.filter((file) => !named.includes(file))).toEqual([])
    expect(named.filter((file) => !kept.includes(file))).toEqual([])
    const own = readdirSync(new URL('./objects/', import.meta.url)).map((file) => basename(file, '.svg'))
    expect(own.filter((name) => !existsSync(new URL(`./sprites/${name}.webp`, import.meta.url)))).toEqual([])
  })

  it('can fill a page of every category: three things, places or colours and more', () => {
    for (const [id, { things, scenes, recolour, props = [] }] of byCategory) {
      const ways = new Set(things).size * new Set(scenes).size * (recolour ? 10 : 1) * (1 + props.length)
      expect(ways, id).toBeGreaterThanOrEqual(1)
      expect(things.length, id).toBeGreaterThan(0)
      expect(scenes.length, id).toBeGreaterThan(0)
    }
  })

  it('finds a category by its id, its words, its parents', () => {
    expect(findSubject('tractors')).toBe(byCategory.get('tractors'))
    expect(findSubject('used-phones')).toBe(byCategory.get('phones'))
    expect(findSubject('gadgets', ['electronics', 'laptops', 'gadgets'])).toBe(byCategory.get('laptops'))
    expect(findSubject('x', ['vehicles', 'x'])).toBe(byCategory.get('cars'))
    const general = findSubject('x')
    expect(general.things).toContain('package')
    for (const odd of ['', '__proto__', 'constructor', 'toString-x']) expect(findSubject(odd)).toBe(general)
  })
})

describe('scenes', () => {
  it.each(['studio', 'street', 'garden', 'room', 'table', 'flat', 'field', 'water'] as const)(
    'draws a %s',
    async (name) => {
      for (let seed = 0; seed < 5; seed++) {
        const { svg, ground } = drawScene(name, createRandom(seed))
        const { width, height } = await sharp(Buffer.from(svg)).metadata()
        expect([width, height]).toEqual([480, 360])
        expect(ground).toBeGreaterThan(0)
        expect(ground).toBeLessThan(1)
        // Not an empty page: its parts have colours of their own.
        const { channels } = await sharp(Buffer.from(svg)).stats()
        expect(Math.max(...channels.map(({ stdev }) => stdev))).toBeGreaterThan(1)
      }
    },
  )
})

describe('paint', () => {
  it('changes the main hue and leaves the others', async () => {
    const pixels = Buffer.alloc(100 * 100 * 4)
    for (let i = 0; i < 10_000; i++)
      pixels.set(i % 100 < 70 ? [210, 40, 40, 255] : [40, 190, 220, 255], i * 4)
    paint(pixels, { hue: 120, saturation: 1, gain: 1, lift: 0 })
    const [body, glass] = [pixels.subarray(0, 4), pixels.subarray(99 * 4)]
    expect(body[1]).toBeGreaterThan(body[0]! + 100)
    for (const [channel, value] of [40, 190, 220].entries())
      expect(Math.abs(glass[channel]! - value), `channel ${channel}`).toBeLessThan(2)
  })

  it('leaves what has no colour', () => {
    const grey = Buffer.alloc(4000, 120)
    paint(grey, { hue: 0, saturation: 1, gain: 1, lift: 0 })
    expect(grey.equals(Buffer.alloc(4000, 120))).toBe(true)
  })
})

describe('random', () => {
  it('gives the same numbers for the same seed, spread over the range', () => {
    const numbers = (seed: number) => {
      const random = createRandom(seed)
      return Array.from({ length: 10_000 }, () => random.next())
    }
    expect(numbers(7)).toEqual(numbers(7))
    expect(numbers(7).slice(0, 5)).not.toEqual(numbers(8).slice(0, 5))
    const all = numbers(42)
    expect(Math.min(...all)).toBeGreaterThanOrEqual(0)
    expect(Math.max(...all)).toBeLessThan(1)
    expect(all.reduce((sum, value) => sum + value, 0) / all.length).toBeCloseTo(0.5, 1)
  })
})
