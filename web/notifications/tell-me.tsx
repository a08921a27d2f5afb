'use client'

import { Bell } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useLayoutEffect, useState } from 'react'
import type { Locale } from '../i18n/routes.ts'
import { pushState, startPush } from '../session/push.ts'
import { Button } from '../ui/button.tsx'
import { useExplained } from './use-explained.ts'

/** Until when nobody is asked again. */
const laterKey = 'piata.push-later'
const laterMs = 30 * 86_400_000

/** Offers to tell of what is waited for, where this browser can and was not asked lately; nobody is asked without such a reason. */
export function TellMe({
  locale,
  label,
  onShown,
}: {
  locale: Locale
  label: string
  /** It takes its place late, when what is around has been laid out. */
  onShown?: () => void
}) {
  const t = useTranslations('notifications')
  const explained = useExplained(locale)
  const [state, setState] = useState<'hidden' | 'asking' | 'busy' | 'done'>('hidden')
  const [problem, setProblem] = useState('')

  useEffect(() => {
    if (Number(localStorage.getItem(laterKey)) > Date.now()) return
    pushState()
      .then((now) => now === 'off' && setState('asking'))
      .catch(() => undefined)
  }, [])

  const isShown = state !== 'hidden'
  useLayoutEffect(() => {
    if (isShown) onShown?.()
  }, [isShown, onShown])

  async function start() {
    setState('busy')
    setProblem('')
    try {
      if ((await startPush()) === 'on') return setState('done')
      setProblem(t('devices.denied'))
    } catch (error) {
      setProblem(error instanceof DOMException ? t('devices.impossible') : explained(error))
    }
    setState('asking')
  }

  function later() {
    localStorage.setItem(laterKey, String(Date.now() + laterMs))
    setState('hidden')
  }

  if (!isShown) return null
  return (
    <div className="flex flex-wrap items-center gap-2 rounded-card border border-line bg-surface p-3">
      {state === 'done' ? (
        <p role="status">{t('tellMe.done')}</p>
      ) : (
        <>
          <Button look="secondary" disabled={state === 'busy'} onClick={() => void start()}>
            <Bell aria-hidden className="size-5" />
            {label}
          </Button>
          <Button look="quiet" onClick={later}>
            {t('tellMe.later')}
          </Button>
        </>
      )}
      {problem ? (
        <p role="alert" className="w-full font-medium text-danger">
          {problem}
        </p>
      ) : null}
    </div>
  )
}
