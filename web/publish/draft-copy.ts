import { type Draft, emptyDraft } from './draft.ts'
import type { SavedDraft } from './draft-store.ts'

/**
 * A draft's text as it stands in this tab, so that a reload brings back even what the server has not got or cannot keep (a half
 * typed number). It counts only as long as the server's version is the one that it was written upon.
 */
interface Copy {
  etag: string
  draft: Draft
}

const keyOf = (id: string) => `piata.draft.${id}`

export function keepCopy({ id, etag }: SavedDraft, draft: Draft): void {
  try {
    sessionStorage.setItem(keyOf(id), JSON.stringify({ etag, draft } satisfies Copy))
  } catch {
    // Storage is full or forbidden; the server's copy remains.
  }
}

export function readCopy({ id, etag }: SavedDraft): Draft | undefined {
  try {
    const copy = JSON.parse(sessionStorage.getItem(keyOf(id)) ?? 'null') as Copy | null
    return copy?.etag === etag ? { ...emptyDraft, ...copy.draft } : undefined
  } catch {
    return undefined
  }
}

export function forgetCopy(id: string): void {
  try {
    sessionStorage.removeItem(keyOf(id))
  } catch {
    // As above.
  }
}
