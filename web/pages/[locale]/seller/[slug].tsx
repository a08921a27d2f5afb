import { Clock, MailCheck, Search, ShoppingBag, Star, UserRound } from 'lucide-react'
import type { GetServerSideProps, PageConfig } from 'next'
import {
  fetchCategories,
  fetchRatings,
  fetchRules,
  fetchSearch,
  fetchSeller,
} from '../../../client/gateway.ts'
import type {
  CategoryNode,
  ListingRules,
  SellerRatings as Ratings,
  SearchAnswer,
  SellerProfile,
} from '../../../client/types.ts'
import { formatMonth, formatNumber } from '../../../i18n/format.ts'
import { href, type Locale } from '../../../i18n/routes.ts'
import { translator } from '../../../i18n/translator.ts'
import { type DocumentProps, localeOf, messageOf } from '../../../layout/document.ts'
import { DocumentHead } from '../../../layout/document-head.tsx'
import { PageShell } from '../../../layout/page-shell.tsx'
import { ListingGrid } from '../../../listing/card.tsx'
import { FollowLink } from '../../../listing/follow-link.tsx'
import { idOfSlug } from '../../../listing/listing-path.ts'
import { SellerRatings } from '../../../listing/seller-ratings.tsx'
import { sellerHref, sellerSlug } from '../../../listing/slug.ts'
import { TraderNotice } from '../../../listing/trader-notice.tsx'
import { ReportLink } from '../../../moderation/report-link.tsx'
import { buttonClasses } from '../../../ui/button.tsx'
import { inputClasses } from '../../../ui/field.tsx'

export const config: PageConfig = { unstable_runtimeJS: false }

/** Listings of the page; the page of results has all. */
const shown = 24

interface Props extends DocumentProps {
  seller: SellerProfile
  found: Pick<SearchAnswer, 'items' | 'total'>
  categories: CategoryNode[]
  ratings: Ratings
  rules: ListingRules['ratings']
}

export const getServerSideProps = (async (context) => {
  const locale = localeOf(context)
  const slug = String(context.params?.slug)
  const id = idOfSlug(slug)
  const seller = id === undefined ? undefined : await fetchSeller(id)
  if (!seller) return messageOf(context, 404)
  // One address: what knows the id only and what knows an earlier name are led to the present one.
  if (slug !== sellerSlug(seller))
    return { redirect: { destination: sellerHref(locale, seller), permanent: false } }
  const query = { seller: seller.id, limit: String(shown), sort: 'newest', facets: 'category' }
  const after = context.query.ratings
  const [{ items, total }, categories, ratings, rules] = await Promise.all([
    fetchSearch(new URLSearchParams(query)),
    fetchCategories(),
    fetchRatings(seller.id, typeof after === 'string' ? after : undefined),
    fetchRules(),
  ])
  return { props: { locale, seller, found: { items, total }, categories, ratings, rules: rules.ratings } }
}) satisfies GetServerSideProps

export default function SellerPage({ locale, seller, found, categories, ratings, rules }: Props) {
  const t = translator(locale, 'seller')
  const listings = href(locale, 'listings')
  const address = { route: 'sellerSlug', params: { slug: sellerSlug(seller) } } as const
  return (
    <PageShell locale={locale} address={address}>
      <DocumentHead
        locale={locale}
        address={address}
        title={t('metaTitle', { name: seller.name })}
        description={t('metaDescription', { name: seller.name, count: found.total })}
        index={found.total > 0}
      />
      <div className="flex flex-col gap-8 pt-6">
        <section
          aria-labelledby="seller-name"
          className="flex flex-wrap items-start justify-between gap-4 rounded-card border border-line bg-surface p-4 md:p-6"
        >
          <div className="flex min-w-0 items-start gap-4">
            <span className="flex size-16 shrink-0 items-center justify-center rounded-chip bg-accent-soft text-accent">
              <UserRound aria-hidden className="size-8" />
            </span>
            <div className="min-w-0">
              <h1 id="seller-name" className="text-2xl font-bold wrap-anywhere">
                {seller.name}
              </h1>
              <p className="text-muted">{t('since', { month: formatMonth(locale, seller.since) })}</p>
              <ul className="mt-3 space-y-1 text-sm">
                {facts(locale, seller).map(({ Icon, text }) => (
                  <li key={text} className="flex items-center gap-2">
                    <Icon aria-hidden className="size-4 shrink-0 text-muted" />
                    {text}
                  </li>
                ))}
              </ul>
            </div>
          </div>
          {seller.trader ? (
            <div className="order-last w-full max-w-prose">
              <TraderNotice locale={locale} trader={seller.trader} />
            </div>
          ) : null}
          <div className="flex flex-col items-start gap-2">
            <FollowLink locale={locale} id={seller.id} name={seller.name} />
            <ReportLink locale={locale} subject="user" id={seller.id} />
          </div>
        </section>
        {ratings.count > 0 ? (
          <SellerRatings
            locale={locale}
            seller={seller}
            ratings={ratings}
            rules={rules}
            more={
              ratings.next &&
              `${sellerHref(locale, seller)}?ratings=${encodeURIComponent(ratings.next)}#ratings`
            }
          />
        ) : null}
        <section aria-labelledby="offers">
          <div className="mb-4 flex flex-wrap items-end justify-between gap-3">
            <h2 id="offers" className="text-xl font-bold">
              {t('offers', { count: found.total })}
            </h2>
            {found.total > 0 ? (
              <search>
                <form action={listings} className="flex gap-2">
                  <input type="hidden" name="seller" value={seller.id} />
                  <label htmlFor="within" className="sr-only">
                    {t('within', { name: seller.name })}
                  </label>
                  <input
                    id="within"
                    name="q"
                    type="search"
                    maxLength={200}
                    placeholder={t('withinShort')}
                    className={inputClasses}
                  />
                  <button type="submit" aria-label={t('search')} className={buttonClasses('secondary')}>
                    <Search aria-hidden className="size-5" />
                  </button>
                </form>
              </search>
            ) : null}
          </div>
          {found.items.length > 0 ? (
            <ListingGrid locale={locale} items={found.items} categories={categories} eager={4} />
          ) : (
            <p className="text-muted">{t('nothing')}</p>
          )}
          {found.total > found.items.length ? (
            <a
              href={`${listings}?seller=${seller.id}&sort=newest`}
              className={buttonClasses('secondary', 'mt-6')}
            >
              {t('all', { count: found.total })}
            </a>
          ) : null}
        </section>
      </div>
    </PageShell>
  )
}

/** What is known of the seller; nothing is said that is not. */
function facts(locale: Locale, seller: SellerProfile) {
  const { emailVerified, soldCount, answersWithinMinutes: minutes, rating } = seller
  const t = translator(locale, 'seller')
  const found: { Icon: typeof Clock; text: string }[] = []
  if (rating !== null) {
    const average = formatNumber(locale, rating.average, 1)
    found.push({ Icon: Star, text: t('rating', { average, count: rating.count }) })
  }
  if (emailVerified) found.push({ Icon: MailCheck, text: t('emailVerified') })
  if (soldCount > 0) found.push({ Icon: ShoppingBag, text: t('sold', { count: soldCount }) })
  if (minutes !== null) found.push({ Icon: Clock, text: t(`answers.${answerPace(minutes)}`) })
  return found
}

function answerPace(minutes: number) {
  if (minutes <= 60) return 'hour'
  if (minutes <= 5 * 60) return 'hours'
  return minutes <= 24 * 60 ? 'day' : 'days'
}
