'use client'

import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { classes } from '../ui/class-names.ts'
import { Field, inputClasses } from '../ui/field.tsx'

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
}) {
  const [typed, setTyped] = useState<string | undefined>()
  const [options, setOptions] = useState<T[]>([])
  const [active, setActive] = useState(-1)
  const listId = useId()
  const list = useRef<HTMLDivElement>(null)
  const latest = useRef(0)
  const open = typed !== undefined && options.length > 0

  useEffect(() => {
    if (typed === undefined || typed.trim().length < 2) {
      setOptions([])
      return
    }
    const ticket = ++latest.current
    const timer = setTimeout(async () => {
      const found = await search(typed.trim())
      if (ticket !== latest.current) return
      setOptions(found)
      setActive(found.length > 0 ? 0 : -1)
    }, 60)
    return () => clearTimeout(timer)
  }, [typed, search])

  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' })
  }, [active])

  function choose(option: T) {
    latest.current++
    setTyped(undefined)
    setOptions([])
    onChoose(option)
  }

  function onKeyDown(event: KeyboardEvent) {
    const option = options[active]
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (options.length === 0) return
      event.preventDefault()
      const by = event.key === 'ArrowDown' ? 1 : -1
      setActive((active + by + options.length) % options.length)
    } else if (event.key === 'Enter' && open) {
      event.preventDefault()
      if (option !== undefined) choose(option)
    } else if (event.key === 'Escape') {
      setTyped(undefined)
      setOptions([])
    }
  }

  return (
    <Field id={id} label={label} hint={hint} error={error}>
      {(control) => (
        <div className="relative">
          <input
            {...control}
            role="combobox"
            aria-expanded={open}
            aria-controls={listId}
            aria-autocomplete="list"
            aria-activedescendant={open && active >= 0 ? `${listId}-${active}` : undefined}
            autoComplete="off"
            spellCheck={false}
            maxLength={100}
            placeholder={placeholder}
            value={typed ?? text}
            onChange={(event) => setTyped(event.target.value)}
            onKeyDown={onKeyDown}
            onBlur={() => {
              setTyped(undefined)
              setOptions([])
            }}
            className={inputClasses}
          />
          <div
            ref={list}
            id={listId}
            role="listbox"
            aria-label={label}
            hidden={!open}
            className="absolute inset-x-0 top-full z-20 mt-1 max-h-80 overflow-y-auto rounded-card border border-line bg-surface shadow-lift"
          >
            {options.map((option, index) => (
              <div
                key={keyOf(option)}
                id={`${listId}-${index}`}
                role="option"
                tabIndex={-1}
                aria-selected={index === active}
                aria-label={textOf(option)}
                // Before the field loses focus, which would close the list.
                onPointerDown={(event) => event.preventDefault()}
                onClick={() => choose(option)}
                onKeyDown={onKeyDown}
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
            {typed !== undefined && typed.trim().length >= 2 ? status(options.length) : ''}
          </p>
        </div>
      )}
    </Field>
  )
}
