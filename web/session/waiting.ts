import { nextPath } from '../account/next-path.ts'

const storageKey = 'piata.waiting'

/** Keeps in this browser which page waits for an address to be confirmed. */
export function keepWaiting(path: string): void {
  localStorage.setItem(storageKey, path)
}

/** The page that waits, once; undefined where none does. */
export function takeWaiting(): string | undefined {
  const path = nextPath(localStorage.getItem(storageKey), '')
  localStorage.removeItem(storageKey)
  return path || undefined
}
