'use client'

import { nameIn } from '@piata/config/languages'
import { useTranslations } from 'next-intl'
import { type FormEvent, useEffect, useState } from 'react'
import { findCategory, leafPaths } from '../catalogue/tree.ts'
import { answer } from '../client/api.ts'
import { ApiError } from '../client/api-error.ts'
import type { CategoryNode, ImportDetail, ImportMapping, ImportPreview } from '../client/types.ts'
import type { Locale } from '../i18n/routes.ts'
import { api } from '../session/api.ts'
import { Button } from '../ui/button.tsx'
import { CheckboxField, SelectField } from '../ui/field.tsx'
import {
  columnOf,
  fields,
  fixedValue,
  type Mapping,
  withAttribute,
  withColumn,
  withField,
} from './mapping.ts'
import { PreviewList } from './preview-list.tsx'

/** Time after a change before the preview is asked for. */
const quietMs = 400

/** Says which column becomes what, with the first rows as the listings that they would be. */
export function MappingForm({
  detail,
  locale,
  categories,
  onFailed,
  onCheck,
}: {
  detail: ImportDetail
  locale: Locale
  categories: CategoryNode[]
  onFailed: (error: unknown) => void
  onCheck: (map: ImportMapping, settings: ImportDetail['settings']) => Promise<void>
}) {
  const t = useTranslations('imports')
  const [mapping, setMapping] = useState<Mapping>((detail.map ?? {}) as Mapping)
  const [settings, setSettings] = useState(detail.settings)
  const [preview, setPreview] = useState<ImportPreview | { fault: string } | undefined>()
  const columns = detail.contents?.columns ?? []
  const oneCategory = fixedValue(mapping.category)
  const leaf = findCategory(categories, oneCategory || null)
  /** What is no part of another stands by its own name. */
  const byWay = Map.groupBy(leafPaths(categories), ({ leaf, above }) =>
    (above.length > 0 ? above : [leaf]).map(({ name }) => nameIn(name, locale)).join(' › '),
  )
  const said = (mapping.attributes ?? {}) as Mapping
  const isComplete = mapping.title !== undefined && mapping.category !== undefined
  const { cutTitles } = settings

  useEffect(() => {
    if (mapping.title === undefined || mapping.category === undefined) return setPreview(undefined)
    const body = { map: mapping as ImportMapping, cutTitles }
    const stop = new AbortController()
    const timer = setTimeout(() => {
      answer(
        api.POST('/v1/imports/{id}/preview', {
          params: { path: { id: detail.id } },
          body,
          signal: stop.signal,
        }),
      ).then(setPreview, (error: unknown) => {
        if (stop.signal.aborted) return
        if (error instanceof ApiError && error.status === 400)
          setPreview({
            fault: error.problem?.errors?.map((one) => one.detail).join('\n') ?? t('errors.failed'),
          })
        else onFailed(error)
      })
    }, quietMs)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [mapping, cutTitles, detail.id, onFailed, t])

  function submit(event: FormEvent) {
    event.preventDefault()
    void onCheck(mapping as ImportMapping, {
      ...settings,
      withdrawMissing: settings.withdrawMissing && mapping.externalId !== undefined,
      withdrawMany: false,
    })
  }

  const options = (
    <>
      <option value="">{t('noColumn')}</option>
      {columns.map(({ name, examples }) => (
        <option key={name} value={name}>
          {examples[0] === undefined ? name : `${name} (${examples[0].slice(0, 24)})`}
        </option>
      ))}
    </>
  )

  return (
    <form method="post" onSubmit={submit} className="flex flex-col gap-6">
      <section className="flex flex-col gap-4">
        <h2 className="text-lg font-semibold">{t('mapping')}</h2>
        <p className="max-w-prose text-muted">{t('mappingHint')}</p>
        <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
          <SelectField
            id="import-category"
            label={t('fields.category')}
            value={oneCategory === '' ? `column:${columnOf(mapping.category)}` : `value:${oneCategory}`}
            onChange={({ target: { value } }) => {
              const [kind, ...rest] = value.split(':')
              const name = rest.join(':')
              const source = kind === 'value' ? { value: name } : withColumn(mapping.category, name)
              setMapping((known) => withField(known, 'category', source))
            }}
          >
            <option value="column:">{t('chooseCategory')}</option>
            <optgroup label={t('fromColumn')}>
              {columns.map(({ name }) => (
                <option key={name} value={`column:${name}`}>
                  {name}
                </option>
              ))}
            </optgroup>
            {[...byWay].map(([way, leaves]) => (
              <optgroup key={way} label={way}>
                {leaves.map(({ leaf: { id, name } }) => (
                  <option key={id} value={`value:${id}`}>
                    {nameIn(name, locale)}
                  </option>
                ))}
              </optgroup>
            ))}
          </SelectField>
          {fields.map((field) => (
            <SelectField
              key={field}
              id={`import-${field}`}
              label={t(`fields.${field}`)}
              value={columnOf(mapping[field])}
              onChange={({ target: { value } }) =>
                setMapping((known) => withField(known, field, withColumn(known[field], value)))
              }
            >
              {options}
            </SelectField>
          ))}
        </div>
      </section>
      {leaf === undefined || leaf.attributes.length === 0 ? null : (
        <section className="flex flex-col gap-4">
          <h3 className="font-semibold">{t('attributes')}</h3>
          <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
            {leaf.attributes.map(({ name, label, required }) => (
              <SelectField
                key={name}
                id={`import-attribute-${name}`}
                label={label[locale] ?? name}
                {...(required && { note: t('needed') })}
                value={columnOf(said[name])}
                onChange={({ target: { value } }) =>
                  setMapping((known) =>
                    withAttribute(
                      known,
                      name,
                      withColumn((known.attributes as Mapping | undefined)?.[name], value),
                    ),
                  )
                }
              >
                {options}
              </SelectField>
            ))}
          </div>
          <CheckboxField
            id="import-without"
            label={t('withoutAttributes')}
            checked={mapping.requireAttributes === false}
            onChange={({ target }) =>
              setMapping((known) => withField(known, 'requireAttributes', target.checked ? false : undefined))
            }
          />
        </section>
      )}
      <section>
        <CheckboxField
          id="import-cut"
          label={t('cutTitles')}
          checked={settings.cutTitles}
          onChange={({ target }) => setSettings((known) => ({ ...known, cutTitles: target.checked }))}
        />
        <CheckboxField
          id="import-withdraw"
          label={t('withdrawMissing')}
          disabled={mapping.externalId === undefined}
          checked={settings.withdrawMissing && mapping.externalId !== undefined}
          onChange={({ target }) => setSettings((known) => ({ ...known, withdrawMissing: target.checked }))}
        />
      </section>
      <PreviewList preview={preview} locale={locale} categories={categories} />
      <Button type="submit" className="self-start" disabled={!isComplete}>
        {t('check')}
      </Button>
    </form>
  )
}
