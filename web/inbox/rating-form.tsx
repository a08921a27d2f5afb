'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useEffect, useId, useState } from 'react'
import type { ListingRules } from '../client/types.ts'
import { formatMinute } from '../i18n/format.ts'
import type { Locale } from '../i18n/routes.ts'
import { Button } from '../ui/button.tsx'
import { TextAreaField } from '../ui/field.tsx'
import { typedText } from '../ui/typed-text.ts'
import { readRules } from './offers.ts'

type Rules = ListingRules['ratings']
type Tag = Rules['tags'][number]

export interface WrittenRating {
  stars: number
  tags: Tag[]
  text: string
}

/** How it was with the other side of a deal, folded away until one wants to say it. */
export function RatingForm({
  locale,
  name,
  until,
  isSending,
  onSend,
}: {
  locale: Locale
  name: string
  until: string
  isSending: boolean
  onSend: (rating: WrittenRating) => Promise<void>
}) {
  const t = useTranslations('inbox.deal')
  const id = useId()
  const [chosen, setChosen] = useState<Tag[]>([])
  const [rules, setRules] = useState<Rules | undefined>()
  useEffect(() => {
    void readRules().then((read) => setRules(read?.ratings))
  }, [])

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const stars = Number(data.get('stars'))
    void onSend({ stars, tags: chosen, text: typedText(String(data.get('text'))) })
  }

  const choice =
    'flex min-h-target cursor-pointer items-center gap-2 rounded-card border border-line px-3 has-disabled:opacity-60'
  return (
    <details className="rounded-card border border-line bg-surface">
      <summary className="min-h-target cursor-pointer px-3 py-2 font-medium text-accent">
        {t('rate', { name })}
      </summary>
      <form
        method="post"
        aria-label={t('rate', { name })}
        onSubmit={submit}
        className="flex flex-col gap-3 p-3 lg:max-h-96 lg:overflow-y-auto"
      >
        <p className="text-sm text-muted">{t('rules', { when: formatMinute(locale, until) })}</p>
        <fieldset>
          <legend className="mb-1 font-medium">{t('stars')}</legend>
          <div className="flex flex-wrap gap-2">
            {([1, 2, 3, 4, 5] as const).map((stars) => (
              <label key={stars} className={choice}>
                <input type="radio" name="stars" value={stars} required className="size-5 accent-accent" />
                {t(`star.${stars}`)}
              </label>
            ))}
          </div>
        </fieldset>
        {rules === undefined ? null : (
          <fieldset>
            <legend className="mb-1 font-medium">{t('tagsTitle', { count: rules.mostTags })}</legend>
            <div className="flex flex-wrap gap-2">
              {rules.tags.map((tag) => (
                <label key={tag} className={choice}>
                  <input
                    type="checkbox"
                    checked={chosen.includes(tag)}
                    disabled={chosen.length >= rules.mostTags && !chosen.includes(tag)}
                    onChange={({ target }) =>
                      setChosen(target.checked ? [...chosen, tag] : chosen.filter((one) => one !== tag))
                    }
                    className="size-5 accent-accent"
                  />
                  {t(`tags.${tag}`)}
                </label>
              ))}
            </div>
          </fieldset>
        )}
        <TextAreaField
          id={id}
          name="text"
          label={t('text')}
          note={t('optional')}
          {...(rules && { hint: t('textHint', { count: rules.text.max }), maxLength: rules.text.max })}
          rows={3}
        />
        <div>
          <Button type="submit" disabled={isSending}>
            {t('send')}
          </Button>
        </div>
      </form>
    </details>
  )
}
