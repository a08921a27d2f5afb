import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { banLimits } from '../client/limits.ts'
import { SelectField, TextAreaField } from '../ui/field.tsx'
import { ReferenceField } from './reference-field.tsx'

/** Why something is restricted, and in whose words: `reason` and `text` of a form. */
export function ReasonFields({
  id,
  reasons,
  reasonLabel,
  textLabel,
  textHint,
  least,
  most,
}: {
  /** What the fields' own ids begin with. */
  id: string
  reasons: readonly (typeof banLimits.reason.enum)[number][]
  reasonLabel: string
  textLabel: string
  textHint: string
  least: number
  most?: number
}) {
  const reasonName = useTranslations('moderation.reasons')
  const [reason, setReason] = useState<(typeof reasons)[number]>('scam')
  return (
    <>
      <SelectField
        id={`${id}-reason`}
        name="reason"
        label={reasonLabel}
        defaultValue="scam"
        onChange={(event) => setReason(event.target.value as typeof reason)}
      >
        {reasons.map((one) => (
          <option key={one} value={one}>
            {reasonName(one)}
          </option>
        ))}
      </SelectField>
      <ReferenceField id={id} reason={reason} />
      <TextAreaField
        {...{ id: `${id}-text`, name: 'text', rows: 3, label: textLabel, hint: textHint, minLength: least }}
        required
        {...(most !== undefined && { maxLength: most })}
      />
    </>
  )
}
