'use client'

import { HandCoins } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { answer } from '../client/api.ts'
import { ApiError } from '../client/api-error.ts'
import type { ListingDetail } from '../client/types.ts'
import { href, type Locale } from '../i18n/routes.ts'
import { api } from '../session/api.ts'
import { currentSession } from '../session/session.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { explainOffer } from './explain.ts'
import { ListingLine } from './listing-line.tsx'
import { OfferForm } from './offer-form.tsx'
import { bargainPrice, type Money } from './offers.ts'
import { WriteBox, type WrittenMessage } from './write-box.tsx'

/**
 * The first message to a seller. Whoever is not logged in writes first and logs in then: the text is kept in this browser and is in the box again
 * afterwards.
 */
export function NewMessage({
  locale,
  listing,
  isOffer,
  onSent,
  onSaid,
  onFailed,
}: {
  locale: Locale
  listing: Pick<ListingDetail, 'id' | 'title' | 'price' | 'negotiable' | 'image' | 'status' | 'seller'>
  /** Whether a price is offered rather than something written. */
  isOffer: boolean
  onSent: (conversationId: string) => void
  onSaid: (kind: 'done' | 'failed', text: string) => void
  onFailed: (error: unknown) => void
}) {
  const t = useTranslations('inbox')
  const keptAs = `piata.message.${listing.id}`
  const [userId, setUserId] = useState<string>()
  const [wantsOffer, setOffering] = useState(isOffer)
  const isOffering = wantsOffer && bargainPrice(listing) !== null

  useEffect(() => {
    currentSession()
      .then((session) => setUserId(session?.user.id))
      .catch(() => undefined)
  }, [])

  function leaveToLogin(why: string) {
    onSaid('done', why)
    const next = `${window.location.pathname}${window.location.search}`
    window.location.assign(`${href(locale, 'login')}?next=${encodeURIComponent(next)}`)
  }

  async function send({ text, imageIds, key }: WrittenMessage): Promise<boolean> {
    try {
      if (!(await currentSession())) {
        localStorage.setItem(keptAs, text)
        leaveToLogin(t('loginFirst'))
        return false
      }
      const params = { path: { id: listing.id }, header: { 'idempotency-key': key } }
      const body = { text, imageIds }
      const { conversationId } = await answer(api.POST('/v1/listings/{id}/conversations', { params, body }))
      localStorage.removeItem(keptAs)
      onSent(conversationId)
      return true
    } catch (error) {
      onFailed(error)
      return false
    }
  }

  async function offer(body: Money, key: string): Promise<boolean> {
    try {
      if (!(await currentSession())) {
        leaveToLogin(t('offer.loginFirst'))
        return false
      }
      const params = { path: { id: listing.id }, header: { 'idempotency-key': key } }
      const { conversationId } = await answer(api.POST('/v1/listings/{id}/offers', { params, body }))
      onSent(conversationId)
      return true
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) onFailed(error)
      else onSaid('failed', explainOffer(error, t, locale))
      return false
    }
  }

  // Whoever wrote as a guest may turn out to be the seller.
  if (userId === listing.seller.id)
    return (
      <div className="flex flex-col items-start gap-3 rounded-card border border-line bg-surface p-4">
        <p>{t('ownListing')}</p>
        <ListingLine locale={locale} title={listing.title} card={listing} />
        <ButtonLink look="secondary" href={href(locale, 'messages')}>
          {t('back')}
        </ButtonLink>
      </div>
    )
  const name = listing.seller.name
  const price = bargainPrice(listing)
  return (
    <section
      aria-labelledby="new-message"
      className="flex flex-col gap-3 rounded-card border border-line bg-surface p-4"
    >
      <h2 id="new-message" className="text-lg font-semibold">
        {t(isOffering ? 'offer.makeTo' : 'writeTo', { name })}
      </h2>
      <ListingLine locale={locale} title={listing.title} card={listing} />
      {isOffering && price !== null ? (
        <OfferForm
          locale={locale}
          price={price}
          keptAs={`piata.offer.${listing.id}`}
          onSend={offer}
          onCancel={() => setOffering(false)}
        />
      ) : (
        <WriteBox
          label={t('write')}
          keptAs={keptAs}
          quick={[t('quickBuyer.available'), t('quickBuyer.see'), t('quickBuyer.price')]}
          onSend={send}
          onFailure={(text) => onSaid('failed', text)}
          canUpload={userId !== undefined}
          more={
            price === null ? null : (
              <Button look="secondary" className="px-3" onClick={() => setOffering(true)}>
                <HandCoins aria-hidden className="size-5" />
                <span className="max-sm:sr-only">{t('offer.make')}</span>
              </Button>
            )
          }
        />
      )}
    </section>
  )
}
