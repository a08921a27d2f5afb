import { ChevronLeft, ChevronRight, ImageOff, X, ZoomIn, ZoomOut } from 'lucide-react'
import type { CardImage } from '../client/types.ts'
import type { Locale } from '../i18n/routes.ts'
import { translator } from '../i18n/translator.ts'
import { imageUrl, largest, Picture, shown, sizeOf, square } from '../ui/picture.tsx'
import { placeholderUrl } from '../ui/placeholder.ts'

const round =
  'inline-flex size-target items-center justify-center rounded-chip border border-line bg-surface text-ink hover:bg-sunken'

/**
 * Pictures as a scrolling strip that snaps: it swipes and scrolls without a script. `enhance/gallery.ts` adds the
 * arrows, the counter, the keyboard and the enlarged view (a native dialog).
 */
export function Gallery({ locale, images, title }: { locale: Locale; images: CardImage[]; title: string }) {
  const t = translator(locale, 'listing')
  const common = translator(locale, 'common')
  const total = images.length
  if (total === 0) {
    return (
      <div className="flex aspect-4/3 max-h-96 w-full flex-col items-center justify-center gap-2 rounded-card bg-sunken text-muted">
        <ImageOff aria-hidden className="size-8" />
        {common('card.noPicture')}
      </div>
    )
  }
  return (
    <piata-gallery data-script={process.env.PIATA_ZOOM_SCRIPT} className="block">
      <section aria-roledescription="carousel" aria-label={t('gallery')} className="relative -mx-4 md:mx-0">
        <ul
          data-strip
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard
          tabIndex={0}
          aria-label={t('gallery')}
          className="no-scrollbar relative flex snap-x snap-mandatory overflow-x-auto overscroll-x-contain bg-sunken md:rounded-card"
        >
          {images.map((image, at) => (
            <li
              key={image.sha256}
              id={`photo-${at + 1}`}
              aria-label={t('photo', { number: at + 1, total })}
              className="relative aspect-4/3 w-full shrink-0 snap-center snap-always overflow-hidden"
            >
              <a
                href={imageUrl(largest, image.sha256, 'jpg')}
                data-zoom={at}
                className="absolute inset-0 block"
              >
                <Picture
                  image={image}
                  alt={`${title}: ${t('photo', { number: at + 1, total })}`}
                  place="gallery"
                  priority={at === 0 ? 'first' : 'lazy'}
                  fit="contain"
                />
              </a>
            </li>
          ))}
        </ul>
        {total > 1 ? (
          <div className="needs-script pointer-events-none absolute inset-x-2 top-1/2 flex -translate-y-1/2 justify-between max-md:hidden">
            <button
              type="button"
              data-step="-1"
              aria-label={t('previous')}
              className={`${round} pointer-events-auto`}
            >
              <ChevronLeft aria-hidden className="size-6" />
            </button>
            <button
              type="button"
              data-step="1"
              aria-label={t('next')}
              className={`${round} pointer-events-auto`}
            >
              <ChevronRight aria-hidden className="size-6" />
            </button>
          </div>
        ) : null}
        <p className="needs-script pointer-events-none absolute right-3 bottom-3 flex items-center gap-1 rounded-chip bg-ink px-3 py-1 text-sm text-canvas tabular-nums">
          <ZoomIn aria-hidden className="size-4" />
          <span data-counter aria-hidden>
            1 / {total}
          </span>
        </p>
      </section>
      {total > 1 ? (
        <ul className="no-scrollbar mt-2 hidden gap-2 overflow-x-auto p-1 md:flex">
          {images.map((image, at) => (
            <li key={image.sha256} className="shrink-0">
              <a
                href={`#photo-${at + 1}`}
                data-thumb={at}
                aria-label={t('photo', { number: at + 1, total })}
                aria-current={at === 0 ? 'true' : undefined}
                className="block overflow-hidden rounded-sm opacity-70 hover:opacity-100 aria-[current]:opacity-100 aria-[current]:outline-2 aria-[current]:outline-accent"
              >
                <img
                  src={imageUrl(square, image.sha256)}
                  alt=""
                  width={72}
                  height={72}
                  loading="lazy"
                  decoding="async"
                  className="size-18 object-cover"
                  style={{ background: `center / cover url(${placeholderUrl(image.placeholder)})` }}
                />
              </a>
            </li>
          ))}
        </ul>
      ) : null}
      <p role="status" className="sr-only" data-says={t('photo', { number: 0, total })} />
      <dialog
        aria-label={t('gallery')}
        className="m-0 h-dvh max-h-none w-screen max-w-none border-0 bg-canvas p-0 text-ink"
      >
        <div className="flex h-full flex-col">
          <div className="flex items-center justify-between p-2">
            <span data-counter className="px-2 tabular-nums">
              1 / {total}
            </span>
            <span className="flex gap-2">
              <button type="button" data-nearer="-1" aria-label={t('farther')} className={round}>
                <ZoomOut aria-hidden className="size-6" />
              </button>
              <button type="button" data-nearer="1" aria-label={t('nearer')} className={round}>
                <ZoomIn aria-hidden className="size-6" />
              </button>
              <button type="button" data-close aria-label={t('closeZoom')} className={round}>
                <X aria-hidden className="size-6" />
              </button>
            </span>
          </div>
          <div
            className="relative min-h-0 flex-1 cursor-zoom-in touch-none overflow-hidden select-none data-near:cursor-grab data-near:active:cursor-grabbing"
            data-stage
          >
            <img data-large alt="" className="size-full object-contain" />
          </div>
          {total > 1 ? (
            <div className="flex justify-center gap-4 p-2">
              <button type="button" data-step="-1" aria-label={t('previous')} className={round}>
                <ChevronLeft aria-hidden className="size-6" />
              </button>
              <button type="button" data-step="1" aria-label={t('next')} className={round}>
                <ChevronRight aria-hidden className="size-6" />
              </button>
            </div>
          ) : null}
        </div>
      </dialog>
    </piata-gallery>
  )
}

/** The picture that stands for a listing elsewhere (OpenGraph): JPEG, as every reader knows it. */
export function socialImage(image: CardImage): { url: string; width: number; height: number } {
  return { url: imageUrl(shown, image.sha256, 'jpg'), ...sizeOf(shown, image) }
}
