'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { answer } from '../client/api.ts'
import { ApiError } from '../client/api-error.ts'
import type { Conversation, Message } from '../client/types.ts'
import { api } from '../session/api.ts'
import { mergeMessages } from './merge.ts'

interface Thread {
  conversation: Conversation | undefined
  messages: Message[]
  /** Leads to older messages; null where there are none. */
  older: string | null
  loadOlder(): Promise<void>
  /** Adds what is new; `seq` of a message that is said to be there. */
  refresh(seq?: number): Promise<void>
  /** Reads an offer again, or without `seq` those that waited for an answer: another one is what it is now. */
  reread(seq?: number): Promise<void>
  add(message: Message): void
}

const [firstWaitMs, longestWaitMs] = [1_000, 30_000]

/** Whether the same call may go well later. */
const isPassing = (error: unknown): boolean =>
  error instanceof ApiError && (error.status === 0 || error.status === 429 || error.status >= 500)

/** A conversation with its messages, read as soon as they are shown. */
export function useThread(
  id: string | null,
  {
    onChanged,
    onFailed,
    onRestored,
  }: {
    onChanged: (conversation: Conversation) => void
    onFailed: (error: unknown) => void
    /** What failed for want of an answer has been read since. */
    onRestored: () => void
  },
): Thread {
  const [conversation, setConversation] = useState<Conversation>()
  const [messages, setMessages] = useState<Message[]>([])
  const [older, setOlder] = useState<string | null>(null)
  const shown = useRef<string | null>(null)
  const known = useRef<Message[]>([])
  /** Until what could not be read is tried again. */
  const waiting = useRef<{ timer: ReturnType<typeof setTimeout>; ms: number }>(undefined)

  const keep = useCallback((more: Message[]) => {
    known.current = mergeMessages(known.current, more)
    setMessages(known.current)
  }, [])

  const pageOf = useCallback(
    (of: string, query: { after?: number; cursor?: string }) =>
      answer(
        api.GET('/v1/conversations/{id}/messages', {
          params: { path: { id: of }, query: { limit: 50, ...query } },
          cache: 'no-store',
        }),
      ),
    [],
  )

  const look = useCallback(
    async (of: string) => {
      const read = () =>
        answer(api.GET('/v1/conversations/{id}', { params: { path: { id: of } }, cache: 'no-store' }))
      let now = await read()
      const last = known.current.at(-1)?.seq ?? 0
      if (now.unread > 0 && last > now.readSeq && !document.hidden) {
        await api.POST('/v1/conversations/{id}/read', { params: { path: { id: of } }, body: { seq: last } })
        now = await read()
      }
      if (shown.current !== of) return
      setConversation(now)
      onChanged(now)
    },
    [onChanged],
  )

  const refresh = useCallback(
    async (seq?: number) => {
      const of = shown.current
      if (of === null) return
      try {
        const last = known.current.at(-1)?.seq ?? 0
        // One that was held comes before others that are here already.
        const isLate = seq !== undefined && seq <= last && !known.current.some((one) => one.seq === seq)
        for (let query: { after?: number; cursor?: string } = { after: isLate ? seq - 1 : last }; ; ) {
          const { items, next } = await pageOf(of, query)
          if (shown.current !== of) return
          keep(items)
          if (next === null) break
          query = { cursor: next }
        }
        await look(of)
        if (waiting.current === undefined) return
        clearTimeout(waiting.current.timer)
        waiting.current = undefined
        onRestored()
      } catch (error) {
        onFailed(error)
        // The stream tells of a message once: what it told of is asked for until it is here.
        if (shown.current !== of || !isPassing(error)) return
        clearTimeout(waiting.current?.timer)
        const ms = Math.min(longestWaitMs, 2 * (waiting.current?.ms ?? firstWaitMs / 2))
        waiting.current = { timer: setTimeout(() => void again.current(seq), ms), ms }
      }
    },
    [keep, look, onFailed, onRestored, pageOf],
  )
  const again = useRef(refresh)
  again.current = refresh

  const reread = useCallback(
    async (seq?: number) => {
      const of = shown.current
      if (of === null) return
      try {
        const from = seq ?? known.current.find(({ offer }) => offer?.state === 'open')?.seq
        if (from !== undefined) {
          const { items } = await pageOf(of, { after: from - 1 })
          if (shown.current !== of) return
          keep(items)
        }
        await look(of)
      } catch (error) {
        onFailed(error)
      }
    },
    [keep, look, onFailed, pageOf],
  )

  useEffect(() => {
    shown.current = id
    known.current = []
    setMessages([])
    setConversation(undefined)
    setOlder(null)
    if (id === null) return
    const open = async () => {
      const { items, next } = await pageOf(id, {})
      if (shown.current !== id) return
      keep(items)
      setOlder(next)
      await look(id)
    }
    open().catch(onFailed)
    // Whoever comes back to the page reads what came meanwhile.
    const back = () => {
      if (!document.hidden) void refresh()
    }
    document.addEventListener('visibilitychange', back)
    window.addEventListener('online', back)
    return () => {
      document.removeEventListener('visibilitychange', back)
      window.removeEventListener('online', back)
      clearTimeout(waiting.current?.timer)
      waiting.current = undefined
    }
  }, [id, keep, look, onFailed, pageOf, refresh])

  return {
    conversation,
    messages,
    older,
    async loadOlder() {
      if (id === null || older === null) return
      try {
        const { items, next } = await pageOf(id, { cursor: older })
        if (shown.current !== id) return
        keep(items)
        setOlder(next)
      } catch (error) {
        onFailed(error)
      }
    },
    refresh,
    reread,
    add: (message) => keep([message]),
  }
}
