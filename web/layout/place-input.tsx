import { countForms } from '../i18n/count-forms.ts'
import type { Locale } from '../i18n/routes.ts'
import { translator } from '../i18n/translator.ts'
import { classes } from '../ui/class-names.ts'
import { inputClasses } from '../ui/field.tsx'

/** A locality by its name; `enhance/place-box.ts` completes it as it is typed. */
export function PlaceInput({
  locale,
  id,
  value = '',
  placeholder,
  form,
  className,
}: {
  locale: Locale
  id: string
  value?: string
  placeholder: string
  /** Of the form that it belongs to, where it stands outside of it. */
  form?: string
  className?: string
}) {
  const t = translator(locale, 'results.filters')
  return (
    <piata-place
      data-available={countForms(locale, (count) => t('available', { count }))}
      className={classes('relative block', className)}
    >
      <input
        id={id}
        name="place"
        form={form}
        aria-label={t('place')}
        defaultValue={value}
        placeholder={placeholder}
        autoComplete="off"
        spellCheck={false}
        maxLength={100}
        className={inputClasses}
      />
      <div
        data-panel
        hidden
        className="absolute inset-x-0 top-full z-40 mt-1 overflow-hidden rounded-card border border-line bg-surface shadow-lift"
      >
        <div id={`${id}-list`} role="listbox" aria-label={t('places')} />
      </div>
      <div role="status" className="sr-only" />
    </piata-place>
  )
}
