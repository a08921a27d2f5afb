'use client'

import { useRef, useState } from 'react'
import type { ListingRules } from '../client/types.ts'
import { randomId } from '../session/random-id.ts'
import type { DraftImage } from './draft.ts'
import { fromHeic } from './from-heic.ts'
import { patiently } from './patiently.ts'
import { pictureSender } from './upload.ts'

const mostAtOnce = 3

interface Upload {
  key: string
  file: File
  /** Place among all files chosen so far, so that pictures end in the order in which they were chosen. */
  order: number
  /** Sent so far, 0 to 1. */
  share: number
  /** `heic`, `type` and `size` are found before sending; anything else is what the request failed with. */
  error?: unknown
}

export interface Uploads {
  list: Upload[]
  /** Whether any is still being sent. */
  isBusy: boolean
  /** How many more pictures fit. */
  room: number
  add(files: Iterable<File>): void
  retry(upload: Upload): void
  dismiss(upload: Upload): void
}

/** Pictures on their way to the server, three at a time; they go on while the form shows another step. */
export function useUploads(
  images: DraftImage[],
  rules: ListingRules['images'],
  setImages: (of: (images: DraftImage[]) => DraftImage[]) => void,
  onUploaded: (name: string) => void,
): Uploads {
  const [list, setList] = useState<Upload[]>([])
  const waiting = useRef<Upload[]>([])
  const running = useRef(0)
  const chosen = useRef(0)
  const orderOf = useRef(new Map<string, number>())
  const pending = list.filter(({ error }) => error === undefined)
  const room = rules.max - images.length - pending.length

  const drop = (key: string) => setList((known) => known.filter((other) => other.key !== key))
  const patch = (key: string, part: Partial<Upload>) =>
    setList((known) => known.map((other) => (other.key === key ? { ...other, ...part } : other)))

  function start(upload: Upload) {
    const { error: _, ...fresh } = { ...upload, share: 0 }
    setList((known) => [...known.filter(({ key }) => key !== upload.key), fresh])
    waiting.current.push(fresh)
    pump()
  }

  function pump() {
    while (running.current < mostAtOnce) {
      const upload = waiting.current.shift()
      if (!upload) return
      running.current++
      void send(upload).finally(() => {
        running.current--
        pump()
      })
    }
  }

  async function send({ key, file, order }: Upload) {
    try {
      const picture = pictureSender(file)
      const image = await patiently((idempotencyKey) =>
        picture(idempotencyKey, (share) => patch(key, { share })),
      )
      orderOf.current.set(image.id, order)
      setImages((known) => placed(known, image, orderOf.current))
      drop(key)
      onUploaded(file.name)
    } catch (error) {
      patch(key, { error })
    }
  }

  /** Many browsers cannot. */
  async function convert(upload: Upload) {
    setList((known) => [...known, upload])
    const file = await fromHeic(upload.file)
    const error = file ? localError(file, rules) : 'heic'
    if (file && !error) start({ ...upload, file })
    else patch(upload.key, { error })
  }

  return {
    list,
    isBusy: pending.length > 0,
    room,
    add(files) {
      for (const file of files) {
        const upload: Upload = { key: randomId(), file, order: chosen.current++, share: 0 }
        const error = localError(file, rules)
        if (error === 'heic') void convert(upload)
        else if (error) setList((known) => [...known, { ...upload, error }])
        else start(upload)
      }
    },
    retry: start,
    dismiss: ({ key }) => drop(key),
  }
}

/** What needs no server to be refused. A file without a type may still be a picture. */
export function localError(
  file: Pick<File, 'name' | 'type' | 'size'>,
  { maxBytes, types }: Pick<ListingRules['images'], 'maxBytes' | 'types'>,
): 'heic' | 'type' | 'size' | undefined {
  if (/^image\/hei[cf]/.test(file.type) || /\.hei[cf]$/i.test(file.name)) return 'heic'
  if (file.type !== '' && !types.includes(file.type)) return 'type'
  return file.size > maxBytes ? 'size' : undefined
}

/** Puts a picture before the first one that was chosen after it; a picture that is there already stays where it is. */
export function placed(
  images: DraftImage[],
  image: DraftImage,
  orderOf: ReadonlyMap<string, number>,
): DraftImage[] {
  if (images.some(({ id }) => id === image.id)) return images
  const order = orderOf.get(image.id) ?? Number.POSITIVE_INFINITY
  const at = images.findIndex(({ id }) => (orderOf.get(id) ?? -1) > order)
  return at === -1 ? [...images, image] : [...images.slice(0, at), image, ...images.slice(at)]
}
