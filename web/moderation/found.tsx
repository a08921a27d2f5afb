'use client'

import { useTranslations } from 'next-intl'
import type { CaseDetail } from '../client/types.ts'
import { href, type Locale } from '../i18n/routes.ts'
import { shortListingHref } from '../listing/listing-path.ts'
import { Part } from './case-view.tsx'

/** What the automatic checks found, by which rule and what for, and listings that are like this one. */
export function Found({ locale, detail }: { locale: Locale; detail: CaseDetail }) {
  const t = useTranslations('moderation.found')
  const { check, alike, samePictures, owner } = detail
  const whose = (sellerId: string) => t(sellerId === owner?.id ? 'own' : 'another')
  return (
    <>
      {check && check.score > 0 ? (
        <Part title={t('title', { score: check.score })}>
          <ul className="list-disc pl-6">
            {check.findings.map(({ check: name, score, evidence }) => (
              <li key={name} className="wrap-anywhere">
                {t(`checks.${name}`)} (+{score})
                <span className="text-muted">
                  {' '}
                  {Object.entries(evidence)
                    .map(([key, value]) => `${key}: ${value}`)
                    .join(' · ')}
                </span>
              </li>
            ))}
          </ul>
        </Part>
      ) : null}
      {alike.length + samePictures.length > 0 ? (
        <Part title={t('alike')}>
          <ul className="list-disc pl-6">
            {alike.map((one) => (
              <li key={one.id} className="wrap-anywhere">
                <a className="text-accent underline" href={shortListingHref(locale, one.id)}>
                  {one.title}
                </a>{' '}
                – {t('text', { percent: Math.round(100 * one.likeness) })}, {whose(one.sellerId)}
              </li>
            ))}
            {samePictures.map((one) => (
              <li key={one.id} className="wrap-anywhere">
                <a className="text-accent underline" href={shortListingHref(locale, one.id)}>
                  {one.title}
                </a>{' '}
                – {t('picture')}, {whose(one.sellerId)}
              </li>
            ))}
          </ul>
        </Part>
      ) : null}
      {owner ? (
        <p className="flex flex-wrap gap-x-4">
          <a
            className="inline-flex min-h-target items-center font-medium text-accent underline"
            href={`${href(locale, 'adminBans')}?kind=account&value=${owner.id}`}
          >
            {t('banAccount')}
          </a>
          <a
            className="inline-flex min-h-target items-center font-medium text-accent underline"
            href={`${href(locale, 'adminLots')}?kind=seller&value=${owner.id}`}
          >
            {t('lotSeller')}
          </a>
          {detail.subject === 'listing' ? (
            <a
              className="inline-flex min-h-target items-center font-medium text-accent underline"
              href={`${href(locale, 'adminBans')}?kind=text&value=${detail.subjectId}`}
            >
              {t('banText')}
            </a>
          ) : null}
          {detail.subject === 'listing' ? (
            <a
              className="inline-flex min-h-target items-center font-medium text-accent underline"
              href={`${href(locale, 'adminLots')}?kind=text&value=${detail.subjectId}`}
            >
              {t('lotText')}
            </a>
          ) : null}
        </p>
      ) : null}
    </>
  )
}
