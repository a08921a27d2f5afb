'use client'

import { deviceName } from '@piata/config/device-name'
import { useTranslations } from 'next-intl'
import { useCallback, useEffect, useRef, useState } from 'react'
import { answer } from '../client/api.ts'
import type { PushDevice } from '../client/types.ts'
import { formatDate } from '../i18n/format.ts'
import type { Locale } from '../i18n/routes.ts'
import { api } from '../session/api.ts'
import { endPush } from '../session/end-push.ts'
import { type PushState, pushState, startPush, thisDevice } from '../session/push.ts'
import { Button } from '../ui/button.tsx'
import { useExplained } from './use-explained.ts'

/** The browsers that the account is told through, each to be removed, and this one to be added. */
export function Devices({ locale }: { locale: Locale }) {
  const t = useTranslations('notifications')
  const explained = useExplained(locale)
  const [devices, setDevices] = useState<PushDevice[]>()
  const [state, setState] = useState<PushState>()
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState('')
  const [said, setSaid] = useState('')
  const title = useRef<HTMLHeadingElement>(null)

  const load = useCallback(async () => {
    setDevices((await answer(api.GET('/v1/push/subscriptions', { cache: 'no-store' }))).items)
    setState(await pushState())
  }, [])

  useEffect(() => {
    load().catch((error: unknown) => setProblem(explained(error)))
  }, [load, explained])

  async function attempt(work: () => Promise<string>) {
    setBusy(true)
    setProblem('')
    setSaid('')
    try {
      setSaid(await work())
      await load()
      title.current?.focus()
    } catch (error) {
      setProblem(error instanceof DOMException ? t('devices.impossible') : explained(error))
    } finally {
      setBusy(false)
    }
  }

  const add = async () => ((await startPush()) === 'on' ? t('devices.added') : '')
  const remove = async (id: string) => {
    await api.DELETE('/v1/push/subscriptions/{id}', { params: { path: { id } } })
    if (id === thisDevice()) await endPush()
    return t('devices.removed')
  }
  const nameOf = ({ userAgent }: PushDevice) => deviceName(userAgent) ?? t('devices.unknown')
  const known = devices ?? []
  const isThisKnown = known.some(({ id }) => id === thisDevice())
  return (
    <section aria-labelledby="devices" className="flex flex-col gap-4 border-t border-line pt-6">
      <h2 id="devices" ref={title} tabIndex={-1} className="text-xl font-semibold">
        {t('devices.title')}
      </h2>
      <p className="text-muted">{t('devices.text')}</p>
      {devices?.length === 0 ? <p>{t('devices.none')}</p> : null}
      <ul className="flex flex-col gap-3" aria-busy={devices === undefined}>
        {known.map((device) => (
          <li
            key={device.id}
            className="flex flex-wrap items-center justify-between gap-3 rounded-card border border-line p-4"
          >
            <span className="flex min-w-0 flex-col">
              <span className="font-medium wrap-anywhere">{nameOf(device)}</span>
              <span className="text-muted">
                {t('devices.since', { time: formatDate(locale, device.createdAt, Date.now()) })}
                {device.id === thisDevice() ? ` · ${t('devices.this')}` : ''}
              </span>
            </span>
            <Button
              look="secondary"
              disabled={isBusy}
              aria-label={t('devices.removeOne', { device: nameOf(device) })}
              onClick={() => void attempt(() => remove(device.id))}
            >
              {t('devices.remove')}
            </Button>
          </li>
        ))}
      </ul>
      {state === 'impossible' || state === 'denied' ? <p>{t(`devices.${state}`)}</p> : null}
      {state === 'off' || (state === 'on' && !isThisKnown) ? (
        <Button look="secondary" disabled={isBusy} onClick={() => void attempt(add)}>
          {t('devices.add')}
        </Button>
      ) : null}
      {problem ? (
        <p role="alert" className="font-medium text-danger">
          {problem}
        </p>
      ) : null}
      <p role="status" className="font-medium">
        {said}
      </p>
    </section>
  )
}
