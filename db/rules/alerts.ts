import type { TextRule } from './text.ts'

/** How often one is told of what a saved search finds; `never` keeps it without telling. */
export const alertFrequencies = ['at-once', 'daily', 'weekly', 'never'] as const
export type AlertFrequency = (typeof alertFrequencies)[number]
/** Those that are ever told, each as a round of all its searches. */
export type ToldFrequency = Exclude<AlertFrequency, 'never'>

/** What an account may save, for every way in; lengths in code points. */
export const alertRules = {
  name: { min: 1, max: 80, lines: false },
  /** Saved searches of an account. */
  perAccount: 100,
} as const satisfies Record<string, TextRule | number>
