/** To whom a seller shows the number: nobody (chat only), those who have logged in, everybody. */
export const phoneVisibilities = ['nobody', 'members', 'everybody'] as const
export type PhoneVisibility = (typeof phoneVisibilities)[number]

const day = 86_400_000

export const phoneRules = {
  /** Of so many sellers an account may ask for the number within a day: who buys calls few. */
  sellersPerDay: 40,
  dayMs: day,
  /** How long it is kept who asked. */
  keptMs: 90 * day,
} as const
