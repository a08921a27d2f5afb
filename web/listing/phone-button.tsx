import { Phone } from 'lucide-react'
import type { ListingDetail } from '../client/types.ts'
import { href, type Locale } from '../i18n/routes.ts'
import { translator } from '../i18n/translator.ts'
import { buttonClasses } from '../ui/button.tsx'
import { shortListingHref } from './listing-path.ts'

/** Shows or calls the seller's number, which `enhance/phone.ts` asks for; nothing where the seller shows none. */
export function PhoneButton({
  locale,
  listing,
  calls = false,
}: {
  locale: Locale
  listing: Pick<ListingDetail, 'id' | 'seller'>
  /** Whether it calls at once. */
  calls?: boolean
}) {
  if (listing.seller.phone === 'nobody') return null
  const t = translator(locale, 'listing')
  const login = `${href(locale, 'login')}?next=${encodeURIComponent(shortListingHref(locale, listing.id))}`
  return (
    <piata-phone
      data-listing={listing.id}
      data-login={listing.seller.phone === 'members' ? login : undefined}
      data-call={calls ? '' : undefined}
      data-none={t('phone.none')}
      data-too-many={t('phone.tooMany')}
      data-failed={t('phone.failed')}
      className={`needs-script ${calls ? '' : 'mt-3 flex flex-col gap-2'}`}
    >
      <button type="button" className={buttonClasses('secondary', calls ? '' : 'w-full')}>
        <Phone aria-hidden className="size-5" />
        <span>{t(calls ? 'phone.call' : 'phone.show')}</span>
      </button>
      <span role="status" className="block text-sm text-muted empty:hidden" />
    </piata-phone>
  )
}
