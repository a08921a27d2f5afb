import type { Outline, SearchAnswer } from '../client/types.ts'
import { counted } from '../i18n/count-forms.ts'
import { drawOutline } from './outline.ts'
import { boxOf, spotOf, type View, viewOf, zoomed } from './projection.ts'

type Cell = NonNullable<SearchAnswer['cells']>[number]

/** Sides of the API's squares in degrees, by level, and how many pixels one has at least. */
const sides = [2, 0.5, 0.1, 0.02]
const leastPixels = 52
const smallest = 8_000
const largest = 4_000_000
/** Beyond that a click on a count shows what is there instead of coming nearer. */
const nearEnough = 1_200_000
const step = 1.8
const arrow = 80
/** How long a map has to stand still before its listings are asked for. */
const settledMs = 200
const arrows: Record<string, [number, number]> = {
  ArrowLeft: [-arrow, 0],
  ArrowRight: [arrow, 0],
  ArrowUp: [0, -arrow],
  ArrowDown: [0, arrow],
}

/** A map of the results: drawn from where all places are, listings counted by squares; what it shows is the filter. */
class ResultsMap extends HTMLElement {
  #view!: View
  #outline: Outline | undefined
  #cells: Cell[] = []
  readonly #pointers = new Map<number, { x: number; y: number }>()
  #timer = 0
  #wanted = 0
  readonly #canvas = document.createElement('canvas')
  readonly #counts = document.createElement('div')

