'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, type ReactNode, useState } from 'react'
import { createSavedSearchLimits } from '../client/limits.ts'
import type { SavedSearch } from '../client/types.ts'
import { Button } from '../ui/button.tsx'
import { SelectField, TextField } from '../ui/field.tsx'
import { typedText } from '../ui/typed-text.ts'
import { useReady } from '../ui/use-ready.ts'

export type SearchChoice = Pick<SavedSearch, 'name' | 'frequency'>

const frequencies = createSavedSearchLimits.frequency.enum
/** The schema takes twice as much. */
const longestName = createSavedSearchLimits.name.maxLength / 2

/** What a saved search is called and when it is told of. */
export function SearchForm({
  id,
  initial,
  submit,
  isBusy,
  onSubmit,
  children,
}: {
  /** Before the ids of its fields. */
  id: string
  initial: SearchChoice
  submit: string
  isBusy: boolean
  onSubmit: (choice: SearchChoice) => void
  children?: ReactNode
}) {
  const t = useTranslations('savedSearches')
  const isReady = useReady()
  const [error, setError] = useState<string | undefined>()

  function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const name = typedText(String(data.get('name')))
    const chosen = frequencies.find((one) => one === data.get('frequency'))
    const isGood = name !== '' && [...name].length <= longestName
    setError(isGood ? undefined : t('errors.name'))
    if (!isGood) document.getElementById(`${id}-name`)?.focus()
    else if (chosen !== undefined) onSubmit({ name, frequency: chosen })
  }

  return (
    <form method="post" onSubmit={send} noValidate className="flex flex-col gap-4">
      <TextField
        id={`${id}-name`}
        name="name"
        label={t('name')}
        error={error}
        defaultValue={initial.name}
        autoComplete="off"
        required
      />
      <SelectField
        id={`${id}-frequency`}
        name="frequency"
        label={t('frequency')}
        defaultValue={initial.frequency}
      >
        {frequencies.map((frequency) => (
          <option key={frequency} value={frequency}>
            {t(`frequencies.${frequency}`)}
          </option>
        ))}
      </SelectField>
      <div className="flex flex-wrap gap-3">
        <Button type="submit" disabled={isBusy || !isReady}>
          {submit}
        </Button>
        {children}
      </div>
    </form>
  )
}
