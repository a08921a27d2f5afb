'use client'

import { useTranslations } from 'next-intl'
import type { OpenCase } from '../client/types.ts'
import { formatMoment } from '../i18n/format.ts'
import type { Locale } from '../i18n/routes.ts'
import { classes } from '../ui/class-names.ts'
import { kindName } from './kind-name.ts'

/** A case in the list. */
export function CaseRow({
  locale,
  item,
  isOpen,
  onOpen,
}: {
  locale: Locale
  item: OpenCase
  isOpen: boolean
  onOpen: () => void
}) {
  const t = useTranslations('moderation.queue')
  const reasonName = useTranslations('moderation.reasons')
  const { kind, subject, title, owner, reason, reports, dueAt, lease, score } = item
  const time = formatMoment(locale, dueAt)
  return (
    <li>
      <button
        type="button"
        aria-current={isOpen ? 'true' : undefined}
        onClick={onOpen}
        className={classes(
          'flex w-full min-w-0 flex-col gap-1 rounded-card border p-3 text-left',
          isOpen ? 'border-accent bg-accent-soft' : 'border-line bg-surface hover:bg-sunken',
        )}
      >
        <span className="text-sm text-muted">
          {kindName(t, kind, subject)}
          {reason ? ` · ${reasonName(reason)}` : null}
        </span>
        <span className="font-medium wrap-anywhere">{title || owner?.name || t('gone')}</span>
        <span className="text-sm text-muted">
          {reports > 1 ? `${t('reports', { count: reports })} · ` : null}
          {score ? `${t('score', { score })} · ` : null}
          {t(Date.parse(dueAt) < Date.now() ? 'overdue' : 'due', { time })}
        </span>
        {lease && !lease.mine ? (
          <span className="text-sm font-medium">
            {t('leased', { time: formatMoment(locale, lease.until) })}
          </span>
        ) : null}
      </button>
    </li>
  )
}
