'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import { findCategory } from '../catalogue/tree.ts'
import { ApiError } from '../client/api-error.ts'
import type { CategoryNode, ListingRules } from '../client/types.ts'
import { type Draft, draftBody, draftOf } from './draft.ts'
import { forgetCopy, keepCopy, readCopy } from './draft-copy.ts'
import { isUnpublished, loadDraft, type SavedDraft, saveDraft } from './draft-store.ts'

const autosaveMs = 1_000
const retryMs = 10_000

export interface KeptDraft {
  draft: Draft
  category: CategoryNode | undefined
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
  save(): Promise<SavedDraft>
  /** The work is done: nothing is kept in this browser, and leaving asks no question. */
  finish(): void
}

/**
 * Keeps what stands in the form, so that it cannot be lost: it is saved a second after the last change (a listing that buyers see only when
 * told to), a copy stays in this tab for what the server has not got, and leaving with unsaved work asks first.
 */
export function useDraft(form: UseFormReturn<Draft>, tree: CategoryNode[], rules: ListingRules): KeptDraft {
  const { getValues, reset } = form
  const draft = form.watch()
  const [saved, setSaved] = useState<SavedDraft | undefined>()
  const [savedBody, setSavedBody] = useState<string | undefined>()
  const [isSaving, setSaving] = useState(false)
  /** Of the body that could not be saved. */
  const [failed, setFailed] = useState<{ body: string; error: unknown } | undefined>()
  /** What the next write must build upon; state would be a render late. */
  const server = useRef<{ saved?: SavedDraft; body?: string }>({})
  const queue = useRef<Promise<unknown>>(Promise.resolve())
  const isFinished = useRef(false)
  const category = findCategory(tree, draft.categoryId)
  // Texts, so that a render without a change starts nothing anew.
  const text = JSON.stringify(draft)
  const body = category && JSON.stringify(draftBody(draft, category, rules))
  const isDirty = body !== undefined && body !== savedBody
  const failure = failed?.body === body ? failed?.error : undefined

  const settle = useCallback((now: SavedDraft, of: string | undefined) => {
    server.current = of === undefined ? { saved: now } : { saved: now, body: of }
    setSaved(now)
    setSavedBody(of)
  }, [])

  const open = useCallback(
    async (id: string) => {
      const { listing, saved: now } = await loadDraft(id)
      const stored = draftOf(listing, rules.price.currencies[0])
      const of = findCategory(tree, stored.categoryId)
      reset(readCopy(now) ?? stored)
      settle(now, of && JSON.stringify(draftBody(stored, of, rules)))
    },
    [tree, rules, reset, settle],
  )

  const save = useCallback((): Promise<SavedDraft> => {
    const values = getValues()
    const of = findCategory(tree, values.categoryId)
    if (!of) return Promise.reject(new Error('A draft without a category cannot be saved'))
    const next = draftBody(values, of, rules)
    const nextText = JSON.stringify(next)
    const run = queue.current.then(async () => {
      const { saved: known, body: before } = server.current
      if (known && before === nextText) return known
      setSaving(true)
      try {
        const now = await saveDraft(next, known)
        settle(now, nextText)
        setFailed(undefined)
        return now
      } catch (error) {
        setFailed({ body: nextText, error })
        throw error
      } finally {
        setSaving(false)
      }
    })
    queue.current = run.catch(() => undefined)
    return run
  }, [tree, rules, getValues, settle])

  // biome-ignore lint/correctness/useExhaustiveDependencies: each change of the body begins the wait anew
  useEffect(() => {
    if (!isDirty || isFinished.current || !saved || !isUnpublished(saved)) return
    const delay = failure === undefined ? autosaveMs : retryDelay(failure)
    if (delay === undefined) return
    const timer = setTimeout(() => void save().catch(() => undefined), delay)
    return () => clearTimeout(timer)
  }, [body, isDirty, saved, failed, failure, save])

  useEffect(() => {
    if (saved && !isFinished.current) keepCopy(saved, JSON.parse(text) as Draft)
  }, [text, saved])

  useEffect(() => {
    if (!isDirty) return
    const ask = (event: BeforeUnloadEvent) => {
      if (!isFinished.current) event.preventDefault()
    }
    // A phone may end a page in the background without a word.
    const hidden = () => {
      if (document.hidden && saved && isUnpublished(saved)) void save().catch(() => undefined)
    }
    window.addEventListener('beforeunload', ask)
    document.addEventListener('visibilitychange', hidden)
    return () => {
      window.removeEventListener('beforeunload', ask)
      document.removeEventListener('visibilitychange', hidden)
    }
  }, [isDirty, saved, save])

  function finish() {
    isFinished.current = true
    if (saved) forgetCopy(saved.id)
  }

  return { draft, category, saved, isDirty, isSaving, failure, open, save, finish }
}

/** Milliseconds until saving by itself makes sense again; undefined where only a person can help. */
function retryDelay(failure: unknown): number | undefined {
  if (!(failure instanceof ApiError)) return undefined
  if (failure.retryAfter !== undefined) return failure.retryAfter * 1000
  return failure.status === 0 || failure.status >= 500 ? retryMs : undefined
}
