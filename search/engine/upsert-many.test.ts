import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import type { SearchDocument } from '../types.ts'
import { create, createSmall, ids, numbered } from './test-index.ts'

const plainDocument = (i: number, version: string) => ({
  id: `00000000-0000-7000-8000-${i.toString(16).padStart(12, '0')}`,
  title: `piesa${i} ${version}`,
  category: [`c${i % 5}`],
})

async function* batchesOf(count: number, version: string, meanwhile: (at: number) => void = () => {}) {
  for (let at = 0; at < count; at += 500) {
    yield Array.from({ length: Math.min(500, count - at) }, (_, i) => plainDocument(at + i, version))
    meanwhile(at)
    await new Promise(setImmediate)
  }
}

test('many documents replace older versions, and lose to what is written meanwhile', {
  timeout: 120_000,
}, async () => {
  const engine = create()
  const count = 34_000
  await engine.upsertMany(batchesOf(count, 'vechi'))
  expect((await engine.search({ query: 'vechi' })).total).toBe(count)
  const seen = new Set<number>()
  let isOver = false
  const watch = (async () => {
    // every document is there at any time, in one version only
    while (!isOver) {
      seen.add((await engine.search({ limit: 1 })).total)
      const counted = await engine.search({ query: 'vechi', facets: ['category'], limit: 1 })
      const fresh = await engine.search({ query: 'nou', typos: false, limit: 1 })
      const edited = await engine.search({ query: 'editat', typos: false, limit: 1 })
      expect(counted.total + fresh.total + edited.total).toBe(engine.stats().documents)
      await new Promise(setImmediate)
    }
  })()
  await engine.upsertMany(
    batchesOf(count, 'nou', (at) => {
      if (at === 1000) {
        engine.upsert([plainDocument(3, 'editat'), plainDocument(30_000, 'editat')])
        engine.remove([plainDocument(4, '').id, plainDocument(31_000, '').id])
      }
      // in the large segment that is assembled by now
      if (at === 33_000) engine.upsert([plainDocument(5, 'editat')])
    }),
  )
  isOver = true
  await watch
  const total = async (query: string) => (await engine.search({ query, typos: false })).total
  // 30,000 and 31,000 were handed over again after they were edited and removed
  expect(await total('editat')).toBe(2)
  expect(await total('"piesa3 editat"')).toBe(1)
  expect(await total('"piesa5 editat"')).toBe(1)
  expect(await total('"piesa30000 nou"')).toBe(1)
  expect(await total('"piesa31000 nou"')).toBe(1)
  expect(await total('nou -"piesa4"')).toBe(await total('nou'))
  expect(await total('vechi')).toBe(0)
  expect(await total('nou')).toBe(count - 3)
  expect(engine.stats().documents).toBe(count - 1)
  for (const documents of seen) expect(documents).toBeGreaterThanOrEqual(count - 2)
  await engine.settle()
  expect(await total('nou')).toBe(count - 3)
  expect(engine.stats().documents).toBe(count - 1)
})

test('many documents: the last version of an id wins, refused ones are left out, ids need not be UUIDs', async () => {
  const engine = create()
  const documents = Array.from({ length: 3000 }, (_, i) => ({
    id: `n${i % 1000}`,
    title: `runda${i >> 8} x${i}`,
  }))
  const refused: unknown[] = []
  await engine.upsertMany(
    [documents, [{ id: '', title: 'fără' }], [{ id: 'ultimul', title: 'gata' }]],
    (one) => refused.push(one.title),
  )
  expect(refused).toEqual(['fără'])
  expect(engine.stats().documents).toBe(1001)
  expect(await ids(engine, 'x2500', { typos: false })).toEqual(['n500'])
  expect(await ids(engine, 'x500', { typos: false })).toEqual([])
  expect(await ids(engine, 'gata')).toEqual(['ultimul'])
  await expect(engine.upsertMany([[{ id: 'a', title: 'rest' }, { title: 'fără' }]])).rejects.toThrow(/"id"/)
  expect(await ids(engine, 'rest')).toEqual(['a'])
})

test('whatever is written meanwhile, by other calls too, the last version of each document is found', {
  timeout: 120_000,
}, async () => {
  const id = fc.integer({ min: 0, max: 40 }).map((number) => `n${number}`)
  const write = fc.record({ kind: fc.constantFrom('upsert', 'remove'), ids: fc.array(id, { maxLength: 4 }) })
  const batch = fc.record({ ids: fc.array(id, { maxLength: 12 }), write, pause: fc.boolean() })
  const bulk = fc.array(batch, { maxLength: 15, size: 'max' })
  const engine = createSmall()
  await fc.assert(
    fc.asyncProperty(fc.array(id), bulk, bulk, async (before, ...bulks) => {
      const model = new Map<string, string>()
      let version = 0
      const make = (name: string) => {
        version += 1
        const title = `v${version}`
        return {
          // written when it is read, be that after others were
          get id() {
            model.set(name, title)
            return name
          },
          title,
        }
      }
      const apply = ({ kind, ids: names }: { kind: string; ids: string[] }) => {
        if (kind === 'upsert') return engine.upsert(names.map(make))
        for (const name of names) model.delete(name)
        engine.remove(names)
      }
      engine.remove(Array.from({ length: 41 }, (_, at) => `n${at}`))
      apply({ kind: 'upsert', ids: before })
      await Promise.all(
        bulks.map((batches) =>
          engine.upsertMany(
            (async function* () {
              for (const { ids: names, write: meanwhile, pause } of batches) {
                yield names.map(make)
                if (pause) await new Promise((resolve) => setTimeout(resolve, 2))
                apply(meanwhile)
              }
            })(),
          ),
        ),
      )
      const check = async () => {
        const { hits } = await engine.search({ limit: 1000 })
        expect(hits.map((hit) => hit.id).sort()).toEqual([...model.keys()].sort())
        for (const [name, title] of model) {
          expect(await ids(engine, title, { typos: false, scoring: 'plain' })).toEqual([name])
        }
      }
      await check()
      await engine.settle()
      await check()
    }),
    { numRuns: 50 },
  )
})

