'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode, RefObject } from 'react'
import type { CaseDetail } from '../client/types.ts'
import { formatMoment, formatMonth } from '../i18n/format.ts'
import type { Locale } from '../i18n/routes.ts'
import { classes } from '../ui/class-names.ts'
import { Found } from './found.tsx'
import { kindName } from './kind-name.ts'
import { ShownListing } from './shown-listing.tsx'

/** A case with all that is known of it; `children` are what can be done. */
export function CaseView({
  locale,
  detail,
  heading,
  className,
  children,
}: {
  locale: Locale
  detail: CaseDetail
  heading: RefObject<HTMLHeadingElement | null>
  className: string
  children: ReactNode
}) {
  const t = useTranslations('moderation.queue')
  const reasonName = useTranslations('moderation.reasons')
  const { kind, subject, title, owner, harm, said, messages, rating, complaint, history } = detail
  const listingId = complaint
    ? complaint.subject === 'listing' && complaint.subjectId
    : subject === 'listing' && detail.subjectId
  return (
    <article aria-labelledby="case-title" className={classes('flex min-w-0 flex-col gap-5', className)}>
      <div>
        <p className="text-sm text-muted">
          {kindName(t, kind, subject)} · {t('harm', { harm })}
        </p>
        <h2
          id="case-title"
          ref={heading}
          tabIndex={-1}
          className="text-xl font-bold outline-none wrap-anywhere"
        >
          {title || owner?.name || t('gone')}
        </h2>
      </div>
      {children}
      {complaint ? (
        <Part title={t('complaint')}>
          <p className="whitespace-pre-line wrap-anywhere">{complaint.text}</p>
          {complaint.isGone && complaint.by === 'owner' ? (
            <p className="mt-2 font-medium">{t('nothingBack')}</p>
          ) : null}
          <h3 className="mt-3 font-semibold">{t('first')}</h3>
          <p className="wrap-anywhere">
            {t(`done.${complaint.action}`)}
            {complaint.reason ? ` – ${reasonName(complaint.reason)}` : null}
            {complaint.facts ? `: ${complaint.facts}` : null}
          </p>
        </Part>
      ) : null}
      {said.length > 0 ? (
        <Part title={t(complaint ? 'saidThen' : 'said')}>
          <ul className="flex flex-col gap-3">
            {said.map((one) => (
              <li key={one.id}>
                <p className="text-sm text-muted">
                  {reasonName(one.reason)} ·{' '}
                  {t(one.isGuest && one.by ? 'guest' : 'by', {
                    name: one.by ?? t('nobody'),
                    time: formatMoment(locale, one.createdAt),
                  })}
                </p>
                <p className="whitespace-pre-line wrap-anywhere">{one.text}</p>
              </li>
            ))}
          </ul>
        </Part>
      ) : null}
      <Found locale={locale} detail={detail} />
      {listingId ? <ShownListing key={listingId} locale={locale} id={listingId} /> : null}
      {messages.length > 0 ? (
        <Part title={t('messages')}>
          <ul className="flex flex-col gap-2">
            {messages.map((one) => (
              <li
                key={one.seq}
                className={classes(
                  'rounded-card p-3',
                  one.writerId === owner?.id ? 'bg-danger-soft' : 'bg-sunken',
                )}
              >
                <p className="text-sm">
                  {formatMoment(locale, one.createdAt)}
                  {one.isHeld ? ` · ${t('heldMark')}` : null}
                </p>
                <p className="whitespace-pre-line wrap-anywhere">{one.text}</p>
              </li>
            ))}
          </ul>
        </Part>
      ) : null}
      {rating ? (
        <Part title={t('subject.rating')}>
          <p className="wrap-anywhere">{t('ratingText', { stars: rating.stars, text: rating.text })}</p>
        </Part>
      ) : null}
      {history && owner ? (
        <Part title={t('history', { name: owner.name })}>
          <p>
            {t('since', { month: formatMonth(locale, history.since) })} ·{' '}
            {t('listings', { count: history.listings })} · {t('reported', { count: history.reports })}
            {history.isSuspended ? ` · ${t('suspended')}` : null}
          </p>
          <h3 className="mt-3 font-semibold">{t('before')}</h3>
          {history.decisions.length === 0 ? (
            <p>{t('noneBefore')}</p>
          ) : (
            <ul className="list-disc pl-6">
              {history.decisions.map((one) => (
                <li key={one.decidedAt} className="wrap-anywhere">
                  {formatMoment(locale, one.decidedAt)}: {t(`done.${one.action}`)}
                  {one.reason ? ` – ${reasonName(one.reason)}` : null} ({one.title || owner.name})
                  {one.liftedAt ? ` – ${t('lifted')}` : null}
                </li>
              ))}
            </ul>
          )}
        </Part>
      ) : null}
    </article>
  )
}

export function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="rounded-card border border-line bg-surface p-4">
      <h3 className="mb-2 font-semibold">{title}</h3>
      {children}
    </section>
  )
}
