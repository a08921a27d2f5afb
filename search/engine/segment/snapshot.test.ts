import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SearchSchema } from '../../types.ts'
import { SearchEngine } from '../search-engine.ts'

const schema: SearchSchema = {
  id: 'id',
  text: { title: { weight: 3 } },
  keyword: ['category', 'attributes.*'],
  numeric: ['price', 'attributes.*'],
  geo: 'location',
}

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'piata-snapshot-'))
})
afterAll(async () => await rm(folder, { recursive: true }))

async function saved(name: string): Promise<string> {
  const path = join(folder, name)
  const engine = new SearchEngine(schema)
  for (let batch = 0; batch < 3; batch++) {
    engine.upsert(
      Array.from({ length: 300 }, (_, i) => ({
        id: `${batch}-${i}`,
        title: `bicicletă roșie ${i}`,
        category: ['bikes'],
        price: i,
        attributes: { size: 'M', gears: i % 21 },
        location: { lat: 45, lon: 25 },
      })),
    )
  }
  engine.remove(['1-7'])
  engine.setPosition('42')
  await engine.save(path)
  await engine.close()
  return path
}

test('a snapshot holds documents, deletions and the position', async () => {
  const path = await saved('whole')
  const engine = await SearchEngine.open(path, schema)
  expect(engine.stats()).toMatchObject({ documents: 899, position: '42' })
  const { total, facets } = await engine.search({ query: 'bicicleta', facets: ['attributes.size'] })
  expect(total).toBe(899)
  expect(facets['attributes.size']).toEqual([{ value: 'M', count: 899 }])
  await engine.close()
  expect((await readdir(folder)).filter((name) => name.endsWith('.tmp'))).toEqual([])
})

test('a snapshot cut anywhere, or changed anywhere, is refused', async () => {
  const path = await saved('torn')
  const { size } = await stat(path)
  const whole = await readFile(path)
  const broken = join(folder, 'broken')
  for (const part of [0, 3, 15, 16, 40, 400, Math.floor(size / 2), size - 1]) {
    await writeFile(broken, whole.subarray(0, part))
    await expect(SearchEngine.open(broken, schema), `cut to ${part}`).rejects.toMatchObject({
      code: 'bad-snapshot',
    })
    const flipped = Buffer.from(whole)
    flipped[part]! ^= 0x10
    await writeFile(broken, flipped)
    await expect(SearchEngine.open(broken, schema), `changed at ${part}`).rejects.toMatchObject({
      code: 'bad-snapshot',
    })
  }
  await writeFile(broken, Buffer.concat([whole, Buffer.alloc(1)]))
  await expect(SearchEngine.open(broken, schema)).rejects.toMatchObject({ code: 'bad-snapshot' })
})

test('a snapshot of another schema, version or kind says so', async () => {
  const path = await saved('foreign')
  await expect(SearchEngine.open(path, { ...schema, numeric: ['price'] })).rejects.toThrow('another schema')
  await expect(SearchEngine.open(path, { ...schema, synonyms: [{ words: ['a', 'b'] }] })).rejects.toThrow(
    'another schema',
  )
  const older = await readFile(path)
  older.writeUInt32LE(0, 4)
  await writeFile(join(folder, 'older'), older)
  await expect(SearchEngine.open(join(folder, 'older'), schema)).rejects.toThrow('version 0')
  await writeFile(join(folder, 'picture'), Buffer.from('ÿØÿà not a snapshot at all'))
  await expect(SearchEngine.open(join(folder, 'picture'), schema)).rejects.toThrow('not a search snapshot')
  await expect(SearchEngine.open(join(folder, 'nothing'), schema)).rejects.toThrow('ENOENT')
})

test('a save that fails leaves the old snapshot and no litter', async () => {
  const path = await saved('kept')
  const engine = new SearchEngine(schema)
  await expect(engine.save(join(path, 'below-a-file'))).rejects.toThrow()
  await engine.close()
  const opened = await SearchEngine.open(path, schema)
  expect(opened.stats().documents).toBe(899)
  await opened.close()
})
