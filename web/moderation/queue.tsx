'use client'

import { useTranslations } from 'next-intl'
import { useCallback, useEffect, useRef, useState } from 'react'
import { type Refused, refusedBy, StaffRefusal } from '../agents/staff-refusal.tsx'
import { answer } from '../client/api.ts'
import { ApiError } from '../client/api-error.ts'
import type { CaseDetail, OpenCase } from '../client/types.ts'
import { href, type Locale } from '../i18n/routes.ts'
import { api } from '../session/api.ts'
import { Button } from '../ui/button.tsx'
import { CaseRow } from './case-row.tsx'
import { CaseView } from './case-view.tsx'
import { type Action, DecisionForm, type NewDecision, needsWords } from './decision-form.tsx'
import { isUnseen } from './is-unseen.ts'
import { Others } from './others.tsx'
import { usePending } from './use-pending.ts'

const pageSize = 30
/** Which action a key means: the first that the case has. */
const keys: Record<string, readonly Action[]> = {
  a: ['keep', 'restore', 'uphold'],
  r: ['remove', 'uphold'],
  b: ['suspend'],
}
const actionOf = (key: string, actions: readonly Action[] = []) =>
  keys[key]?.find((one) => actions.includes(one))
const keyOf = (action: Action, actions: readonly Action[]) =>
  Object.keys(keys).find((key) => actionOf(key, actions) === action)

