'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { type Step, steps } from './fields.ts'

/** The step that is shown, which the address says too: `?draft=…&step=…` brings it back. */
export function useSteps(listingId: string | undefined) {
  const [step, setStep] = useState<Step>('category')
  /** Gets the focus when a step opens. */
  const top = useRef<HTMLDivElement>(null)

  useEffect(() => {
    const back = () => setStep(stepOfAddress() ?? 'category')
    window.addEventListener('popstate', back)
    return () => window.removeEventListener('popstate', back)
  }, [])

  /** Opens a step; `id` is the draft's on the server. */
  const show = useCallback(
    (next: Step, id: string | undefined) => {
      const address = (at: Step) =>
        `${window.location.pathname}?${new URLSearchParams({ ...(id && !listingId ? { draft: id } : {}), step: at })}`
      // The step that is left gets the draft's id too, so that going back to it and reloading finds the draft.
      window.history.replaceState(null, '', address(step))
      window.history.pushState(null, '', address(next))
      setStep(next)
      top.current?.focus()
      window.scrollTo({ top: 0 })
    },
    [step, listingId],
  )

  const at = steps.indexOf(step)
  return { step, at, previous: steps[at - 1], next: steps[at + 1], top, setStep, show }
}

export function stepOfAddress(): Step | undefined {
  const named = new URLSearchParams(window.location.search).get('step')
  return steps.find((name) => name === named)
}
