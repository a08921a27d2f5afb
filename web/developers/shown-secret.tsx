'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { Button } from '../ui/button.tsx'
import { copy } from '../ui/copy.ts'

/** What is shown this once, to be copied and kept. */
export function ShownSecret({
  id,
  title,
  text,
  secret,
  onKept,
}: {
  id: string
  title: string
  text: string
  secret: string
  onKept: () => void
}) {
  const t = useTranslations('developers')
  const [said, setSaid] = useState('')
  const box = useRef<HTMLDivElement>(null)

  useEffect(() => box.current?.focus(), [])

  return (
    <div
      ref={box}
      role="region"
      tabIndex={-1}
      aria-labelledby={`${id}-title`}
      className="flex flex-col items-start gap-3 rounded-card border border-accent bg-accent-soft p-4"
    >
      <h3 id={`${id}-title`} className="font-semibold">
        {title}
      </h3>
      <p>{text}</p>
      <code className="w-full rounded-card bg-surface p-3 font-mono text-sm wrap-anywhere select-all">
        {secret}
      </code>
      <div className="flex flex-wrap items-center gap-3">
        <Button onClick={() => void copy(secret).then((done) => setSaid(t(done ? 'copied' : 'notCopied')))}>
          {t('copy')}
        </Button>
        <Button look="secondary" onClick={onKept}>
          {t('kept')}
        </Button>
      </div>
      <p role="status" className="font-medium">
        {said}
      </p>
    </div>
  )
}
