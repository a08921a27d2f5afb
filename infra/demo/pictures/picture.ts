import { readFile } from 'node:fs/promises'
import sharp, { type OverlayOptions } from 'sharp'
import { PAINTS, type Paint, paint } from './colour.ts'
import { createRandom, hashText, type Random } from './random.ts'
import { drawScene, type Scene } from './scenes.ts'
import { FURNISHING, findSubject, type Subject } from './subjects.ts'

const WIDTH = 960
const HEIGHT = 720

/** Sprites with letters on them. */
const NEVER_MIRRORED = new Set(['convenience-store', 'hotel'])

/** Sprites whose main hue is not that of their paint. */
const ONE_COLOUR = new Set([
  'minibus',
  'caravan',
  'motor-boat',
  'sailboat',
  'canoe',
  'goggles',
  'window',
  'jewellery',
])

/** Of the paint, in degrees, where glass has nearly its hue. */
const REACH: Record<string, number> = { 'sport-utility-vehicle': 9 }

interface DemoPictureRequest {
  categoryId: string
  /** Which picture of the category, from 0. The same number gives the same thing in the same colour. */
  variant: number
  /** Another photo of that thing: another place, side and distance. Default 0. */
  view?: number
  /** From the root to the category: categories that are unknown here are drawn like their nearest known parent. */
  categoryPath?: readonly string[]
}

/** A thing cut out, ready to be put into a scene. */
interface CutOut {
  /** RGBA. */
  pixels: Buffer
  width: number
  height: number
}

/**
 * Draws a picture as a seller might have taken it, of a kind of thing that the category sells: 960 × 720, JPEG, the
 * same on every machine for the same request.
 * @throws RangeError when `variant` or `view` is not a whole number from 0
 */
export async function drawDemoPicture(request: DemoPictureRequest): Promise<Buffer> {
  const { categoryId, variant, view = 0, categoryPath } = request
  for (const [name, value] of Object.entries({ variant, view })) {
    if (!Number.isSafeInteger(value) || value < 0)
      throw new RangeError(`${name} must be a whole number from 0`)
  }
  const subject = findSubject(categoryId, categoryPath)
  const offset = hashText(categoryId)
  const random = createRandom(hashText(`${categoryId}/${variant}/${view}`))
  const thing = subject.things[variant % subject.things.length]!
  const colour =
    subject.recolour && !ONE_COLOUR.has(thing)
      ? chooseColour(offset, variant, subject.things.length)
      : undefined
  const scene = drawScene(
    subject.scenes[(variant + view + Math.floor(variant / 3)) % subject.scenes.length]!,
    random,
  )

  const layers = [
    ...(subject.interior ? await furnish(scene, random, thing) : []),
    ...(await place(thing, colour, subject, scene, random)),
    ...(!scene.fromAbove && subject.props && random.chance(0.6)
      ? await placeProp(random.pick(subject.props), scene, random)
      : []),
  ]
  return develop(scene, layers, subject, random, view)
}

/** The first of each kind comes in its own colour, the others in all colours in turn. */
function chooseColour(offset: number, variant: number, things: number): Paint | undefined {
  if (things > 1 && variant === 0) return undefined
  return PAINTS[(offset + variant * 3) % PAINTS.length]
}

async function place(
  name: string,
  colour: Paint | undefined,
  subject: Subject,
  scene: Scene,
  random: Random,
): Promise<OverlayOptions[]> {
  const size = (subject.size ?? 0.6) * random.between(1, 1.18)
  const box = { width: Math.round(WIDTH * Math.min(0.8, size * 1.15)), height: Math.round(HEIGHT * size) }
  if (scene.fromAbove) {
    const cutOut = await cut(name, box, { colour, flip: random.chance(0.3), turn: random.between(-24, 24) })
    const left = Math.round((WIDTH - cutOut.width) / 2 + random.between(-60, 60))
    const top = Math.round((HEIGHT - cutOut.height) / 2 + random.between(-24, 24))
    return [await castShadow(cutOut, left + 14, top + 18), lay(cutOut, left, top)]
  }
  const cutOut = await cut(name, box, {
    colour,
    flip: random.chance(0.5) && !NEVER_MIRRORED.has(name),
    turn: 0,
  })
  const left = Math.round((WIDTH - cutOut.width) / 2 + random.between(-70, 70))
  if (subject.hangs) return [await castShadow(cutOut, left + 6, 96), lay(cutOut, left, 84)]
  if (scene.afloat) return [lay(cutOut, left, Math.round(scene.ground * HEIGHT) - cutOut.height)]
  return stand(cutOut, left, Math.round(scene.ground * HEIGHT))
}

