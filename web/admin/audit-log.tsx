'use client'

import { useTranslations } from 'next-intl'
import { useCallback, useState } from 'react'
import { answer } from '../client/api.ts'
import type { AuditEvent } from '../client/types.ts'
import { formatMoment } from '../i18n/format.ts'
import type { Locale } from '../i18n/routes.ts'
import { api } from '../session/api.ts'
import { Button } from '../ui/button.tsx'
import { CheckboxField } from '../ui/field.tsx'
import { useEventWords } from './audit-event.tsx'
import { Loading } from './loading.tsx'
import { useStaffData } from './use-staff.ts'

/** Security events and what staff did, the latest first. */
export function AuditLog({ locale }: { locale: Locale }) {
  const t = useTranslations('desk.audit')
  const words = useEventWords()
  const actorName = (actor: string) =>
    t.has(`actors.${actor as 'operator'}`) ? t(`actors.${actor as 'operator'}`) : actor
  const [isOfStaff, setOfStaff] = useState(true)
  const [more, setMore] = useState<{ items: AuditEvent[]; next: number | null } | undefined>()
  const read = useCallback(
    (before?: number) =>
      answer(
        api.GET('/v1/admin/audit', {
          params: {
            query: {
              limit: 50,
              ...(isOfStaff && { kind: 'staff-acted' }),
              ...(before !== undefined && { before }),
            },
          },
          cache: 'no-store',
        }),
      ),
    [isOfStaff],
  )
  const load = useCallback(() => read(), [read])
  const { data, trouble, reload } = useStaffData(locale, load)
  if (data === undefined || trouble) return <Loading locale={locale} trouble={trouble} reload={reload} />
  const items = [...data.items, ...(more?.items ?? [])]
  const next = more ? more.next : data.next
  return (
    <div className="flex flex-col gap-4">
      <p className="max-w-prose text-muted">{t('intro')}</p>
      <CheckboxField
        id="of-staff"
        label={t('ofStaff')}
        checked={isOfStaff}
        onChange={(event) => {
          setMore(undefined)
          setOfStaff(event.target.checked)
        }}
      />
      {items.length === 0 ? <p>{t('empty')}</p> : null}
      <ul className="divide-y divide-line">
        {items
          .map((event) => ({ event, ...words(withoutActor(event)) }))
          .map(({ event, what, about }) => (
            <li key={event.seq} className="py-3 text-sm">
              <p className="flex flex-wrap gap-x-4">
                <span className="text-muted">{formatMoment(locale, event.at)}</span>
                <span className="font-medium">{what}</span>
                <span className="text-muted">
                  {event.position === null ? t('unsealed') : `#${event.position}`}
                </span>
              </p>
              <p className="wrap-anywhere">
                {[event.accountId, event.actor === null ? null : t('by', { actor: actorName(event.actor) })]
                  .filter(Boolean)
                  .join(' ')}
              </p>
              {about === '' ? null : <p className="text-muted wrap-anywhere">{about}</p>}
            </li>
          ))}
      </ul>
      {next !== null ? (
        <Button
          look="secondary"
          className="self-start"
          onClick={() =>
            void read(next)
              .then((page) => setMore({ items: [...(more?.items ?? []), ...page.items], next: page.next }))
              .catch(() => void reload())
          }
        >
          {t('more')}
        </Button>
      ) : null}
    </div>
  )
}

/** Who did it stands beside the event already. */
function withoutActor({ kind, details }: AuditEvent): Pick<AuditEvent, 'kind' | 'details'> {
  const { by: _, ...rest } = details as Record<string, unknown>
  return { kind, details: rest }
}
