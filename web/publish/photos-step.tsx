'use client'

import { Accessibility, defaultPreset, StyleInjector } from '@dnd-kit/dom'
import { DragDropProvider } from '@dnd-kit/react'
import { isSortable, useSortable } from '@dnd-kit/react/sortable'
import { ArrowLeft, ArrowRight, ImagePlus, RotateCcw, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type DragEvent, useEffect, useRef, useState } from 'react'
import type { ListingRules } from '../client/types.ts'
import { formatWait } from '../i18n/format.ts'
import type { Locale } from '../i18n/routes.ts'
import { classes } from '../ui/class-names.ts'
import { imageUrl, smallest } from '../ui/picture.tsx'
import { Progress } from '../ui/progress.tsx'
import { type DraftImage, moved } from './draft.ts'
import { type UploadReason, uploadReason } from './upload-reason.ts'
import { useControl } from './use-control.ts'
import type { Uploads } from './use-uploads.ts'

interface DragSource {
  operation: { source: Parameters<typeof isSortable>[0] }
}

/** Pictures by choosing or dropping files; each shows its own progress. The first one is the cover. */
export function PhotosStep({
  locale,
  rules,
  uploads,
  said,
  setSaid,
}: {
  locale: Locale
  rules: ListingRules['images']
  uploads: Uploads
  /** The last thing that happened, for those who cannot see it. */
  said: string
  setSaid: (text: string) => void
}) {
  const t = useTranslations('publish.photos')
  const { value: images, error, onChange } = useControl<DraftImage[]>('images')
  const [over, setOver] = useState(false)
  const [excess, setExcess] = useState(false)
  const [plugins] = useState(() => [
    ...defaultPreset.plugins,
    StyleInjector.configure({ nonce: pageNonce() }),
    Accessibility.configure({
      screenReaderInstructions: { draggable: t('dragHelp') },
      announcements: {
        dragstart: ({ operation: { source } }: DragSource) =>
          isSortable(source) ? t('picked', { number: source.index + 1 }) : undefined,
        dragover: ({ operation: { source } }: DragSource) =>
          isSortable(source) ? t('over', { number: source.index + 1 }) : undefined,
        // A photo that was dropped is announced by its move.
        dragend: ({ canceled }: { canceled: boolean }) => (canceled ? t('cancelled') : undefined),
      },
    }),
  ])
  const picker = useRef<HTMLInputElement>(null)
  const { list, room } = uploads

  // A file that is dropped beside the box would take the browser away from the page.
  useEffect(() => {
    const stay = (event: globalThis.DragEvent) => event.preventDefault()
    window.addEventListener('dragover', stay)
    window.addEventListener('drop', stay)
    return () => {
      window.removeEventListener('dragover', stay)
      window.removeEventListener('drop', stay)
    }
  }, [])

  function add(files: Iterable<File>) {
    const all = [...files]
    const taken = all.slice(0, Math.max(0, room))
    setExcess(taken.length < all.length)
    uploads.add(taken)
  }

  function explain({ key, retryAfter }: UploadReason): string {
    const again = retryAfter === undefined ? '' : ` ${t('again', { wait: formatWait(locale, retryAfter) })}`
    return t(key) + again
  }

  function drop(event: DragEvent) {
    event.preventDefault()
    setOver(false)
    add(event.dataTransfer.files)
  }

  function move(from: number, to: number) {
    onChange(moved(images, from, to))
    setSaid(t('moved', { number: to + 1 }))
  }

  return (
    <div className="flex flex-col gap-4">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra; the button inside does the same */}
      <div
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        className={classes(
          'flex flex-col items-center gap-2 rounded-card border border-dashed border-edge p-6 text-center',
          over && 'bg-accent-soft',
        )}
      >
        <input
          ref={picker}
          id="photos"
          type="file"
          accept={rules.types.join(',')}
          multiple
          // The button below does the same for everybody, the keyboard's users too.
          tabIndex={-1}
          className="sr-only"
          aria-label={t('choose')}
          onChange={(event) => {
            add(event.target.files ?? [])
            event.target.value = ''
          }}
        />
        <button
          type="button"
          onClick={() => picker.current?.click()}
          disabled={room <= 0}
          className="inline-flex min-h-target items-center gap-2 rounded-card border border-edge bg-surface px-4 font-medium hover:bg-sunken disabled:opacity-60"
        >
          <ImagePlus aria-hidden className="size-5" />
          {t('choose')}
        </button>
        <p className="text-sm text-muted">{t('hint', { count: rules.max })}</p>
        <p role="status" className="text-sm font-medium">
          {excess ? t('tooMany', { count: rules.max }) : ''}
        </p>
        {error ? <p className="text-sm font-medium text-danger">{error}</p> : null}
      </div>
      {list.length > 0 ? (
        <ul className="flex flex-col gap-2">
          {list.map((upload) => (
            <li
              key={upload.key}
              className="flex items-center gap-3 rounded-card border border-line bg-surface p-3"
            >
              <div className="min-w-0 flex-1">
                <p className="truncate text-sm font-medium">{upload.file.name}</p>
                {upload.error !== undefined ? (
                  <p role="alert" className="text-sm text-danger">
                    {explain(uploadReason(upload.error))}
                  </p>
                ) : (
                  <Progress
                    value={upload.share}
                    aria-label={t('progress', { name: upload.file.name })}
                    className="mt-2 h-2"
                  />
                )}
              </div>
              {upload.error !== undefined ? (
                <>
                  {uploadReason(upload.error).mayRetry ? (
                    <IconButton
                      label={t('retry', { name: upload.file.name })}
                      onClick={() => uploads.retry(upload)}
                    >
                      <RotateCcw aria-hidden className="size-5" />
                    </IconButton>
                  ) : null}
                  <IconButton
                    label={t('dismiss', { name: upload.file.name })}
                    onClick={() => uploads.dismiss(upload)}
                  >
                    <Trash2 aria-hidden className="size-5" />
                  </IconButton>
                </>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
      <DragDropProvider
        plugins={plugins}
        onDragEnd={({ operation, canceled }) => {
          if (!canceled && isSortable(operation.source))
            move(operation.source.initialIndex, operation.source.index)
        }}
      >
        <ol aria-label={t('list')} className="grid grid-cols-2 gap-3 sm:grid-cols-3 md:grid-cols-4">
          {images.map((image, index) => (
            <Photo
              key={image.id}
              image={image}
              index={index}
              total={images.length}
              onMove={(to) => move(index, to)}
              onRemove={() => onChange(images.filter(({ id }) => id !== image.id))}
            />
          ))}
        </ol>
      </DragDropProvider>
      <p role="status" className="sr-only">
        {said}
      </p>
    </div>
  )
}

/** The nonce under which this page may add styles; the page server gives every page its own. */
function pageNonce(): string | undefined {
  return document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce || undefined
}

function Photo({
  image,
  index,
  total,
  onMove,
  onRemove,
}: {
  image: DraftImage
  index: number
  total: number
  onMove: (to: number) => void
  onRemove: () => void
}) {
  const t = useTranslations('publish.photos')
  const { ref, handleRef, isDragging } = useSortable({ id: image.id, index })
  const number = index + 1
  return (
    <li ref={ref} className={classes('flex flex-col gap-1', isDragging && 'opacity-60')}>
      <div ref={handleRef} className="relative aspect-4/3 overflow-hidden rounded-card bg-sunken">
        <img
          src={imageUrl(smallest, image.sha256)}
          alt={t('alt', { number, total })}
          draggable={false}
          className="absolute inset-0 size-full object-cover"
        />
        {index === 0 ? (
          <span className="absolute top-2 left-2 rounded-chip bg-ink px-3 py-0.5 text-xs font-semibold text-canvas">
            {t('cover')}
          </span>
        ) : null}
      </div>
      <div className="flex justify-between">
        <IconButton label={t('earlier', { number })} disabled={index === 0} onClick={() => onMove(index - 1)}>
          <ArrowLeft aria-hidden className="size-5" />
        </IconButton>
        <IconButton label={t('remove', { number })} onClick={onRemove}>
          <Trash2 aria-hidden className="size-5" />
        </IconButton>
        <IconButton
          label={t('later', { number })}
          disabled={number === total}
          onClick={() => onMove(index + 1)}
        >
          <ArrowRight aria-hidden className="size-5" />
        </IconButton>
      </div>
    </li>
  )
}

function IconButton({
  label,
  ...rest
}: { label: string } & Pick<React.ComponentProps<'button'>, 'onClick' | 'disabled' | 'children'>) {
  return (
    <button
      type="button"
      aria-label={label}
      className="inline-flex size-target items-center justify-center rounded-chip text-ink hover:bg-sunken disabled:opacity-40"
      {...rest}
    />
  )
}
