import { locales } from '../i18n/routes.ts'
import { TextField } from '../ui/field.tsx'
import type { Names } from './draft.ts'

const most = 60

/** A name in each language; `labelOf` says what the field of a language is called. */
export function NamesFields({
  id,
  names,
  labelOf,
  onChange,
}: {
  id: string
  names: Names
  labelOf: (language: string) => string
  onChange: (names: Names) => void
}) {
  return (
    <div className="grid gap-2 sm:grid-cols-2">
      {locales.map((locale) => (
        <TextField
          key={locale}
          id={`${id}-${locale}`}
          label={labelOf(locale.toUpperCase())}
          lang={locale}
          maxLength={most}
          value={names[locale] ?? ''}
          onChange={(event) => onChange({ ...names, [locale]: event.target.value })}
        />
      ))}
    </div>
  )
}
