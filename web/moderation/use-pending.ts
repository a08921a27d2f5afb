import { useCallback, useEffect, useRef, useState } from 'react'
import { answer } from '../client/api.ts'
import type { OpenCase } from '../client/types.ts'
import { api } from '../session/api.ts'
import type { Action, NewDecision } from './decision-form.tsx'

/** How long a decision can be undone: so long it is not sent. */
const undoMs = 10_000

/** A decision with what it rests on: `seen` of the case as it was read. */
type Sent = NewDecision & { seen: string }

interface Waiting {
  item: OpenCase
  decision: Sent
  timer: number
}

/** Where a decision waits that a crash of the browser would lose; whoever opens the page again sends it. */
const keptAs = 'moderation-pending'
type Kept = { id: string; decision: Sent }

function keep(kept: Kept | undefined): void {
  try {
    if (kept) window.localStorage.setItem(keptAs, JSON.stringify(kept))
    else window.localStorage.removeItem(keptAs)
  } catch {
    // Without storage a crash loses it, as before.
  }
}

function kept(): Kept | undefined {
  try {
    const found = window.localStorage.getItem(keptAs)
    return found === null ? undefined : (JSON.parse(found) as Kept)
  } catch {
    return undefined
  }
}

/** Keeps the last decision back for some seconds; the next one, leaving the page and opening it after a crash send it at once. */
export function usePending({
  onSent,
  onFailed,
}: {
  onSent: (action: Action) => void
  onFailed: (error: unknown, id: string) => void
}) {
  const waiting = useRef<Waiting | undefined>(undefined)
  const told = useRef({ onSent, onFailed })
  told.current = { onSent, onFailed }
  const [pending, setPending] = useState<Action | undefined>()

  const send = useCallback(async (keepalive = false) => {
    const last = waiting.current
    if (last === undefined) return
    window.clearTimeout(last.timer)
    waiting.current = undefined
    setPending(undefined)
    const { item, decision } = last
    keep(undefined)
    const params = { path: { id: item.id } }
    try {
      await answer(api.POST('/v1/admin/queue/{id}/decide', { params, body: decision, keepalive }))
      told.current.onSent(decision.action)
    } catch (error) {
      told.current.onFailed(error, item.id)
    }
  }, [])

  const decide = useCallback(
    (item: OpenCase, decision: Sent) => {
      void send()
      keep({ id: item.id, decision })
      waiting.current = { item, decision, timer: window.setTimeout(() => void send(), undoMs) }
      setPending(decision.action)
    },
    [send],
  )

  /** What was decided about, where it was not sent yet. */
  const undo = useCallback(() => {
    const last = waiting.current
    if (last === undefined) return undefined
    window.clearTimeout(last.timer)
    waiting.current = undefined
    keep(undefined)
    setPending(undefined)
    return last.item
  }, [])

  useEffect(() => {
    const lost = kept()
    if (lost === undefined || waiting.current !== undefined) return
    keep(undefined)
    const params = { path: { id: lost.id } }
    answer(api.POST('/v1/admin/queue/{id}/decide', { params, body: lost.decision })).then(
      () => told.current.onSent(lost.decision.action),
      (error: unknown) => told.current.onFailed(error, lost.id),
    )
  }, [])

  useEffect(() => {
    const leave = () => void send(true)
    window.addEventListener('pagehide', leave)
    return () => {
      window.removeEventListener('pagehide', leave)
      leave()
    }
  }, [send])

  return { pending, decide, undo }
}
