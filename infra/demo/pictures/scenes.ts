/** Backdrops as SVG: drawn small and enlarged, they are out of focus as behind a real lens. */
import type { Random } from './random.ts'
import type { SceneName } from './subjects.ts'

/** The size that backdrops are drawn in; the picture is `SCALE` times as large. */
const WIDTH = 480
const HEIGHT = 360

export interface Scene {
  svg: string
  /** Where things stand, 0 is the top and 1 the bottom of the picture. */
  ground: number
  /** Seen from above: things lie in the middle, at any angle, with their shadow beside them. */
  fromAbove: boolean
  /** On water: nothing casts a shadow. */
  afloat?: boolean
}

export function drawScene(name: SceneName, random: Random): Scene {
  return SCENES[name](random)
}

const SCENES: Record<SceneName, (random: Random) => Scene> = {
  /** A seamless paper roll: wall and floor run into each other. */
  studio(random) {
    const hue = random.pick([28, 45, 90, 150, 190, 210, 235, 265, 330, 355])
    const saturation = random.between(8, 34)
    const light = random.between(70, 86)
    const x = random.between(30, 70)
    const ground = random.between(0.8, 0.84)
    const horizon = Math.round(HEIGHT * random.between(0.56, 0.64))
    const svg = picture(
      `${radial('w', [`hsl(${hue} ${saturation}% ${light + 10}%)`, `hsl(${hue} ${saturation}% ${light - 12}%)`], x, 36, 86)}
       ${linear('f', [`hsl(${hue} ${saturation}% ${light - 8}%)`, `hsl(${hue} ${saturation}% ${light + 3}%)`, `hsl(${hue} ${saturation}% ${light - 10}%)`])}
       ${linear('m', ['#000', '#fff'])}
       <mask id="k"><rect y="${horizon - 30}" width="${WIDTH}" height="60" fill="url(#m)"/><rect y="${horizon + 29}" width="${WIDTH}" height="${HEIGHT}" fill="#fff"/></mask>`,
      `<rect width="${WIDTH}" height="${HEIGHT}" fill="url(#w)"/>
       <g mask="url(#k)"><rect y="${horizon - 30}" width="${WIDTH}" height="${HEIGHT - horizon + 30}" fill="url(#f)"/></g>`,
    )
    return { svg, ground, fromAbove: false }
  },

  /** A road with a kerb, houses or trees behind, some weather. */
  street(random) {
    const horizon = Math.round(HEIGHT * random.between(0.52, 0.6))
    const sky = random.pick(SKIES)
    const town = random.chance(0.55)
      ? houses(random, horizon)
      : trees(random, horizon, random.between(18, 44))
    const asphalt = random.between(38, 56)
    const lane = horizon + (HEIGHT - horizon) * random.between(0.78, 0.92)
    const svg = picture(
      `${linear('s', sky)}${linear('a', [`hsl(220 5% ${asphalt + 10}%)`, `hsl(220 5% ${asphalt - 6}%)`])}`,
      `<rect width="${WIDTH}" height="${horizon}" fill="url(#s)"/>${town}
       <rect y="${horizon}" width="${WIDTH}" height="${HEIGHT - horizon}" fill="url(#a)"/>
       <rect y="${horizon}" width="${WIDTH}" height="9" fill="hsl(40 8% ${asphalt + 28}%)"/><rect y="${horizon + 9}" width="${WIDTH}" height="4" fill="#0003"/>
       ${stripes(random, horizon + 20, HEIGHT, 22, '#0001')}
       ${[0, 1, 2, 3].map((i) => `<path d="M${i * 150 - 40} ${lane}h90l6 6h-90z" fill="#fff" opacity=".75"/>`).join('')}`,
    )
    return { svg, ground: random.between(0.77, 0.82), fromAbove: false }
  },

  /** A lawn before a hedge or a fence. */
  garden(random) {
    const horizon = Math.round(HEIGHT * random.between(0.5, 0.58))
    const green = random.between(82, 118)
    const svg = picture(
      `${linear('s', random.pick(SKIES))}${linear('g', [`hsl(${green} 38% 52%)`, `hsl(${green - 6} 42% 34%)`])}`,
      `<rect width="${WIDTH}" height="${horizon}" fill="url(#s)"/>
       ${trees(random, horizon, random.between(26, 60))}
       ${random.chance(0.5) ? fence(horizon, random) : hedge(random, horizon)}
       <rect y="${horizon}" width="${WIDTH}" height="${HEIGHT - horizon}" fill="url(#g)"/>
       ${grass(random, horizon, green)}`,
    )
    return { svg, ground: random.between(0.79, 0.84), fromAbove: false }
  },

  /** Fields to the hills. */
  field(random) {
    const horizon = Math.round(HEIGHT * random.between(0.46, 0.54))
    const hill = (base: number, rise: number, fill: string) => {
      const points = [0, 80, 160, 240, 320, 400, 480].map((x) => `${x} ${base - random.between(0, rise)}`)
      return `<path d="M0 ${HEIGHT}L${points.join('L')}L480 ${HEIGHT}z" fill="${fill}" stroke="${fill}" stroke-width="14" stroke-linejoin="round"/>`
    }
    const tone = random.pick([48, 62, 88, 104])
    const rows = Array.from({ length: 15 }, (_, i) => {
      const x = (i - 7) * 96 + 240
      return `<path d="M${240 + (i - 7) * 16} ${horizon + 8}L${x} ${HEIGHT}h30L${246 + (i - 7) * 16} ${horizon + 8}z" fill="hsl(${tone} 40% 34%)" opacity=".45"/>`
    }).join('')
    const svg = picture(
      `${linear('s', random.pick(SKIES))}${linear('g', [`hsl(${tone} 42% 62%)`, `hsl(${tone - 6} 44% 38%)`])}`,
      `<rect width="${WIDTH}" height="${HEIGHT}" fill="url(#s)"/>${clouds(random)}
       ${hill(horizon - 8, 56, 'hsl(200 22% 66%)')}${hill(horizon, 30, 'hsl(150 22% 50%)')}
       ${trees(random, horizon + 6, 16)}
       <rect y="${horizon}" width="${WIDTH}" height="${HEIGHT - horizon}" fill="url(#g)"/>${random.chance(0.6) ? rows : grass(random, horizon, tone)}`,
    )
    return { svg, ground: random.between(0.8, 0.85), fromAbove: false }
  },

  /** A lake before hills. */
  water(random) {
    const horizon = Math.round(HEIGHT * random.between(0.46, 0.54))
    const ripples = Array.from({ length: 60 }, () => {
      const y = horizon + (HEIGHT - horizon) * random.next()
      const near = (y - horizon) / (HEIGHT - horizon)
      return `<ellipse cx="${random.between(0, WIDTH)}" cy="${y}" rx="${8 + 50 * near}" ry="${0.6 + 2.6 * near}" fill="#fff" opacity="${random.between(0.08, 0.3)}"/>`
    }).join('')
    const svg = picture(
      `${linear('s', random.pick(SKIES))}${linear('g', ['#8cc4f0', '#4a94ee', '#3c84dc'])}`,
      `<rect width="${WIDTH}" height="${HEIGHT}" fill="url(#s)"/>${clouds(random)}${trees(random, horizon + 4, random.between(12, 26))}
       <rect y="${horizon}" width="${WIDTH}" height="${HEIGHT - horizon}" fill="url(#g)"/>${ripples}`,
    )
    return { svg, ground: random.between(0.78, 0.84), fromAbove: false, afloat: true }
  },

  /** A wall with daylight on it, a skirting board, a floor of planks. */
  room(random) {
    const floor = Math.round(HEIGHT * random.between(0.66, 0.72))
    const hue = random.pick([36, 44, 80, 150, 200, 215, 20, 330])
    const saturation = random.between(6, 26)
    const light = random.between(74, 88)
    const wood = random.between(18, 34)
    const woodLight = random.between(40, 62)
    const planks = Array.from({ length: 13 }, (_, i) => {
      const top = 240 + (i - 6) * 46
      return `<path d="M${top} ${floor + 6}L${240 + (i - 6) * 92} ${HEIGHT}" stroke="hsl(${wood} 38% ${woodLight - 16}%)" stroke-width="1.200" opacity=".7"/>`
    }).join('')
    const beam = random.between(40, 260)
    const svg = picture(
      `${radial('w', [`hsl(${hue} ${saturation}% ${light + 6}%)`, `hsl(${hue} ${saturation}% ${light - 12}%)`], random.between(20, 80), 20, 95)}
       ${linear('p', [`hsl(${wood} 40% ${woodLight - 8}%)`, `hsl(${wood} 42% ${woodLight + 4}%)`])}`,
      `<rect width="${WIDTH}" height="${floor}" fill="url(#w)"/>
       <g fill="#fff" opacity="${random.between(0.12, 0.26).toFixed(2)}"><path d="M${beam} 30l70-12v90l-70 24z"/><path d="M${beam + 78} 17l70-12v88l-70 22z"/></g>
       <rect y="${floor}" width="${WIDTH}" height="${HEIGHT - floor}" fill="url(#p)"/>${planks}
       <rect y="${floor - 9}" width="${WIDTH}" height="12" fill="hsl(${hue} 10% 94%)"/><rect y="${floor + 3}" width="${WIDTH}" height="5" fill="#0003"/>`,
    )
    return { svg, ground: random.between(0.82, 0.87), fromAbove: false }
  },

  /** A wooden or white table top, a room far behind. */
  table(random) {
    const edge = Math.round(HEIGHT * random.between(0.6, 0.68))
    const hue = random.pick([30, 42, 160, 205, 225, 345])
    const light = random.between(58, 84)
    const white = random.chance(0.3)
    const wood = white
      ? `210 8% ${random.between(86, 93)}%`
      : `${random.between(20, 34)} ${random.between(30, 46)}% ${random.between(46, 64)}%`
    const blobs = Array.from({ length: 5 }, () => {
      const size = random.between(24, 80)
      return `<circle cx="${random.between(0, WIDTH)}" cy="${random.between(0, edge)}" r="${size}" fill="hsl(${hue + random.between(-40, 40)} 30% ${light + random.between(-14, 12)}%)" opacity=".28"/>`
    }).join('')
    const svg = picture(
      `${linear('w', [`hsl(${hue} 16% ${light + 6}%)`, `hsl(${hue} 18% ${light - 10}%)`])}
       ${linear('t', ['#fff5', '#fff0', '#0003'])}`,
      `<rect width="${WIDTH}" height="${edge}" fill="url(#w)"/>${blobs}
       <rect y="${edge}" width="${WIDTH}" height="${HEIGHT - edge}" fill="hsl(${wood})"/>
       ${white ? '' : stripes(random, edge + 4, HEIGHT, 14, '#3a1c0626')}
       <rect y="${edge}" width="${WIDTH}" height="${HEIGHT - edge}" fill="url(#t)"/><rect y="${edge}" width="${WIDTH}" height="2" fill="#fff6"/>`,
    )
    return { svg, ground: random.between(0.81, 0.86), fromAbove: false }
  },

  /** A blanket, boards or stone from above. */
  flat(random) {
    const kind = random.pick(['cloth', 'boards', 'stone'] as const)
    const hue = random.pick([24, 36, 150, 205, 225, 280, 345])
    const light = random.between(66, 86)
    const base =
      kind === 'boards'
        ? `${random.between(22, 34)} 34% ${random.between(50, 70)}%`
        : `${hue} ${random.between(8, 26)}% ${light}%`
    const texture = kind === 'cloth' ? weave() : kind === 'boards' ? boards(random) : veins(random)
    const svg = picture(
      radial('v', ['#fff3', '#0000', '#0004'], random.between(20, 80), random.between(10, 40), 95),
      `<rect width="${WIDTH}" height="${HEIGHT}" fill="hsl(${base})"/>${texture}<rect width="${WIDTH}" height="${HEIGHT}" fill="url(#v)"/>`,
    )
    return { svg, ground: 0.5, fromAbove: true }
  },
}

