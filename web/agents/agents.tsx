'use client'

import { useTranslations } from 'next-intl'
import { useCallback, useEffect, useRef, useState } from 'react'
import { ConfirmationProvider } from '../account/use-confirmation.tsx'
import { answer } from '../client/api.ts'
import { ApiError } from '../client/api-error.ts'
import type { AgentStatus, TaskStatus } from '../client/types.ts'
import { formatWait } from '../i18n/format.ts'
import { href, type Locale } from '../i18n/routes.ts'
import { api } from '../session/api.ts'
import { Button } from '../ui/button.tsx'
import { classes } from '../ui/class-names.ts'
import { AgentTable } from './agent-table.tsx'
import { RunForm } from './run-form.tsx'
import { type Refused, refusedBy, StaffRefusal } from './staff-refusal.tsx'
import { TaskList } from './task-list.tsx'

const refreshMs = 4_000
const shownTasks = 20
/** How long the word of success covers what stands below it. */
const doneMs = 6_000

/** What the agents do, for those who run the site: it stays up to date while somebody looks. `site` is the site's origin. */
export function Agents({ locale, site }: { locale: Locale; site: string }) {
  const t = useTranslations('agents')
  const [agents, setAgents] = useState<AgentStatus[] | Refused | 'failed' | undefined>()
  const [chosen, setChosen] = useState<string | undefined>()
  const [tasks, setTasks] = useState<TaskStatus[] | undefined>()
  const [isBusy, setBusy] = useState(false)
  const [message, setMessage] = useState<{ kind: 'done' | 'failed'; text: string } | undefined>()
  const [isStale, setStale] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  const latest = useRef(0)

  const toLogin = useCallback(() => {
    const here = window.location.pathname + window.location.search
    window.location.assign(`${href(locale, 'login')}?next=${encodeURIComponent(here)}`)
  }, [locale])

  const refresh = useCallback(async () => {
    const ticket = ++latest.current
    try {
      const query = { goal: chosen ?? '', limit: shownTasks }
      const [status, runs] = await Promise.all([
        answer(api.GET('/v1/admin/agents', { cache: 'no-store' })),
        chosen && answer(api.GET('/v1/admin/tasks', { params: { query }, cache: 'no-store' })),
      ])
      // Another agent was chosen meanwhile.
      if (ticket !== latest.current) return
      setAgents(status.items)
      setTasks(runs ? runs.items : undefined)
      setStale(false)
    } catch (error) {
      if (ticket !== latest.current) return
      const status = error instanceof ApiError ? error.status : 0
      if (status === 401) return toLogin()
      const refused = refusedBy(error)
      if (refused) return setAgents(refused)
      setAgents((known) => known ?? 'failed')
      setStale(true)
    }
  }, [chosen, toLogin])

  useEffect(() => {
    setChosen(new URLSearchParams(window.location.search).get('agent') ?? undefined)
  }, [])

  useEffect(() => {
    const look = () => {
      if (document.visibilityState === 'visible') void refresh()
    }
    look()
    const timer = setInterval(look, refreshMs)
    document.addEventListener('visibilitychange', look)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [refresh])

  useEffect(() => {
    if (message?.kind !== 'done') return
    const timer = setTimeout(() => setMessage(undefined), doneMs)
    return () => clearTimeout(timer)
  }, [message])

  function choose(name: string) {
    window.history.replaceState(null, '', `?agent=${encodeURIComponent(name)}`)
    setMessage(undefined)
    if (name !== chosen) setTasks(undefined)
    setChosen(name)
    // Its part stands below the table, on a phone far below.
    requestAnimationFrame(() => heading.current?.focus())
  }

  async function act(work: () => Promise<unknown>, done: string) {
    setBusy(true)
    setMessage(undefined)
    try {
      await work()
      setMessage({ kind: 'done', text: done })
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) return toLogin()
      setMessage({ kind: 'failed', text: explain(error) })
    }
    await refresh()
    setBusy(false)
  }

  function explain(error: unknown): string {
    if (!(error instanceof ApiError)) return t('failed')
    if (error.status === 0 || error.status === 503) return t('offline')
    if (error.status === 429) return t('tooMany', { wait: formatWait(locale, error.retryAfter ?? 60) })
    return t(error.status === 409 ? 'conflict' : 'failed')
  }

  function hold({ name, isPaused }: AgentStatus) {
    const path = isPaused ? '/v1/admin/agents/{name}/resume' : '/v1/admin/agents/{name}/pause'
    void act(
      () => api.POST(path, { params: { path: { name } } }),
      t(isPaused ? 'done.resume' : 'done.pause', { name }),
    )
  }

  function retry({ id }: TaskStatus) {
    void act(() => api.POST('/v1/admin/tasks/{id}/retry', { params: { path: { id } } }), t('done.retry'))
  }

  if (agents === undefined)
    return (
      <div aria-busy="true" className="flex flex-col gap-3">
        {[1, 2, 3].map((row) => (
          <div key={row} className="h-20 rounded-card bg-sunken" />
        ))}
      </div>
    )
  if (agents === 'not-yours' || agents === 'needs-factor')
    return <StaffRefusal locale={locale} why={agents} />
  if (agents === 'failed')
    return (
      <div role="alert" className="flex flex-col items-start gap-4">
        <p>{t('failed')}</p>
        <Button look="secondary" onClick={() => void refresh()}>
          {t('tryAgain')}
        </Button>
      </div>
    )
  const agent = agents.find(({ name }) => name === chosen)
  const notice = message ?? (isStale ? { kind: 'failed' as const, text: t('offline') } : undefined)
  return (
    <div className="flex flex-col gap-8">
      {agents.length === 0 ? (
        <p>{t('empty')}</p>
      ) : (
        <AgentTable
          locale={locale}
          agents={agents}
          chosen={chosen}
          isBusy={isBusy}
          onChoose={choose}
          onHold={hold}
        />
      )}
      {agent ? (
        <section aria-labelledby="agent-name" className="flex flex-col gap-6">
          <div className="flex flex-col gap-1">
            <h2 id="agent-name" ref={heading} tabIndex={-1} className="text-xl font-bold outline-none">
              {agent.name}
            </h2>
            <p className="text-muted">{agent.summary}</p>
          </div>
          <ConfirmationProvider site={site}>
            <RunForm
              key={agent.name}
              locale={locale}
              name={agent.name}
              onMade={refresh}
              explain={explain}
              onLoggedOut={toLogin}
            />
          </ConfirmationProvider>
          <TaskList locale={locale} tasks={tasks} isBusy={isBusy} onRetry={retry} />
        </section>
      ) : null}
      <p
        role={notice?.kind === 'failed' ? 'alert' : 'status'}
        className={classes(
          'font-medium',
          notice && 'bottom-4 rounded-card border tall:sticky bg-surface p-4 shadow-lift',
          notice?.kind === 'failed' ? 'border-danger text-danger' : 'border-line',
        )}
      >
        {notice?.text}
      </p>
    </div>
  )
}
