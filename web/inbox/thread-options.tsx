'use client'

import { EllipsisVertical } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type FormEvent, useRef, useState } from 'react'
import type { Conversation } from '../client/types.ts'
import { api } from '../session/api.ts'
import { Button, buttonClasses } from '../ui/button.tsx'
import { SelectField, TextAreaField } from '../ui/field.tsx'
import { typedText } from '../ui/typed-text.ts'

const reasons = ['scam', 'spam', 'insult', 'other'] as const

/** What one may do with a conversation beside writing. */
export function ThreadOptions({
  conversation,
  onChanged,
  onSaid,
  onFailed,
}: {
  conversation: Conversation
  onChanged: () => void
  onSaid: (text: string) => void
  onFailed: (error: unknown) => void
}) {
  const t = useTranslations('inbox')
  const menu = useRef<HTMLDetailsElement>(null)
  const [isReporting, setReporting] = useState(false)
  const { id, archived, blocked } = conversation
  const params = { path: { id } }

  async function act(work: () => Promise<unknown>, said?: string) {
    if (menu.current) menu.current.open = false
    try {
      await work()
      if (said !== undefined) onSaid(said)
      onChanged()
    } catch (error) {
      onFailed(error)
    }
  }

  async function report(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const reason = reasons.find((known) => known === data.get('reason')) ?? 'other'
    const text = typedText(String(data.get('text')))
    setReporting(false)
    await act(
      () => api.POST('/v1/conversations/{id}/report', { params, body: { reason, text } }),
      t('reported'),
    )
  }

  const item = buttonClasses('quiet', 'w-full justify-start')
  return (
    <>
      <details
        ref={menu}
        className="relative ml-auto"
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          event.currentTarget.open = false
          event.currentTarget.querySelector('summary')?.focus()
        }}
      >
        <summary
          aria-label={t('options')}
          className={buttonClasses('secondary', 'list-none px-3 [&::-webkit-details-marker]:hidden')}
        >
          <EllipsisVertical aria-hidden className="size-5" />
        </summary>
        <div className="absolute right-0 z-20 w-60 rounded-card border border-line bg-surface p-1 shadow-lift">
          <button
            type="button"
            className={item}
            onClick={() =>
              void act(() =>
                api.POST('/v1/conversations/{id}/archive', { params, body: { archived: !archived } }),
              )
            }
          >
            {t(archived ? 'unarchive' : 'archive')}
          </button>
          {conversation.with === null ? null : (
            <button
              type="button"
              className={item}
              onClick={() =>
                void act(() =>
                  api.POST('/v1/conversations/{id}/block', { params, body: { blocked: !blocked } }),
                )
              }
            >
              {t(blocked ? 'unblock' : 'block')}
            </button>
          )}
          <button
            type="button"
            className={item}
            onClick={() => {
              if (menu.current) menu.current.open = false
              setReporting(true)
            }}
          >
            {t('report')}
          </button>
        </div>
      </details>
      {isReporting ? (
        <form
          method="post"
          aria-label={t('report')}
          onSubmit={(event) => void report(event)}
          className="flex w-full flex-col gap-3 rounded-card border border-line bg-surface p-3"
        >
          <SelectField id="report-reason" label={t('reason')} name="reason">
            {reasons.map((reason) => (
              <option key={reason} value={reason}>
                {t(`reasons.${reason}`)}
              </option>
            ))}
          </SelectField>
          <TextAreaField id="report-text" label={t('reportText')} name="text" rows={3} maxLength={1_000} />
          <div className="flex flex-wrap gap-2">
            <Button type="submit">{t('sendReport')}</Button>
            <Button look="secondary" onClick={() => setReporting(false)}>
              {t('cancel')}
            </Button>
          </div>
        </form>
      ) : null}
    </>
  )
}
