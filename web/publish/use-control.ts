'use client'

import { type FieldPathByValue, useController, useFormContext } from 'react-hook-form'
import type { Draft } from './draft.ts'

/**
 * The value of a control, what tells of its changes, and what is wrong with it, which goes away with the next change; so does what is wrong
 * with the control `also`, which this one puts right as well.
 */
export function useControl<Value>(name: FieldPathByValue<Draft, Value>, also?: keyof Draft) {
  const { control, clearErrors } = useFormContext<Draft>()
  const { field, fieldState } = useController({ name, control })
  return {
    name,
    value: field.value as Value,
    error: fieldState.error?.message,
    ref: field.ref,
    onBlur: field.onBlur,
    /** Takes a change event or the value itself. */
    onChange(change: unknown) {
      clearErrors(also === undefined ? name : [name, also])
      field.onChange(change)
    },
  }
}
