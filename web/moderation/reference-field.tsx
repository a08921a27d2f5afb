import { useTranslations } from 'next-intl'
import { banLimits } from '../client/limits.ts'
import { TextField } from '../ui/field.tsx'

/** The law, or the clause of the terms, that a restriction names: `reference` of a form, at first what usually fits the reason. */
export function ReferenceField({
  id,
  reason,
}: {
  /** What the field's own id begins with. */
  id: string
  reason: (typeof banLimits.reason.enum)[number]
}) {
  const t = useTranslations('moderation.references')
  return (
    <TextField
      key={reason}
      id={`${id}-reference`}
      name="reference"
      label={t('label')}
      hint={t('hint')}
      maxLength={banLimits.reference.maxLength / 2}
      defaultValue={t(`of.${reason}`)}
    />
  )
}
