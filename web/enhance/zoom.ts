/** How many times as large as it fits a picture is shown, and how far its middle is from the stage's, in pixels. */
export interface Zoom {
  scale: number
  x: number
  y: number
}

export const fitting: Zoom = { scale: 1, x: 0, y: 0 }
export const largestScale = 6
/** Of a double click. */
const near = 2.5
/** Of a key or a button. */
const step = 1.5
const arrow = 80
/** A finger that went so far at least meant another picture. */
const swipe = 60

/** Seen `factor` times as large, and what is under the point, from the stage's middle, stays there. */
export function zoomedAt({ scale, x, y }: Zoom, factor: number, point: { x: number; y: number }): Zoom {
  const to = Math.min(largestScale, Math.max(1, scale * factor))
  const share = to / scale
  return { scale: to, x: point.x - (point.x - x) * share, y: point.y - (point.y - y) * share }
}

/** Not farther to a side than there is picture; `shown` is its size where it fits. */
export function within(
  { scale, x, y }: Zoom,
  shown: { width: number; height: number },
  stage: { width: number; height: number },
): Zoom {
  const bound = (at: number, size: number, room: number) => {
    const most = Math.max(0, (size * scale - room) / 2)
    return Math.min(most, Math.max(-most, at)) || 0
  }
  return { scale, x: bound(x, shown.width, stage.width), y: bound(y, shown.height, stage.height) }
}

/** Makes a picture larger and smaller: by wheel, pinch, double click, keys and buttons. It is moved by a finger, the mouse or the arrows. */
export class ZoomStage {
  #zoom = fitting
  #moved = 0
  readonly #pointers = new Map<number, { x: number; y: number }>()
  readonly #stage: HTMLElement
  readonly #picture: HTMLImageElement
  readonly #step: (by: number) => void

  /** @param step to another picture */
  constructor(stage: HTMLElement, picture: HTMLImageElement, step: (by: number) => void) {
    this.#stage = stage
    this.#picture = picture
    this.#step = step
    picture.draggable = false
    stage.addEventListener('wheel', (event) => this.#wheel(event), { passive: false })
    stage.addEventListener('dblclick', (event) =>
      this.#show(this.#zoom.scale > 1 ? fitting : zoomedAt(this.#zoom, near, this.#at(event)), true),
    )
    stage.addEventListener('pointerdown', (event) => this.#down(event))
    stage.addEventListener('pointermove', (event) => this.#drag(event))
    for (const type of ['pointerup', 'pointercancel'] as const)
      stage.addEventListener(type, (event) => this.#up(event))
  }

  reset(): void {
    this.#show(fitting, false)
  }

  /** @param by 1 for larger, -1 for smaller */
  by(by: number): void {
    this.#show(zoomedAt(this.#zoom, step ** by, { x: 0, y: 0 }), true)
  }

  /** Whether the key was for the picture. */
  press(key: string): boolean {
    const { scale, x, y } = this.#zoom
    if (key === '+' || key === '=' || key === '-') this.by(key === '-' ? -1 : 1)
    else if (key === '0') this.#show(fitting, true)
    else if (scale === 1) return false
    else if (key === 'ArrowLeft') this.#show({ scale, x: x + arrow, y }, true)
    else if (key === 'ArrowRight') this.#show({ scale, x: x - arrow, y }, true)
    else if (key === 'ArrowUp') this.#show({ scale, x, y: y + arrow }, true)
    else if (key === 'ArrowDown') this.#show({ scale, x, y: y - arrow }, true)
    else return false
    return true
  }

  #show(zoom: Zoom, isSlow: boolean): void {
    const { clientWidth: width, clientHeight: height } = this.#stage
    const { naturalWidth, naturalHeight, style } = this.#picture
    const fit = Math.min(width / (naturalWidth || width), height / (naturalHeight || height))
    const shown = { width: (naturalWidth || width) * fit, height: (naturalHeight || height) * fit }
    this.#zoom = within(zoom, shown, { width, height })
    const { scale, x, y } = this.#zoom
    style.transition = isSlow ? 'transform 120ms ease-out' : 'none'
    style.transform = scale === 1 ? '' : `translate(${x}px, ${y}px) scale(${scale})`
    this.#stage.toggleAttribute('data-near', scale > 1)
    // A larger file, once more of it is seen than the window holds.
    this.#picture.sizes = scale > 1 ? `${Math.round(100 * scale)}vw` : '100vw'
  }

  #at({ clientX, clientY }: MouseEvent): { x: number; y: number } {
    const { left, top, width, height } = this.#stage.getBoundingClientRect()
    return { x: clientX - left - width / 2, y: clientY - top - height / 2 }
  }

  #wheel(event: WheelEvent): void {
    event.preventDefault()
    this.#show(zoomedAt(this.#zoom, 2 ** (-event.deltaY / 300), this.#at(event)), false)
  }

  #down(event: PointerEvent): void {
    this.#stage.setPointerCapture(event.pointerId)
    if (this.#pointers.size === 0) this.#moved = 0
    this.#pointers.set(event.pointerId, this.#at(event))
  }

  #drag(event: PointerEvent): void {
    const before = this.#pointers.get(event.pointerId)
    if (!before) return
    const now = this.#at(event)
    const other = [...this.#pointers].find(([id]) => id !== event.pointerId)?.[1]
    this.#pointers.set(event.pointerId, now)
    const share = other ? 0.5 : 1
    const { scale, x, y } = this.#zoom
    const moved = { scale, x: x + (now.x - before.x) * share, y: y + (now.y - before.y) * share }
    if (other) {
      const length = (one: { x: number; y: number }) => Math.hypot(one.x - other.x, one.y - other.y) || 1
      const middle = { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 }
      this.#moved = Number.NaN
      this.#show(zoomedAt(moved, length(now) / length(before), middle), false)
    } else if (scale > 1) this.#show(moved, false)
    else this.#moved += now.x - before.x
  }

  #up({ pointerId, pointerType }: PointerEvent): void {
    if (!this.#pointers.delete(pointerId) || this.#pointers.size > 0) return
    if (this.#zoom.scale === 1 && pointerType === 'touch' && Math.abs(this.#moved) > swipe)
      this.#step(this.#moved > 0 ? -1 : 1)
  }
}
