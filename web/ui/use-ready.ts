'use client'

import { useSyncExternalStore } from 'react'

const never = () => () => {}

/** Whether the page's script runs: false in the document as it is sent, true once it listens. */
export function useReady(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
}
