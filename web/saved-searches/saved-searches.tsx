'use client'

import { useTranslations } from 'next-intl'
import { useCallback, useEffect, useState } from 'react'
import { answer } from '../client/api.ts'
import { ApiError } from '../client/api-error.ts'
import type { NewSavedSearch, SavedSearch } from '../client/types.ts'
import { formatWait } from '../i18n/format.ts'
import { href, type Locale } from '../i18n/routes.ts'
import { TellMe } from '../notifications/tell-me.tsx'
import { api } from '../session/api.ts'
import { currentSession } from '../session/session.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { classes } from '../ui/class-names.ts'
import { SavedSearchRow } from './saved-search-row.tsx'
import { type SearchChoice, SearchForm } from './search-form.tsx'

/** The account's saved searches, and one that may be saved now. */
export function SavedSearches({
  locale,
  proposal,
}: {
  locale: Locale
  proposal?: Pick<NewSavedSearch, 'name' | 'query' | 'page'>
}) {
  const t = useTranslations('savedSearches')
  const tell = useTranslations('notifications.tellMe')
  const [hasSaved, setHasSaved] = useState(false)
  const [items, setItems] = useState<SavedSearch[] | 'failed' | undefined>()
  const [next, setNext] = useState<string | null>(null)
  const [proposed, setProposed] = useState(proposal)
  const [isBusy, setBusy] = useState(false)
  const [message, setMessage] = useState<{ kind: 'done' | 'failed'; text: string } | undefined>()

  const failed = useCallback(
    (error: unknown) => {
      if (error instanceof ApiError && error.status === 401) {
        const here = window.location.pathname + window.location.search
        window.location.assign(`${href(locale, 'login')}?next=${encodeURIComponent(here)}`)
        return
      }
      const say = (text: string) => setMessage({ kind: 'failed', text })
      if (!(error instanceof ApiError)) return say(t('errors.failed'))
      if (error.status === 0 || error.status === 503) return say(t('errors.offline'))
      if (error.status === 404) return say(t('errors.gone'))
      if (error.status === 409) return say(t('errors.same'))
      if (error.status === 429)
        return say(t('errors.tooMany', { wait: formatWait(locale, error.retryAfter ?? 60) }))
      say(t('errors.failed'))
    },
    [locale, t],
  )

  const load = useCallback(
    async (cursor: string | null) => {
      try {
        if (!(await currentSession())) throw new ApiError(401)
        const query = { limit: 50, ...(cursor === null ? {} : { cursor }) }
        const page = await answer(api.GET('/v1/saved-searches', { params: { query }, cache: 'no-store' }))
        setItems((known) => [...(cursor !== null && Array.isArray(known) ? known : []), ...page.items])
        setNext(page.next)
      } catch (error) {
        if (cursor === null) setItems('failed')
        failed(error)
      }
    },
    [failed],
  )

  useEffect(() => {
    void load(null)
  }, [load])

  function change(of: (known: SavedSearch[]) => SavedSearch[]) {
    setItems((known) => (Array.isArray(known) ? of(known) : known))
  }

  /** Whether it went well; says so. */
  async function attempt(work: () => Promise<void>, done: string): Promise<boolean> {
    setBusy(true)
    setMessage(undefined)
    try {
      await work()
      setMessage({ kind: 'done', text: done })
      return true
    } catch (error) {
      failed(error)
      return false
    } finally {
      setBusy(false)
    }
  }

  async function save({ name, frequency }: SearchChoice) {
    if (proposed === undefined) return
    const body = { ...proposed, name, frequency, locale }
    const isSaved = await attempt(
      async () => {
        const made = await answer(api.POST('/v1/saved-searches', { body }))
        change((known) => [made, ...known])
      },
      t('saved', { name }),
    )
    if (!isSaved) return
    setProposed(undefined)
    setHasSaved(true)
    window.history.replaceState(null, '', window.location.pathname)
    document.getElementById('content')?.focus({ preventScroll: true })
  }

  function update({ id }: SavedSearch, choice: SearchChoice) {
    return attempt(
      async () => {
        const params = { path: { id } }
        const now = await answer(api.PATCH('/v1/saved-searches/{id}', { params, body: choice }))
        change((known) => known.map((other) => (other.id === id ? now : other)))
      },
      t('changed', { name: choice.name }),
    )
  }

  async function remove({ id, name }: SavedSearch) {
    await attempt(
      async () => {
        await api.DELETE('/v1/saved-searches/{id}', { params: { path: { id } } })
        change((known) => known.filter((other) => other.id !== id))
      },
      t('removed', { name }),
    )
    document.getElementById('content')?.focus({ preventScroll: true })
  }

  return (
    <div className="flex flex-col gap-6">
      {proposed ? (
        <section
          aria-labelledby="new-search"
          className="flex flex-col gap-3 rounded-card border border-line bg-surface p-4"
        >
          <h2 id="new-search" className="text-lg font-semibold">
            {t('new')}
          </h2>
          <SearchForm
            id="new"
            initial={{ name: proposed.name, frequency: 'daily' }}
            submit={t('save')}
            isBusy={isBusy}
            onSubmit={(choice) => void save(choice)}
          />
        </section>
      ) : null}
      {hasSaved ? <TellMe locale={locale} label={tell('search')} /> : null}
      {items === undefined ? (
        <div aria-busy="true" className="h-28 rounded-card bg-sunken" />
      ) : items === 'failed' ? (
        <Button look="secondary" className="self-start" onClick={() => void load(null)}>
          {t('tryAgain')}
        </Button>
      ) : items.length === 0 && !proposed ? (
        <div className="flex flex-col items-start gap-4">
          <p>{t('empty')}</p>
          <ButtonLink href={href(locale, 'listings')}>{t('search')}</ButtonLink>
        </div>
      ) : (
        <ul className="flex flex-col gap-3">
          {items.map((item) => (
            <SavedSearchRow
              key={item.id}
              locale={locale}
              item={item}
              isBusy={isBusy}
              onChange={(choice) => update(item, choice)}
              onRemove={() => void remove(item)}
            />
          ))}
        </ul>
      )}
      {next ? (
        <Button look="secondary" className="self-center" onClick={() => void load(next)}>
          {t('more')}
        </Button>
      ) : null}
      <p
        role={message?.kind === 'failed' ? 'alert' : 'status'}
        className={classes('font-medium', message?.kind === 'failed' && 'text-danger')}
      >
        {message?.text}
      </p>
    </div>
  )
}
