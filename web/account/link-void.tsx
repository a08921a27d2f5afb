'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { ButtonLink } from '../ui/button.tsx'

/** Says that a link of a mail is no longer good, and where another one comes from. */
export function LinkVoid({ href, action }: { href: string; action: string }) {
  const t = useTranslations('account')
  return (
    <Outcome>
      <p>{t('linkVoid')}</p>
      <ButtonLink href={href} look="secondary">
        {action}
      </ButtonLink>
    </Outcome>
  )
}

/** What stands where the form was: it has the focus, so that a screen reader reads it. */
export function Outcome({ children }: { children: React.ReactNode }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [])
  return (
    <div ref={box} tabIndex={-1} role="status" className="flex flex-col items-start gap-4 outline-none">
      {children}
    </div>
  )
}