const SKIES: readonly string[][] = [
  ['#7db4e6', '#d7e8f4'],
  ['#a9bccb', '#e3e7ea'],
  ['#6fa3d8', '#f5dfc2'],
  ['#8fc3ea', '#eef5f8'],
  ['#c3ccd4', '#eef0f1'],
]

function picture(definitions: string, body: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}"><defs>${definitions}</defs>${body}</svg>`
}

/** From top to bottom. */
function linear(id: string, colours: string[]): string {
  return `<linearGradient id="${id}" x2="0" y2="1">${stops(colours)}</linearGradient>`
}

/** Centre and radius in percent. */
function radial(id: string, colours: string[], x: number, y: number, radius: number): string {
  return `<radialGradient id="${id}" cx="${x}%" cy="${y}%" r="${radius}%">${stops(colours)}</radialGradient>`
}

function stops(colours: string[]): string {
  return colours
    .map((colour, i) => `<stop offset="${i / (colours.length - 1)}" stop-color="${colour}"/>`)
    .join('')
}

function houses(random: Random, base: number): string {
  let drawn = ''
  for (let x = -20; x < WIDTH; ) {
    const width = random.between(56, 120)
    const height = random.between(70, 160)
    const tone = `${random.pick([20, 34, 46, 200, 215])} ${random.between(10, 28)}% ${random.between(62, 80)}%`
    drawn += `<rect x="${x}" y="${base - height}" width="${width}" height="${height}" fill="hsl(${tone})"/><rect x="${x}" y="${base - height}" width="${width}" height="6" fill="#0002"/>`
    for (let column = x + 10; column < x + width - 14; column += 22) {
      for (let row = base - height + 16; row < base - 26; row += 28) {
        drawn += `<rect x="${column}" y="${row}" width="11" height="16" fill="#51647a" opacity=".55"/>`
      }
    }
    x += width + random.pick([0, 0, 10])
  }
  return drawn
}

