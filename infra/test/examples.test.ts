import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { drawDemoPicture } from '../demo/index.ts'
import { freePort, type Service, startGateway } from '../setup/services.ts'

const execute = promisify(execFile)
const examples = path.resolve(import.meta.dirname, '../../examples')
let folder: string
let gateway: Service | undefined

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'piata-examples-'))
  gateway = await startGateway({
    port: await freePort('127.0.0.1'),
    dataDir: folder,
    env: {
      PIATA_DATABASE_URL: `sqlite:${path.join(folder, 'piata.db')}`,
      PIATA_LOG_LEVEL: 'warn',
      // The accounts that the examples open publish at once.
      PIATA_EMAIL_VERIFICATION: 'off',
    },
    output: 'inherit',
  })
})
afterAll(async () => {
  await gateway?.stop()
  await rm(folder, { recursive: true, force: true })
})

const environment = () => ({ PATH: process.env.PATH, PIATA_URL: gateway!.url })

/** What the example prints; it must end well and complain of nothing. */
async function run(example: string, args: string[] = [], more: Record<string, string> = {}): Promise<string> {
  const { stdout, stderr } = await execute(process.execPath, [path.join(examples, example), ...args], {
    env: { ...environment(), ...more },
  })
  expect(stderr).toBe('')
  return stdout
}

test('photos are published, and a screen of an app shows them', async () => {
  const photos = await Promise.all(
    [0, 1].map(async (view) => {
      const file = path.join(folder, `photo-${view}.jpg`)
      await writeFile(file, await drawDemoPicture({ categoryId: 'bicycles', variant: 2, view }))
      return file
    }),
  )
  const printed = await run('publish-with-photos.ts', photos)
  expect(printed.match(/photo 960 × 720: \/img\/large\/[0-9a-f]{64}\.webp/g)).toHaveLength(2)
  const [, listing] = /published: (\/v1\/listings\/\S+)/.exec(printed)!
  const answer = await fetch(gateway!.url + listing)
  expect(await answer.json()).toMatchObject({ status: 'published', imageCount: 2 })

  const screen = await run('app-screen.ts', ['bicicletă'])
  expect(screen).toContain('“bicicletă”: 1 listings')
  const [, picture] = /\[1\.33 (\S+)\]/.exec(screen)!
  expect((await fetch(picture!)).headers.get('content-type')).toBe('image/webp')
  expect(screen).toContain('answered from the first attempt')
  expect(screen).toContain('pressed again: the same draft')
})

test('what is refused says which field and why', async () => {
  const file = path.join(folder, 'no-photo.jpg')
  await writeFile(file, 'not a picture')
  await expect(run('publish-with-photos.ts', [file])).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining('/file/0'),
  })
})

test('a CSV is imported once, and again where it changed, while another client follows', async () => {
  const stock = path.join(folder, 'stock.csv')
  await copyFile(path.join(examples, 'stock.csv'), stock)
  const first = await run('import-csv.ts', [stock])
  expect(first).toContain('created 3, updated 0, unchanged 0, refused 0')
  const [, email, password] = /PIATA_EMAIL=(\S+) PIATA_PASSWORD=(\S+)/.exec(first)!
  const seller = { PIATA_EMAIL: email!, PIATA_PASSWORD: password! }

  // Where the notes were lost, the keys still know the rows.
  await rm(`${stock}.listings.json`)
  await run('import-csv.ts', [stock], seller)
  const found = await fetch(`${gateway!.url}/v1/search?q=catan`)
  expect(await found.json()).toMatchObject({ total: 1 })

  await using follower = follow()
  await follower.line(/following \d+ listings/)
  await writeFile(stock, (await readFile(stock, 'utf8')).replace('95.50', '85').replace(/C-1.*\n/, ''))
  expect(await run('import-csv.ts', [stock], seller)).toContain(
    'created 0, updated 1, unchanged 1, refused 0',
  )
  await follower.line(/~ Carcassonne în română — 85\sRON, was 96\sRON/)
})

test('search answers what was typed last, however many letters were overtaken', async () => {
  const printed = await run('search-as-you-type.ts', ['carcassone'])
  expect(printed).toMatch(/\[carcassone\] 1 listings, \S+ ms \(taken as “carcassonne”\)/)
  expect(printed).toContain('Carcassonne în română')
})

function follow(): AsyncDisposable & { line(pattern: RegExp): Promise<void> } {
  const child: ChildProcess = spawn(
    process.execPath,
    [path.join(examples, 'follow-changes.ts'), '--wait', '5'],
    { env: environment(), stdio: ['ignore', 'pipe', 'inherit'] },
  )
  let printed = ''
  child.stdout!.setEncoding('utf8').on('data', (text: string) => {
    printed += text
  })
  return {
    async line(pattern) {
      while (!pattern.test(printed)) {
        if (child.exitCode !== null) throw new Error(`follow-changes.ts ended; it printed:\n${printed}`)
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
    },
    async [Symbol.asyncDispose]() {
      if (child.exitCode === null && child.kill()) await once(child, 'exit')
    },
  }
}
