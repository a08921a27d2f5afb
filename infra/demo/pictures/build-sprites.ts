/**
 * Makes sprites/*.webp: the emoji that subjects.ts names, and our own objects/*.svg, cut out and 440 pixels large.
 * Only needed after a change of either:
 *   npm install --no-save @iconify-json/fluent-emoji@1.2.7 && node infra/demo/pictures/build-sprites.ts
 */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename } from 'node:path'
import sharp from 'sharp'
import { spriteNames } from './subjects.ts'

const SIZE = 440
const objects = new URL('./objects/', import.meta.url)
const sprites = new URL('./sprites/', import.meta.url)

interface IconSet {
  icons: Record<string, { body: string; width?: number; height?: number }>
}

async function readIcons(): Promise<IconSet> {
  const path = createRequire(import.meta.url).resolve('@iconify-json/fluent-emoji/icons.json')
  return JSON.parse(await readFile(path, 'utf8')) as IconSet
}

async function cutOut(svg: Buffer): Promise<Buffer> {
  const drawn = await sharp(svg, { density: 72 * 12 })
    .resize(SIZE * 2, SIZE * 2, { fit: 'inside' })
    .png()
    .toBuffer()
  const trimmed = await sharp(drawn).trim({ background: '#0000', threshold: 4 }).png().toBuffer()
  return sharp(trimmed)
    .resize(SIZE, SIZE, { fit: 'inside' })
    .webp({ quality: 80, alphaQuality: 92, effort: 6, smartSubsample: true })
    .toBuffer()
}

const own = new Set((await readdir(objects)).map((file) => basename(file, '.svg')))
const { icons } = await readIcons()
const names = spriteNames()
const missing = names.filter((name) => !own.has(name) && !icons[name])
if (missing.length > 0) throw new Error(`no such sprite: ${missing.join(', ')}`)

await mkdir(sprites, { recursive: true })
for (const file of await readdir(sprites)) {
  if (file.endsWith('.webp')) await rm(new URL(file, sprites))
}
let total = 0
for (const name of names) {
  const icon = icons[name]
  const svg = own.has(name)
    ? await readFile(new URL(`${name}.svg`, objects))
    : Buffer.from(
        `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="32" height="32" viewBox="0 0 ${icon?.width ?? 32} ${icon?.height ?? 32}">${icon?.body}</svg>`,
      )
  const sprite = await cutOut(svg)
  total += sprite.length
  await writeFile(new URL(`${name}.webp`, sprites), sprite)
}
console.log(`${names.length} sprites, ${Math.round(total / 1000)} kB`)
