'use client'

import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { findCategory } from '../catalogue/tree.ts'
import { ApiError } from '../client/api-error.ts'
import type { CategoryNode } from '../client/types.ts'
import { type Draft, type DraftImage, draftBody, draftOf, emptyDraft } from './draft.ts'
import { forgetCopy, keepCopy, readCopy } from './draft-copy.ts'
import { isUnpublished, loadDraft, type SavedDraft, saveDraft } from './draft-store.ts'

const autosaveMs = 1_000
const retryMs = 10_000

export interface KeptDraft {
  draft: Draft
  category: CategoryNode | undefined
  change(part: Partial<Draft>): void
  setImages(of: (images: DraftImage[]) => DraftImage[]): void
  /** What the server has; undefined before the first save. */
  saved: SavedDraft | undefined
  /** Whether something typed is not on the server yet. */
  isDirty: boolean
  isSaving: boolean
  /** Why the last save by itself failed. */
  failure: unknown
  /** @throws ApiError */
  open(id: string): Promise<void>
  /** Saves now, after whatever is being saved. @throws ApiError */
  save(next?: Draft): Promise<SavedDraft>
  /** The work is done: nothing is kept in this browser, and leaving asks no question. */
  finish(): void
}

/**
 * A draft that cannot be lost: it saves itself a second after the last change (a listing that buyers see only when told to), a
 * copy stays in this tab for what the server has not got, and leaving with unsaved work asks first.
 */
export function useDraft(tree: CategoryNode[]): KeptDraft {
  const [draft, setDraft] = useState<Draft>(emptyDraft)
  const [saved, setSaved] = useState<SavedDraft | undefined>()
  const [savedBody, setSavedBody] = useState<string | undefined>()
  const [isSaving, setSaving] = useState(false)
  const [failure, setFailure] = useState<unknown>()
  /** What the next write must build upon; state would be a render late. */
  const server = useRef<{ saved?: SavedDraft; body?: string }>({})
  const queue = useRef<Promise<unknown>>(Promise.resolve())
  const isFinished = useRef(false)
  const category = findCategory(tree, draft.categoryId)
  const body = useMemo(() => (category ? bodyOf(draft, category) : undefined), [draft, category])
  const isDirty = body !== undefined && body !== savedBody

  const settle = useCallback((now: SavedDraft, text: string | undefined) => {
    server.current = text === undefined ? { saved: now } : { saved: now, body: text }
    setSaved(now)
    setSavedBody(text)
  }, [])

  const change = useCallback((part: Partial<Draft>) => {
    setFailure(undefined)
    setDraft((known) => ({ ...known, ...part }))
  }, [])
  const setImages = useCallback((of: (images: DraftImage[]) => DraftImage[]) => {
    setFailure(undefined)
    setDraft((known) => ({ ...known, images: of(known.images) }))
  }, [])

  const open = useCallback(
    async (id: string) => {
      const { listing, saved: now } = await loadDraft(id)
      const stored = draftOf(listing)
      const of = findCategory(tree, stored.categoryId)
      setDraft(readCopy(now) ?? stored)
      settle(now, of && bodyOf(stored, of))
    },
    [tree, settle],
  )

  const saveNow = useCallback(
    (next: Draft): Promise<SavedDraft> => {
      const of = findCategory(tree, next.categoryId)
      if (!of) return Promise.reject(new Error('A draft without a category cannot be saved'))
      const body = draftBody(next, of)
      const text = JSON.stringify(body)
      const run = queue.current.then(async () => {
        const { saved: known, body: before } = server.current
        if (known && before === text) return known
        setSaving(true)
        try {
          const now = await saveDraft(body, known)
          settle(now, text)
          setFailure(undefined)
          return now
        } catch (error) {
          setFailure(error)
          throw error
        } finally {
          setSaving(false)
        }
      })
      queue.current = run.catch(() => undefined)
      return run
    },
    [tree, settle],
  )

  useEffect(() => {
    if (!isDirty || isFinished.current || !saved || !isUnpublished(saved)) return
    const delay = failure === undefined ? autosaveMs : retryDelay(failure)
    if (delay === undefined) return
    const timer = setTimeout(() => void saveNow(draft).catch(() => undefined), delay)
    return () => clearTimeout(timer)
  }, [draft, isDirty, saved, failure, saveNow])

  useEffect(() => {
    if (saved && !isFinished.current) keepCopy(saved, draft)
  }, [draft, saved])

  useEffect(() => {
    if (!isDirty) return
    const ask = (event: BeforeUnloadEvent) => {
      if (!isFinished.current) event.preventDefault()
    }
    // A phone may end a page in the background without a word.
    const hidden = () => {
      if (document.hidden && saved && isUnpublished(saved)) void saveNow(draft).catch(() => undefined)
    }
    window.addEventListener('beforeunload', ask)
    document.addEventListener('visibilitychange', hidden)
    return () => {
      window.removeEventListener('beforeunload', ask)
      document.removeEventListener('visibilitychange', hidden)
    }
  }, [isDirty, draft, saved, saveNow])

  function finish() {
    isFinished.current = true
    if (saved) forgetCopy(saved.id)
  }

  const save = (next: Draft = draft) => saveNow(next)
  return { draft, category, change, setImages, saved, isDirty, isSaving, failure, open, save, finish }
}

function bodyOf(draft: Draft, category: CategoryNode): string {
  return JSON.stringify(draftBody(draft, category))
}

/** Milliseconds until saving by itself makes sense again; undefined where only a person can help. */
function retryDelay(failure: unknown): number | undefined {
  if (!(failure instanceof ApiError)) return undefined
  if (failure.retryAfter !== undefined) return failure.retryAfter * 1000
  return failure.status === 0 || failure.status >= 500 ? retryMs : undefined
}
