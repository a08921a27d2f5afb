'use client'

import { ArrowUp } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { SiteSettings } from '../client/types.ts'
import { Button } from '../ui/button.tsx'
import { Field, inputClasses, SelectField, TextAreaField, TextField } from '../ui/field.tsx'

type SettingField = SiteSettings['fields'][number]

interface Props {
  field: SettingField
  value: unknown
  isWrong: boolean
  onChange: (name: SettingField['name'], value: unknown) => void
}

/** One setting, asked for as its kind is. */
export function SettingControl({ field, value, isWrong, onChange }: Props) {
  const t = useTranslations('settings')
  const { name, kind, min, max, of = [] } = field
  const shared = {
    id: `setting-${name}`,
    label: t(`names.${name}`),
    hint: t(`hints.${name}`),
    ...(isWrong ? { error: t(`errors.${kind as 'text'}`, { min: min ?? 0, max: max ?? 0 }) } : {}),
  }
  const set = (changed: unknown) => onChange(name, changed)
  switch (kind) {
    case 'whole':
      return (
        <TextField
          {...shared}
          type="number"
          inputMode="numeric"
          min={min}
          max={max}
          value={String(value)}
          onChange={(event) => set(event.target.value === '' ? '' : Number(event.target.value))}
        />
      )
    case 'choice':
      return (
        <SelectField {...shared} value={String(value)} onChange={(event) => set(event.target.value)}>
          {of.map((option) => (
            <option key={option} value={option}>
              {t(`options.${option as 'after'}`)}
            </option>
          ))}
        </SelectField>
      )
    case 'order':
      return <OrderField shared={shared} of={of} value={value as string[]} onChange={set} />
    case 'categories':
      return (
        <TextAreaField
          {...shared}
          rows={4}
          defaultValue={(value as string[]).join('\n')}
          onChange={(event) => set(event.target.value.split(/\s+/).filter((id) => id !== ''))}
        />
      )
    case 'numbers':
    case 'amounts': {
      const step = kind === 'amounts' ? 0.01 : 'any'
      const numbers = value as Record<string, number>
      return <NumbersField shared={shared} of={of} step={step} value={numbers} onChange={set} />
    }
    case 'picture':
      return <PictureField shared={shared} value={String(value)} onChange={set} />
    default: {
      const text = { ...shared, value: String(value) }
      const type = kind === 'email' ? 'email' : kind === 'link' ? 'url' : 'text'
      return field.lines ? (
        <TextAreaField {...text} rows={3} maxLength={max} onChange={(event) => set(event.target.value)} />
      ) : (
        <TextField
          {...text}
          type={type}
          maxLength={max ?? (kind === 'country' ? 2 : 500)}
          onChange={(event) =>
            set(kind === 'country' ? event.target.value.toUpperCase() : event.target.value)
          }
        />
      )
    }
  }
}

interface PartProps<T> {
  shared: { id: string; label: string; hint: string; error?: string }
  value: T
  onChange: (value: T) => void
}

/** Those that are chosen stand first, in their order, and move up by a button. */
function OrderField({ shared, of, value, onChange }: PartProps<string[]> & { of: string[] }) {
  const t = useTranslations('settings')
  const shown = [...value, ...of.filter((one) => !value.includes(one))]
  const up = (at: number) => onChange(value.with(at - 1, value[at]!).with(at, value[at - 1]!))
  return (
    <fieldset id={shared.id} tabIndex={-1} aria-describedby={`${shared.id}-hint`}>
      <legend className="font-medium">{shared.label}</legend>
      <p id={`${shared.id}-hint`} className="text-sm text-muted">
        {shared.hint}
      </p>
      <ul>
        {shown.map((one, at) => (
          <li key={one} className="flex items-center justify-between gap-4">
            <label className="flex min-h-target flex-1 items-center gap-3">
              <input
                type="checkbox"
                className="size-5 accent-accent"
                checked={value.includes(one)}
                onChange={(event) =>
                  onChange(event.target.checked ? [...value, one] : value.filter((other) => other !== one))
                }
              />
              {one.toUpperCase()}
            </label>
            {at > 0 && at < value.length ? (
              <Button look="quiet" aria-label={t('up', { name: one.toUpperCase() })} onClick={() => up(at)}>
                <ArrowUp aria-hidden className="size-5" />
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {shared.error ? <p className="text-sm font-medium text-danger">{shared.error}</p> : null}
    </fieldset>
  )
}

interface NumbersProps extends PartProps<Record<string, number>> {
  of: string[]
  step: number | 'any'
}

function NumbersField({ shared, of, step, value, onChange }: NumbersProps) {
  const t = useTranslations('settings')
  return (
    <fieldset id={shared.id} tabIndex={-1}>
      <legend className="font-medium">{shared.label}</legend>
      <p className="text-sm text-muted">{shared.hint}</p>
      <div className="mt-2 grid grid-cols-2 gap-3">
        {of.map((one) => (
          <label key={one} className="text-sm">
            {t.has(`options.${one as 'top3'}`) ? t(`options.${one as 'top3'}`) : one}
            <input
              type="number"
              step={step}
              min={0}
              className={inputClasses}
              defaultValue={value[one] ?? ''}
              onChange={({ target }) => {
                const { [one]: _, ...others } = value
                onChange(target.value === '' ? others : { ...others, [one]: Number(target.value) })
              }}
            />
          </label>
        ))}
      </div>
      {shared.error ? <p className="text-sm font-medium text-danger">{shared.error}</p> : null}
    </fieldset>
  )
}

function PictureField({ shared, value, onChange }: PartProps<string>) {
  const t = useTranslations('settings')
  function take(file: File | undefined) {
    if (!file) return
    const reader = new FileReader()
    reader.onload = () => onChange(String(reader.result))
    reader.readAsDataURL(file)
  }
  return (
    <div className="flex flex-col items-start gap-2">
      <Field {...shared}>
        {(control) => (
          <input
            {...control}
            type="file"
            accept="image/png,image/webp"
            className={inputClasses}
            onChange={(event) => take(event.target.files?.[0])}
          />
        )}
      </Field>
      {value !== '' ? (
        <div className="flex items-center gap-4">
          <img src={value} alt={t('logoNow')} className="h-10 max-w-40 object-contain" />
          <Button look="secondary" onClick={() => onChange('')}>
            {t('removeLogo')}
          </Button>
        </div>
      ) : null}
    </div>
  )
}
