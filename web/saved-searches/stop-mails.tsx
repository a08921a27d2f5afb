'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { Outcome } from '../account/link-void.tsx'
import { useLinkToken } from '../account/use-link-token.ts'
import { answer } from '../client/api.ts'
import { ApiError } from '../client/api-error.ts'
import { publicApi } from '../client/public-api.ts'
import type { Notification } from '../client/types.ts'
import { formatWait } from '../i18n/format.ts'
import { href, type Locale } from '../i18n/routes.ts'
import { Button, ButtonLink } from '../ui/button.tsx'

type Kind = Notification['kind']

/** What the link of a mail stops, asked for once more: programs that look at mails follow their links. */
export function StopMails({ locale }: { locale: Locale }) {
  const t = useTranslations('savedSearches')
  const kindName = useTranslations('notifications.choose.kinds')
  const token = useLinkToken()
  const [toStop, setStopped] = useState<{ searches: string[]; kinds: Kind[] } | undefined>()
  const [state, setState] = useState<'asking' | 'stopping' | 'stopped' | 'broken'>('asking')
  const [problem, setProblem] = useState<string | undefined>()
  const [attempt, setAttempt] = useState(0)

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt asks again
  useEffect(() => {
    if (token === undefined) return
    setStopped(undefined)
    setProblem(undefined)
    setState(isWhole(token) ? 'asking' : 'broken')
    if (!isWhole(token)) return
    let isCurrent = true
    const asked = answer(
      publicApi.GET('/v1/unsubscribe/{token}', { params: { path: { token } }, cache: 'no-store' }),
    )
    asked.then(
      ({ searches, kinds }) => isCurrent && setStopped({ searches: searches.map(({ name }) => name), kinds }),
      (error: unknown) => isCurrent && failed(error),
    )
    return () => {
      isCurrent = false
    }
  }, [token, attempt])

  function failed(error: unknown) {
    setState('asking')
    const status = error instanceof ApiError ? error.status : undefined
    if (status === 400 || status === 404) setState('broken')
    else if (status === 0 || status === 503) setProblem(t('errors.offline'))
    else if (error instanceof ApiError && status === 429)
      setProblem(t('errors.tooMany', { wait: formatWait(locale, error.retryAfter ?? 60) }))
    else setProblem(t('errors.failed'))
  }

  async function stop() {
    if (!token) return
    setState('stopping')
    setProblem(undefined)
    try {
      await answer(publicApi.POST('/v1/unsubscribe/{token}', { params: { path: { token } } }))
      setState('stopped')
    } catch (error) {
      failed(error)
    }
  }

  const names = toStop && [...toStop.searches, ...toStop.kinds.map((kind) => kindName(kind))]
  const onward = (
    <ButtonLink look="secondary" href={href(locale, 'savedSearches')}>
      {t('title')}
    </ButtonLink>
  )
  if (state === 'stopped' || state === 'broken' || names?.length === 0)
    return (
      <Outcome>
        <p>{t(state === 'stopped' || state === 'broken' ? `stop.${state}` : 'stop.none')}</p>
        {onward}
      </Outcome>
    )
  return (
    <div className="flex flex-col items-start gap-4">
      {names === undefined ? (
        <div aria-busy={problem === undefined} className="h-28 w-full rounded-card bg-sunken" />
      ) : (
        <>
          <p>{t('stop.ask')}</p>
          <ul className="list-disc pl-6">
            {names.map((name, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two searches may have one name
              <li key={at} className="break-words">
                {name}
              </li>
            ))}
          </ul>
          <Button disabled={state === 'stopping'} onClick={() => void stop()}>
            {t('stop.submit')}
          </Button>
        </>
      )}
      <p role="alert" className="font-medium text-danger">
        {problem}
      </p>
      {names === undefined && problem !== undefined ? (
        <Button look="secondary" onClick={() => setAttempt(attempt + 1)}>
          {t('tryAgain')}
        </Button>
      ) : null}
      {onward}
    </div>
  )
}

/** What may stand in an address of the API; whether it is right, the API says. */
const isWhole = (token: string): boolean => /^[\w-]{1,100}$/.test(token)