/** What waits for moderators: a list, the case that is looked at, and what is decided about it. */
export function Queue({ locale }: { locale: Locale }) {
  const t = useTranslations('moderation.queue')
  const [items, setItems] = useState<OpenCase[]>([])
  /** Undefined until the first page is there. */
  const [next, setNext] = useState<string | null | undefined>()
  const [trouble, setTrouble] = useState<Refused | 'failed' | undefined>()
  const [open, setOpen] = useState<string | undefined>()
  const [detail, setDetail] = useState<CaseDetail | undefined>()
  const [hasOthers, setOthers] = useState(false)
  const [form, setForm] = useState<Action | undefined>()
  const [message, setMessage] = useState<{ kind: 'done' | 'failed'; text: string } | undefined>()
  const heading = useRef<HTMLHeadingElement>(null)
  const wanted = useRef<string | undefined>(undefined)

  const failed = useCallback(
    (error: unknown) => {
      const status = error instanceof ApiError ? error.status : 0
      if (status === 401) {
        const here = window.location.pathname + window.location.search
        return window.location.assign(`${href(locale, 'login')}?next=${encodeURIComponent(here)}`)
      }
      const isTaken = status === 409 || status === 404
      setMessage({ kind: 'failed', text: t(isTaken ? 'errors.taken' : 'errors.failed') })
    },
    [locale, t],
  )

  const load = useCallback(
    async (cursor?: string) => {
      setTrouble(undefined)
      try {
        const query = { limit: pageSize, ...(cursor !== undefined && { cursor }) }
        const page = await answer(api.GET('/v1/admin/queue', { params: { query }, cache: 'no-store' }))
        setItems((known) => (cursor === undefined ? page.items : [...known, ...page.items]))
        setNext(page.next)
      } catch (error) {
        const refused = refusedBy(error)
        if (refused || !(error instanceof ApiError && error.status === 401)) setTrouble(refused ?? 'failed')
        else failed(error)
      }
    },
    [failed],
  )
  useEffect(() => void load(), [load])

  useEffect(() => {
    const leave = () => wanted.current !== undefined && giveBack(wanted.current, true)
    window.addEventListener('pagehide', leave)
    return () => {
      window.removeEventListener('pagehide', leave)
      leave()
    }
  }, [])

  const { pending, decide, undo } = usePending({
    onSent: (action) => setMessage({ kind: 'done', text: t('sent', { action: t(`done.${action}`) }) }),
    onFailed: (error, id) => {
      void load()
      if (isUnseen(error)) void again(id)
      else failed(error)
    },
  })

  const look = useCallback(
    async (id: string) => {
      wanted.current = id
      setOpen(id)
      setForm(undefined)
      setDetail(undefined)
      setMessage(undefined)
      const params = { path: { id } }
      try {
        // First: what somebody else handles is not even shown.
        await answer(api.POST('/v1/admin/queue/{id}/lease', { params }))
        const found = await answer(api.GET('/v1/admin/queue/{id}', { params, cache: 'no-store' }))
        if (wanted.current !== id) return giveBack(id)
        setDetail(found)
        heading.current?.focus()
      } catch (error) {
        if (wanted.current === id) failed(error)
      }
    },
    [failed],
  )

  /** Shows a case once more that is not what was decided about; whoever writes about another one finds it in the list. */
  const again = useCallback(
    async (id: string) => {
      if (form === undefined) {
        if (wanted.current !== undefined && wanted.current !== id) giveBack(wanted.current)
        await look(id)
      }
      setMessage({ kind: 'failed', text: t('errors.changed') })
    },
    [form, look, t],
  )

  /** Opens the case so many places further on, and leaves the one that was open to others. */
  const move = useCallback(
    (by: number) => {
      const at = items.findIndex(({ id }) => id === open)
      const to = items[at === -1 ? (by > 0 ? 0 : items.length - 1) : at + by]
      if (to === undefined) return
      if (open !== undefined) giveBack(open)
      void look(to.id)
    },
    [items, open, look],
  )

  const settle = useCallback(
    (decision: NewDecision) => {
      const found = items.find(({ id }) => id === open)
      if (found === undefined || detail === undefined) return
      const at = items.indexOf(found)
      const rest = items.filter((item) => item !== found)
      decide(found, { ...decision, seen: detail.seen })
      setItems(rest)
      setForm(undefined)
      setDetail(undefined)
      setMessage(undefined)
      const following = rest[at] ?? rest[at - 1]
      if (following) void look(following.id)
      else {
        setOpen(undefined)
        wanted.current = undefined
        if (next) void load(next)
      }
    },
    [decide, detail, items, load, look, next, open],
  )

  const choose = useCallback(
    (action: Action) => {
      if (!detail?.actions.includes(action)) return
      if (needsWords(action)) setForm(action)
      else settle({ action })
    },
    [detail, settle],
  )

  const takeBack = useCallback(() => {
    const back = undo()
    if (back === undefined) return
    setItems((known) => [back, ...known].sort(inOrder))
    void look(back.id)
    setMessage({ kind: 'done', text: t('undone') })
  }, [look, t, undo])

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement
      if (event.ctrlKey || event.metaKey || event.altKey || target.closest('input, textarea, select')) return
      const { key } = event
      const action = actionOf(key, detail?.actions)
      if (key === 'j' || key === 'k') move(key === 'j' ? 1 : -1)
      else if (key === 'u') takeBack()
      else if (action) choose(action)
      else return
      event.preventDefault()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [choose, detail, move, takeBack])

  if (trouble && trouble !== 'failed') return <StaffRefusal locale={locale} why={trouble} />
  if (trouble || next === undefined)
    return trouble ? (
      <div role="alert" className="flex flex-col items-start gap-4">
        <p>{t('errors.failed')}</p>
        <Button look="secondary" onClick={() => void load()}>
          {t('tryAgain')}
        </Button>
      </div>
    ) : (
      <div aria-busy="true" className="h-64 rounded-card bg-sunken" />
    )
  return (
    <div className="flex flex-col gap-4">
      <p className="text-muted">{t('intro')}</p>
      <p className="text-sm text-muted max-lg:hidden">{t('keys')}</p>
      <div role="status" className="empty:hidden">
        {pending ? (
          <div className="flex flex-wrap items-center gap-3 rounded-card border border-line bg-surface p-3 shadow-lift">
            <p>{t('wait', { action: t(`done.${pending}`) })}</p>
            <Button look="secondary" aria-keyshortcuts="u" onClick={takeBack}>
              {t('undo')}
            </Button>
          </div>
        ) : null}
        {message?.kind === 'done' ? <p className="font-medium">{message.text}</p> : null}
      </div>
      {message?.kind === 'failed' ? (
        <p role="alert" className="font-medium text-danger">
          {message.text}
        </p>
      ) : null}
      {items.length === 0 ? <p>{t(hasOthers ? 'emptyForYou' : 'empty')}</p> : null}
      <Others onFound={setOthers} />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-6 lg:grid-cols-[20rem_minmax(0,1fr)]">
        {items.length > 0 ? (
          <section aria-labelledby="queue-list" className="flex flex-col gap-2">
            <h2 id="queue-list" className="text-xl font-bold">
              {t('list')}{' '}
              <span className="font-normal text-muted">{`(${items.length}${next ? '+' : ''})`}</span>
            </h2>
            <ul className="flex flex-col gap-2">
              {items.map((item) => (
                <CaseRow
                  key={item.id}
                  locale={locale}
                  item={item}
                  isOpen={item.id === open}
                  onOpen={() => {
                    if (open !== undefined && open !== item.id) giveBack(open)
                    void look(item.id)
                  }}
                />
              ))}
            </ul>
            {next ? (
              <Button look="secondary" onClick={() => void load(next)}>
                {t('more')}
              </Button>
            ) : null}
          </section>
        ) : null}
        {/* Above the list where there is no room beside it. */}
        {detail ? (
          <CaseView locale={locale} detail={detail} heading={heading} className="max-lg:order-first">
            {form ? (
              <DecisionForm
                key={`${detail.id} ${form}`}
                action={form}
                reason={detail.reason ?? detail.said[0]?.reason ?? null}
                onDecide={settle}
                onCancel={() => setForm(undefined)}
              />
            ) : (
              <div className="flex flex-wrap gap-2">
                {detail.actions.map((action, index) => (
                  <Button
                    key={action}
                    look={index === 0 ? 'primary' : 'danger'}
                    aria-keyshortcuts={keyOf(action, detail.actions)}
                    onClick={() => choose(action)}
                  >
                    {t(`actions.${action}`)}
                  </Button>
                ))}
              </div>
            )}
          </CaseView>
        ) : null}
      </div>
    </div>
  )
}

const inOrder = (one: OpenCase, other: OpenCase) =>
  one.dueAt < other.dueAt || (one.dueAt === other.dueAt && one.id < other.id) ? -1 : 1

/** Leaves a case to others; where that fails, its lease ends by itself. */
function giveBack(id: string, keepalive = false): void {
  const params = { path: { id } }
  void api.POST('/v1/admin/queue/{id}/give-back', { params, keepalive }).catch(() => undefined)
}