/** Something small beside the thing, a little nearer. */
async function placeProp(name: string, scene: Scene, random: Random): Promise<OverlayOptions[]> {
  const cutOut = await cut(name, { width: 170, height: 190 }, { flip: random.chance(0.5), turn: 0 })
  const left = random.chance(0.5) ? random.between(24, 70) : WIDTH - cutOut.width - random.between(24, 70)
  return stand(cutOut, Math.round(left), Math.round(Math.min(0.95, scene.ground + 0.05) * HEIGHT))
}

/** A window and a picture on the wall, a plant or a shelf on the floor: behind the main piece. */
async function furnish(scene: Scene, random: Random, main: string): Promise<OverlayOptions[]> {
  const [plant, framed, window, shelf, mirror] = FURNISHING
  const wall = await cut(random.pick([framed, mirror]), { width: 210, height: 190 }, { flip: false, turn: 0 })
  const other = await cut(window, { width: 230, height: 230 }, { flip: false, turn: 0 })
  const tall = await cut(
    random.pick([plant, shelf]),
    { width: 250, height: 330 },
    { flip: random.chance(0.5), turn: 0 },
  )
  const leftSide = random.chance(0.5)
  const floor = Math.round((scene.ground - 0.07) * HEIGHT)
  const layers: OverlayOptions[] = [
    lay(
      wall,
      Math.round(WIDTH / 2 - wall.width / 2 + random.between(-60, 60)),
      Math.round(random.between(50, 90)),
    ),
    ...stand(
      tall,
      Math.round(leftSide ? random.between(20, 70) : WIDTH - tall.width - random.between(20, 70)),
      floor,
    ),
  ]
  if (main !== 'couch-and-lamp') {
    const left = leftSide ? WIDTH - other.width - random.between(30, 70) : random.between(30, 70)
    layers.push(lay(other, Math.round(left), Math.round(random.between(70, 110))))
  }
  return layers
}

function lay({ pixels, width, height }: CutOut, left: number, top: number): OverlayOptions {
  return { input: pixels, raw: { width, height, channels: 4 }, left, top }
}

function stand(cutOut: CutOut, left: number, ground: number): OverlayOptions[] {
  return [contactShadow(cutOut.width, left, ground), lay(cutOut, left, ground - cutOut.height)]
}

