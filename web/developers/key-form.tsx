'use client'

import { useTranslations } from 'next-intl'
import type { FormEvent } from 'react'
import { ConfirmField, givenPassword } from '../account/confirm-field.tsx'
import { answer } from '../client/api.ts'
import { createApiKeyLimits } from '../client/limits.ts'
import type { ApiScope } from '../client/types.ts'
import type { Locale } from '../i18n/routes.ts'
import { api } from '../session/api.ts'
import { Button } from '../ui/button.tsx'
import { CheckboxField, SelectField, TextField } from '../ui/field.tsx'
import { typedText } from '../ui/typed-text.ts'
import type { useWork } from './use-work.ts'

/** Every scope, in the order in which they are offered; a new one is missed by the compiler. */
const scopeTexts = {
  'listings:read': 'listingsRead',
  'listings:write': 'listingsWrite',
  'images:write': 'imagesWrite',
  'account:read': 'accountRead',
  'changes:read': 'changesRead',
  'webhooks:write': 'webhooksWrite',
} as const satisfies Record<ApiScope, string>
export const scopes = Object.entries(scopeTexts) as [ApiScope, (typeof scopeTexts)[ApiScope]][]

/** Days that a key may live; the last is the most. */
const lives = [30, 90, 180, 365]
const dayMs = 86_400_000
const mostAddresses = createApiKeyLimits.addresses.maxItems

/** Makes a key, which `onMade` shows. */
export function KeyForm({
  locale,
  work,
  onLoggedOut,
  onMade,
}: {
  locale: Locale
  work: ReturnType<typeof useWork>
  onLoggedOut: () => void
  onMade: (key: string) => Promise<void>
}) {
  const t = useTranslations('developers')
  const account = useTranslations('account')
  const shared = useTranslations('common.form')
  const { run, isBusy, errorOf, setTrouble } = work

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    const data = new FormData(form)
    const name = typedText(String(data.get('name')))
    const chosen = scopes.map(([scope]) => scope).filter((scope) => data.has(scope))
    const addresses = [
      ...new Set(
        String(data.get('addresses'))
          .split(/[\s,;]+/)
          .filter(Boolean),
      ),
    ]
    const currentPassword = givenPassword(form, 'currentPassword')
    if (name === '') return setTrouble({ fieldId: 'key-name', message: t('keys.errors.name') })
    if (chosen.length === 0)
      return setTrouble({ fieldId: 'key-scope-listings:read', message: t('keys.errors.scopes') })
    if (addresses.length > mostAddresses)
      return setTrouble({ fieldId: 'key-addresses', message: t('keys.errors.addresses') })
    if (currentPassword === '')
      return setTrouble({ fieldId: 'key-password', message: account('errors.password') })
    const expiresAt = new Date(Date.now() + Number(data.get('days')) * dayMs).toISOString()
    const fieldIds = {
      '/name': 'key-name',
      '/currentPassword': 'key-password',
      '/addresses': 'key-addresses',
    }
    void run(async () => {
      const body = {
        ...{ name, scopes: chosen, addresses, expiresAt },
        ...(currentPassword !== undefined && { currentPassword }),
      }
      const { key } = await answer(api.POST('/v1/api-keys', { body }))
      form.reset()
      await onMade(key)
      return undefined
    }, fieldIds)
  }

  const scopesError = errorOf('key-scope-listings:read')
  return (
    <form method="post" onSubmit={submit} noValidate className="flex flex-col gap-4">
      <h3 className="text-lg font-semibold">{t('keys.new')}</h3>
      <TextField
        id="key-name"
        name="name"
        label={t('keys.name')}
        hint={t('keys.nameHint')}
        error={errorOf('key-name')}
        autoComplete="off"
        maxLength={createApiKeyLimits.name.maxLength}
      />
      <fieldset
        aria-describedby={scopesError ? 'key-scopes-error' : undefined}
        className="flex flex-col gap-2"
      >
        <legend className="font-medium">{t('keys.scopes')}</legend>
        {scopes.map(([scope, text]) => (
          <CheckboxField key={scope} id={`key-scope-${scope}`} name={scope} label={t(`scope.${text}`)} />
        ))}
        {scopesError ? (
          <p id="key-scopes-error" className="text-sm font-medium text-danger">
            {scopesError}
          </p>
        ) : null}
      </fieldset>
      <SelectField id="key-days" name="days" label={t('keys.life')} defaultValue="90">
        {lives.map((days) => (
          <option key={days} value={days}>
            {t('keys.days', { days })}
          </option>
        ))}
      </SelectField>
      <TextField
        id="key-addresses"
        name="addresses"
        label={t('keys.addresses')}
        note={shared('optional')}
        hint={t('keys.addressesHint')}
        error={errorOf('key-addresses') && t('keys.errors.addresses')}
        autoComplete="off"
        spellCheck={false}
      />
      <ConfirmField
        id="key-password"
        name="currentPassword"
        error={errorOf('key-password')}
        locale={locale}
        onLoggedOut={onLoggedOut}
      />
      <Button type="submit" disabled={isBusy}>
        {isBusy ? account('sending') : t('keys.make')}
      </Button>
    </form>
  )
}
