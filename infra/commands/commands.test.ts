import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const execute = promisify(execFile)
let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'piata-commands-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function run(
  command: 'seed' | 'import',
  ...args: string[]
): Promise<{ code: number; out: string; err: string }> {
  const { PATH, NODE_COMPILE_CACHE, NODE_OPTIONS } = process.env
  const env = {
    ...{ PATH, NODE_COMPILE_CACHE, NODE_OPTIONS },
    PIATA_DATABASE_URL: `sqlite:${join(folder, 'piata.db')}`,
    PIATA_DATA_DIR: folder,
  }
  try {
    const file = join(import.meta.dirname, `${command}.ts`)
    const { stdout, stderr } = await execute(process.execPath, [file, ...args], { cwd: folder, env })
    return { code: 0, out: stdout, err: stderr }
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string }
    return { code, out: stdout, err: stderr }
  }
}

describe('the import command', () => {
  it('loads a file into an empty database as the demo seller, and keeps what it refused', async () => {
    const file = join(folder, 'stock.csv')
    await writeFile(file, 'title,category,externalId\nBrad,plants,1\nFicus,nowhere,2\n')
    await writeFile(
      join(folder, 'map.json'),
      JSON.stringify({
        title: 'title',
        category: 'category',
        externalId: 'externalId',
        requireAttributes: false,
      }),
    )
    const first = await run('import', file, '--map', join(folder, 'map.json'))
    expect(first.err).toBe('')
    expect(first.code).toBe(0)
    expect(first.out).toContain('seller: vanzator@demo.piata ')
    expect(first.out).toContain('created 1, updated 0, unchanged 0, rejected 1')
    expect(first.out).toContain('1 × category: is no category for listings')
    expect(await readFile(join(folder, 'rejected', 'stock.csv'), 'utf8')).toBe(
      '\ufeffrefused_line,refused_because,refused_row,title,category,externalId\r\n3,"category: is no category for listings: ""nowhere""",,Ficus,nowhere,2\r\n',
    )
    const again = await run('import', file, '--map', join(folder, 'map.json'))
    expect(again.out).toContain('created 0, updated 0, unchanged 1, rejected 1')
  })

  it('ends with 2 and the commonest reasons where no row was taken', async () => {
    const file = join(folder, 'odd.csv')
    await writeFile(file, 'title,category\nFicus,nowhere\nBrad,nowhere\nx,kitchens\n')
    const refused = await run('import', file)
    expect(refused.code).toBe(2)
    expect(refused.err).toBe(
      'import: no row was taken; all 3 were refused, most of them for: 2 × category: is no category for listings; 1 × title: needs at least 3 characters\n',
    )
    await writeFile(file, 'title,category\n')
    expect(await run('import', file)).toMatchObject({
      code: 2,
      err: 'import: no row was taken; the file has none below its header\n',
    })
  })

  it('takes rows without an external id once, unless told otherwise, and says what it changed', async () => {
    const file = join(folder, 'stock.csv')
    await writeFile(file, 'Magazin\ntitle,category,price\nScaun bun,kitchens,de la 5 lei\n')
    expect((await run('import', file, '--skip-lines', 'two')).err).toContain('--skip-lines must be')
    const first = await run('import', file, '--skip-lines', '1')
    expect(first).toMatchObject({ code: 0, err: '' })
    expect(first.out).toContain('1 × price: is a lower bound only; left out (first in line 3: "de la 5 lei")')
    const again = await run('import', file, '--skip-lines', '1')
    expect(again.code).toBe(0)
    expect(again.out).toContain('created 0, updated 0, unchanged 1')
    const twice = await run('import', file, '--skip-lines', '1', '--allow-duplicates')
    expect(twice.out).toContain('created 1, updated 0, unchanged 0')
  })

  it('says in one line what is wrong with what it was given', async () => {
    const file = join(folder, 'a.csv')
    await writeFile(file, 'x,y\n1,2\n')
    await writeFile(join(folder, 'odd.json'), '{"titel":"x"}')
    for (const [args, message] of [
      [[], 'one file must be named'],
      [[join(folder, 'none.csv')], 'there is no file'],
      [[file, '--map', join(folder, 'odd.json')], 'titel: is not known'],
      [[file, '--seller', 'nobody@example.ro'], 'There is no account nobody@example.ro. Register it'],
      [[file], 'needs the columns title and category'],
    ] as const) {
      const { code, err } = await run('import', ...args)
      expect(code, message).toBe(1)
      expect(err).toContain(message)
      expect(err).not.toMatch(/\n\s+at /)
    }
  })
})

describe('the seed command', () => {
  it('fills a database once per seed and prints the logins', async () => {
    const first = await run('seed', '--listings', '300', '--pictures', '0')
    expect(first.err).toBe('')
    expect(first.out).toMatch(/300 listings of 26 sellers in .* s \(.*\/s\), peak memory .* MB/)
    expect(first.out).toMatch(/seller: vanzator@demo\.piata \S{16}\nadmin: admin@demo\.piata \S{16}/)
    const again = await run('seed', '--listings', '300', '--pictures', '0')
    expect(again.code).toBe(1)
    expect(again.err).toContain('choose another with --seed')
    expect((await run('seed', '--listings', 'many')).err).toContain('--listings must be a whole number')
  })
})
