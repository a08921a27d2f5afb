'use client'

import { type FieldPathByValue, useController, useFormContext } from 'react-hook-form'
import type { Draft } from './draft.ts'

/** The value of a control, what tells of its changes, and what is wrong with it, which goes away with the next change. */
export function useControl<Value>(name: FieldPathByValue<Draft, Value>) {
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
      clearErrors(name)
      field.onChange(change)
    },
  }
}
