'use client'
import { nameIn } from '@piata/config/languages'

import { useTranslations } from 'next-intl'
import { kindOf } from '../catalogue/kinds.ts'
import type { CategoryAttribute, CategoryNode, Condition, ListingRules } from '../client/types.ts'
import type { Locale } from '../i18n/routes.ts'
import { CheckboxField, SelectField, TextAreaField, TextField } from '../ui/field.tsx'
import { attributeFieldId } from './fields.ts'
import { useControl } from './use-control.ts'

/** Title, description, condition and the attributes of the category alone. */
export function DetailsStep({
  locale,
  category,
  rules,
}: {
  locale: Locale
  category: CategoryNode
  rules: ListingRules
}) {
  const t = useTranslations('publish')
  return (
    <div className="flex flex-col gap-5">
      <TextField
        id="title"
        label={t('details.title')}
        hint={t('details.titleHint')}
        maxLength={rules.title.max}
        {...useControl<string>('title')}
        required
      />
      <div className="grid gap-5 sm:grid-cols-2">
        {category.hasCondition ? <ConditionField conditions={rules.conditions} /> : null}
        {category.attributes.map((attribute) => (
          <AttributeField
            key={attribute.name}
            locale={locale}
            attribute={attribute}
            maxLength={rules.attributeText.max}
          />
        ))}
      </div>
      <TextAreaField
        id="description"
        label={t('details.description')}
        hint={t('details.descriptionHint')}
        maxLength={rules.description.max}
        {...useControl<string>('description')}
        required
      />
    </div>
  )
}

function ConditionField({ conditions }: { conditions: readonly Condition[] }) {
  const t = useTranslations('publish')
  const common = useTranslations('common')
  return (
    <SelectField
      id="condition"
      label={t('details.condition')}
      {...useControl<Condition | ''>('condition')}
      required
    >
      <option value="">{common('form.choose')}</option>
      {conditions.map((condition) => (
        <option key={condition} value={condition}>
          {common(`condition.${condition}`)}
        </option>
      ))}
    </SelectField>
  )
}

function AttributeField({
  locale,
  attribute,
  maxLength,
}: {
  locale: Locale
  attribute: CategoryAttribute
  maxLength: number
}) {
  const { name, unitLabel, required, options } = attribute
  const t = useTranslations('common.form')
  const { value = '', error, onChange, ...control } = useControl<string>(`attributes.${name}`)
  const id = attributeFieldId(name)
  const label = unitLabel
    ? `${nameIn(attribute.label, locale)} (${nameIn(unitLabel, locale)})`
    : nameIn(attribute.label, locale)
  const shared = { ...control, id, label, note: required ? undefined : t('optional'), error, value, required }
  const { control: shape } = kindOf(attribute)
  switch (shape.as) {
    case 'checkbox':
      return (
        <CheckboxField
          {...control}
          id={id}
          label={label}
          checked={value === 'true'}
          onChange={(event) => onChange(String(event.target.checked))}
          className="self-center"
        />
      )
    case 'select':
      return (
        <SelectField {...shared} onChange={onChange}>
          <option value="">{t('choose')}</option>
          {options?.map((option) => (
            <option key={option.value} value={option.value}>
              {nameIn(option.label, locale)}
            </option>
          ))}
        </SelectField>
      )
    case 'input':
      return (
        <TextField
          {...shared}
          onChange={onChange}
          maxLength={maxLength}
          type={shape.type}
          inputMode={shape.inputMode}
        />
      )
    default:
      return shape satisfies never
  }
}
