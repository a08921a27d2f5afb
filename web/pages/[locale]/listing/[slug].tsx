import { nameIn } from '@piata/config/languages'
import { HandCoins, MapPin, MessageCircle, Share2, ShieldCheck, UserRound } from 'lucide-react'
import type { GetServerSideProps, PageConfig } from 'next'
import { attributeText } from '../../../catalogue/kinds.ts'
import { categoryPath } from '../../../catalogue/tree.ts'
import {
  fetchCategories,
  fetchListing,
  fetchOutline,
  fetchSearch,
  fetchSimilar,
} from '../../../client/gateway.ts'
import { landingPath } from '../../../client/landings.ts'
import type { CategoryNode, ListingDetail, SearchItem, SimilarListings } from '../../../client/types.ts'
import { formatAge, formatDate, formatMonth, formatPrice } from '../../../i18n/format.ts'
import { href, type Locale } from '../../../i18n/routes.ts'
import { translator } from '../../../i18n/translator.ts'
import { Breadcrumbs } from '../../../layout/breadcrumbs.tsx'
import { type DocumentProps, localeOf, messageOf } from '../../../layout/document.ts'
import { DocumentHead } from '../../../layout/document-head.tsx'
import { PageShell } from '../../../layout/page-shell.tsx'
import { StructuredData } from '../../../layout/structured-data.tsx'
import { AreaMap } from '../../../listing/area-map.tsx'
import { ListingGrid } from '../../../listing/card.tsx'
import { isRecent } from '../../../listing/card-view.tsx'
import { Gallery, socialImage } from '../../../listing/gallery.tsx'
import { HeartLink } from '../../../listing/heart.tsx'
import { lastOf } from '../../../listing/last-row.tsx'
import { idOfSlug } from '../../../listing/listing-path.ts'
import { PhoneButton } from '../../../listing/phone-button.tsx'
import { priceGuideValues } from '../../../listing/price-guide.ts'
import { listingHref, listingSlug, sellerHref } from '../../../listing/slug.ts'
import { structuredListing } from '../../../listing/structured-listing.ts'
import { TraderNotice } from '../../../listing/trader-notice.tsx'
import { type Area, areaAround } from '../../../map/area.ts'
import { ReportLink } from '../../../moderation/report-link.tsx'
import { countyName } from '../../../results/counties.ts'
import { categoryHref } from '../../../results/landing.tsx'
import { buttonClasses } from '../../../ui/button.tsx'

export const config: PageConfig = { unstable_runtimeJS: false }

/** How long a sold or expired listing answers before it is gone for good. */
const goneAfterMs = 90 * 86_400_000

interface Props extends DocumentProps {
  listing: ListingDetail
  /** From the root to its category. */
  path: CategoryNode[]
  categories: CategoryNode[]
  similar: SimilarListings
  fromSeller: SearchItem[]
  /** Null where nobody knows where it is. */
  area: Area | null
}

export const getServerSideProps = (async (context) => {
  const locale = localeOf(context)
  const slug = String(context.params?.slug)
  const id = idOfSlug(slug)
  const [listing, categories] = await Promise.all([
    id === undefined ? undefined : fetchListing(id),
    fetchCategories(),
  ])
  if (!listing) return messageOf(context, 404)
  if (listing === 'gone') return messageOf(context, 410)
  // One address: what knows the id only and what knows an earlier title are led to the present one.
  if (slug !== listingSlug(listing))
    return { redirect: { destination: listingHref(locale, listing), permanent: true } }
  if (!isActive(listing) && Date.now() - Date.parse(listing.updatedAt) > goneAfterMs)
    return messageOf(context, 410)
  const [outline, similar, fromSeller] = await Promise.all([
    fetchOutline(),
    fetchSimilar(listing.id, 8),
    search({ seller: listing.seller.id, limit: '5' }, listing.id, 4),
  ])
  return {
    props: {
      ...{ locale, listing, path: categoryPath(categories, listing.categoryId), categories },
      ...{ similar, fromSeller },
      area: outline && listing.location ? areaAround(listing.location, outline) : null,
    },
  }
}) satisfies GetServerSideProps

