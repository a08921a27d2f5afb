'use client'

import { useTranslations } from 'next-intl'
import { useCallback, useEffect, useRef, useState } from 'react'
import { problemErrors } from '../account/problem-errors.ts'
import { findCategory } from '../catalogue/tree.ts'
import type { CategoryNode } from '../client/types.ts'
import { href, type Locale } from '../i18n/routes.ts'
import { listingHref } from '../listing/listing-path.ts'
import { ApiError, currentSession } from '../session/session.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { ErrorSummary } from '../ui/field.tsx'
import { CategoryStep } from './category-step.tsx'
import { DetailsStep } from './details-step.tsx'
import {
  attributeFieldId,
  type Draft,
  type DraftImage,
  draftErrors,
  draftOf,
  emptyDraft,
  type Step,
  steps,
} from './draft.ts'
import { loadDraft, moveListing, type SavedDraft, saveDraft } from './draft-store.ts'
import { PhotosStep } from './photos-step.tsx'
import { Preview } from './preview.tsx'
import { PriceStep } from './price-step.tsx'

interface ShownError {
  fieldId: string
  message: string
}

/** Steps at which a listing is not shown to buyers, so that it is published at the end and not only saved. */
const unpublished = new Set(['draft', 'rejected', 'withdrawn', 'expired'])

/**
 * Publishing as a path that cannot lose work: every step is saved on the server before the next one opens, and its address
 * (`?draft=…&step=…`) brings it back. The same form edits a published listing.
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
  const [draft, setDraft] = useState<Draft>(emptyDraft)
  const [saved, setSaved] = useState<SavedDraft | undefined>()
  const [step, setStep] = useState<Step>('category')
  const [errors, setErrors] = useState<ShownError[]>([])
  const [state, setState] = useState<'loading' | 'ready' | 'busy' | 'gone'>('loading')
  const top = useRef<HTMLDivElement>(null)
  const category = findCategory(tree, draft.categoryId)
  const change = useCallback((part: Partial<Draft>) => setDraft((known) => ({ ...known, ...part })), [])
  const setImages = useCallback(
    (of: (images: DraftImage[]) => DraftImage[]) =>
      setDraft((known) => ({ ...known, images: of(known.images) })),
    [],
  )

  const toLogin = useCallback(() => {
    const here = window.location.pathname + window.location.search
    window.location.assign(`${href(locale, 'login')}?next=${encodeURIComponent(here)}`)
  }, [locale])

  useEffect(() => {
    const parameters = new URLSearchParams(window.location.search)
    const id = listingId ?? parameters.get('draft')
    const wanted = steps.find((name) => name === parameters.get('step'))
    const open = async () => {
      if (!(await currentSession())) return toLogin()
      if (id) {
        const { listing, saved: known } = await loadDraft(id)
        setDraft(draftOf(listing))
        setSaved(known)
        setStep(wanted ?? 'details')
      }
      setState('ready')
    }
    open().catch((error: unknown) => {
      if (error instanceof ApiError && error.status === 401) return toLogin()
      setState('gone')
    })
    const back = () => {
      const previous = new URLSearchParams(window.location.search).get('step')
      setErrors([])
      setStep(steps.find((name) => name === previous) ?? 'category')
    }
    window.addEventListener('popstate', back)
    return () => window.removeEventListener('popstate', back)
  }, [listingId, toLogin])

  // The first wrong field gets the focus; without one, what is wrong in general.
  useEffect(() => {
    const first = errors[0]
    if (!first) return
    const target = document.getElementById(first.fieldId) ?? document.getElementById('form-errors')
    target?.focus()
  }, [errors])

  function show(next: Step, id: string | undefined) {
    const parameters = new URLSearchParams({ ...(id && !listingId ? { draft: id } : {}), step: next })
    window.history.pushState(null, '', `${window.location.pathname}?${parameters}`)
    setErrors([])
    setStep(next)
    top.current?.focus()
    window.scrollTo({ top: 0 })
  }

  function shown(ofSteps: readonly Step[], known: Draft = draft, of = category): ShownError[] {
    return draftErrors(known, of)
      .filter((error) => ofSteps.includes(error.step))
      .map((error) => ({ fieldId: error.fieldId, message: t(`errors.${error.key}`, error.values) }))
  }

  function explain(error: unknown): ShownError[] {
    if (!(error instanceof ApiError)) return [{ fieldId: 'form-errors', message: account('failed') }]
    if (error.status === 401) {
      toLogin()
      return []
    }
    if (error.status === 0) return [{ fieldId: 'form-errors', message: account('offline') }]
    if (error.status === 412) return [{ fieldId: 'form-errors', message: t('errors.changedElsewhere') }]
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
    const { fields, general } = problemErrors(error.problem, ids, account('failed'))
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

  const save = async (known: Draft, of: CategoryNode): Promise<SavedDraft> => {
    const result = await saveDraft(known, of, saved)
    setSaved(result)
    return result
  }

  function choose(leaf: CategoryNode) {
    const next = { ...draft, categoryId: leaf.id }
    setDraft(next)
    void attempt(async () => show('details', (await save(next, leaf)).id))
  }

  function forward(next: Step) {
    const found = shown([step])
    if (!category || found.length > 0) return setErrors(found)
    void attempt(async () => show(next, (await save(draft, category)).id))
  }

  function publish() {
    const found = shown(steps)
    if (!category || found.length > 0) {
      const firstStep = draftErrors(draft, category)[0]?.step
      if (firstStep) setStep(firstStep)
      return setErrors(found)
    }
    void attempt(async () => {
      const { id, status } = await save(draft, category)
      const listing = unpublished.has(status) ? await moveListing(id, 'publish') : undefined
      const target =
        listing === undefined || listing.status === 'pending'
          ? href(locale, 'myListings')
          : listingHref(locale, { id, title: listing.title })
      window.location.assign(target)
    })
  }

  if (state === 'gone') {
    return (
      <div className="flex flex-col items-start gap-4">
        <p>{t('gone')}</p>
        <ButtonLink href={href(locale, 'myListings')}>{t('toMyListings')}</ButtonLink>
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
  const errorOf = (fieldId: string) => errors.find((error) => error.fieldId === fieldId)?.message
  return (
    <div className="flex flex-col gap-6">
      <div ref={top} tabIndex={-1} className="outline-none">
        <p className="text-sm text-muted">{t('step', { number: at + 1, total: steps.length })}</p>
        <h2 className="text-xl font-semibold">{t(`steps.${step}`)}</h2>
        <progress value={at + 1} max={steps.length} aria-hidden className="mt-2 h-1 w-full accent-accent" />
      </div>
      <ErrorSummary title={shared('errorsTitle', { count: errors.length })} errors={errors} />
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
      {step === 'photos' ? <PhotosStep images={draft.images} setImages={setImages} /> : null}
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
        {next && step !== 'category' ? (
          <Button disabled={state === 'busy'} onClick={() => forward(next)}>
            {t('next')}
          </Button>
        ) : null}
        {step === 'category' && category ? (
          <Button disabled={state === 'busy'} onClick={() => choose(category)}>
            {t('next')}
          </Button>
        ) : null}
        {step === 'preview' ? (
          <Button disabled={state === 'busy'} onClick={publish}>
            {saved && !unpublished.has(saved.status) ? t('saveChanges') : t('publish')}
          </Button>
        ) : null}
      </div>
      <p role="status" className="text-sm text-muted">
        {state === 'busy' ? t('saving') : saved ? t('saved') : ''}
      </p>
    </div>
  )
}
