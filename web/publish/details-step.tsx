'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { type CategoryAttribute, type CategoryNode, conditions } from '../client/types.ts'
import type { Locale } from '../i18n/routes.ts'
import { CheckboxField, SelectField, TextAreaField, TextField } from '../ui/field.tsx'
import { attributeFieldId, type Draft, draftLimits } from './draft.ts'

/** Title, description, condition and the attributes of the category alone. */
export function DetailsStep({
  locale,
  category,
  draft,
  change,
  errorOf,
}: {
  locale: Locale
  category: CategoryNode
  draft: Draft
  change: (part: Partial<Draft>) => void
  errorOf: (fieldId: string) => string | undefined
}) {
  const t = useTranslations('publish')
  const common = useTranslations('common')
  const setAttribute = (name: string, value: string) =>
    change({ attributes: { ...draft.attributes, [name]: value } })
  return (
    <div className="flex flex-col gap-5">
      <TextField
        id="title"
        label={t('details.title')}
        hint={t('details.titleHint')}
        error={errorOf('title')}
        value={draft.title}
        maxLength={draftLimits.title}
        onChange={(event) => change({ title: event.target.value })}
        required
      />
      <div className="grid gap-5 sm:grid-cols-2">
        {category.hasCondition ? (
          <SelectField
            id="condition"
            label={t('details.condition')}
            error={errorOf('condition')}
            value={draft.condition}
            onChange={(event) => change({ condition: event.target.value as Draft['condition'] })}
            required
          >
            <option value="">{common('form.choose')}</option>
            {conditions.map((condition) => (
              <option key={condition} value={condition}>
                {common(`condition.${condition}`)}
              </option>
            ))}
          </SelectField>
        ) : null}
        {category.attributes.map((attribute) => (
          <AttributeField
            key={attribute.name}
            locale={locale}
            attribute={attribute}
            value={draft.attributes[attribute.name] ?? ''}
            error={errorOf(attributeFieldId(attribute.name))}
            optional={common('form.optional')}
            choose={common('form.choose')}
            onChange={(value) => setAttribute(attribute.name, value)}
          />
        ))}
      </div>
      <TextAreaField
        id="description"
        label={t('details.description')}
        hint={t('details.descriptionHint')}
        error={errorOf('description')}
        value={draft.description}
        maxLength={draftLimits.description}
        onChange={(event) => change({ description: event.target.value })}
        required
      />
    </div>
  )
}

function AttributeField({
  locale,
  attribute,
  value,
  error,
  optional,
  choose,
  onChange,
}: {
  locale: Locale
  attribute: CategoryAttribute
  value: string
  error: string | undefined
  optional: string
  choose: string
  onChange: (value: string) => void
}): ReactNode {
  const { name, type, unit, required, options } = attribute
  const id = attributeFieldId(name)
  const label = unit ? `${attribute.label[locale]} (${unit})` : attribute.label[locale]
  const note = required ? undefined : optional
  if (type === 'boolean') {
    return (
      <CheckboxField
        id={id}
        label={label}
        checked={value === 'true'}
        onChange={(event) => onChange(String(event.target.checked))}
        className="self-center"
      />
    )
  }
  if (type === 'enum') {
    return (
      <SelectField
        id={id}
        label={label}
        note={note}
        error={error}
        value={value}
        required={required}
        onChange={(event) => onChange(event.target.value)}
      >
        <option value="">{choose}</option>
        {options?.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label[locale]}
          </option>
        ))}
      </SelectField>
    )
  }
  return (
    <TextField
      id={id}
      label={label}
      note={note}
      error={error}
      value={value}
      required={required}
      maxLength={100}
      inputMode={type === 'number' ? 'decimal' : undefined}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}