export default function ListingPage({ locale, listing, path, categories, similar, fromSeller, area }: Props) {
  const now = Date.now()
  const isOffered = isActive(listing)
  const t = translator(locale, 'listing')
  const common = translator(locale, 'common')
  const results = translator(locale, 'results')
  const listings = href(locale, 'listings')
  const details: { label: string; value: string }[] = []
  /** What cards carry too, before all the rest. */
  const facts: typeof details = []
  if (listing.condition)
    details.push({ label: t('condition'), value: common(`condition.${listing.condition}`) })
  for (const attribute of path.at(-1)?.attributes ?? []) {
    const value = Object.hasOwn(listing.attributes, attribute.name)
      ? listing.attributes[attribute.name]
      : undefined
    if (value === undefined) continue
    const detail = {
      label: nameIn(attribute.label, locale),
      value: attributeText(locale, attribute, value, { yes: common('yes'), no: common('no') }),
    }
    if (attribute.card && value !== false) facts.push(detail)
    else details.push(detail)
  }
  const price = listing.price ? formatPrice(locale, listing.price) : common('card.onRequest')
  const place = listing.place && [listing.place.name, listing.place.county].filter(Boolean).join(', ')
  const notice = noticeOf(listing.status)
  const county = listing.place?.countyCode ?? null
  const pageOfCounty =
    county === null ? undefined : landingPath(locale, { category: listing.categoryId, county })
  const inCounty = pageOfCounty && { name: countyName(county!), href: pageOfCounty }
  const write = `${href(locale, 'messages')}?listing=${listing.id}`
  const address = { route: 'listingSlug', params: { slug: listingSlug(listing) } } as const
  const name = listing.place
    ? t('metaPlace', { title: listing.title, place: listing.place.name })
    : listing.title
  return (
    <PageShell locale={locale} address={address}>
      <DocumentHead
        locale={locale}
        address={address}
        title={`${name} – ${price}`}
        description={`${price}. ${excerpt(listing.description, 150)}`.trim()}
        index={isOffered}
        {...(listing.image ? { image: socialImage(listing.image) } : {})}
      />
      <StructuredData data={structuredListing(locale, listing, path)} />
      <piata-viewed
        data-id={listing.id}
        data-offline={href(locale, 'offline')}
        data-seller={listing.seller.id}
        data-last={lastOf({ category: [listing.categoryId, nameIn(path.at(-1)?.name ?? {}, locale)] })}
        hidden
      />
      <div className="pt-4 max-lg:pb-16">
        <Breadcrumbs
          label={results('breadcrumbs')}
          items={[
            { name: results('all'), href: listings },
            ...path.map((category) => ({
              name: nameIn(category.name, locale),
              href: categoryHref(locale, category.id),
            })),
            ...(inCounty ? [inCounty] : []),
            { name: listing.title },
          ]}
        />
        {notice ? (
          <div className="mb-4 rounded-card border border-edge bg-sunken p-4">
            <p className="font-semibold">{t(notice.title)}</p>
            <p className="text-muted">{t(notice.text)}</p>
            {isOffered ? null : (
              <a
                href="#similar"
                className="inline-flex min-h-target items-center font-medium text-accent underline"
              >
                {t('seeSimilar')}
              </a>
            )}
          </div>
        ) : null}
        <div className="grid grid-cols-[minmax(0,1fr)] gap-6 lg:grid-cols-[minmax(0,1fr)_22rem] lg:grid-rows-[auto_1fr_auto] lg:gap-x-8">
          <div className="min-w-0 lg:col-start-1 lg:row-span-2 lg:row-start-1">
            <Gallery locale={locale} images={listing.images} title={listing.title} />
          </div>
          <section className="rounded-card border border-line bg-surface p-4 lg:col-start-2 lg:row-start-1">
            <p className="text-2xl font-bold tabular-nums">
              {price}
              {listing.negotiable && listing.price?.amount ? (
                <span className="ml-2 text-sm font-normal text-muted">{common('card.negotiable')}</span>
              ) : null}
            </p>
            {listing.reduced && listing.price && isRecent(listing.reduced.at, now) ? (
              <p className="text-muted">
                <span className="sr-only">{common('card.before')} </span>
                <s className="tabular-nums">
                  {formatPrice(locale, { ...listing.price, amount: listing.reduced.amount })}
                </s>{' '}
                {common('card.reduced', { date: formatDate(locale, listing.reduced.at, now) })}
              </p>
            ) : null}
            {listing.lowestBefore !== null && listing.price ? (
              <p className="text-sm text-muted">
                {t('lowestBefore', {
                  price: formatPrice(locale, { ...listing.price, amount: listing.lowestBefore }),
                })}
              </p>
            ) : null}
            {isOffered && similar.price ? (
              <p className="text-sm text-muted">
                {common('priceGuide', priceGuideValues(locale, similar.price))}
              </p>
            ) : null}
            <h1 className="mt-2 text-xl font-semibold">{listing.title}</h1>
            <ul className="mt-3 space-y-1 text-sm text-muted">
              {place ? (
                <li className="flex items-center gap-2">
                  <MapPin aria-hidden className="size-4 shrink-0" />
                  {place}
                </li>
              ) : null}
              {listing.publishedAt ? (
                <li>
                  <time dateTime={listing.publishedAt}>
                    {t('published', { when: formatAge(locale, listing.publishedAt, now) })}
                  </time>
                  {isOffered && listing.expiresAt
                    ? ` · ${t('expires', { date: formatDate(locale, listing.expiresAt, now) })}`
                    : null}
                </li>
              ) : null}
            </ul>
            <HeartLink
              locale={locale}
              id={listing.id}
              label={common('card.favourite', { title: listing.title })}
              text={t('favourite')}
              className={buttonClasses(
                'secondary',
                'mt-4 w-full aria-pressed:border-accent aria-pressed:text-accent aria-pressed:[&_svg]:fill-current',
              )}
            />
            <piata-share data-copied={t('copied')} className="needs-script mt-3 flex items-center gap-3">
              <button type="button" className={buttonClasses('secondary', 'w-full')}>
                <Share2 aria-hidden className="size-5" />
                <span>{t('share')}</span>
              </button>
              <span role="status" className="text-sm text-muted empty:hidden" />
            </piata-share>
          </section>
          <div className="flex min-w-0 flex-col gap-8 lg:col-start-1 lg:row-start-3">
            {details.length + facts.length > 0 ? (
              <section aria-labelledby="details-title">
                <h2 id="details-title" className="mb-3 text-xl font-bold">
                  {t('details')}
                </h2>
                {facts.length > 0 ? (
                  <dl className="mb-4 grid grid-cols-[repeat(auto-fit,minmax(9rem,1fr))] gap-2">
                    {facts.map(({ label, value }) => (
                      <div key={label} className="rounded-card bg-sunken px-3 py-2">
                        <dt className="text-sm text-muted">{label}</dt>
                        <dd className="text-lg font-semibold wrap-anywhere">{value}</dd>
                      </div>
                    ))}
                  </dl>
                ) : null}
                <dl className="grid gap-x-8 sm:grid-cols-[repeat(2,minmax(0,1fr))]">
                  {details.map(({ label, value }) => (
                    <div
                      key={label}
                      className="flex flex-wrap justify-between gap-x-4 border-b border-line py-2"
                    >
                      <dt className="text-muted">{label}</dt>
                      <dd className="min-w-0 text-right font-medium wrap-anywhere">{value}</dd>
                    </div>
                  ))}
                </dl>
              </section>
            ) : null}
            {listing.description ? (
              <section aria-labelledby="description-title">
                <h2 id="description-title" className="mb-3 text-xl font-bold">
                  {t('description')}
                </h2>
                <p className="max-w-prose whitespace-pre-line wrap-anywhere">{listing.description}</p>
              </section>
            ) : null}
            {area && listing.place ? (
              <AreaMap locale={locale} area={area} place={listing.place} category={listing.categoryId} />
            ) : null}
          </div>
          <div className="flex flex-col gap-6 lg:col-start-2 lg:row-start-2">
            <section
              id="seller"
              aria-labelledby="seller-title"
              className="rounded-card border border-line bg-surface p-4"
            >
              <h2 id="seller-title" className="text-sm font-semibold text-muted">
                {t('seller')}
              </h2>
              <div className="mt-2 flex items-center gap-3">
                <span className="flex size-12 shrink-0 items-center justify-center rounded-chip bg-accent-soft text-accent">
                  <UserRound aria-hidden className="size-6" />
                </span>
                <div className="min-w-0">
                  <p className="font-semibold wrap-anywhere">
                    <a href={sellerHref(locale, listing.seller)} className="hover:underline">
                      {listing.seller.name}
                    </a>
                  </p>
                  <p className="text-sm text-muted">
                    {t('memberSince', { month: formatMonth(locale, listing.seller.since) })}
                  </p>
                </div>
              </div>
              <TraderNotice locale={locale} trader={listing.seller.trader} />
              {isOffered ? (
                <a href={write} className={buttonClasses('primary', 'mt-4 w-full')}>
                  <MessageCircle aria-hidden className="size-5" />
                  {t('writeSeller')}
                </a>
              ) : null}
              {listing.status === 'published' && listing.negotiable && listing.price?.amount ? (
                <a href={`${write}&offer=1`} className={buttonClasses('secondary', 'mt-4 w-full')}>
                  <HandCoins aria-hidden className="size-5" />
                  {t('makeOffer')}
                </a>
              ) : null}
              {isOffered ? <PhoneButton locale={locale} listing={listing} /> : null}
              <a
                href={sellerHref(locale, listing.seller)}
                className={buttonClasses(isOffered ? 'secondary' : 'primary', 'mt-3 w-full')}
              >
                {t('sellerPage')}
              </a>
            </section>
            <section
              aria-labelledby="safety-title"
              className="flex gap-3 rounded-card bg-accent-soft p-4 text-sm"
            >
              <ShieldCheck aria-hidden className="size-6 shrink-0 text-accent" />
              <div>
                <h2 id="safety-title" className="font-semibold">
                  {t('safetyTitle')}
                </h2>
                <p>{t('safety')}</p>
              </div>
            </section>
            <div>
              <ReportLink locale={locale} subject="listing" id={listing.id} />
            </div>
          </div>
        </div>
        <OtherListings
          id="similar"
          locale={locale}
          title={t('similar')}
          items={similar.items}
          categories={categories}
        />
        <OtherListings
          id="from-seller"
          locale={locale}
          title={t('moreFromSeller')}
          items={fromSeller}
          categories={categories}
        />
      </div>
      <div className="bottom-bar -mx-4 flex-wrap items-center justify-between gap-x-4 border-t border-line bg-surface px-4 py-2 tall:mx-0">
        <p className="text-lg font-bold tabular-nums">{price}</p>
        {isOffered ? (
          <div className="flex gap-2">
            <PhoneButton locale={locale} listing={listing} calls />
            <a href={write} className={buttonClasses('primary')}>
              <MessageCircle aria-hidden className="size-5" />
              {t('message')}
            </a>
          </div>
        ) : (
          <a href="#similar" className={buttonClasses('primary')}>
            {t('seeSimilar')}
          </a>
        )}
      </div>
    </PageShell>
  )
}

