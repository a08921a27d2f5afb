import sharp from 'sharp'

const [width, height] = [960, 720]

/** Numbers from 0 to 1 that are the same for a seed. */
function random(seed: number): () => number {
  let state = (seed * 2_654_435_761) >>> 0
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

/** A lit backdrop with things before it, 960 × 720. Each number is another one. */
export function drawScene(number: number): Promise<Buffer> {
  const next = random(number + 1)
  const things = Array.from({ length: 4 + Math.floor(next() * 12) }, () => {
    const [x, y, size] = [next() * width, next() * height, 50 + next() * 320]
    const look = `fill="hsl(${next() * 360} ${next() * 80}% ${15 + next() * 70}%)" opacity="0.9"`
    return next() < 0.5
      ? `<ellipse cx="${x}" cy="${y}" rx="${size / 2}" ry="${size * (0.2 + next() * 0.5)}" ${look}/>`
      : `<rect x="${x}" y="${y}" width="${size}" height="${size * (0.3 + next())}" rx="8" ${look} transform="rotate(${next() * 60 - 30} ${x} ${y})"/>`
  })
  const hue = next() * 360
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><defs><linearGradient id="light" x2="${next()}" y2="1">
    <stop stop-color="hsl(${hue} 30% ${40 + next() * 50}%)"/><stop offset="1" stop-color="hsl(${hue + next() * 90} 25% ${10 + next() * 60}%)"/></linearGradient></defs>
    <rect width="${width}" height="${height}" fill="url(#light)"/>${things.join('')}</svg>`
  return sharp(Buffer.from(svg)).removeAlpha().jpeg({ quality: 90 }).toBuffer()
}

/** What is done to pictures that are taken from others; each another way by its number. */
export const copies: Record<string, (scene: Buffer, number: number) => Promise<Buffer>> = {
  resized: (scene, number) =>
    sharp(scene)
      .resize(240 + Math.floor(random(number)() * 500))
      .jpeg({ quality: 85 })
      .toBuffer(),
  recompressed: (scene, number) =>
    sharp(scene)
      .jpeg({ quality: 20 + Math.floor(random(number)() * 40) })
      .toBuffer(),
  'cropped by up to a tenth': (scene, number) => {
    const next = random(number)
    const [w, h] = [Math.round(width * (0.9 + next() * 0.1)), Math.round(height * (0.9 + next() * 0.1))]
    const [left, top] = [Math.floor(next() * (width - w)), Math.floor(next() * (height - h))]
    return sharp(scene).extract({ left, top, width: w, height: h }).jpeg({ quality: 85 }).toBuffer()
  },
  mirrored: (scene) => sharp(scene).flop().jpeg({ quality: 85 }).toBuffer(),
  'with a border': (scene, number) => {
    const next = random(number)
    const [side, background] = [Math.round(10 + next() * 50), next() < 0.5 ? '#fff' : '#111']
    return sharp(scene)
      .extend({ top: side, bottom: side, left: side, right: side, background })
      .jpeg({ quality: 85 })
      .toBuffer()
  },
  'with a watermark': (scene, number) => {
    const next = random(number)
    const [x, y] = [50 + next() * 300, 100 + next() * 560]
    const input = `<svg width="${width}" height="${height}"><text x="${x}" y="${y}" font-size="64" fill="#fff" opacity="0.7" font-family="sans-serif">shop.example</text></svg>`
    return sharp(scene)
      .composite([{ input: Buffer.from(input) }])
      .jpeg({ quality: 85 })
      .toBuffer()
  },
}
