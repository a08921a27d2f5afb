'use client'

import { useTranslations } from 'next-intl'
import type { FormEvent } from 'react'
import { answer } from '../client/api.ts'
import { createWebhookLimits } from '../client/limits.ts'
import type { Webhook, WebhookEvent } from '../client/types.ts'
import { api } from '../session/api.ts'
import { Button } from '../ui/button.tsx'
import { CheckboxField, SelectField, TextField } from '../ui/field.tsx'
import { typedAddress } from '../ui/typed-text.ts'
import type { useWork } from './use-work.ts'

/** Every event; a new one is missed by the compiler. */
const eventTexts = {
  'listing.published': 'published',
  'listing.updated': 'updated',
  'listing.removed': 'removed',
} as const satisfies Record<WebhookEvent, string>
export const events = Object.entries(eventTexts) as [WebhookEvent, (typeof eventTexts)[WebhookEvent]][]

/** Makes a webhook, whose secret `onMade` shows. */
export function WebhookForm({
  work,
  onMade,
}: {
  work: ReturnType<typeof useWork>
  onMade: (secret: string) => Promise<void>
}) {
  const t = useTranslations('developers')
  const account = useTranslations('account')
  const { run, isBusy, errorOf, setTrouble } = work

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    const data = new FormData(form)
    const url = typedAddress(String(data.get('url')))
    const chosen = events.map(([name]) => name).filter((name) => data.has(name))
    if (!/^https?:\/\/\S+$/.test(url))
      return setTrouble({ fieldId: 'webhook-url', message: t('webhooks.errors.url') })
    if (chosen.length === 0)
      return setTrouble({ fieldId: 'webhook-listing.published', message: t('webhooks.errors.events') })
    const audience = String(data.get('audience')) as Webhook['audience']
    void run(
      async () => {
        const body = { url, events: chosen, audience }
        const { secret } = await answer(api.POST('/v1/webhooks', { body }))
        form.reset()
        await onMade(secret)
        return undefined
      },
      { '/url': 'webhook-url' },
    )
  }

  const eventsError = errorOf('webhook-listing.published')
  return (
    <form method="post" onSubmit={submit} noValidate className="flex flex-col gap-4">
      <h3 className="text-lg font-semibold">{t('webhooks.new')}</h3>
      <TextField
        id="webhook-url"
        name="url"
        type="url"
        inputMode="url"
        label={t('webhooks.url')}
        hint={t('webhooks.urlHint')}
        error={errorOf('webhook-url') && t('webhooks.errors.url')}
        autoComplete="off"
        maxLength={createWebhookLimits.url.maxLength}
      />
      <fieldset
        aria-describedby={eventsError ? 'webhook-events-error' : undefined}
        className="flex flex-col gap-2"
      >
        <legend className="font-medium">{t('webhooks.events')}</legend>
        {events.map(([name, text]) => (
          <CheckboxField
            key={name}
            id={`webhook-${name}`}
            name={name}
            label={t(`event.${text}`)}
            defaultChecked
          />
        ))}
        {eventsError ? (
          <p id="webhook-events-error" className="text-sm font-medium text-danger">
            {eventsError}
          </p>
        ) : null}
      </fieldset>
      <SelectField id="webhook-audience" name="audience" label={t('webhooks.audience')} defaultValue="own">
        {createWebhookLimits.audience.enum.map((audience) => (
          <option key={audience} value={audience}>
            {t(`audience.${audience}`)}
          </option>
        ))}
      </SelectField>
      <Button type="submit" disabled={isBusy}>
        {isBusy ? account('sending') : t('webhooks.make')}
      </Button>
    </form>
  )
}
