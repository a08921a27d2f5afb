'use client'

import { useEffect, useState } from 'react'

/**
 * What the link of a mail holds after its #, which no server is told; it is taken out of the address, so that neither the history nor a
 * screen keeps it. Undefined until the page's script runs, '' where there is none.
 */
export function useLinkToken(): string | undefined {
  const [token, setToken] = useState<string | undefined>()
  useEffect(() => {
    const read = () => {
      const found = window.location.hash.slice(1)
      if (found !== '') window.history.replaceState(window.history.state, '', window.location.pathname)
      setToken((known) => found || known || '')
    }
    read()
    // A second link that is opened in the same tab loads no page.
    window.addEventListener('hashchange', read)
    return () => window.removeEventListener('hashchange', read)
  }, [])
  return token
}