  connectedCallback(): void {
    const box = (this.dataset.box ?? '').split(',').map(Number)
    this.#canvas.className = 'absolute inset-0 size-full'
    this.#canvas.setAttribute('aria-hidden', 'true')
    this.prepend(this.#canvas, this.#counts)
    this.#view = viewOf(box, this.clientWidth, this.clientHeight)
    new ResizeObserver(() => this.#draw()).observe(this)
    this.addEventListener('pointerdown', (event) => this.#down(event))
    this.addEventListener('pointermove', (event) => this.#dragged(event))
    for (const type of ['pointerup', 'pointercancel'] as const)
      this.addEventListener(type, ({ pointerId }) => this.#pointers.delete(pointerId))
    this.addEventListener('wheel', (event) => this.#wheel(event), { passive: false })
    this.addEventListener('keydown', (event) => this.#key(event))
    this.addEventListener('click', (event) => this.#click(event))
    document.addEventListener('piata:results', () => void this.#load())
    void this.#start()
  }

  async #start(): Promise<void> {
    void this.#load()
    const response = await fetch('/v1/places/outline')
    if (!response.ok) return
    this.#outline = (await response.json()) as Outline
    this.#draw()
  }

  get #size(): [number, number] {
    return [this.clientWidth, this.clientHeight]
  }

  #show(view: View): void {
    this.#view = { ...view, scale: Math.max(smallest, Math.min(largest, view.scale)) }
    this.#draw()
    clearTimeout(this.#timer)
    this.#timer = window.setTimeout(() => this.#moved(), settledMs)
  }

  #zoom(factor: number, at = { x: this.clientWidth / 2, y: this.clientHeight / 2 }): void {
    const within = Math.max(smallest, Math.min(largest, this.#view.scale * factor)) / this.#view.scale
    if (within !== 1) this.#show(zoomed(this.#view, within, at, ...this.#size))
  }

  #down(event: PointerEvent): void {
    if ((event.target as Element).closest('a, button')) return
    this.setPointerCapture(event.pointerId)
    this.#pointers.set(event.pointerId, this.#at(event))
  }

  #at({ clientX, clientY }: MouseEvent): { x: number; y: number } {
    const { left, top } = this.getBoundingClientRect()
    return { x: clientX - left, y: clientY - top }
  }

  /** One finger moves the map; two come nearer as well. */
  #dragged(event: PointerEvent): void {
    const before = this.#pointers.get(event.pointerId)
    if (!before) return
    const now = this.#at(event)
    const other = [...this.#pointers].find(([id]) => id !== event.pointerId)?.[1]
    this.#pointers.set(event.pointerId, now)
    const share = other ? 0.5 : 1
    const { scale, x, y } = this.#view
    const moved = {
      scale,
      x: x - ((now.x - before.x) * share) / scale,
      y: y - ((now.y - before.y) * share) / scale,
    }
    if (!other) {
      this.#show(moved)
      return
    }
    const length = (one: { x: number; y: number }) => Math.hypot(one.x - other.x, one.y - other.y) || 1
    const middle = { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 }
    this.#show(zoomed(moved, length(now) / length(before), middle, ...this.#size))
  }

  #wheel(event: WheelEvent): void {
    event.preventDefault()
    this.#zoom(2 ** (-event.deltaY / 400), this.#at(event))
  }

  #key(event: KeyboardEvent): void {
    const by = arrows[event.key]
    const { x, y, scale } = this.#view
    if (by) this.#show({ scale, x: x + by[0] / scale, y: y + by[1] / scale })
    else if (event.key === '+') this.#zoom(step)
    else if (event.key === '-') this.#zoom(1 / step)
    else return
    event.preventDefault()
  }

  #click(event: MouseEvent): void {
    const target = (event.target as Element).closest<HTMLElement>('[data-zoom], [data-lat]')
    if (!target) return
    if (target.dataset.zoom) this.#zoom(target.dataset.zoom === 'in' ? step : 1 / step)
    if (target.dataset.zoom || this.#view.scale >= nearEnough) return
    event.preventDefault()
    const spot = spotOf(Number(target.dataset.lat), Number(target.dataset.lon))
    this.#show({ ...spot, scale: this.#view.scale * step * step })
  }

  /** The results become those of what is shown. */
  #moved(): void {
    const address = new URL(location.href)
    const box = boxOf(this.#view, ...this.#size)
    if (this.#holdsAll(box)) address.searchParams.delete('box')
    else address.searchParams.set('box', box.join(','))
    for (const other of ['cursor', 'place', 'radius']) address.searchParams.delete(other)
    this.dispatchEvent(
      new CustomEvent('piata:show', { bubbles: true, detail: address.href.replace(/%2C/g, ',') }),
    )
  }

  #holdsAll([west, south, east, north]: readonly [number, number, number, number]): boolean {
    const [w = 0, s = 0, e = 0, n = 0] = (this.dataset.country ?? '').split(',').map(Number)
    return west <= w && south <= s && east >= e && north >= n
  }

  /** Counts of what the results page searched for, in what the map shows. */
  async #load(): Promise<void> {
    const turn = ++this.#wanted
    const level = Math.max(
      0,
      sides.findLastIndex((side) => (side / 360) * this.#view.scale >= leastPixels),
    )
    const search = new URLSearchParams(document.getElementById('results-count')?.dataset.search)
    const box = boxOf(this.#view, ...this.#size)
    // A box around everything is no filter, and costs the search more than all others.
    if (!this.#holdsAll(box)) search.set('box', box.join(','))
    search.set('cells', String(level))
    search.set('facets', '')
    search.set('limit', '1')
    const response = await fetch(`/v1/search?${search}`)
    if (!response.ok || turn !== this.#wanted) return
    this.#cells = ((await response.json()) as SearchAnswer).cells ?? []
    this.#place(true)
  }

  #draw(): void {
    if (this.#outline) drawOutline(this.#canvas, this.#outline, this.#view)
    this.#place(false)
  }

  /** Puts the counts where they are; anew where they are others. */
  #place(isAnew: boolean): void {
    if (isAnew) this.#counts.replaceChildren(...this.#cells.map((cell) => this.#count(cell)))
    const [width, height] = this.#size
    for (const link of this.#counts.children as HTMLCollectionOf<HTMLElement>) {
      const { x, y } = spotOf(Number(link.dataset.lat), Number(link.dataset.lon))
      const left = (x - this.#view.x) * this.#view.scale + width / 2
      const top = (y - this.#view.y) * this.#view.scale + height / 2
      link.style.transform = `translate(-50%, -50%) translate(${Math.round(left)}px, ${Math.round(top)}px)`
      link.hidden = left < 0 || top < 0 || left > width || top > height
    }
  }

  #count({ lat, lon, count }: Cell): HTMLAnchorElement {
    const link = document.createElement('a')
    link.className =
      'absolute top-0 left-0 inline-flex min-h-target min-w-target items-center justify-center rounded-chip border-2 border-surface bg-accent px-2 text-sm font-bold tabular-nums text-on-accent'
    link.dataset.lat = String(lat)
    link.dataset.lon = String(lon)
    link.href = '#results-body'
    link.textContent = count.toLocaleString(document.documentElement.lang)
    link.ariaLabel = counted(this.dataset.count, document.documentElement.lang, count)
    return link
  }
}

customElements.define('piata-map', ResultsMap)
