import type { ZoomStage } from './zoom.ts'

const slideMs = 120
const calm = matchMedia('(prefers-reduced-motion: reduce)')

/** Arrows, counter, keyboard and the enlarged view of a listing's pictures. */
export class Gallery extends HTMLElement {
  #at = 0
  #stage: ZoomStage | undefined

  connectedCallback(): void {
    const strip = this.#strip
    if (!strip) return
    const watch = new IntersectionObserver(
      (entries) => {
        for (const entry of entries) {
          if (entry.isIntersecting) this.#arrived(Array.prototype.indexOf.call(strip.children, entry.target))
        }
      },
      { root: strip, threshold: 0.6 },
    )
    for (const item of strip.children) watch.observe(item)
    strip.addEventListener('keydown', (event) => this.#press(event))
    this.#dialog?.addEventListener('keydown', (event) => this.#press(event))
    this.addEventListener('click', (event) => this.#clicked(event))
  }

  get #strip(): HTMLElement | null {
    return this.querySelector('[data-strip]')
  }

  get #dialog(): HTMLDialogElement | null {
    return this.querySelector('dialog')
  }

  get #pictures(): HTMLAnchorElement[] {
    return [...this.querySelectorAll<HTMLAnchorElement>('[data-zoom]')]
  }

  #clicked(event: MouseEvent): void {
    const target = event.target as Element
    const step = target.closest<HTMLElement>('[data-step]')
    const zoom = target.closest<HTMLElement>('[data-zoom]')
    const thumb = target.closest<HTMLElement>('[data-thumb]')
    const nearer = target.closest<HTMLElement>('[data-nearer]')
    if (step) this.#go(this.#at + Number(step.dataset.step))
    else if (thumb) this.#go(Number(thumb.dataset.thumb))
    else if (zoom) this.#open(Number(zoom.dataset.zoom))
    else if (nearer) this.#stage?.by(Number(nearer.dataset.nearer))
    else if (target.closest('[data-close]')) this.#dialog?.close()
    else return
    event.preventDefault()
  }

  #press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (this.#dialog?.open && this.#stage?.press(event.key)) {
      event.preventDefault()
      return
    }
    const total = this.#pictures.length
    const goal = { ArrowLeft: this.#at - 1, ArrowRight: this.#at + 1, Home: 0, End: total - 1 }[event.key]
    if (goal === undefined) return
    event.preventDefault()
    this.#go(goal)
  }

  #go(to: number): void {
    const total = this.#pictures.length
    const at = (to + total) % total
    const strip = this.#strip
    const item = strip?.children[at]
    if (!(item instanceof HTMLElement) || !strip) return
    const step = Math.sign(at - this.#at)
    // How long the browser's own smooth scrolling takes cannot be said.
    strip.scrollTo({ left: item.offsetLeft, behavior: 'instant' })
    if (step !== 0 && !this.#dialog?.open && !calm.matches)
      // Not the item itself, after whose place the strip snaps.
      item.firstElementChild?.animate(
        { transform: [`translateX(${step * 12}%)`, 'none'] },
        { duration: slideMs, easing: 'ease-out' },
      )
    this.#arrived(at)
    if (this.#dialog?.open) this.#enlarge()
  }

  #arrived(at: number): void {
    if (at === this.#at) return
    this.#at = at
    const total = this.#pictures.length
    for (const counter of this.querySelectorAll('[data-counter]'))
      counter.textContent = `${at + 1} / ${total}`
    for (const thumb of this.querySelectorAll<HTMLElement>('[data-thumb]')) {
      if (thumb.dataset.thumb === String(at)) thumb.setAttribute('aria-current', 'true')
      else thumb.removeAttribute('aria-current')
    }
    const status = this.querySelector<HTMLElement>('[role="status"]')
    if (status) status.textContent = (status.dataset.says ?? '').replace('0', String(at + 1))
  }

  #open(at: number): void {
    this.#at = at
    this.#dialog?.showModal()
    void this.#learnZoom()
    this.#go(at)
    this.#enlarge()
  }

  /** A script of its own, as few pictures are enlarged. */
  async #learnZoom(): Promise<void> {
    const stage = this.querySelector<HTMLElement>('[data-stage]')
    const large = this.querySelector<HTMLImageElement>('[data-large]')
    const { script } = this.dataset
    if (this.#stage || !stage || !large || !script) return
    try {
      const zoom = (await import(script)) as typeof import('./zoom.ts')
      this.#stage ??= new zoom.ZoomStage(stage, large, (by) => this.#go(this.#at + by))
      stage.dataset.ready = ''
    } catch {
      // The picture is as large as the window.
    }
  }

  #enlarge(): void {
    const large = this.querySelector<HTMLImageElement>('[data-large]')
    const link = this.#pictures[this.#at]
    if (!large || !link) return
    const inline = link.querySelector('img')
    // The same sizes, where the browser took one of them: as large as the window now.
    large.srcset = (inline?.currentSrc.endsWith('.avif') && link.querySelector('source')?.srcset) || ''
    large.sizes = '100vw'
    large.src = link.href
    large.alt = inline?.alt ?? ''
    this.#stage?.reset()
    for (const counter of this.querySelectorAll('[data-counter]')) {
      counter.textContent = `${this.#at + 1} / ${this.#pictures.length}`
    }
  }
}