/** A pool of shade under something that stands. */
function contactShadow(width: number, left: number, ground: number): OverlayOptions {
  const [wide, high] = [Math.round(width * 1.16), Math.max(30, Math.round(width * 0.13))]
  const gradient = [0.62, 0.5, 0.16, 0].map(
    (opacity, i) => `<stop offset="${[0, 0.4, 0.75, 1][i]}" stop-opacity="${opacity}"/>`,
  )
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${wide}" height="${high}"><defs><radialGradient id="s">${gradient.join('')}</radialGradient></defs><ellipse cx="${wide / 2}" cy="${high / 2}" rx="${wide / 2}" ry="${high / 2}" fill="url(#s)"/></svg>`
  return {
    input: Buffer.from(svg),
    left: Math.round(left - (wide - width) / 2),
    top: Math.round(ground - high * 0.56),
  }
}

/** The shape itself, dark and blurred, under something that lies. */
async function castShadow(
  { pixels, width, height }: CutOut,
  left: number,
  top: number,
): Promise<OverlayOptions> {
  const margin = 24
  // Blurred at a quarter of the size, which costs a sixteenth.
  const small = await sharp(pixels, { raw: { width, height, channels: 4 } })
    .resize({ width: Math.round(width / 4), height: Math.round(height / 4), fit: 'fill' })
    .extend({ top: margin / 4, bottom: margin / 4, left: margin / 4, right: margin / 4, background: '#0000' })
    .blur(2.4)
    .extractChannel('alpha')
    .raw()
    .toBuffer({ resolveWithObject: true })
  const size = { width: width + 2 * margin, height: height + 2 * margin }
  const alpha = await sharp(small.data, {
    raw: { width: small.info.width, height: small.info.height, channels: 1 },
  })
    .resize({ ...size, fit: 'fill' })
    .linear(0.45, 0)
    .toColourspace('b-w')
    .raw()
    .toBuffer()
  const input = await sharp({ create: { ...size, channels: 3, background: '#1a1410' } })
    .joinChannel(alpha, { raw: { ...size, channels: 1 } })
    .raw()
    .toBuffer()
  return { input, raw: { ...size, channels: 4 }, left: left - margin, top: top - margin }
}

interface CutOptions {
  colour?: Paint | undefined
  flip: boolean
  /** Degrees. */
  turn: number
}

async function cut(
  name: string,
  box: { width: number; height: number },
  { colour, flip, turn }: CutOptions,
): Promise<CutOut> {
  const sprite = await readFile(new URL(`./sprites/${name}.webp`, import.meta.url))
  let picture = sharp(sprite)
  if (colour) {
    const { data, info } = await picture.ensureAlpha().raw().toBuffer({ resolveWithObject: true })
    paint(data, colour, REACH[name])
    picture = sharp(data, { raw: { width: info.width, height: info.height, channels: 4 } })
  }
  if (flip) picture.flop()
  if (turn !== 0) picture.rotate(turn, { background: '#0000' })
  const { data, info } = await picture
    .resize({ ...box, fit: 'inside', kernel: 'mitchell' })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { pixels: data, width: info.width, height: info.height }
}

/** Puts all together and takes the photo: its light, its colour cast, its distance. */
async function develop(
  scene: Scene,
  layers: OverlayOptions[],
  subject: Subject,
  random: Random,
  view: number,
): Promise<Buffer> {
  const composed = await sharp(Buffer.from(scene.svg))
    .resize(WIDTH, HEIGHT, { kernel: 'cubic' })
    .removeAlpha()
    .composite(layers)
    .raw()
    .toBuffer()
  expose(composed, random.between(0.94, 1.05), random.between(-0.035, 0.045))
  const photo = sharp(composed, { raw: { width: WIDTH, height: HEIGHT, channels: 3 } })
  if (view > 0 && !subject.interior) {
    // Another view comes nearer.
    const zoom = random.between(0.7, 0.85)
    const [width, height] = [Math.round(WIDTH * zoom), Math.round(HEIGHT * zoom)]
    const left = Math.round((WIDTH - width) * random.between(0.35, 0.65))
    const top = Math.round((HEIGHT - height) * random.between(0.6, 0.9))
    photo.extract({ left, top, width, height }).resize(WIDTH, HEIGHT)
  }
  return photo.jpeg({ quality: 88 }).toBuffer()
}

/**
 * Light and colour cast of a photo.
 * @param pixels RGB, changed in place
 * @param warmth from -1 (blue) to 1 (red)
 */
function expose(pixels: Buffer, exposure: number, warmth: number): void {
  const curve = (gain: number) => Uint8ClampedArray.from({ length: 256 }, (_, value) => value * gain)
  const red = curve(exposure * (1 + warmth))
  const green = curve(exposure)
  const blue = curve(exposure * (1 - warmth))
  for (let at = 0; at < pixels.length; at += 3) {
    pixels[at] = red[pixels[at]!]!
    pixels[at + 1] = green[pixels[at + 1]!]!
    pixels[at + 2] = blue[pixels[at + 2]!]!
  }
}
