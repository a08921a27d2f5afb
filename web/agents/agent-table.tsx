'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { AgentStatus } from '../client/types.ts'
import { formatMoment } from '../i18n/format.ts'
import type { Locale } from '../i18n/routes.ts'
import { Button } from '../ui/button.tsx'
import { classes } from '../ui/class-names.ts'

const counted = ['queued', 'running', 'done', 'failed', 'dead'] as const

/** One row an agent; in a narrow window a card each, whose figures say their column's name. */
export function AgentTable({
  locale,
  agents,
  chosen,
  isBusy,
  onChoose,
  onHold,
}: {
  locale: Locale
  agents: readonly AgentStatus[]
  chosen: string | undefined
  isBusy: boolean
  onChoose: (name: string) => void
  onHold: (agent: AgentStatus) => void
}) {
  const t = useTranslations('agents')
  const head = 'px-2 py-2 text-left text-sm font-semibold'
  const scheduleOf = ({ schedule }: AgentStatus) => {
    if (schedule === null) return t('onDemand')
    const [word, agent] = schedule.split(' ')
    return word === 'after' && agent ? t('after', { agent }) : schedule
  }
  const moment = (time: string | null) => (time === null ? t('never') : formatMoment(locale, time))
  return (
    <div className="@container flex flex-col gap-2">
      <table className="block w-full border-collapse @min-[64rem]:table">
        <caption className="sr-only">{t('title')}</caption>
        <thead className="sr-only @min-[64rem]:not-sr-only @min-[64rem]:table-header-group">
          <tr>
            {(['agent', 'schedule', 'last', 'next'] as const).map((column) => (
              <th key={column} scope="col" className={head}>
                {t(`columns.${column}`)}
              </th>
            ))}
            {counted.map((column) => (
              <th key={column} scope="col" className={classes(head, 'text-right')}>
                {t(`columns.${column}`)}
              </th>
            ))}
            <th scope="col" className={head}>
              {t('columns.actions')}
            </th>
          </tr>
        </thead>
        <tbody className="flex flex-col gap-3 @min-[64rem]:table-row-group">
          {agents.map((agent) => {
            const { name, summary, isPaused } = agent
            const action = t(isPaused ? 'resume' : 'pause')
            return (
              <tr
                key={name}
                className={classes(
                  'grid grid-cols-2 gap-x-4 gap-y-1 rounded-card border bg-surface p-3 sm:grid-cols-4 @min-[64rem]:table-row @min-[64rem]:rounded-none @min-[64rem]:border-x-0 @min-[64rem]:border-b-0',
                  name === chosen ? 'border-accent @min-[64rem]:bg-accent-soft' : 'border-line',
                )}
              >
                <th
                  scope="row"
                  className="col-span-full text-left font-normal @min-[64rem]:px-2 @min-[64rem]:py-2 @min-[64rem]:align-top"
                >
                  <span className="flex flex-wrap items-center gap-x-2">
                    <button
                      type="button"
                      aria-pressed={name === chosen}
                      onClick={() => onChoose(name)}
                      className="min-h-target text-left font-semibold text-accent underline"
                    >
                      {name}
                    </button>
                    {isPaused ? (
                      <span className="rounded-chip bg-mark px-3 py-0.5 text-xs font-semibold">
                        {t('paused')}
                      </span>
                    ) : null}
                  </span>
                  <span className="block text-sm text-muted">{summary}</span>
                </th>
                <Cell label={t('columns.schedule')}>
                  <span className="font-medium">{scheduleOf(agent)}</span>
                </Cell>
                <Cell label={t('columns.last')}>{moment(agent.lastAt)}</Cell>
                <Cell label={t('columns.next')}>{moment(agent.nextAt)}</Cell>
                {counted.map((column) => (
                  <Cell
                    key={column}
                    label={t(`columns.${column}`)}
                    className={classes(
                      'tabular-nums @min-[64rem]:text-right',
                      (column === 'failed' || column === 'dead') &&
                        agent[column] > 0 &&
                        'font-semibold text-danger',
                    )}
                  >
                    {agent[column]}
                  </Cell>
                ))}
                <td className="col-span-full pt-2 @min-[64rem]:px-2 @min-[64rem]:py-2 @min-[64rem]:align-top">
                  <Button
                    look="secondary"
                    className="px-3 text-sm"
                    disabled={isBusy}
                    aria-label={t('actionOn', { action, name })}
                    onClick={() => onHold(agent)}
                  >
                    {action}
                  </Button>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <p className="text-sm text-muted">{t('lastDay')}</p>
    </div>
  )
}

function Cell({ label, className, children }: { label: string; className?: string; children: ReactNode }) {
  return (
    <td className={classes('text-sm @min-[64rem]:px-2 @min-[64rem]:py-4 @min-[64rem]:align-top', className)}>
      {/* The column's header says it to a screen reader. */}
      <span aria-hidden className="block text-xs font-normal text-muted @min-[64rem]:hidden">
        {label}
      </span>
      {children}
    </td>
  )
}
