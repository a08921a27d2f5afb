/** What an account may put aside, for every way in. */
export const favouriteRules = {
  /** Listings of an account. */
  perAccount: 500,
  /** Added by one request, as after a log-in. */
  atOnce: 100,
} as const
