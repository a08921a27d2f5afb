'use client'

import { nameIn } from '@piata/config/languages'
import { useTranslations } from 'next-intl'
import { type FormEvent, useCallback, useState } from 'react'
import { toLogin, useStaffData } from '../admin/use-staff.ts'
import { answer } from '../client/api.ts'
import { ApiError } from '../client/api-error.ts'
import type { CategoryNode, Landings } from '../client/types.ts'
import { ownName } from '../i18n/format.ts'
import { type Locale, locales } from '../i18n/routes.ts'
import { api } from '../session/api.ts'
import { Button } from '../ui/button.tsx'
import { SelectField, TextAreaField, TextField } from '../ui/field.tsx'

interface County {
  code: string
  name: string
}

const flat = (nodes: readonly CategoryNode[]): CategoryNode[] =>
  nodes.flatMap((node) => [node, ...flat(node.children ?? [])])

async function load() {
  const [landings, categories] = await Promise.all([
    answer(api.GET('/v1/landing-pages', { cache: 'no-store' })),
    answer(api.GET('/v1/categories', { cache: 'no-store' })),
  ])
  return { landings, categories: flat(categories.items) }
}

/** What is said on the pages of categories, in each language, and under which words they stand. */
export function LandingPages({ locale, counties }: { locale: Locale; counties: readonly County[] }) {
  const t = useTranslations('categories.landing')
  const { data, reload } = useStaffData(locale, load)
  const [category, setCategory] = useState('')
  const [county, setCounty] = useState('')
  const [language, setLanguage] = useState<Locale>(locale)
  if (data === undefined) return null
  const { categories, landings } = data
  const chosen = category || categories[0]?.id
  if (chosen === undefined) return null
  const place = { category: chosen, county: county || null, locale: language }
  return (
    <section
      aria-labelledby="landing-pages"
      className="mt-8 flex max-w-prose flex-col gap-4 border-t border-line pt-8"
    >
      <h2 id="landing-pages" className="text-xl font-bold">
        {t('title')}
      </h2>
      <p className="text-muted">{t('intro')}</p>
      <div className="grid gap-4 sm:grid-cols-3">
        <SelectField
          id="landing-category"
          label={t('category')}
          value={chosen}
          onChange={(event) => setCategory(event.target.value)}
        >
          <Options of={categories} locale={locale} />
        </SelectField>
        <SelectField
          id="landing-county"
          label={t('county')}
          value={county}
          onChange={(event) => setCounty(event.target.value)}
        >
          <option value="">{t('everywhere')}</option>
          {counties.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </SelectField>
        <SelectField
          id="landing-language"
          label={t('language')}
          value={language}
          onChange={(event) => setLanguage(event.target.value as Locale)}
        >
          {locales.map((one) => (
            <option key={one} value={one} lang={one}>
              {ownName(one)}
            </option>
          ))}
        </SelectField>
      </div>
      <Editor
        key={`${chosen} ${county} ${language}`}
        locale={locale}
        place={place}
        categories={categories}
        landings={landings}
        reload={reload}
      />
    </section>
  )
}

function Editor({
  locale,
  place,
  categories,
  landings,
  reload,
}: {
  locale: Locale
  place: Pick<Landings['texts'][number], 'category' | 'county' | 'locale'>
  categories: readonly CategoryNode[]
  landings: Landings
  reload: () => Promise<void>
}) {
  const t = useTranslations('categories.landing')
  const isOf = (one: { category: string; county: string | null }) =>
    one.category === place.category && one.county === place.county
  const said = landings.texts.find((one) => isOf(one) && one.locale === place.locale)
  const isHere = (one: { category: string; locale: string }) =>
    one.category === place.category && one.locale === place.locale
  const word = landings.words.find(isHere)?.path
  const [state, setState] = useState<'idle' | 'sending' | 'saved' | 'taken' | 'reserved' | 'failed'>('idle')

  const submit = useCallback(
    async (event: FormEvent<HTMLFormElement>) => {
      event.preventDefault()
      const form = new FormData(event.currentTarget)
      const text = (name: string) => String(form.get(name) ?? '').trim() || null
      const body = {
        ...{ ...place, path: text('path'), title: text('title'), text: text('text') },
        links: form.getAll('links').map(String),
      }
      setState('sending')
      try {
        await answer(api.PUT('/v1/admin/landing-pages', { body }))
        await reload()
        setState('saved')
      } catch (error) {
        const status = error instanceof ApiError ? error.status : 0
        if (status === 401) return toLogin(locale)
        const isOthers = [...landings.words, ...landings.former].some(
          (one) => one.path === body.path && one.locale === place.locale && one.category !== place.category,
        )
        setState(status !== 409 ? 'failed' : isOthers ? 'taken' : 'reserved')
      }
    },
    [locale, place, landings, reload],
  )

  const isWrong = state === 'taken' || state === 'reserved' || state === 'failed'
  return (
    <form
      method="post"
      noValidate
      onSubmit={(event) => void submit(event)}
      onChange={() => setState('idle')}
      className="flex flex-col gap-4"
    >
      {landings.pages.some(isOf) ? null : <p>{t('tooFew')}</p>}
      {place.county === null ? (
        <TextField
          id="landing-path"
          name="path"
          label={t('path')}
          hint={word === undefined ? t('pathHint') : `${t('stands', { word })} ${t('pathHint')}`}
          maxLength={60}
          defaultValue={said?.path ?? ''}
        />
      ) : null}
      <TextField
        id="landing-title"
        name="title"
        label={t('heading')}
        hint={t('headingHint')}
        maxLength={80}
        defaultValue={said?.title ?? ''}
      />
      <TextAreaField
        id="landing-text"
        name="text"
        label={t('text')}
        hint={t('textHint')}
        maxLength={4_000}
        defaultValue={said?.text ?? ''}
      />
      <SelectField
        id="landing-links"
        name="links"
        label={t('links')}
        hint={t('linksHint')}
        multiple
        size={6}
        defaultValue={said?.links ?? []}
      >
        <Options of={categories.filter(({ id }) => id !== place.category)} locale={locale} />
      </SelectField>
      <div className="flex flex-wrap items-center gap-4">
        <Button type="submit" disabled={state === 'sending'}>
          {t('save')}
        </Button>
        <p
          role={isWrong ? 'alert' : 'status'}
          className={isWrong ? 'font-medium text-danger' : 'font-medium'}
        >
          {state === 'idle' || state === 'sending' ? '' : t(state)}
        </p>
      </div>
    </form>
  )
}

const Options = ({ of, locale }: { of: readonly CategoryNode[]; locale: Locale }) =>
  of.map((one) => (
    <option key={one.id} value={one.id}>
      {'– '.repeat(one.path.length - 1) + nameIn(one.name, locale)}
    </option>
  ))
