/**
 * How well changed copies of pictures are found, and how soon among a million.
 *   npm run bench -w images
 */
import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { median, report, spreadOf } from '@piata/config/figures'
import { LikenessIndex } from '../likeness/index.ts'
import { DEFAULT_PRESETS } from '../presets.ts'
import { copies, drawScene } from '../testing/scenes.ts'
import { renderPicture } from '../worker/render.ts'

const PICTURES = 500
const MANY = 1_000_000

/** Precision and recall by kind of copy: each of 500 scenes is looked for by its copies among all of them. */
export async function measureCopies(folder: string): Promise<void> {
  /** What a picture looks like, without the work of encoding it. */
  const printsOf = async (bytes: Buffer) => {
    const path = join(folder, 'copy')
    writeFileSync(path, bytes)
    const presets = { card: DEFAULT_PRESETS.card! }
    return (await renderPicture({ path, presets, maxPixels: 50_000_000, formats: [] })).prints
  }

  const index = new LikenessIndex()
  const scenes: Buffer[] = []
  for (let i = 0; i < PICTURES; i++) {
    const scene = await drawScene(i)
    scenes.push(scene)
    index.add(i, await printsOf(scene))
  }
  let [right, wrong] = [0, 0]
  for (const [name, change] of Object.entries(copies)) {
    let found = 0
    for (const [i, scene] of scenes.entries()) {
      const hits = index.find(await printsOf(await change(scene, i)))
      if (hits.some(({ id }) => id === i)) found++
      wrong += hits.filter(({ id }) => id !== i).length
    }
    right += found
    report(`images/found again, ${name}`, found / PICTURES, 'share', 0)
    console.log(`found again, ${name.padEnd(26)} ${((100 * found) / PICTURES).toFixed(1)} % of ${PICTURES}`)
  }
  console.log(`precision ${((100 * right) / (right + wrong)).toFixed(2)} %, ${wrong} wrong\n`)
}

/** Time of one question among a million pictures of random prints. */
export function measureIndex(): void {
  const index = new LikenessIndex()
  const before = process.memoryUsage().arrayBuffers
  const text = () => `${randomBytes(48).toString('hex')}5a5a5a`
  let longest = 0
  const since = performance.now()
  for (let i = 0; i < MANY; i++) {
    const one = text()
    const start = performance.now()
    index.add(i, one)
    longest = Math.max(longest, performance.now() - start)
  }
  const filled = (performance.now() - since) / 1000
  const times: number[] = []
  for (let i = 0; i < 500; i++) {
    const one = text()
    const start = performance.now()
    index.find(one)
    times.push(performance.now() - start)
  }
  times.sort((a, b) => a - b)
  const megabytes = Math.round((process.memoryUsage().arrayBuffers - before) / 1e6)
  const p99 = times[Math.floor(times.length * 0.99)]!
  report('images/same picture among a million', median(times), 'ms', spreadOf(times))
  report('images/same picture among a million, p99', p99, 'ms', 0)
  console.log(
    `same picture among ${MANY}: p50 ${median(times).toFixed(2)} ms, p99 ${p99.toFixed(2)} ms, ${megabytes} MB; filled in ${filled.toFixed(1)} s, longest addition ${longest.toFixed(0)} ms\n`,
  )
}
