'use client'

import { useTranslations } from 'next-intl'
import { useCallback, useEffect, useRef, useState } from 'react'
import { problemErrors } from '../account/problem-errors.ts'
import { ApiError } from '../client/api-error.ts'
import type { CategoryNode } from '../client/types.ts'
import { formatNumber, formatWait } from '../i18n/format.ts'
import { href, type Locale } from '../i18n/routes.ts'
import { shortListingHref } from '../listing/listing-path.ts'
import { currentSession } from '../session/session.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { ErrorSummary } from '../ui/field.tsx'
import { Progress } from '../ui/progress.tsx'
import { CategoryStep } from './category-step.tsx'
import { DetailsStep } from './details-step.tsx'
import { attributeFieldId, draftErrors, type Step, steps } from './draft.ts'
import { isUnpublished, moveListing } from './draft-store.ts'
import { PhotosStep } from './photos-step.tsx'
import { Preview } from './preview.tsx'
import { PriceStep } from './price-step.tsx'
import { UnfinishedDraft } from './unfinished-draft.tsx'
import { useDraft } from './use-draft.ts'
import { useUploads } from './use-uploads.ts'

interface ShownError {
  fieldId: string
  message: string
  /** As the summary says it: with the field's name where the message alone would not tell. */
  summary?: string
  /** Found here and not by the server: it goes away as soon as the field is right. */
  isLocal?: true
}

/**
 * Publishing as a path that cannot lose work: the draft saves itself, every step is on the server before the next one opens, and
 * its address (`?draft=…&step=…`) brings it back. The same form edits a listing that buyers see; that one changes at the end only.
 */
