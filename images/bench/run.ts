/**
 * From a photo to all its variants: our decoder and the whole service, against plain sharp with one pipeline a variant.
 *   npm run bench -w images [-- PHOTO.jpg]
 */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { Readable } from 'node:stream'
import { median as medianOf, report, spreadOf } from '@piata/config/figures'
import sharp from 'sharp'
import { createImageService, DEFAULT_PRESETS, diskStore, FORMATS } from '../index.ts'
import { renderPicture } from '../worker/render.ts'
import { measureCopies, measureIndex } from './likeness.ts'

const RUNS = 15
const PICTURES = 60

/** A lit backdrop with a few round and square things before it, 960 × 720. Each variant is another one. */
function drawScene(variant: number): Promise<Buffer> {
  const things = Array.from({ length: 24 }, (_, i) => {
    const at = (variant + 1) * (i + 1)
    const [x, y, size] = [(at * 397) % 900, 200 + ((at * 211) % 480), 30 + ((at * 53) % 150)]
    const look = `fill="hsl(${(at * 67) % 360} ${30 + (at % 50)}% ${25 + (at % 45)}%)" opacity="0.85"`
    return i % 2 === 0
      ? `<circle cx="${x}" cy="${y}" r="${size / 2}" ${look}/>`
      : `<rect x="${x}" y="${y}" width="${size}" height="${size * 0.6}" rx="8" ${look}/>`
  })
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="960" height="720"><defs><linearGradient id="light" x2="0.4" y2="1">
    <stop stop-color="#cfe0ee"/><stop offset="0.5" stop-color="#b9a88f"/><stop offset="1" stop-color="#54493d"/></linearGradient></defs>
    <rect width="960" height="720" fill="url(#light)"/>${things.join('')}</svg>`
  return sharp(Buffer.from(svg)).removeAlpha().jpeg({ quality: 86 }).toBuffer()
}

/** Six megapixels with the grain of a camera. */
async function drawPhoto(): Promise<Buffer> {
  const [width, height] = [2725, 2225]
  const scene = await drawScene(1)
  const noise = { type: 'gaussian', mean: 128, sigma: 14 } as const
  const grain = await sharp({ create: { width, height, channels: 3, background: '#000', noise } })
    .png({ compressionLevel: 1 })
    .toBuffer()
  return sharp(scene)
    .resize(width, height, { fit: 'fill' })
    .composite([{ input: grain, blend: 'soft-light' }])
    .jpeg({ quality: 88 })
    .toBuffer()
}

/** What most services do: each variant from the file. */
async function plainSharp(path: string, effort: number): Promise<number> {
  const sizes = await Promise.all(
    Object.values(DEFAULT_PRESETS).flatMap(({ width, height, fit }) => {
      const resized = () =>
        sharp(path)
          .autoOrient()
          .resize({ width, height, fit, withoutEnlargement: fit === 'inside' })
      return [
        resized().webp({ quality: 80, effort }).toBuffer(),
        resized().flatten({ background: '#fff' }).jpeg({ quality: 80 }).toBuffer(),
      ]
    }),
  )
  return sizes.reduce((sum, { length }) => sum + length, 0)
}

/** In turns, so that whatever else the machine does meets all alike. Milliseconds: median, mean of processor time. */
async function measure(
  contestants: Record<string, () => Promise<number>>,
): Promise<{ median: number; cpu: number }[]> {
  const results = Object.entries(contestants).map(([name, work]) => ({
    name,
    work,
    times: [] as number[],
    cpu: 0,
    bytes: 0,
  }))
  for (const { work } of results) await work()
  for (let run = 0; run < RUNS; run++) {
    for (const result of results) {
      const before = process.cpuUsage()
      const start = performance.now()
      result.bytes = await result.work()
      result.times.push(performance.now() - start)
      const used = process.cpuUsage(before)
      result.cpu += (used.user + used.system) / 1000 / RUNS
    }
  }
  return results.map(({ name, times, cpu, bytes }) => {
    const median = medianOf(times)
    report(`images/${name}`, median, 'ms', spreadOf(times))
    const figures = [median, cpu].map((value) => value.toFixed(0).padStart(5))
    console.log(
      `${name.padEnd(46)} p50 ${figures[0]} ms   processor ${figures[1]} ms   ${Math.round(bytes / 1000)} kB`,
    )
    return { median, cpu }
  })
}

async function measureService(folder: string): Promise<void> {
  const pictures = await Promise.all(Array.from({ length: PICTURES }, (_, i) => drawScene(i)))
  const images = createImageService({ store: diskStore(join(folder, 'store')) })
  await images.ingest(Readable.from(pictures[0]!))
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  const start = performance.now()
  await Promise.all(
    pictures.map((picture) => images.ingest(Readable.from(Buffer.concat([picture, randomBytes(8)])))),
  )
  const seconds = (performance.now() - start) / 1000
  delay.disable()
  const pause = (delay.max / 1e6).toFixed(1)
  console.log(
    `service, ${PICTURES} uploads of 960 × 720 at once:  ${(PICTURES / seconds).toFixed(1)} pictures/s; longest pause of this process ${pause} ms`,
  )
  const again = performance.now()
  for (const picture of pictures.slice(0, 1))
    for (let i = 0; i < 200; i++) await images.ingest(Readable.from(picture))
  console.log(`service, a known file again:  ${((performance.now() - again) / 200).toFixed(2)} ms`)
  await images.close()
}

const folder = mkdtempSync(join(tmpdir(), 'piata-images-bench-'))
try {
  sharp.cache(false)
  sharp.concurrency(1)
  const path = join(folder, 'photo.jpg')
  const given = process.argv[2]
  writeFileSync(path, given ? readFileSync(given) : await drawPhoto())
  const { width, height } = await sharp(path).metadata()
  console.log(
    `Node ${process.version}, sharp ${sharp.versions.sharp}, ${availableParallelism()} cores; ${given ?? 'a drawn photo'}, ${width} × ${height}\n`,
  )
  const [ours, same, usual] = await measure({
    'six variants and a placeholder, ours': async () => {
      const { variants } = await renderPicture({
        path,
        presets: DEFAULT_PRESETS,
        maxPixels: 50_000_000,
        formats: FORMATS,
      })
      return variants.reduce((sum, { bytes }) => sum + bytes, 0)
    },
    'sharp, a pipeline a variant, same settings': () => plainSharp(path, 2),
    'sharp, a pipeline a variant, its defaults': () => plainSharp(path, 4),
  })
  const ratio = (key: 'median' | 'cpu', peer = same!) => (peer[key] / ours![key]).toFixed(2)
  console.log(
    `\nthe same settings take ${ratio('median')} times our time and ${ratio('cpu')} times our processor time,`,
  )
  console.log(`the defaults ${ratio('median', usual)} and ${ratio('cpu', usual)} times\n`)
  await measureService(folder)
  measureIndex()
  await measureCopies(folder)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
