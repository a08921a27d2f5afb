/** What a file that a seller brings may be, for every way in. */
export const importRules = {
  /** Of an account, kept at once. */
  most: 10,
  /** Of the file's name, in characters. */
  name: 200,
  /** Days after which a file that nobody touched goes. */
  keptDays: 30,
  /** Of the listings that an account had from files: when more are gone from one, its seller has to say so again. */
  mostGone: 0.3,
  /** Addresses of pictures of one row that are fetched. */
  pictures: 12,
  /** Rows that are shown at once. */
  firstRows: 1_000,
} as const