export function PublishForm({
  locale,
  tree,
  listingId,
}: {
  locale: Locale
  tree: CategoryNode[]
  listingId?: string
}) {
  const t = useTranslations('publish')
  const shared = useTranslations('common.form')
  const account = useTranslations('account.errors')
  const kept = useDraft(tree)
  const { draft, category, change, saved } = kept
  const [step, setStep] = useState<Step>('category')
  const [errors, setErrors] = useState<ShownError[]>([])
  const [state, setState] = useState<'loading' | 'ready' | 'busy' | 'gone' | 'locked' | 'failed'>('loading')
  const [said, setSaid] = useState('')
  const uploads = useUploads(draft.images, kept.setImages, (name) => setSaid(t('photos.uploaded', { name })))
  const top = useRef<HTMLDivElement>(null)
  const isLive = saved !== undefined && !isUnpublished(saved)

  const toLogin = useCallback(() => {
    const here = window.location.pathname + window.location.search
    window.location.assign(`${href(locale, 'login')}?next=${encodeURIComponent(here)}`)
  }, [locale])

  const { open } = kept
  useEffect(() => {
    const parameters = new URLSearchParams(window.location.search)
    const id = listingId ?? parameters.get('draft')
    const start = async () => {
      if (!(await currentSession())) return toLogin()
      if (id) {
        await open(id)
        setStep(steps.find((name) => name === parameters.get('step')) ?? 'details')
      }
      setState('ready')
    }
    start().catch((error: unknown) => {
      if (error instanceof ApiError && error.status === 401) return toLogin()
      const status = error instanceof ApiError ? error.status : 0
      setState(status === 409 ? 'locked' : [400, 403, 404, 410].includes(status) ? 'gone' : 'failed')
    })
    const back = () => {
      const previous = new URLSearchParams(window.location.search).get('step')
      setErrors([])
      setStep(steps.find((name) => name === previous) ?? 'category')
    }
    window.addEventListener('popstate', back)
    return () => window.removeEventListener('popstate', back)
  }, [listingId, open, toLogin])

  // Pictures on their way are lost with the page.
  useEffect(() => {
    if (!uploads.isBusy) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [uploads.isBusy])

  // The first wrong field gets the focus; without one, what is wrong in general.
  useEffect(() => {
    const first = errors[0]
    if (!first) return
    const target = document.getElementById(first.fieldId) ?? document.getElementById('form-errors')
    target?.focus()
  }, [errors])

  function show(next: Step, id: string | undefined) {
    const address = (at: Step) =>
      `${window.location.pathname}?${new URLSearchParams({ ...(id && !listingId ? { draft: id } : {}), step: at })}`
    // The step that is left gets the draft's id too, so that going back to it and reloading finds the draft.
    window.history.replaceState(null, '', address(step))
    window.history.pushState(null, '', address(next))
    setErrors([])
    setStep(next)
    top.current?.focus()
    window.scrollTo({ top: 0 })
  }

  function shown(ofSteps: readonly Step[]): ShownError[] {
    // A year has no separators, a mileage does.
    const value = (of: string | number) =>
      typeof of === 'number' && of >= 10_000 ? formatNumber(locale, of) : String(of)
    return draftErrors(draft, category)
      .filter((error) => ofSteps.includes(error.step))
      .map(({ fieldId, key, values = {} }) => {
        const texts = Object.fromEntries(Object.entries(values).map(([name, of]) => [name, value(of)]))
        const message = t(`errors.${key}`, texts)
        const label = category?.attributes.find(({ name }) => attributeFieldId(name) === fieldId)?.label[
          locale
        ]
        return { fieldId, message, isLocal: true, ...(label ? { summary: `${label}: ${message}` } : {}) }
      })
  }

  function explain(error: unknown): ShownError[] {
    if (!(error instanceof ApiError)) return [{ fieldId: 'form-errors', message: account('failed') }]
    if (error.status === 401) {
      toLogin()
      return []
    }
    if (error.status === 0) return [{ fieldId: 'form-errors', message: account('offline') }]
    if (error.status === 412) return [{ fieldId: 'form-errors', message: t('errors.changedElsewhere') }]
    if (error.status === 429)
      return [
        {
          fieldId: 'form-errors',
          message: account('tooMany', { wait: formatWait(locale, error.retryAfter ?? 60) }),
        },
      ]
    if (error.status === 503) return [{ fieldId: 'form-errors', message: account('unavailable') }]
    const ids: Record<string, string> = {
      '/title': 'title',
      '/description': 'description',
      '/condition': 'condition',
      '/price': 'price',
      '/placeId': 'place',
      '/imageIds': 'photos',
      '/categoryId': 'category',
    }
    for (const { name } of category?.attributes ?? []) ids[`/attributes/${name}`] = attributeFieldId(name)
    const { fields, general } = problemErrors(error.problem, ids, {
      field: t('errors.refused'),
      general: account('failed'),
    })
    return general ? [...fields, { fieldId: 'form-errors', message: general }] : fields
  }

  /** Runs something that talks to the server; what goes wrong is shown. */
  async function attempt(action: () => Promise<void>) {
    setState('busy')
    try {
      await action()
    } catch (error) {
      setErrors(explain(error))
    }
    setState('ready')
  }

  function choose(leaf: CategoryNode) {
    const next = { ...draft, categoryId: leaf.id }
    change({ categoryId: leaf.id })
    void attempt(async () => {
      // What buyers see now changes at the end only.
      const id = isLive ? saved.id : (await kept.save(next)).id
      show('details', id)
    })
  }

  function forward(next: Step) {
    const found = shown([step])
    if (!category || found.length > 0) return setErrors(found)
    if (isLive) return show(next, saved.id)
    void attempt(async () => show(next, (await kept.save()).id))
  }

  function publish() {
    const found = shown(steps)
    if (!category || found.length > 0) {
      const firstStep = draftErrors(draft, category)[0]?.step
      if (firstStep) setStep(firstStep)
      return setErrors(found)
    }
    void attempt(async () => {
      const now = await kept.save()
      const { id, status } = now
      const listing = isUnpublished(now) ? await moveListing(id, 'publish') : undefined
      kept.finish()
      const target =
        listing?.status === 'pending' || status === 'pending'
          ? href(locale, 'myListings')
          : shortListingHref(locale, id)
      window.location.assign(target)
    })
  }

  if (state === 'gone' || state === 'locked') {
    return (
      <div className="flex flex-col items-start gap-4">
        <p>{t(state)}</p>
        <ButtonLink href={href(locale, 'myListings')}>{t('toMyListings')}</ButtonLink>
      </div>
    )
  }
  if (state === 'failed') {
    return (
      <div role="alert" className="flex flex-col items-start gap-4">
        <p>{account('offline')}</p>
        <Button onClick={() => window.location.reload()}>{t('tryAgain')}</Button>
      </div>
    )
  }
  if (state === 'loading') {
    return (
      <div aria-busy="true" className="flex flex-col gap-4">
        <p className="sr-only">{t('loading')}</p>
        {[1, 2, 3].map((row) => (
          <div key={row} className="h-20 rounded-card bg-sunken" />
        ))}
      </div>
    )
  }
  const at = steps.indexOf(step)
  const previous = steps[at - 1]
  const next = steps[at + 1]
  const wrong = new Set(draftErrors(draft, category).map(({ fieldId }) => fieldId))
  const visible = errors.filter(({ isLocal, fieldId }) => !isLocal || wrong.has(fieldId))
  const errorOf = (fieldId: string) => visible.find((error) => error.fieldId === fieldId)?.message
  return (
    <div className="flex flex-col gap-6">
      <div ref={top} tabIndex={-1} className="outline-none">
        <p className="text-sm text-muted">{t('step', { number: at + 1, total: steps.length })}</p>
        <h2 className="text-xl font-semibold">{t(`steps.${step}`)}</h2>
        <Progress value={(at + 1) / steps.length} aria-hidden className="mt-2 h-1" />
      </div>
      <ErrorSummary
        title={shared('errorsTitle', { count: visible.length })}
        errors={visible.map(({ fieldId, message, summary = message }) => ({ fieldId, message: summary }))}
      />
      {step === 'category' && !saved ? <UnfinishedDraft locale={locale} /> : null}
      {step === 'category' ? (
        <CategoryStep
          locale={locale}
          tree={tree}
          categoryId={draft.categoryId}
          error={errorOf('category')}
          onChoose={choose}
        />
      ) : null}
      {step === 'details' && category ? (
        <DetailsStep locale={locale} category={category} draft={draft} change={change} errorOf={errorOf} />
      ) : null}
      {step === 'photos' ? (
        <PhotosStep
          locale={locale}
          images={draft.images}
          setImages={kept.setImages}
          uploads={uploads}
          said={said}
          setSaid={setSaid}
        />
      ) : null}
      {step === 'price' ? <PriceStep draft={draft} change={change} errorOf={errorOf} /> : null}
      {step === 'preview' && category ? <Preview locale={locale} category={category} draft={draft} /> : null}
      <div className="flex flex-wrap justify-between gap-3 border-t border-line pt-4">
        {previous ? (
          <Button look="secondary" disabled={state === 'busy'} onClick={() => show(previous, saved?.id)}>
            {t('back')}
          </Button>
        ) : (
          <span />
        )}
        <div className="flex flex-wrap justify-end gap-3">
          {/* A small correction need not walk through every step. */}
          {isLive && next ? (
            <Button look="secondary" disabled={state === 'busy' || uploads.isBusy} onClick={publish}>
              {t('saveChanges')}
            </Button>
          ) : null}
          {next && category ? (
            <Button
              disabled={state === 'busy'}
              onClick={() => (step === 'category' ? choose(category) : forward(next))}
            >
              {t('next')}
            </Button>
          ) : null}
          {step === 'preview' ? (
            <Button disabled={state === 'busy' || uploads.isBusy} onClick={publish}>
              {isLive ? t('saveChanges') : t('publish')}
            </Button>
          ) : null}
        </div>
      </div>
      {step !== 'photos' && uploads.list.length > 0 ? (
        <p role="status" className="text-sm font-medium">
          {uploads.isBusy ? t('photosOnTheWay') : t('photosFailed')}
        </p>
      ) : null}
      <p role={kept.failure === undefined ? undefined : 'status'} className="text-sm text-muted">
        {progress()}
      </p>
    </div>
  )

  function progress(): string {
    if (state === 'busy' || kept.isSaving) return t('saving')
    if (!saved) return ''
    if (!kept.isDirty) return isLive ? '' : t('saved')
    if (kept.failure instanceof ApiError && kept.failure.status === 412) return t('errors.changedElsewhere')
    if (isLive) return t('unsavedChanges')
    return kept.failure === undefined ? t('saving') : t('unsaved')
  }
}