function trees(random: Random, base: number, size: number): string {
  let drawn = ''
  for (let x = -10; x < WIDTH + 20; x += size * random.between(0.6, 1.5)) {
    const radius = size * random.between(0.7, 1.2)
    drawn += `<ellipse cx="${x}" cy="${base - radius * 0.8}" rx="${radius}" ry="${radius * 1.1}" fill="hsl(${random.between(95, 140)} ${random.between(22, 38)}% ${random.between(30, 46)}%)"/>`
  }
  return drawn
}

function hedge(random: Random, base: number): string {
  let drawn = ''
  for (let x = 0; x <= WIDTH; x += 16) {
    drawn += `<circle cx="${x}" cy="${base - 12}" r="${random.between(18, 26)}" fill="hsl(${random.between(100, 125)} 34% ${random.between(26, 34)}%)"/>`
  }
  return drawn
}

function fence(base: number, random: Random): string {
  const tone = random.pick(['#c9b08c', '#e9e6df', '#8f7355'])
  const boards = Array.from(
    { length: 31 },
    (_, i) => `<rect x="${i * 16}" y="${base - 52}" width="12" height="54" fill="${tone}"/>`,
  )
  return `<rect y="${base - 42}" width="${WIDTH}" height="5" fill="#0003"/>${boards.join('')}<rect y="${base - 14}" width="${WIDTH}" height="5" fill="#0002"/>`
}

