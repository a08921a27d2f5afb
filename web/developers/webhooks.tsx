'use client'

import { useTranslations } from 'next-intl'
import { useCallback, useEffect, useRef, useState } from 'react'
import { answer } from '../client/api.ts'
import type { Webhook, WebhookDelivery } from '../client/types.ts'
import { formatMoment } from '../i18n/format.ts'
import type { Locale } from '../i18n/routes.ts'
import { api } from '../session/api.ts'
import { Button } from '../ui/button.tsx'
import { classes } from '../ui/class-names.ts'
import { Deliveries } from './deliveries.tsx'
import { RemoveButton } from './remove-button.tsx'
import { ShownSecret } from './shown-secret.tsx'
import { useWork } from './use-work.ts'
import { events, WebhookForm } from './webhook-form.tsx'

const shownDeliveries = 10

/** The account's webhooks: what each is told, what became of its messages, a trial, making and removing. */
export function Webhooks({ locale, onLoggedOut }: { locale: Locale; onLoggedOut: () => void }) {
  const t = useTranslations('developers')
  const [webhooks, setWebhooks] = useState<Webhook[] | undefined>()
  const [shown, setShown] = useState<Record<string, WebhookDelivery[]>>({})
  const [made, setMade] = useState<string | undefined>()
  const work = useWork(locale, onLoggedOut, t('webhooks.errors.full'))
  const { run, isBusy, said, general } = work
  const title = useRef<HTMLHeadingElement>(null)

  const load = useCallback(async () => {
    setWebhooks((await answer(api.GET('/v1/webhooks', { cache: 'no-store' }))).items)
    return undefined
  }, [])

  useEffect(() => void run(load), [run, load])

  async function loadDeliveries(id: string) {
    const params = { path: { id }, query: { limit: shownDeliveries } }
    const { items } = await answer(api.GET('/v1/webhooks/{id}/deliveries', { params, cache: 'no-store' }))
    setShown((known) => ({ ...known, [id]: items }))
    return undefined
  }

  async function test({ id, url }: Webhook) {
    await run(async () => {
      await api.POST('/v1/webhooks/{id}/test', { params: { path: { id } } })
      await loadDeliveries(id)
      return t('webhooks.tested', { url })
    })
  }

  async function remove({ id, url }: Webhook) {
    const done = await run(async () => {
      await api.DELETE('/v1/webhooks/{id}', { params: { path: { id } } })
      await load()
      return t('webhooks.removed', { url })
    })
    // The button that was pressed is gone.
    if (done) title.current?.focus()
  }

  return (
    <section aria-labelledby="webhooks-title" className="flex flex-col gap-4 border-t border-line pt-6">
      <h2 id="webhooks-title" ref={title} tabIndex={-1} className="text-xl font-semibold">
        {t('webhooks.title')}
      </h2>
      <p className="text-muted">{t('webhooks.text')}</p>
      {general ? (
        <p role="alert" className="font-medium text-danger">
          {general}
        </p>
      ) : null}
      {webhooks?.length === 0 ? <p>{t('webhooks.none')}</p> : null}
      <ul className="flex flex-col gap-3" aria-busy={webhooks === undefined}>
        {webhooks?.map((webhook) => {
          const { id, url, audience, state, reason, failingSince } = webhook
          const deliveries = shown[id]
          return (
            <li key={id} className="flex flex-col gap-3 rounded-card border border-line p-4">
              <div className="flex min-w-0 flex-col gap-1">
                <span className="font-medium wrap-anywhere">{url}</span>
                <span>
                  {events
                    .filter(([name]) => webhook.events.includes(name))
                    .map(([, text]) => t(`event.${text}`))
                    .join(' · ')}
                </span>
                <span className="text-muted">{t(`audience.${audience}`)}</span>
                <span
                  className={classes(state === 'disabled' || failingSince ? 'text-danger' : 'text-muted')}
                >
                  {state === 'disabled'
                    ? t('state.disabled')
                    : failingSince
                      ? t('state.failing', { time: formatMoment(locale, failingSince) })
                      : t('state.active')}
                </span>
                {reason ? (
                  <span className="wrap-anywhere" {...(locale !== 'en' && { lang: 'en' })}>
                    {reason}
                  </span>
                ) : null}
              </div>
              {deliveries ? <Deliveries locale={locale} url={url} items={deliveries} /> : null}
              <div className="flex flex-wrap gap-3">
                <Button
                  look="secondary"
                  disabled={isBusy}
                  aria-label={t('webhooks.testOne', { url })}
                  onClick={() => void test(webhook)}
                >
                  {t('webhooks.test')}
                </Button>
                <Button
                  look="secondary"
                  disabled={isBusy}
                  aria-label={t('webhooks.showOne', { url })}
                  onClick={() => void run(() => loadDeliveries(id))}
                >
                  {t('webhooks.show')}
                </Button>
                <RemoveButton
                  name={url}
                  question={t('webhooks.removeQuestion')}
                  isBusy={isBusy}
                  onRemove={() => void remove(webhook)}
                />
              </div>
            </li>
          )
        })}
      </ul>
      <p role="status" className="font-medium wrap-anywhere">
        {said}
      </p>
      {made === undefined ? (
        <WebhookForm
          work={work}
          onMade={async (secret) => {
            setMade(secret)
            await load()
          }}
        />
      ) : (
        <ShownSecret
          id="made-webhook"
          title={t('webhooks.made')}
          text={t('webhooks.madeText')}
          secret={made}
          onKept={() => {
            setMade(undefined)
            title.current?.focus()
          }}
        />
      )}
    </section>
  )
}
