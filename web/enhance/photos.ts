/** Loads the further pictures of a card once a finger or the mouse is on them, and not before. */
export function loadPhotos(): void {
  const load = ({ target }: Event) => {
    const strip = target instanceof Element ? target.closest('[data-photos]') : null
    for (const picture of strip?.querySelectorAll<HTMLImageElement>('img[data-src]') ?? []) {
      picture.src = picture.dataset.src ?? ''
      delete picture.dataset.src
    }
  }
  for (const type of ['pointerover', 'scroll']) addEventListener(type, load, { capture: true, passive: true })
}
