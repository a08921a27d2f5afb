import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { temporaryFolder } from './testing/pictures.ts'
import { makeUploadsFolder } from './uploads-folder.ts'

/** Another process with an upload in a folder of its own. */
async function startOther(parent: string): Promise<{ child: ChildProcess; upload: string }> {
  const script = `import { makeUploadsFolder } from ${JSON.stringify(new URL('./uploads-folder.ts', import.meta.url).href)}
    import { writeFileSync } from 'node:fs'
    const folder = makeUploadsFolder(${JSON.stringify(parent)})
    writeFileSync(folder.path + '/upload', 'x')
    // The lock goes when the folder is collected as garbage, so something must hold on to it, as the service does.
    setInterval(() => folder.remove.name, 1000)
    gc()
    console.log(folder.path)`
  const child = spawn(process.execPath, ['--expose-gc', '--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const [line] = (await once(child.stdout!, 'data')) as [Buffer]
  return { child, upload: join(line.toString().trim(), 'upload') }
}

it('makes a folder of its own, with the parents that are missing, and takes it away', () => {
  const parent = join(temporaryFolder(), 'a', 'b')
  const [one, other] = [makeUploadsFolder(parent), makeUploadsFolder(parent)]
  expect(dirname(one.path)).toBe(parent)
  expect(other.path).not.toBe(one.path)
  expect(readdirSync(parent).sort()).toEqual([basename(one.path), basename(other.path)].sort())
  one.remove()
  other.remove()
  expect(readdirSync(parent)).toEqual([])
})

it('removes at once what a killed process left, and nothing of one that lives', async () => {
  const parent = temporaryFolder()
  const [dead, alive] = [await startOther(parent), await startOther(parent)]
  dead.child.kill('SIGKILL')
  await once(dead.child, 'exit')
  expect(existsSync(dead.upload)).toBe(true)
  const { remove } = makeUploadsFolder(parent)
  onTestFinished(remove)
  expect([existsSync(dead.upload), existsSync(alive.upload)]).toEqual([false, true])
})

it('leaves alone what is not its own, and what is just being made', () => {
  const parent = temporaryFolder()
  const folders = ['holiday-photos', 'piata-images-0123456789abcdef', 'piata-images-fedcba9876543210']
  for (const name of folders) {
    mkdirSync(join(parent, name))
    writeFileSync(join(parent, name, 'upload'), 'x')
  }
  utimesSync(join(parent, folders[2]!), 1000, 1000)
  makeUploadsFolder(parent).remove()
  expect(folders.map((name) => existsSync(join(parent, name)))).toEqual([true, true, false])
})
