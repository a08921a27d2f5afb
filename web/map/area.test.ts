import { expect, test } from 'vitest'
import { areaAround, areaSize } from './area.ts'

const cluj = { lat: 46.77, lon: 23.6 }
// By latitude, each by its difference to the one before: far south, a village to the south-west, the town, one north of it, far north.
const outline = {
  points: [44_000, 26_000, 2_700, -2_450, 70, 50, 60, 10, 1_000, 0],
  towns: [
    { name: 'Cluj-Napoca', ...cluj, importance: 9 },
    { name: 'București', lat: 44, lon: 26, importance: 9 },
    { name: 'Gilău', lat: 46.75, lon: 23.38, importance: 5 },
    { name: 'Gilău de Sus', lat: 46.751, lon: 23.381, importance: 5 },
  ],
}

test('a map of an area has what lies there, the place in its middle, and no names over others', () => {
  const { dots, towns, box } = areaAround(cluj, outline)
  const places = [...dots.matchAll(/M(\d+) (\d+)h0/g)].map(([, x, y]) => [Number(x), Number(y)])
  const [middleX, middleY] = [areaSize.width / 2, areaSize.height / 2]
  expect(places).toHaveLength(3)
  expect(places[1]).toEqual([middleX, middleY])
  expect(places[0]![0]).toBeLessThan(middleX)
  expect(places[0]![1]).toBeGreaterThan(middleY)
  expect(places[2]![1]).toBeLessThan(middleY)
  expect(towns.map(({ name }) => name)).toEqual(['Gilău'])
  expect(box).toBe('23.400,46.650,23.800,46.890')
})

test('where nothing is known nothing is drawn', () => {
  expect(areaAround({ lat: 10, lon: 10 }, outline)).toMatchObject({ dots: '', towns: [] })
})
