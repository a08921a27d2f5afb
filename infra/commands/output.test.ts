import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, test } from 'vitest'

const execute = promisify(execFile)
let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'piata-output-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const environment = () => {
  const { PATH, NODE_COMPILE_CACHE, NODE_OPTIONS } = process.env
  return {
    ...{ PATH, NODE_COMPILE_CACHE, NODE_OPTIONS },
    PIATA_DATABASE_URL: `sqlite:${join(folder, 'piata.db')}`,
    PIATA_DATA_DIR: join(folder, 'data'),
  }
}
const at = (name: string) => join(folder, name)
const text = (name: string) => readFileSync(at(name), 'utf8')

async function run(command: string, ...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const file = join(import.meta.dirname, `${command}.ts`)
  try {
    const { stdout, stderr } = await execute(process.execPath, [file, ...args], {
      cwd: folder,
      env: environment(),
    })
    return { code: 0, out: stdout, err: stderr }
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string }
    return { code, out: stdout, err: stderr }
  }
}

test('a file is transformed in its own place, by any of its paths, and stays as it was where that fails', async () => {
  const ads = 'id,title\n1,Masă\n2,Scaun\n'
  writeFileSync(at('ads.csv'), ads)
  chmodSync(at('ads.csv'), 0o640)
  symlinkSync('ads.csv', at('link.csv'))
  writeFileSync(at('nope.json'), '[{"select":["nope"]}]')
  writeFileSync(at('steps.json'), '[{"select":["title"]}]')
  const before = readdirSync(folder)
  for (const out of ['ads.csv', 'link.csv']) {
    const { code, err } = await run('transform', 'ads.csv', '--steps', 'nope.json', '--out', out)
    expect(code).toBe(1)
    expect(err).toContain('nope')
    expect(text('ads.csv')).toBe(ads)
  }
  expect(await run('transform', 'ads.csv', '--steps', 'steps.json', '--out', 'link.csv')).toEqual({
    code: 0,
    out: '',
    err: '',
  })
  expect(text('ads.csv')).toBe('title\r\nMasă\r\nScaun\r\n')
  expect(await run('transform', 'ads.csv', '--steps', 'steps.json', '--out', 'ads.csv')).toMatchObject({
    code: 0,
  })
  expect(text('ads.csv')).toBe('title\r\nMasă\r\nScaun\r\n')
  expect(statSync(at('ads.csv')).mode & 0o777).toBe(0o640)
  // The link is still one, and nothing was left beside.
  expect(readdirSync(folder)).toEqual(before)
  expect((await run('transform', 'ads.csv', '--steps', 'steps.json', '--out', 'none/x.csv')).err).toBe(
    'transform: none/x.csv cannot be written (ENOENT)\n',
  )
  expect(await run('transform', 'ads.csv', '--steps', 'steps.json', '--out', '/dev/null')).toMatchObject({
    code: 0,
  })
  expect(statSync('/dev/null').isCharacterDevice()).toBe(true)
})

test('rows that were refused stay where the next import cannot begin', async () => {
  mkdirSync(at('data/rejected'), { recursive: true })
  writeFileSync(at('data/rejected/stock.csv'), 'mended by hand\n')
  writeFileSync(at('stock.csv'), 'x,y\n1,2\n')
  expect((await run('import', 'stock.csv')).err).toContain('needs the columns title and category')
  expect(readdirSync(at('data/rejected'))).toEqual(['stock.csv'])
  expect(text('data/rejected/stock.csv')).toBe('mended by hand\n')
  symlinkSync('stock.csv', at('link.csv'))
  expect((await run('import', 'stock.csv', '--rejected', 'link.csv')).err).toContain(
    'names the file that is read',
  )
})

test('a folder in which nothing can be made is said to be so at once', async () => {
  writeFileSync(at('a.sql'), 'create table ads (id int primary key);')
  writeFileSync(at('file'), '')
  const folders =
    process.platform === 'linux' ? ['/proc/x', '/proc/x/y', 'file/x', 'file'] : ['file/x', 'file']
  for (const out of folders) {
    const { code, err } = await run('models', 'a.sql', '--out', out)
    expect(code).toBe(1)
    expect(err).toMatch(/^models: \S+ cannot be written \(E[A-Z]+\)\n$/)
  }
  expect(await run('models', 'a.sql', '--out', 'new/deep')).toMatchObject({ code: 0, err: '' })
})

test('whoever stops reading what a command prints ends nothing, and no trace is printed', async () => {
  const tables = Array.from(
    { length: 3_000 },
    (_, i) => `create table a${i} (id int, b text, c varchar(20));`,
  )
  writeFileSync(at('a.sql'), tables.join('\n'))
  writeFileSync(at('a.csv'), `id\n${'1\n'.repeat(200_000)}`)
  writeFileSync(at('steps.json'), '[{"select":["id"]}]')
  for (const [command, ...args] of [
    ['schema', 'a.sql'],
    ['transform', 'a.csv', '--steps', 'steps.json'],
    ['validate', 'a.csv', '--schema', 'a.sql', '--table', 'a0', '--json'],
  ] as const) {
    const file = join(import.meta.dirname, `${command}.ts`)
    const child = spawn(process.execPath, [file, ...args], { cwd: folder, env: environment() })
    child.stdout.destroy()
    let err = ''
    child.stderr.on('data', (chunk) => {
      err += chunk
    })
    const [code] = await once(child, 'close')
    expect(err, command).not.toMatch(/EPIPE|\n\s+at /)
    expect(code, command).toBe(0)
  }
})

test('rows are told by their own numbers, whatever stands between them', async () => {
  writeFileSync(at('a.sql'), 'create table ads (id int primary key, title varchar(5) not null, note text);')
  writeFileSync(at('ads.csv'), 'id,title,note\n1,a,"x\ny"\n\n2,b\n3,too long,\n')
  const { code, out } = await run('validate', 'ads.csv', '--schema', 'a.sql')
  expect(code).toBe(2)
  expect(out).toContain('ads: 3 rows')
  expect(out).toContain(`1 × ads has not the header's 3 fields (rows 2 "line 5: 2 fields")`)
  expect(out).toContain('ads.title has more than 5 characters (rows 3 "too long")')
  writeFileSync(at('ads.json'), '[{"id":1,"title":"a"},{"id":1,"title":"b"},')
  const cut = await run('validate', 'ads.json', '--schema', 'a.sql')
  expect(cut.code).toBe(1)
  expect(cut.out).toContain('ads: 2 rows\n  1 × ads.id is there before (rows 2)')
  expect(cut.err).toContain('validate: what follows could not be read: the array ends too early')
})
