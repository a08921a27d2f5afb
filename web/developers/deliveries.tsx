'use client'

import { useTranslations } from 'next-intl'
import type { WebhookDelivery } from '../client/types.ts'
import { formatMoment } from '../i18n/format.ts'
import type { Locale } from '../i18n/routes.ts'
import { classes } from '../ui/class-names.ts'

/** The last messages of a webhook: what became of each. The errors are the API's, in English. */
export function Deliveries({
  locale,
  url,
  items,
}: {
  locale: Locale
  url: string
  items: readonly WebhookDelivery[]
}) {
  const t = useTranslations('developers')
  if (items.length === 0) return <p className="text-muted">{t('webhooks.noDeliveries')}</p>
  return (
    <ul aria-label={t('webhooks.deliveriesOf', { url })} className="flex flex-col gap-2">
      {items.map(({ id, type, state, attempts, status, error, createdAt }) => (
        <li key={id} className="flex flex-col gap-1 rounded-card bg-sunken p-3 text-sm">
          <span className="flex flex-wrap justify-between gap-x-3">
            <code className="font-mono">{type}</code>
            <span className={classes('font-medium', state === 'failed' && 'text-danger')}>
              {t(`delivery.${state}`)}
              {status === null ? '' : ` · ${status}`}
            </span>
          </span>
          <span className="text-muted">
            {formatMoment(locale, createdAt)} · {t('webhooks.attempts', { count: attempts })}
          </span>
          {error ? (
            <span className="wrap-anywhere" {...(locale !== 'en' && { lang: 'en' })}>
              {error}
            </span>
          ) : null}
        </li>
      ))}
    </ul>
  )
}
