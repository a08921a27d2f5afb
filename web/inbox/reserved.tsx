'use client'

import { useTranslations } from 'next-intl'
import type { Conversation } from '../client/types.ts'
import { formatPrice } from '../i18n/format.ts'
import type { Locale } from '../i18n/routes.ts'

/** For whom the listing of a conversation is reserved, where that is known. */
export function Reserved({ locale, conversation }: { locale: Locale; conversation: Conversation }) {
  const t = useTranslations('inbox.offer')
  const { reserved, role, offer, with: other } = conversation
  if (reserved === null) return null
  const said = () => {
    if (reserved === 'elsewhere') return t('reservedElsewhere')
    if (role === 'seller') return t('reservedThem', { name: other?.name ?? '' })
    if (offer?.state !== 'accepted') return t('reservedYouPlain')
    return t('reservedYou', { price: formatPrice(locale, offer.price) })
  }
  return <p className="rounded-card bg-accent-soft px-3 py-2 text-sm font-medium">{said()}</p>
}
