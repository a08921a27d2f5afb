'use client'

import { ArrowUp, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '../ui/button.tsx'
import { CheckboxField, SelectField, TextField } from '../ui/field.tsx'
import { type AttributeDraft, moved, newOption } from './draft.ts'
import { NamesFields } from './names-fields.tsx'

const types = ['enum', 'number', 'text', 'boolean'] as const

/** One attribute while it is written: its kind stays once it was saved, as listings hold its values. */
export function AttributeFields({
  id,
  attribute,
  onChange,
}: {
  id: string
  attribute: AttributeDraft
  onChange: (attribute: AttributeDraft) => void
}) {
  const t = useTranslations('categories')
  const set = (change: Partial<AttributeDraft>) => onChange({ ...attribute, ...change })
  return (
    <div className="flex flex-col gap-4">
      <NamesFields
        id={`${id}-label`}
        names={attribute.label}
        labelOf={(language) => t('nameIn', { language })}
        onChange={(label) => set({ label })}
      />
      <SelectField
        id={`${id}-type`}
        label={t('type')}
        hint={attribute.name === '' ? undefined : t('typeStays')}
        disabled={attribute.name !== ''}
        value={attribute.type}
        onChange={(event) => set({ type: event.target.value as AttributeDraft['type'] })}
      >
        {types.map((type) => (
          <option key={type} value={type}>
            {t(`types.${type}`)}
          </option>
        ))}
      </SelectField>
      {attribute.type === 'number' ? (
        <div className="grid gap-2 sm:grid-cols-3">
          <TextField
            id={`${id}-unit`}
            label={t('unit')}
            maxLength={12}
            value={attribute.unit}
            onChange={(event) => set({ unit: event.target.value })}
          />
          {(['min', 'max'] as const).map((bound) => (
            <TextField
              key={bound}
              id={`${id}-${bound}`}
              label={t(bound)}
              type="number"
              step="any"
              value={attribute[bound]}
              onChange={(event) => set({ [bound]: event.target.value })}
            />
          ))}
        </div>
      ) : null}
      {attribute.type === 'enum' ? <Options id={id} attribute={attribute} set={set} /> : null}
      <div>
        {(['required', 'filter', 'card'] as const).map((flag) => (
          <CheckboxField
            key={flag}
            id={`${id}-${flag}`}
            label={t(`flags.${flag}`)}
            checked={attribute[flag]}
            onChange={(event) => set({ [flag]: event.target.checked })}
          />
        ))}
      </div>
    </div>
  )
}

function Options({
  id,
  attribute: { options },
  set,
}: {
  id: string
  attribute: AttributeDraft
  set: (change: Partial<AttributeDraft>) => void
}) {
  const t = useTranslations('categories')
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-1 font-medium">{t('options')}</legend>
      <p className="text-sm text-muted">{t('optionsHint')}</p>
      <ol className="flex flex-col gap-3">
        {options.map((option, at) => (
          <li key={option.key} className="flex flex-wrap items-end gap-2 border-l-2 border-line pl-3">
            <div className="min-w-0 grow">
              <NamesFields
                id={`${id}-option-${option.key}`}
                names={option.label}
                labelOf={(language) => t('optionIn', { number: at + 1, language })}
                onChange={(label) =>
                  set({ options: options.map((one) => (one === option ? { ...one, label } : one)) })
                }
              />
            </div>
            <Button
              look="quiet"
              disabled={at === 0}
              aria-label={t('optionUp', { number: at + 1 })}
              onClick={() => set({ options: moved(options, at, -1) })}
            >
              <ArrowUp aria-hidden className="size-5" />
            </Button>
            <Button
              look="quiet"
              aria-label={t('optionRemove', { number: at + 1 })}
              onClick={() => set({ options: options.filter((one) => one !== option) })}
            >
              <Trash2 aria-hidden className="size-5" />
            </Button>
          </li>
        ))}
      </ol>
      <Button
        look="secondary"
        className="self-start"
        onClick={() => set({ options: [...options, newOption()] })}
      >
        {t('optionAdd')}
      </Button>
    </fieldset>
  )
}
