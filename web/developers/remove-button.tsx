'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '../ui/button.tsx'

/** Asks once more where it stands before something goes for good. */
export function RemoveButton({
  name,
  question,
  isBusy,
  onRemove,
}: {
  name: string
  question: string
  isBusy: boolean
  onRemove: () => void
}) {
  const t = useTranslations('developers')
  const [isAsking, setAsking] = useState(false)
  if (!isAsking)
    return (
      <Button
        look="secondary"
        disabled={isBusy}
        aria-label={t('removeOne', { name })}
        onClick={() => setAsking(true)}
      >
        {t('remove')}
      </Button>
    )
  return (
    <div
      role="group"
      aria-label={question}
      ref={(group) => group?.querySelector('button')?.focus()}
      className="flex w-full flex-col gap-2"
    >
      <p>{question}</p>
      <div className="flex flex-wrap gap-3">
        <Button look="secondary" onClick={() => setAsking(false)}>
          {t('cancel')}
        </Button>
        <Button look="danger" disabled={isBusy} onClick={onRemove}>
          {t('removeNow')}
        </Button>
      </div>
    </div>
  )
}
