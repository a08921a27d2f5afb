'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useCallback, useEffect, useState } from 'react'
import { FormProvider, useForm } from 'react-hook-form'
import { ApiError } from '../client/api-error.ts'
import type { CategoryNode, ListingRules } from '../client/types.ts'
import { href, type Locale } from '../i18n/routes.ts'
import { shortListingHref } from '../listing/listing-path.ts'
import { currentSession } from '../session/session.ts'
import { Button } from '../ui/button.tsx'
import { ErrorSummary } from '../ui/field.tsx'
import { Progress } from '../ui/progress.tsx'
import { CategoryStep } from './category-step.tsx'
import { DetailsStep } from './details-step.tsx'
import { type Draft, emptyDraft } from './draft.ts'
import { isUnpublished, moveListing } from './draft-store.ts'
import { type Step, steps } from './fields.ts'
import { PhotosStep } from './photos-step.tsx'
import { Preview } from './preview.tsx'
import { PriceStep } from './price-step.tsx'
import { UnfinishedDraft } from './unfinished-draft.tsx'
import { type Closed, ClosedForm, LoadingForm } from './unopened.tsx'
import { type KeptDraft, useDraft } from './use-draft.ts'
import { useFaults } from './use-faults.ts'
import { stepOfAddress, useSteps } from './use-steps.ts'
import { type Uploads, useUploads } from './use-uploads.ts'

interface PublishProps {
  locale: Locale
  tree: CategoryNode[]
  rules: ListingRules
  listingId?: string
}

/**
 * Publishing as a path that cannot lose work: the draft saves itself, every step is on the server before the next one opens, and
 * its address brings it back. The same form edits a listing that buyers see; that one changes at the end only.
 */
