import type { ComponentProps, ReactNode } from 'react'
import { classes } from './class-names.ts'

export const inputClasses =
  'block min-h-target w-full rounded-card border border-edge bg-surface px-3 py-2 text-base text-ink aria-invalid:border-danger'

interface FieldProps {
  id: string
  label: ReactNode
  hint?: ReactNode
  /** Shown below the control and tied to it; its presence marks the control as invalid. */
  error?: ReactNode
  /** Said beside the label, e.g. `opțional`. */
  note?: ReactNode
}

interface ControlProps {
  id: string
  'aria-invalid'?: true
  'aria-describedby'?: string
}

/** Label, hint and error around one control; `children` gets the attributes that tie them together. */
export function Field({
  id,
  label,
  hint,
  error,
  note,
  children,
}: FieldProps & { children: (control: ControlProps) => ReactNode }) {
  const described = classes(hint ? `${id}-hint` : null, error ? `${id}-error` : null)
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="font-medium">
        {label}
        {note ? <span className="font-normal text-muted"> ({note})</span> : null}
      </label>
      {hint ? (
        <p id={`${id}-hint`} className="text-sm text-muted">
          {hint}
        </p>
      ) : null}
      {children({
        id,
        ...(error ? { 'aria-invalid': true as const } : {}),
        ...(described ? { 'aria-describedby': described } : {}),
      })}
      {error ? (
        <p id={`${id}-error`} className="text-sm font-medium text-danger">
          {error}
        </p>
      ) : null}
    </div>
  )
}

type OfControl<T> = Omit<T, 'id' | 'aria-invalid' | 'aria-describedby'>

export function TextField({
  id,
  label,
  hint,
  error,
  note,
  className,
  ...rest
}: FieldProps & OfControl<ComponentProps<'input'>>) {
  return (
    <Field id={id} label={label} hint={hint} error={error} note={note}>
      {(control) => <input className={classes(inputClasses, className)} {...rest} {...control} />}
    </Field>
  )
}

export function TextAreaField({
  id,
  label,
  hint,
  error,
  note,
  className,
  ...rest
}: FieldProps & OfControl<ComponentProps<'textarea'>>) {
  return (
    <Field id={id} label={label} hint={hint} error={error} note={note}>
      {(control) => <textarea rows={6} className={classes(inputClasses, className)} {...rest} {...control} />}
    </Field>
  )
}

export function SelectField({
  id,
  label,
  hint,
  error,
  note,
  className,
  children,
  ...rest
}: FieldProps & OfControl<ComponentProps<'select'>>) {
  return (
    <Field id={id} label={label} hint={hint} error={error} note={note}>
      {(control) => (
        <select className={classes(inputClasses, className)} {...rest} {...control}>
          {children}
        </select>
      )}
    </Field>
  )
}

export function CheckboxField({
  id,
  label,
  className,
  ...rest
}: { id: string; label: ReactNode } & OfControl<ComponentProps<'input'>>) {
  return (
    <label htmlFor={id} className="flex min-h-target items-center gap-3">
      <input id={id} type="checkbox" className={classes('size-5 accent-accent', className)} {...rest} />
      <span>{label}</span>
    </label>
  )
}

/** What is wrong with a form, at its top, each with a link to its field. Give it focus when it appears. */
export function ErrorSummary({
  title,
  errors,
  id = 'form-errors',
}: {
  title: string
  errors: { fieldId: string; message: string }[]
  id?: string
}) {
  if (errors.length === 0) return null
  return (
    <div id={id} role="alert" tabIndex={-1} className="rounded-card border border-danger bg-danger-soft p-4">
      <p className="font-semibold">{title}</p>
      <ul className="mt-2 list-disc pl-6">
        {errors.map((error) => (
          <li key={error.fieldId}>
            <a href={`#${error.fieldId}`} className="text-danger underline">
              {error.message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
