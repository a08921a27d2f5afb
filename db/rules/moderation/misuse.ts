const day = 86_400_000

/**
 * What Art. 23 of Regulation (EU) 2022/2065 asks against misuse: whoever frequently publishes what has to be removed, and whoever frequently reports what is
 * manifestly unfounded, is warned and then suspended; the terms say these numbers. Only decisions that hold count, and of reports only those of
 * somebody most of whose reports were unfounded.
 */
export const misuseRules = {
  /** What is older does not count any more. */
  windowMs: 180 * day,
  /** Removals after which an account is warned, and after which a moderator is asked whether to suspend it. */
  offences: { warn: 3, ask: 5 },
  /** Unfounded reports, and which share of all that were decided. */
  reports: { warn: 5, pause: 8, share: 0.8 },
  /** How long reports are not looked at then. */
  pauseMs: 30 * day,
} as const

export const misuseRoles = ['offender', 'reporter'] as const
export type MisuseRole = (typeof misuseRoles)[number]

/** What follows from so many removals. */
export function afterOffences(count: number, isWarned: boolean): 'nothing' | 'warn' | 'ask' {
  const { warn, ask } = misuseRules.offences
  if (count < warn) return 'nothing'
  if (!isWarned) return 'warn'
  return count >= ask ? 'ask' : 'nothing'
}

/** What follows from so many unfounded reports among those that were decided. */
export function afterReports(
  unfounded: number,
  decided: number,
  isWarned: boolean,
): 'nothing' | 'warn' | 'pause' {
  const { warn, pause, share } = misuseRules.reports
  if (unfounded < warn || unfounded < share * decided) return 'nothing'
  if (!isWarned) return 'warn'
  return unfounded >= pause ? 'pause' : 'nothing'
}
