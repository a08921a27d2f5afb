import { existsSync, mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { temporaryFolder } from './testing/pictures.ts'
import { makeUploadsFolder } from './uploads-folder.ts'

/** Higher than any process id that Linux, macOS or Windows hand out. */
const NOBODY = 2 ** 31 - 3

function leave(parent: string, name: string, daysAgo: number): string {
  const folder = join(parent, name)
  mkdirSync(folder)
  writeFileSync(join(folder, 'upload'), 'x')
  const time = new Date(Date.now() - daysAgo * 86_400_000)
  utimesSync(folder, time, time)
  return folder
}

it('makes a folder of its own, with the parents that are missing', () => {
  const parent = join(temporaryFolder(), 'a', 'b')
  const folder = makeUploadsFolder(parent)
  expect(dirname(folder)).toBe(parent)
  expect(readdirSync(folder)).toEqual([])
  expect(basename(folder)).toContain(`-${process.pid}-`)
  expect(makeUploadsFolder(parent)).not.toBe(folder)
})

it('removes what dead processes left a day ago, and nothing else', () => {
  const parent = temporaryFolder()
  const dead = leave(parent, `piata-images-${NOBODY}-abc`, 2)
  const kept = [
    leave(parent, `piata-images-${NOBODY}-def`, 0.5),
    leave(parent, `piata-images-${process.pid}-abc`, 2),
    leave(parent, 'piata-images-abc', 2),
    leave(parent, 'holiday-photos', 2),
  ]
  makeUploadsFolder(parent)
  expect(existsSync(dead)).toBe(false)
  expect(kept.every((folder) => existsSync(join(folder, 'upload')))).toBe(true)
})
