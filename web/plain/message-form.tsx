import type { Locale } from '../i18n/routes.ts'
import { translator } from '../i18n/translator.ts'
import { explainInbox } from '../inbox/explain.ts'
import { Button, buttonClasses } from '../ui/button.tsx'
import { TextAreaField } from '../ui/field.tsx'
import { HiddenFields, PlainForm } from './plain-form.tsx'
import { type FormState, problemOfFault } from './state.ts'

/** Where one writes: to a conversation, or first to the seller of a listing. Quick answers are sent by their own buttons; beside what is typed they are put into the box. */
export function MessageForm({
  locale,
  state,
  to,
  quick,
}: {
  locale: Locale
  state: FormState
  to: { c: string } | { listing: string }
  quick: string[]
}) {
  const t = translator(locale, 'inbox')
  const { values, fault, key } = state
  const error = fault?.about === 'message' ? explainInbox(problemOfFault(fault), t, locale) : undefined
  return (
    <PlainForm locale={locale} action="send">
      <HiddenFields values={{ ...to, key }} />
      <TextAreaField
        id="text"
        name="text"
        label={t('write')}
        rows={4}
        defaultValue={values.text}
        {...(error === undefined ? {} : { error, 'aria-live': 'polite' })}
      />
      <div className="flex flex-wrap gap-2">
        <Button type="submit">{t('send')}</Button>
        {values.text
          ? null
          : quick.map((text) => (
              <button
                key={text}
                type="submit"
                name="quick"
                value={text}
                className={buttonClasses('secondary')}
              >
                {text}
              </button>
            ))}
      </div>
    </PlainForm>
  )
}
