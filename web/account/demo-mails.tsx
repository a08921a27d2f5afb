'use client'

import { useTranslations } from 'next-intl'
import { useCallback, useEffect, useState } from 'react'
import { answer } from '../client/api.ts'
import { publicApi } from '../client/public-api.ts'
import type { DemoMail } from '../client/types.ts'
import { formatMoment } from '../i18n/format.ts'
import type { Locale } from '../i18n/routes.ts'

const refreshMs = 3_000

/** The mails that a demo sends to nobody, as plain text: nothing of them is markup here. */
export function DemoMails({ locale }: { locale: Locale }) {
  const t = useTranslations('demo')
  const [mails, setMails] = useState<DemoMail[] | 'failed' | undefined>()

  const look = useCallback(async () => {
    if (document.visibilityState !== 'visible') return
    try {
      setMails((await answer(publicApi.GET('/v1/demo/mails', { cache: 'no-store' }))).items)
    } catch {
      setMails((known) => known ?? 'failed')
    }
  }, [])

  useEffect(() => {
    void look()
    const timer = setInterval(() => void look(), refreshMs)
    return () => clearInterval(timer)
  }, [look])

  if (mails === undefined) return <div aria-busy="true" className="h-20 rounded-card bg-sunken" />
  if (mails === 'failed') return <p>{t('failed')}</p>
  if (mails.length === 0) return <p>{t('none')}</p>
  return (
    <ul className="flex flex-col gap-4">
      {mails.map((mail) => (
        <li key={mail.id} className="flex flex-col gap-2 rounded-card border border-line bg-surface p-4">
          <h2 className="font-semibold">{mail.subject}</h2>
          <p className="text-sm text-muted">
            {t('to', { to: mail.to, at: formatMoment(locale, mail.date) })}
          </p>
          <p className="whitespace-pre-wrap break-words">
            <LinkedText text={mail.text} />
          </p>
        </li>
      ))}
    </ul>
  )
}

/** Links of the site itself can be followed. */
function LinkedText({ text }: { text: string }) {
  return text.split(/(https?:\/\/\S+)/).map((part, at) =>
    URL.parse(part)?.origin === window.location.origin ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of a text that stays as it is
      <a key={at} href={part} className="text-accent underline">
        {part}
      </a>
    ) : (
      part
    ),
  )
}
