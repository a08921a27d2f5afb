'use client'

import { ImagePlus, Send, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type FormEvent, type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import type { UploadedImage } from '../client/types.ts'
import { pictureSender } from '../publish/upload.ts'
import { randomId } from '../session/random-id.ts'
import { Button, buttonClasses } from '../ui/button.tsx'
import { classes } from '../ui/class-names.ts'
import { inputClasses } from '../ui/field.tsx'
import { imageUrl, square } from '../ui/picture.tsx'
import { typedText } from '../ui/typed-text.ts'
import { useReady } from '../ui/use-ready.ts'

const mostImages = 6

export interface WrittenMessage {
  text: string
  imageIds: string[]
  /** The same until it is sent, so that another attempt sends no second message. */
  key: string
}

const storageOf = (place: 'browser' | 'tab'): Storage => (place === 'tab' ? sessionStorage : localStorage)

/** Where a message is written. `onSend` resolves to whether it was sent; what was not stays in the box. */
export function WriteBox({
  label,
  quick,
  keptAs,
  keptIn = 'browser',
  onSend,
  onFailure,
  canUpload,
  more,
}: {
  label: string
  /** Answers that fill the box. */
  quick: string[]
  /** The name under which what was not sent yet is kept. */
  keptAs: string
  /** Where: what a tab keeps goes with it, so that no conversation is left on a computer that others use. */
  keptIn?: 'browser' | 'tab'
  onSend: (message: WrittenMessage) => Promise<boolean>
  onFailure: (text: string) => void
  /** Whether pictures can be added: they need an account. */
  canUpload: boolean
  /** Another button, before that which sends. */
  more?: ReactNode
}) {
  const t = useTranslations('inbox')
  const id = useId()
  const ready = useReady()
  const field = useRef<HTMLTextAreaElement>(null)
  const key = useRef(randomId())
  const [text, setText] = useState('')
  const [images, setImages] = useState<UploadedImage[]>([])
  const [isSending, setSending] = useState(false)
  const [uploading, setUploading] = useState(0)

  // What was typed before the script ran stays, else what was kept comes back.
  useEffect(() => {
    setText(field.current?.value || storageOf(keptIn).getItem(keptAs) || '')
  }, [keptAs, keptIn])

  function change(value: string) {
    key.current = randomId()
    setText(value)
    if (value === '') storageOf(keptIn).removeItem(keptAs)
    else storageOf(keptIn).setItem(keptAs, value)
  }

  async function submit(event?: FormEvent) {
    event?.preventDefault()
    if (isSending || uploading > 0) return
    const written = typedText(text)
    if (written === '' && images.length === 0) {
      onFailure(t('errors.empty'))
      return field.current?.focus()
    }
    setSending(true)
    const imageIds = images.map((image) => image.id)
    const isSent = await onSend({ text: written, imageIds, key: key.current })
    setSending(false)
    if (isSent) {
      change('')
      setImages([])
    }
    field.current?.focus()
  }

  function pressed(event: KeyboardEvent) {
    // On telephones Enter is the only way to a new line.
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
    if (!window.matchMedia('(pointer: fine)').matches) return
    event.preventDefault()
    void submit()
  }

  async function add(files: FileList | null) {
    const chosen = [...(files ?? [])].slice(0, mostImages - images.length)
    setUploading(chosen.length)
    for (const file of chosen) {
      try {
        const image = await pictureSender(file)(randomId(), () => undefined)
        setImages((known) => (known.some((one) => one.id === image.id) ? known : [...known, image]))
        key.current = randomId()
      } catch {
        onFailure(t('errors.photo'))
      }
      setUploading((count) => count - 1)
    }
  }

  return (
    <form method="post" onSubmit={(event) => void submit(event)} className="flex flex-col gap-2">
      {text === '' && quick.length > 0 ? (
        <ul aria-label={t('quick')} className="flex gap-2 overflow-x-auto py-1">
          {quick.map((answer) => (
            <li key={answer} className="shrink-0">
              <button
                type="button"
                className="inline-flex min-h-target items-center rounded-chip border border-edge bg-surface px-3 text-sm hover:bg-sunken"
                onClick={() => {
                  change(answer)
                  field.current?.focus()
                }}
              >
                {answer}
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      {images.length > 0 ? (
        <ul className="flex flex-wrap gap-2">
          {images.map((image, at) => (
            <li key={image.id} className="relative">
              <img
                src={imageUrl(square, image.sha256)}
                alt=""
                width={72}
                height={72}
                className="size-18 rounded-card object-cover"
              />
              <button
                type="button"
                aria-label={t('removePhoto', { number: at + 1 })}
                className="absolute -top-2 -right-2 rounded-chip border border-line bg-surface p-1"
                onClick={() => setImages((known) => known.filter((one) => one.id !== image.id))}
              >
                <X aria-hidden className="size-4" />
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      <div className="flex flex-wrap items-end justify-end gap-2">
        <label htmlFor={id} className="sr-only">
          {label}
        </label>
        <textarea
          id={id}
          ref={field}
          name="text"
          rows={text.split('\n').length > 2 || text.length > 160 ? 5 : 2}
          placeholder={label}
          value={text}
          onChange={(event) => change(event.target.value)}
          onKeyDown={pressed}
          className={classes(inputClasses, 'sm:w-auto sm:flex-1')}
        />
        {canUpload ? (
          <label className={buttonClasses('secondary', 'relative px-3 focus-within:outline-3')}>
            <ImagePlus aria-hidden className="size-5" />
            <span className="sr-only">{t('addPhotos')}</span>
            <input
              type="file"
              accept="image/*"
              multiple
              disabled={!ready || uploading > 0 || images.length >= mostImages}
              className="absolute inset-0 opacity-0"
              onChange={(event) => {
                void add(event.target.files)
                event.target.value = ''
              }}
            />
          </label>
        ) : null}
        {more}
        <Button type="submit" disabled={!ready || isSending || uploading > 0} className="px-3">
          <Send aria-hidden className="size-5" />
          <span className="max-sm:sr-only">
            {isSending ? t('sending') : uploading > 0 ? t('uploading') : t('send')}
          </span>
        </Button>
      </div>
    </form>
  )
}
