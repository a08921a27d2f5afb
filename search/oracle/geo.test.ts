import fc from 'fast-check'
import { expect, test } from 'vitest'
import { SearchEngine } from '../engine/index.ts'
import type { GeoPoint, SearchHit } from '../types.ts'
import { sayHowToRepeat, seed } from './cases.ts'
import { kilometres } from './oracle.ts'

/** Two formulas differ by so much, across the Earth most. */
const tolerance = 0.001

const anywhere = fc.record({
  lat: fc.double({ min: -90, max: 90, noNaN: true }),
  lon: fc.double({ min: -180, max: 180, noNaN: true }),
})
/** A few steps around a point, over poles and the antimeridian too. */
const around = ({ lat, lon }: GeoPoint, steps: number) =>
  fc
    .record({
      north: fc.double({ min: -steps, max: steps, noNaN: true }),
      east: fc.double({ min: -steps, max: steps, noNaN: true }),
    })
    .map(({ north, east }): GeoPoint => {
      const [up, side] = [lat + north, lon + east]
      const over = Math.abs(up) > 90
      const turned = over ? side + 180 : side
      return { lat: over ? Math.sign(up) * 180 - up : up, lon: ((((turned + 180) % 360) + 360) % 360) - 180 }
    })
const corners: GeoPoint[] = [
  { lat: 90, lon: 0 },
  { lat: -90, lon: 77 },
  { lat: 89.9999, lon: -135 },
  { lat: 0, lon: 180 },
  { lat: 0, lon: -180 },
  { lat: 66.5, lon: 179.9999 },
  { lat: -16.8, lon: -179.99 },
  { lat: 0, lon: 0 },
  { lat: 46.77, lon: 23.59 },
]
const point = fc.oneof(
  { weight: 1, arbitrary: anywhere },
  { weight: 2, arbitrary: fc.constantFrom(...corners) },
  { weight: 6, arbitrary: fc.constantFrom(...corners).chain((corner) => around(corner, 0.5)) },
  { weight: 2, arbitrary: fc.constantFrom(...corners).chain((corner) => around(corner, 20)) },
)

/** As an index keeps them. */
const kept = ({ lat, lon }: GeoPoint): GeoPoint => ({
  lat: Math.round(lat * 1e7) / 1e7,
  lon: Math.round(lon * 1e7) / 1e7,
})

test('distances, radii and the order by distance are those of the sphere, at its poles and its seam too', {
  timeout: 300_000,
}, async () => {
  sayHowToRepeat()
  const places = fc.sample(point, { seed, numRuns: 2500 })
  const documents = places.map((location, at) => ({
    id: `${at}`.padStart(4, '0'),
    title: at % 2 === 0 ? 'albastru' : 'galben',
    category: `c${at % 5}`,
    ...(at % 11 === 0 ? {} : { location }),
  }))
  const index = new SearchEngine({
    id: 'id',
    text: { title: { weight: 1 } },
    keyword: ['category'],
    numeric: [],
    geo: 'location',
  })
  const questions = fc.record({
    from: point,
    /** How far, as the share of those that are nearer. */
    share: fc.oneof(fc.constantFrom(0, 1), fc.double({ min: 0, max: 1, noNaN: true })),
    spare: fc.constantFrom(-0.01, 0.01, 3),
    query: fc.constantFrom('', '', 'galben '),
    category: fc.option(fc.constant('c3'), { freq: 3 }),
    sort: fc.constantFrom('distance' as const, 'relevance' as const),
  })
  let held = 0
  try {
    for (const [at, count] of [40, 700, 2500].entries()) {
      const from = [0, 40, 700][at]!
      index.upsert(documents.slice(from, count))
      await fc.assert(
        fc.asyncProperty(questions, async ({ from, share, spare, query, category, sort }) => {
          const matching = documents
            .slice(0, count)
            .filter(
              (document) =>
                (query === '' || document.title === 'galben') &&
                (category === null || document.category === category),
            )
          const distances = new Map<string, number>()
          for (const { id, location } of matching)
            if (location) distances.set(id, kilometres(kept(from), kept(location)))
          const ascending = [...distances.values()].sort((a, b) => a - b)
          const edge = ascending[Math.floor(share * (ascending.length - 1))]!
          const radiusKm = Math.max(0, edge + spare)
          // Rounding decides who is in on the very edge; of radius 0, who is at a pole by another longitude.
          const isAt = ({ location }: { location?: GeoPoint }) =>
            location && kept(location).lat === kept(from).lat && kept(location).lon === kept(from).lon
          const onEdge = matching.filter(
            (document) => Math.abs((distances.get(document.id) ?? -1) - radiusKm) < tolerance,
          )
          if (!onEdge.every((document) => radiusKm === 0 && isAt(document))) return
          const wanted = [...distances].filter(([, distance]) => distance <= radiusKm + tolerance)
          const near = { ...from, radiusKm }
          const filters = category === null ? [] : [{ field: 'category', in: [category] }]
          const hits: SearchHit[] = []
          let cursor: string | null = null
          do {
            const page: Awaited<ReturnType<SearchEngine['search']>> = await index.search({
              query,
              near,
              filters,
              sort,
              limit: 100,
              cursor,
            })
            expect(page.total).toBe(wanted.length)
            hits.push(...page.hits)
            cursor = page.cursor
          } while (cursor !== null && hits.length < 1000)
          if (cursor === null) expect(hits.length).toBe(wanted.length)
          for (const [i, { id, distanceKm }] of hits.entries()) {
            expect(Math.abs(distanceKm! - distances.get(id)!)).toBeLessThan(tolerance)
            const before = hits[i - 1]
            if (sort !== 'distance' || !before) continue
            expect(before.distanceKm!).toBeLessThanOrEqual(distanceKm!)
            if (before.distanceKm === distanceKm) expect(before.id < id).toBe(true)
          }
          if (sort === 'distance') {
            const nearest = wanted.map(([, distance]) => distance).sort((a, b) => a - b)
            for (const [i, { distanceKm }] of hits.entries())
              expect(Math.abs(distanceKm! - nearest[i]!)).toBeLessThan(tolerance)
          }
          held += hits.length
        }),
        { seed: seed + at, numRuns: 150, endOnFailure: true },
      )
    }
    expect(held).toBeGreaterThan(5000)
  } finally {
    await index.close()
  }
})

test('the nearest of all is found from the other side of the Earth, in whatever segment it lies', async () => {
  const index = new SearchEngine({
    id: 'id',
    text: { title: { weight: 1 } },
    keyword: [],
    numeric: [],
    geo: 'location',
  })
  try {
    // Segments of so different sizes are not joined. From 180° west, what lies at 0° is as far by both ways round.
    index.upsert(
      Array.from({ length: 200 }, (_, at) => ({
        id: `far ${at}`,
        location: { lat: -10, lon: 90 + at / 1000 },
      })),
    )
    index.upsert([
      { id: 'near', location: { lat: 80, lon: 0 } },
      { id: 'next', location: { lat: 75, lon: 0 } },
    ])
    const near = { lat: 46.77, lon: -180 }
    const { hits } = await index.search({ near, sort: 'distance', limit: 1 })
    expect(hits.map(({ id }) => id)).toEqual(['near'])
  } finally {
    await index.close()
  }
})
