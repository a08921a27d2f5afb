'use client'

import { Eye, EyeOff } from 'lucide-react'
import { useState } from 'react'
import { registerLimits } from '../client/limits.ts'
import { classes } from '../ui/class-names.ts'
import { Field, inputClasses } from '../ui/field.tsx'

/** A password that can be looked at, pasted into and filled by a password manager. */
export function PasswordField({
  id = 'password',
  name = 'password',
  label,
  hint,
  error,
  autoComplete,
  show,
  hide,
}: {
  id?: string
  name?: string
  label: string
  hint?: string | undefined
  error?: string | undefined
  autoComplete: 'current-password' | 'new-password'
  /** Names of the button in its two states. */
  show: string
  hide: string
}) {
  const [visible, setVisible] = useState(false)
  const Icon = visible ? EyeOff : Eye
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      {(control) => (
        <div className="relative">
          <input
            {...control}
            name={name}
            type={visible ? 'text' : 'password'}
            autoComplete={autoComplete}
            autoCapitalize="none"
            spellCheck={false}
            maxLength={registerLimits.password.maxLength}
            required
            className={classes(inputClasses, 'pr-12')}
          />
          <button
            type="button"
            aria-label={visible ? hide : show}
            aria-controls={control.id}
            onClick={() => setVisible(!visible)}
            className="absolute inset-y-0 right-0 inline-flex min-w-target items-center justify-center text-muted hover:text-ink"
          >
            <Icon aria-hidden className="size-5" />
          </button>
        </div>
      )}
    </Field>
  )
}
