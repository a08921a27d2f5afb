'use client'

import { useTranslations } from 'next-intl'
import type { TaskStatus } from '../client/types.ts'
import { formatDuration, formatMoment } from '../i18n/format.ts'
import type { Locale } from '../i18n/routes.ts'
import { Button } from '../ui/button.tsx'
import { classes } from '../ui/class-names.ts'

const looks: Record<TaskStatus['state'], string> = {
  queued: 'bg-sunken',
  running: 'bg-mark',
  done: 'bg-accent-soft',
  failed: 'bg-danger-soft text-danger',
  dead: 'bg-danger-soft text-danger',
}

/** The last runs of an agent, the newest first. */
export function TaskList({
  locale,
  tasks,
  isBusy,
  onRetry,
}: {
  locale: Locale
  /** Undefined until they are known. */
  tasks: readonly TaskStatus[] | undefined
  isBusy: boolean
  onRetry: (task: TaskStatus) => void
}) {
  const t = useTranslations('agents')
  return (
    <div className="flex flex-col gap-3">
      <h3 className="text-lg font-semibold">{t('tasks.title')}</h3>
      {tasks === undefined ? (
        <div aria-busy="true" className="h-20 rounded-card bg-sunken" />
      ) : tasks.length === 0 ? (
        <p className="text-muted">{t('tasks.empty')}</p>
      ) : (
        <ul className="flex flex-col gap-3">
          {tasks.map((task) => (
            <TaskRow key={task.id} locale={locale} task={task} isBusy={isBusy} onRetry={onRetry} />
          ))}
        </ul>
      )}
    </div>
  )
}

function TaskRow({
  locale,
  task,
  isBusy,
  onRetry,
}: {
  locale: Locale
  task: TaskStatus
  isBusy: boolean
  onRetry: (task: TaskStatus) => void
}) {
  const t = useTranslations('agents')
  const { state, startedAt, endedAt, runAt, attempt } = task
  const time = formatMoment(locale, startedAt ?? runAt)
  const end = endedAt ? Date.parse(endedAt) : Date.now()
  return (
    <li className="flex flex-col gap-2 rounded-card border border-line bg-surface p-3">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 text-sm">
        <span className={classes('rounded-chip px-3 py-0.5 text-xs font-semibold', looks[state])}>
          {t(`state.${state}`)}
        </span>
        <span className="tabular-nums">{state === 'queued' ? t('tasks.waits', { time }) : time}</span>
        {startedAt && state !== 'queued' ? (
          <span className="text-muted">
            {t(endedAt ? 'tasks.took' : 'tasks.takes', {
              duration: formatDuration(locale, end - Date.parse(startedAt)),
            })}
          </span>
        ) : null}
        {attempt > 0 ? <span className="text-muted">{t('tasks.attempt', { number: attempt })}</span> : null}
        {state === 'failed' || state === 'dead' ? (
          <Button
            look="secondary"
            className="ml-auto px-3 text-sm"
            disabled={isBusy}
            aria-label={t('tasks.retryOf', { time })}
            onClick={() => onRetry(task)}
          >
            {t('tasks.retry')}
          </Button>
        ) : null}
      </div>
      <details>
        <summary className="inline-flex min-h-target items-center text-sm font-medium text-accent underline">
          {t('tasks.show')}
        </summary>
        <div className="grid gap-3 lg:grid-cols-2">
          <Json label={t('tasks.input')} value={task.input} />
          <Json label={t(`tasks.${outputName(task)}`)} value={task.output} />
        </div>
      </details>
    </li>
  )
}

/** What `output` means depends on how far the task is. */
function outputName({ state }: TaskStatus): 'output' | 'progress' | 'error' {
  return state === 'running' ? 'progress' : state === 'queued' ? 'error' : 'output'
}

function Json({ label, value }: { label: string; value: unknown }) {
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <p className="text-sm font-medium">{label}</p>
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard
        tabIndex={0}
        role="region"
        aria-label={label}
        className="max-h-64 overflow-auto rounded-card bg-sunken p-3 text-xs"
      >
        {JSON.stringify(value, undefined, 2)}
      </pre>
    </div>
  )
}