function isActive({ status }: ListingDetail): boolean {
  return status === 'published' || status === 'reserved'
}

/** The first words of a text, at most `limit` characters. */
function excerpt(text: string, limit: number): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length <= limit ? line : `${line.slice(0, limit).replace(/\s+\S*$/, '')}…`
}

/** Listings like this one, without itself. Their absence is no reason to fail. */
async function search(
  parameters: Record<string, string>,
  without: string,
  limit: number,
): Promise<SearchItem[]> {
  try {
    const answer = await fetchSearch(new URLSearchParams({ ...parameters, facets: 'category' }))
    return answer.items.filter((item) => item.id !== without).slice(0, limit)
  } catch {
    return []
  }
}

function noticeOf(status: string) {
  if (status === 'published') return undefined
  if (status === 'reserved') return { title: 'reservedTitle', text: 'reservedText' } as const
  if (status === 'sold') return { title: 'soldTitle', text: 'unavailableText' } as const
  if (status === 'expired') return { title: 'expiredTitle', text: 'unavailableText' } as const
  return { title: 'unavailableTitle', text: 'unavailableText' } as const
}

function OtherListings({
  id,
  locale,
  title,
  items,
  categories,
}: {
  id: string
  locale: Locale
  title: string
  items: SearchItem[]
  categories: CategoryNode[]
}) {
  if (items.length === 0) return <div id={id} />
  return (
    <section aria-labelledby={id} className="pt-12">
      <h2 id={id} className="mb-4 text-xl font-bold">
        {title}
      </h2>
      <ListingGrid locale={locale} items={items} categories={categories} eager={0} />
    </section>
  )
}
