'use client'

import { useTranslations } from 'next-intl'
import type { CaseDetail, ListingDetail } from '../client/types.ts'
import { formatPrice } from '../i18n/format.ts'
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
                  <Evidence locale={locale} evidence={evidence} />
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

type Currency = NonNullable<ListingDetail['price']>['currency']
type Findings = NonNullable<CaseDetail['check']>['findings'][number]['evidence']

/** What a rule found, in the moderator's words; prices as prices, another listing as a link. */
function Evidence({ locale, evidence }: { locale: Locale; evidence: Findings }) {
  const t = useTranslations('moderation.found.evidence')
  const { currency, listing, ...others } = evidence
  const shown = (key: string, value: string | number) =>
    (key === 'asked' || key === 'usual') && currency !== undefined
      ? formatPrice(locale, { amount: Number(value), currency: String(currency) as Currency })
      : String(value)
  return (
    <>
      {Object.entries(others)
        .map(([key, value]) => `${t(key as 'word')}: ${shown(key, value)}`)
        .join(' · ')}
      {listing === undefined ? null : (
        <a className="ml-2 text-accent underline" href={shortListingHref(locale, String(listing))}>
          {t('listing')}
        </a>
      )}
    </>
  )
}
