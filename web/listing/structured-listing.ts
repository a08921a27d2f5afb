import { nameIn } from '@piata/config/languages'
import { publicUrl } from '../client/public-url.ts'
import type { CategoryNode, ListingDetail } from '../client/types.ts'
import type { Locale } from '../i18n/routes.ts'
import { imageUrl, shown } from '../ui/picture.tsx'
import { listingHref } from './slug.ts'

const conditions: Record<string, string> = {
  new: 'NewCondition',
  'like-new': 'UsedCondition',
  good: 'UsedCondition',
  used: 'UsedCondition',
  'for-parts': 'DamagedCondition',
}

/**
 * The listing in schema.org terms: a vehicle, a home or a product, with its offer. Search engines take no product without a
 * price, so that a listing without one is a page about a thing.
 */
export function structuredListing(locale: Locale, listing: ListingDetail, path: CategoryNode[]): object {
  const url = publicUrl + listingHref(locale, listing)
  const offer = listing.price && {
    '@type': 'Offer',
    url,
    price: (listing.price.amount / 100).toFixed(2),
    priceCurrency: listing.price.currency,
    availability: `https://schema.org/${availability(listing.status)}`,
    ...(listing.condition ? { itemCondition: `https://schema.org/${conditions[listing.condition]}` } : {}),
    ...(listing.expiresAt ? { priceValidUntil: listing.expiresAt.slice(0, 10) } : {}),
    ...(listing.place
      ? {
          areaServed: {
            '@type': 'Place',
            address: {
              '@type': 'PostalAddress',
              addressLocality: listing.place.name,
              ...(listing.place.county ? { addressRegion: listing.place.county } : {}),
              addressCountry: 'RO',
            },
          },
        }
      : {}),
  }
  const common = {
    name: listing.title,
    description: listing.description.slice(0, 5_000),
    url,
    ...(listing.images.length > 0
      ? { image: listing.images.map((image) => publicUrl + imageUrl(shown, image.sha256, 'jpg')) }
      : {}),
  }
  if (!offer) return { '@context': 'https://schema.org', '@type': 'ItemPage', ...common }
  const { attributes } = listing
  const root = path[0]?.id
  const extra =
    root === 'vehicles' && typeof attributes.make === 'string'
      ? {
          '@type': 'Vehicle',
          brand: { '@type': 'Brand', name: nameOf(path, 'make', attributes.make, locale) },
          ...(typeof attributes.model === 'string' ? { model: attributes.model } : {}),
          ...(typeof attributes.year === 'number' ? { vehicleModelDate: String(attributes.year) } : {}),
          ...(typeof attributes.km === 'number'
            ? { mileageFromOdometer: { '@type': 'QuantitativeValue', value: attributes.km, unitCode: 'KMT' } }
            : {}),
        }
      : root === 'real-estate' && typeof attributes.rooms === 'number'
        ? { '@type': ['Product', 'Accommodation'], numberOfRooms: attributes.rooms }
        : { '@type': 'Product' }
  return {
    '@context': 'https://schema.org',
    ...extra,
    ...common,
    sku: listing.id,
    ...(path.length > 0
      ? { category: path.map((category) => nameIn(category.name, locale)).join(' > ') }
      : {}),
    offers: offer,
  }
}

function availability(status: ListingDetail['status']): string {
  if (status === 'published') return 'InStock'
  if (status === 'reserved') return 'LimitedAvailability'
  return status === 'sold' ? 'SoldOut' : 'Discontinued'
}

function nameOf(path: CategoryNode[], attribute: string, value: string, locale: Locale): string {
  const options = path.at(-1)?.attributes.find(({ name }) => name === attribute)?.options
  return options?.find((option) => option.value === value)?.label[locale] ?? value
}
