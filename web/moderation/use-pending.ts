import { useCallback, useEffect, useRef, useState } from 'react'
import { answer } from '../client/api.ts'
import type { OpenCase } from '../client/types.ts'
import { api } from '../session/api.ts'
import type { Action, NewDecision } from './decision-form.tsx'

/** How long a decision can be undone: so long it is not sent. */
const undoMs = 10_000

interface Waiting {
  item: OpenCase
  decision: NewDecision
  timer: number
}

/** Keeps the last decision back for some seconds; the next one, and leaving the page, send it at once. */
export function usePending({
  onSent,
  onFailed,
}: {
  onSent: (action: Action) => void
  onFailed: (error: unknown) => void
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
    const params = { path: { id: item.id } }
    try {
      await answer(api.POST('/v1/admin/queue/{id}/decide', { params, body: decision, keepalive }))
      told.current.onSent(decision.action)
    } catch (error) {
      told.current.onFailed(error)
    }
  }, [])

  const decide = useCallback(
    (item: OpenCase, decision: NewDecision) => {
      void send()
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
    setPending(undefined)
    return last.item
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
