'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { answer } from '../client/api.ts'
import type { ListingDetail } from '../client/types.ts'
import { href, type Locale } from '../i18n/routes.ts'
import { api } from '../session/api.ts'
import { currentSession } from '../session/session.ts'
import { ListingLine } from './listing-line.tsx'
import { WriteBox, type WrittenMessage } from './write-box.tsx'

/**
 * The first message to a seller. Whoever is not logged in writes first and logs in then: the text is kept in this browser and is in the box again
 * afterwards.
 */
export function NewMessage({
  locale,
  listing,
  onSent,
  onSaid,
  onFailed,
}: {
  locale: Locale
  listing: Pick<ListingDetail, 'id' | 'title' | 'price' | 'image' | 'status' | 'seller'>
  onSent: (conversationId: string) => void
  onSaid: (kind: 'done' | 'failed', text: string) => void
  onFailed: (error: unknown) => void
}) {
  const t = useTranslations('inbox')
  const keptAs = `piata.message.${listing.id}`
  const [isMember, setMember] = useState(false)

  useEffect(() => {
    currentSession()
      .then((session) => setMember(session !== undefined))
      .catch(() => undefined)
  }, [])

  async function send({ text, imageIds, key }: WrittenMessage): Promise<boolean> {
    try {
      if (!(await currentSession())) {
        localStorage.setItem(keptAs, text)
        onSaid('done', t('loginFirst'))
        const next = `${window.location.pathname}${window.location.search}`
        window.location.assign(`${href(locale, 'login')}?next=${encodeURIComponent(next)}`)
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

  const name = listing.seller.name
  return (
    <section
      aria-labelledby="new-message"
      className="flex flex-col gap-3 rounded-card border border-line bg-surface p-4"
    >
      <h2 id="new-message" className="text-lg font-semibold">
        {t('writeTo', { name })}
      </h2>
      <ListingLine locale={locale} title={listing.title} card={listing} />
      <WriteBox
        label={t('write')}
        keptAs={keptAs}
        quick={[t('quickBuyer.available'), t('quickBuyer.see'), t('quickBuyer.price')]}
        onSend={send}
        onFailure={(text) => onSaid('failed', text)}
        canUpload={isMember}
      />
    </section>
  )
}