function grass(random: Random, top: number, green: number): string {
  let drawn = ''
  for (let i = 0; i < 70; i++) {
    const y = top + (HEIGHT - top) * random.next() ** 0.7
    const near = (y - top) / (HEIGHT - top)
    drawn += `<ellipse cx="${random.between(0, WIDTH)}" cy="${y}" rx="${10 + 40 * near}" ry="${1 + 5 * near}" fill="hsl(${green + random.between(-14, 10)} 40% ${random.between(30, 56)}%)" opacity=".3"/>`
  }
  return drawn
}

function clouds(random: Random): string {
  return Array.from({ length: 4 }, () => {
    const [x, y] = [random.between(0, WIDTH), random.between(20, 90)]
    return `<g fill="#fff" opacity=".55"><ellipse cx="${x}" cy="${y}" rx="${random.between(30, 60)}" ry="10"/><ellipse cx="${x + 18}" cy="${y - 7}" rx="24" ry="11"/></g>`
  }).join('')
}

function stripes(random: Random, top: number, bottom: number, count: number, colour: string): string {
  return Array.from({ length: count }, () => {
    const y = random.between(top, bottom)
    return `<rect x="${random.between(-200, 200)}" y="${y}" width="${random.between(120, 520)}" height="${random.between(0.8, 2.6)}" fill="${colour}"/>`
  }).join('')
}

function weave(): string {
  const lines = Array.from({ length: 60 }, (_, i) => `M${i * 8} 0V${HEIGHT}M0 ${i * 8}H${WIDTH}`).join('')
  return `<path d="${lines}" stroke="#fff" stroke-width="1.500" opacity=".16"/><path d="${lines}" transform="translate(4 4)" stroke="#000" stroke-width="1.500" opacity=".06"/>`
}

function boards(random: Random): string {
  const gaps = Array.from(
    { length: 6 },
    (_, i) => `<rect y="${i * 64 + 20}" width="${WIDTH}" height="2.500" fill="#2a140480"/>`,
  ).join('')
  return stripes(random, 0, HEIGHT, 46, '#4a260a22') + gaps
}

function veins(random: Random): string {
  return Array.from({ length: 7 }, () => {
    let path = `M${random.between(-40, WIDTH)} ${random.between(-20, HEIGHT)}`
    for (let i = 0; i < 5; i++)
      path += `q${random.between(10, 50)} ${random.between(-30, 40)} ${random.between(40, 100)} ${random.between(-10, 60)}`
    return `<path d="${path}" fill="none" stroke="#777f8a" stroke-width="${random.between(0.6, 3)}" opacity=".22"/>`
  }).join('')
}
