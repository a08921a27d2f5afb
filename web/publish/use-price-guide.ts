'use client'

import { useEffect, useState } from 'react'
import { useFormContext } from 'react-hook-form'
import { answer } from '../client/api.ts'
import { publicApi } from '../client/public-api.ts'
import type { CategoryNode, ListingRules, PriceGuide } from '../client/types.ts'
import { type Draft, draftBody } from './draft.ts'

/** What is asked for things like the draft; null until it is known, and where too few are. */
export function usePriceGuide(category: CategoryNode, rules: ListingRules): PriceGuide | null {
  const { getValues } = useFormContext<Draft>()
  const [guide, setGuide] = useState<PriceGuide | null>(null)
  const draft = getValues()
  const { condition, attributes = {} } = draftBody(draft, category, rules)
  const parameters = new URLSearchParams({ category: category.id, currency: draft.currency })
  if (condition) parameters.set('condition', condition)
  for (const [name, value] of Object.entries(attributes)) parameters.set(`attr.${name}`, String(value))
  const asked = String(parameters)
  useEffect(() => {
    const leaving = new AbortController()
    // A price can be set without it.
    void answer(
      publicApi.GET('/v1/price-guide', {
        params: { query: { category: '' } },
        querySerializer: () => asked,
        signal: leaving.signal,
      }),
    )
      .then(({ price }) => setGuide(price))
      .catch(() => {})
    return () => leaving.abort()
  }, [asked])
  return guide
}
