'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import type { ListingRules } from '../client/types.ts'
import { currencyName, formatPrice } from '../i18n/format.ts'
import type { Locale } from '../i18n/routes.ts'
import { parseAmount } from '../publish/numbers.ts'
import { randomId } from '../session/random-id.ts'
import { Button } from '../ui/button.tsx'
import { Field, inputClasses } from '../ui/field.tsx'
import { useReady } from '../ui/use-ready.ts'
import { type Money, offerLimits, readRules } from './offers.ts'

/** Where an amount is offered. `onSend` resolves to whether it was sent; the key is the same until it is. */
export function OfferForm({
  locale,
  price,
  keptAs,
  onSend,
  onCancel,
}: {
  locale: Locale
  /** That the listing has now. */
  price: Money
  /** The name under which this browser keeps what was not sent yet. */
  keptAs?: string
  onSend: (offer: Money, key: string) => Promise<boolean>
  onCancel?: () => void
}) {
  const t = useTranslations('inbox.offer')
  const id = useId()
  const ready = useReady()
  const field = useRef<HTMLInputElement>(null)
  const key = useRef(randomId())
  const [error, setError] = useState<string>()
  const [isSending, setSending] = useState(false)
  const [rules, setRules] = useState<ListingRules['offers']>()
  const limits = rules && offerLimits(price, rules)
  const money = (amount: number) => formatPrice(locale, { ...price, amount })
  const bounds = limits && { least: money(limits.least), most: money(limits.most) }

  useEffect(() => {
    const kept = keptAs === undefined ? null : localStorage.getItem(keptAs)
    if (field.current && kept !== null) field.current.value = kept
    field.current?.focus()
    void readRules().then((read) => setRules(read?.offers))
  }, [keptAs])

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const written = String(new FormData(event.currentTarget).get('amount'))
    const amount = parseAmount(written)
    const fault =
      amount === undefined
        ? t('noAmount')
        : limits && bounds && (amount < limits.least || amount > limits.most)
          ? t('bounds', bounds)
          : undefined
    setError(fault)
    if (fault !== undefined || isSending) return field.current?.focus()
    if (keptAs !== undefined) localStorage.setItem(keptAs, written)
    setSending(true)
    const isSent = await onSend({ amount: amount!, currency: price.currency }, key.current)
    setSending(false)
    if (isSent && keptAs !== undefined) localStorage.removeItem(keptAs)
  }

  return (
    <form
      method="post"
      aria-label={t('make')}
      onSubmit={(event) => void submit(event)}
      className="flex flex-col gap-3 rounded-card border border-line bg-surface p-3"
    >
      <Field
        id={id}
        label={t('amount', { currency: currencyName(locale, price.currency) })}
        hint={bounds && rules ? t('hint', { ...bounds, hours: rules.lifeHours }) : null}
        error={error}
      >
        {(control) => (
          <input
            ref={field}
            name="amount"
            inputMode="decimal"
            autoComplete="off"
            maxLength={20}
            className={inputClasses}
            onInput={() => {
              key.current = randomId()
              setError(undefined)
            }}
            {...control}
          />
        )}
      </Field>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" disabled={!ready || isSending}>
          {t('send')}
        </Button>
        {onCancel ? (
          <Button look="secondary" onClick={onCancel}>
            {t('cancel')}
          </Button>
        ) : null}
      </div>
    </form>
  )
}
