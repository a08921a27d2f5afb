import type { reportedKinds } from '@piata/db'
import type { Voice } from './voice.ts'

type ReportedKind = (typeof reportedKinds)[number]

/** What somebody reported, by its title as `asLine` has it. */
export const reportedName = ({ say }: Pick<Voice, 'say'>, subject: ReportedKind, title: string): string =>
  title === '–' ? say(`reported-unnamed.${subject}`) : say(`reported.${subject}`, { title })

/** Where what was reported is shown; undefined for what has no page. */
export const placeOf = (subject: ReportedKind, id: string): string | undefined =>
  subject === 'listing' ? `listing/${id}` : subject === 'user' ? `seller/${id}` : undefined

/** Of a place. */
export const placePattern = '^(listing|seller)/[\\da-f-]{36}$'
