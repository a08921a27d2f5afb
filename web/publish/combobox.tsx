'use client'

import { useCombobox } from 'downshift'
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import { classes } from '../ui/class-names.ts'
import { Field, inputClasses } from '../ui/field.tsx'

const shortest = 2
const waitMs = 60

/**
 * A field that is completed from a list (WAI-ARIA Authoring Practices: editable combobox with list autocomplete). `search` gives
 * the options for a text; a text that is no option is put back to `text` when the field is left.
 */
export function Combobox<T>({
  id,
  label,
  hint,
  error,
  placeholder,
  text,
  search,
  keyOf,
  render,
  textOf,
  onChoose,
  status,
  none,
  preselects = true,
}: {
  id: string
  label: string
  hint?: string | undefined
  error?: string | undefined
  placeholder?: string
  /** What stands in the field while nobody types: the chosen option's text. */
  text: string
  search: (query: string) => Promise<T[]> | T[]
  keyOf: (option: T) => string
  render: (option: T) => ReactNode
  textOf: (option: T) => string
  onChoose: (option: T) => void
  /** Says to screen readers how many options there are. */
  status: (count: number) => string
  /** What is shown where a text leads to no option. */
  none?: (query: string) => string
  /** Whether Enter takes the first option before another one is gone to. */
  preselects?: boolean
}) {
  const [typed, setTyped] = useState<string | undefined>()
  const query = typed?.trim() ?? ''
  const [options, found, forget] = useOptions(query, search)
  const [active, setActive] = useState(-1)

  useEffect(() => setActive(preselects && options.length > 0 ? 0 : -1), [options, preselects])

  function leave() {
    setTyped(undefined)
    forget()
  }

  const { isOpen, getInputProps, getMenuProps, getItemProps } = useCombobox<T>({
    inputId: id,
    items: options,
    itemToKey: (option) => option && keyOf(option),
    itemToString: (option) => (option ? textOf(option) : ''),
    inputValue: typed ?? text,
    // Whoever chooses keeps what was chosen.
    selectedItem: null,
    isOpen: typed !== undefined && options.length > 0,
    highlightedIndex: active,
    onHighlightedIndexChange: ({ highlightedIndex }) => setActive(highlightedIndex),
    onSelectedItemChange({ selectedItem }) {
      leave()
      if (selectedItem !== null) onChoose(selectedItem)
    },
    stateReducer: ({ selectedItem }, { type, changes }) =>
      // Leaving the field chooses nothing.
      type === useCombobox.stateChangeTypes.InputBlur ? { ...changes, selectedItem } : changes,
  })

  return (
    <Field id={id} label={label} hint={hint} error={error}>
      {(control) => (
        <div className="relative">
          <input
            {...getInputProps({
              ...control,
              // The field's own label names it.
              'aria-labelledby': undefined,
              onChange: (event) => setTyped(event.currentTarget.value),
              onKeyDown: (event) => event.key === 'Escape' && leave(),
              onBlur: leave,
            })}
            spellCheck={false}
            maxLength={100}
            placeholder={placeholder}
            className={inputClasses}
          />
          <div
            {...getMenuProps({ 'aria-label': label })}
            hidden={!isOpen}
            className="absolute inset-x-0 top-full z-20 mt-1 max-h-80 overflow-y-auto rounded-card border border-line bg-surface shadow-lift"
          >
            {options.map((option, index) => (
              <div
                key={keyOf(option)}
                {...getItemProps({ item: option, index, 'aria-label': textOf(option) })}
                className={classes(
                  'flex min-h-target cursor-pointer items-center px-3 py-2',
                  index === active && 'bg-accent-soft',
                )}
              >
                {render(option)}
              </div>
            ))}
          </div>
          <p role="status" className="sr-only">
            {query.length >= shortest ? status(options.length) : ''}
          </p>
          {none !== undefined && found !== '' && found === query && options.length === 0 ? (
            <p className="mt-2 text-sm">{none(query)}</p>
          ) : null}
        </div>
      )}
    </Field>
  )
}

/** What `search` finds for a text, a moment after the last key, and for which text; answers that were overtaken are dropped. */
function useOptions<T>(query: string, search: (query: string) => Promise<T[]> | T[]) {
  const [{ options, found }, setState] = useState<{ options: T[]; found: string }>({ options: [], found: '' })
  const forget = useCallback(() => setState({ options: [], found: '' }), [])
  const latest = useRef(0)
  useEffect(() => {
    const ticket = ++latest.current
    if (query.length < shortest) {
      forget()
      return
    }
    const timer = setTimeout(async () => {
      const options = await search(query)
      if (ticket === latest.current) setState({ options, found: query })
    }, waitMs)
    return () => clearTimeout(timer)
  }, [query, search, forget])
  return [options, found, forget] as const
}