test('documents of any shape come in as they do one by one', async () => {
  class Listing {
    readonly #title = 'clasă'
    readonly id = 'class'
    readonly method = () => this.#title
    get title() {
      return this.#title
    }
  }
  const cyclic: SearchDocument = { id: 'cyclic', title: 'cerc' }
  cyclic.attributes = { cyclic, colour: 'red' }
  const documents: SearchDocument[] = [
    new Listing() as unknown as SearchDocument,
    cyclic,
    { id: 'functions', title: () => 'funcție', attributes: { run() {}, symbol: Symbol('x'), size: 'M' } },
    new Proxy({ id: 'proxy', title: 'delegat', category: new Proxy(['c1', 'c2'], {}) }, {}),
    { id: 'lists', title: ['listă'], category: [undefined, 'gol', null, '', true, ['x'], 'gol'], price: [1] },
    { id: 'numbers', title: 7, price: Number.NaN, attributes: { a: Infinity, b: -0, c: 5e-324, d: 7n } },
    { id: 'surrogates', title: 'rupt \ud800 text', category: '\udc00', attributes: { '\ud800': '\ud800' } },
    { id: 'keys', title: 'chei', attributes: JSON.parse('{"__proto__":"p","":"empty","constructor":"c"}') },
    { id: 'dates', title: new String('obiect'), attributes: new Map([['a', 'b']]), location: new Date() },
    { id: 'places', title: 'loc', location: { lat: 91, lon: 0 } },
    { id: 'place', title: 'loc', location: { lat: -0, lon: 180 } },
    { id: 'array', title: 'șir', attributes: ['zero', 'one', 2] },
  ]
  const [one, many] = [create(), createSmall()]
  one.upsert(documents)
  await many.upsertMany([documents, documents])
  const request = {
    facets: ['category', 'colour', 'size', '__proto__', 'constructor', '0', '\ufffd'].map((name, at) =>
      at === 0 ? name : `attributes.${name}`,
    ),
    ranges: ['price', 'attributes.a', 'attributes.b', 'attributes.c', 'attributes.2'],
    near: { lat: 0, lon: 0 },
    limit: 100,
  }
  const found = await one.search(request)
  expect(found.total).toBe(documents.length)
  expect(found.facets['attributes.colour']).toEqual([{ value: 'red', count: 1 }])
  expect(await many.search(request)).toEqual({ ...found, cursor: null })
  for (const query of ['clasă', 'cerc', 'delegat', 'rupt', 'text', 'listă', 'obiect', 'funcție']) {
    expect(await ids(many, query)).toEqual(await ids(one, query))
  }
})

test('what throws ends the call, and loses neither what came before nor the index', async () => {
  const hostile = {
    id: 'hostile',
    title: 'pe jumătate',
    get price(): number {
      throw new RangeError('no price')
    },
  }
  const throwing = (documents: SearchDocument[]) =>
    (function* () {
      yield documents
      throw new TypeError('no more')
    })()
  for (const count of [3, 50]) {
    const engine = createSmall()
    const refused = vi.fn()
    await expect(engine.upsertMany([[...numbered(count), hostile]], refused)).rejects.toThrow(RangeError)
    expect(refused).not.toHaveBeenCalled()
    expect(engine.stats().documents).toBe(count)
    expect(await ids(engine, 'jumătate')).toEqual([])
    await expect(engine.upsertMany(throwing(numbered(count + 1)))).rejects.toThrow('no more')
    expect(engine.stats().documents).toBe(count + 1)
    await expect(
      engine.upsertMany([[...numbered(count + 2), { id: 7 }, { id: 'after' }]]),
    ).rejects.toMatchObject({ code: 'bad-document', field: 'id' })
    expect(engine.stats().documents).toBe(count + 2)
    await engine.upsertMany([[...numbered(count + 2), { id: 7 }, { id: 'after' }]], refused)
    expect(refused.mock.calls).toEqual([
      [{ id: 7 }, expect.objectContaining({ code: 'bad-document', field: 'id' })],
    ])
    expect(engine.stats().documents).toBe(count + 3)
    const tired = () => {
      throw new Error('enough')
    }
    await expect(engine.upsertMany([[{ id: 'last' }, { id: '' }]], tired)).rejects.toThrow('enough')
    expect(engine.stats().documents).toBe(count + 4)
  }
})
