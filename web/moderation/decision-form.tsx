'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { fileReportLimits } from '../client/limits.ts'
import type { CaseDetail } from '../client/types.ts'
import { Button } from '../ui/button.tsx'
import { SelectField, TextAreaField } from '../ui/field.tsx'
import { typedText } from '../ui/typed-text.ts'
import { least, most } from './lengths.ts'
import { ReferenceField } from './reference-field.tsx'

export type Action = CaseDetail['actions'][number]
type Reason = NonNullable<CaseDetail['reason']>

export interface NewDecision {
  action: Action
  reason?: Reason
  reference?: string
  text?: string
}

const reasons = fileReportLimits.reason.enum
const needsReason = (action: Action) => action === 'remove' || action === 'suspend'
/** Whether somebody is to be told why. */
export const needsWords = (action: Action) => action !== 'keep'

/** The statement of reasons, or the answer to a complaint. */
export function DecisionForm({
  action,
  reason,
  onDecide,
  onCancel,
}: {
  action: Action
  /** Of the first report. */
  reason: Reason | null
  onDecide: (decision: NewDecision) => void
  onCancel: () => void
}) {
  const t = useTranslations('moderation.queue')
  const reasonName = useTranslations('moderation.reasons')
  const [chosen, setChosen] = useState<Reason>(reason ?? 'other')
  const [fault, setFault] = useState<string | undefined>()
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector<HTMLElement>('select, textarea')?.focus(), [])

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const text = typedText(String(data.get('text')))
    const length = [...text].length
    if (length < least || length > most) {
      setFault(t('errors.text', { least, most }))
      return document.getElementById('decision-text')?.focus()
    }
    const reference = typedText(String(data.get('reference') ?? ''))
    onDecide({
      ...{ action, text, ...(needsReason(action) && { reason: chosen }) },
      ...(reference !== '' && { reference }),
    })
  }

  return (
    <form
      ref={form}
      method="post"
      noValidate
      aria-label={t(`actions.${action}`)}
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onCancel()
      }}
      className="flex flex-col gap-3 rounded-card border border-line bg-surface p-4"
    >
      {needsReason(action) ? (
        <SelectField
          id="decision-reason"
          name="reason"
          label={t('reason')}
          value={chosen}
          onChange={(event) => setChosen(event.target.value as Reason)}
        >
          {reasons.map((one) => (
            <option key={one} value={one}>
              {reasonName(one)}
            </option>
          ))}
        </SelectField>
      ) : null}
      {needsReason(action) ? <ReferenceField id="decision" reason={chosen} /> : null}
      <TextAreaField
        id="decision-text"
        name="text"
        rows={4}
        label={t(needsReason(action) ? 'facts' : 'reply')}
        hint={needsReason(action) ? t('factsHint') : undefined}
        error={fault}
        required
      />
      <div className="flex flex-wrap gap-2">
        <Button type="submit">{t('submit')}</Button>
        <Button look="secondary" onClick={onCancel}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  )
}