export function PublishForm({ locale, tree, rules, listingId }: PublishProps) {
  const t = useTranslations('publish')
  const shared = useTranslations('common.form')
  const form = useForm<Draft>({
    defaultValues: { ...emptyDraft, currency: rules.price.currencies[0] ?? emptyDraft.currency },
  })
  const kept = useDraft(form, tree, rules)
  const { draft, category, saved } = kept
  const [state, setState] = useState<'loading' | 'ready' | 'busy' | Closed>('loading')
  const [said, setSaid] = useState('')
  const uploads = useUploads(
    draft.images,
    rules.images,
    (of) => form.setValue('images', of(form.getValues('images'))),
    (name) => setSaid(t('photos.uploaded', { name })),
  )
  const { step, at, previous, next, top, setStep, show } = useSteps(listingId)
  const faults = useFaults(form, { locale, category, rules, step })
  const isLive = saved !== undefined && !isUnpublished(saved)

  const toLogin = useCallback(() => {
    const here = window.location.pathname + window.location.search
    window.location.assign(`${href(locale, 'login')}?next=${encodeURIComponent(here)}`)
  }, [locale])

  const { open } = kept
  useEffect(() => {
    const id = listingId ?? new URLSearchParams(window.location.search).get('draft')
    const start = async () => {
      if (!(await currentSession())) return toLogin()
      if (id) {
        await open(id)
        setStep(stepOfAddress() ?? 'details')
      }
      setState('ready')
    }
    start().catch((error: unknown) => {
      const status = error instanceof ApiError ? error.status : 0
      if (status === 401) return toLogin()
      setState(status === 409 ? 'locked' : [400, 403, 404, 410].includes(status) ? 'gone' : 'failed')
    })
  }, [listingId, open, setStep, toLogin])

  useAskBeforeLeaving(uploads.isBusy)

  function go(to: Step, id: string | undefined) {
    faults.clear()
    show(to, id)
  }

  /** Leads to the step of what is wrong. */
  function lead(to: Step | undefined) {
    if (to) setStep(to)
  }

  /** Runs something that talks to the server; what goes wrong is shown. */
  async function attempt(action: () => Promise<void>) {
    faults.clear()
    setState('busy')
    try {
      await action()
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) return toLogin()
      lead(faults.showFailure(error))
    }
    setState('ready')
  }

  function choose(leaf: CategoryNode) {
    form.setValue('categoryId', leaf.id)
    // What buyers see now changes at the end only.
    void attempt(async () => go('details', isLive ? saved.id : (await kept.save()).id))
  }

  function forward(to: Step) {
    if (isLive) {
      faults.clear()
      if (!faults.showWrong([step])) go(to, saved.id)
      return
    }
    void attempt(async () => {
      const { id, missing } = await kept.save()
      if (!faults.showWrong([step], missing)) go(to, id)
    })
  }

  function publish() {
    faults.clear()
    const wrong = faults.showWrong(steps)
    if (wrong) return lead(wrong)
    void attempt(async () => {
      const now = await kept.save()
      const { status } = isUnpublished(now) ? await moveListing(now.id, 'publish') : now
      kept.finish()
      window.location.assign(
        status === 'pending' ? href(locale, 'myListings') : shortListingHref(locale, now.id),
      )
    })
  }

  function submit(event: FormEvent) {
    event.preventDefault()
    if (state === 'busy') return
    if (!next) return uploads.isBusy ? undefined : publish()
    if (step === 'category' && category) choose(category)
    else forward(next)
  }

  if (state === 'loading') return <LoadingForm />
  if (state !== 'ready' && state !== 'busy') return <ClosedForm locale={locale} because={state} />
  const isBusy = state === 'busy'
  return (
    <FormProvider {...form}>
      <form method="post" noValidate onSubmit={submit} className="flex flex-col gap-6">
        <div ref={top} tabIndex={-1} className="outline-none">
          <p className="text-sm text-muted">{t('step', { number: at + 1, total: steps.length })}</p>
          <h2 className="text-xl font-semibold">{t(`steps.${step}`)}</h2>
          <Progress value={(at + 1) / steps.length} aria-hidden className="mt-2 h-1" />
        </div>
        <ErrorSummary title={shared('errorsTitle', { count: faults.shown.length })} errors={faults.shown} />
        {step === 'category' && !saved ? <UnfinishedDraft locale={locale} /> : null}
        {step === 'category' ? <CategoryStep locale={locale} tree={tree} onChoose={choose} /> : null}
        {step === 'details' && category ? (
          <DetailsStep locale={locale} category={category} rules={rules} />
        ) : null}
        {step === 'photos' ? (
          <PhotosStep locale={locale} rules={rules.images} uploads={uploads} said={said} setSaid={setSaid} />
        ) : null}
        {step === 'price' && category ? (
          <PriceStep locale={locale} category={category} rules={rules} />
        ) : null}
        {step === 'preview' && category ? (
          <Preview locale={locale} category={category} rules={rules} draft={draft} />
        ) : null}
        <div className="flex flex-wrap justify-between gap-3 border-t border-line pt-4">
          {previous ? (
            <Button look="secondary" disabled={isBusy} onClick={() => go(previous, saved?.id)}>
              {t('back')}
            </Button>
          ) : (
            <span />
          )}
          <div className="flex flex-wrap justify-end gap-3">
            {/* A small correction need not walk through every step. */}
            {isLive && next ? (
              <Button look="secondary" disabled={isBusy || uploads.isBusy} onClick={publish}>
                {t('saveChanges')}
              </Button>
            ) : null}
            {next && category ? (
              <Button type="submit" disabled={isBusy}>
                {t('next')}
              </Button>
            ) : null}
            {step === 'preview' ? (
              <Button type="submit" disabled={isBusy || uploads.isBusy}>
                {isLive ? t('saveChanges') : t('publish')}
              </Button>
            ) : null}
          </div>
        </div>
        {step !== 'photos' ? <UploadsElsewhere uploads={uploads} /> : null}
        <SaveState kept={kept} isBusy={isBusy} isLive={isLive} />
      </form>
    </FormProvider>
  )
}

/** Pictures on their way are lost with the page. */
function useAskBeforeLeaving(isBusy: boolean) {
  useEffect(() => {
    if (!isBusy) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [isBusy])
}

function UploadsElsewhere({ uploads: { list, isBusy } }: { uploads: Uploads }) {
  const t = useTranslations('publish')
  if (list.length === 0) return null
  return (
    <p role="status" className="text-sm font-medium">
      {isBusy ? t('photosOnTheWay') : t('photosFailed')}
    </p>
  )
}

/** Whether what was typed is on the server. */
function SaveState({ kept, isBusy, isLive }: { kept: KeptDraft; isBusy: boolean; isLive: boolean }) {
  const t = useTranslations('publish')
  const { saved, isDirty, isSaving, failure } = kept
  return (
    <p role={failure === undefined ? undefined : 'status'} className="text-sm text-muted">
      {text()}
    </p>
  )

  function text(): string {
    if (isBusy || isSaving) return t('saving')
    if (!saved) return ''
    if (!isDirty) return isLive ? '' : t(saved.visible ? 'savedChanges' : 'saved')
    if (failure instanceof ApiError && failure.status === 412) return t('errors.changedElsewhere')
    if (isLive) return t('unsavedChanges')
    return failure === undefined ? t('saving') : t('unsaved')
  }
}
