/** Of a decision whose account is gone: a number of the yearly report is what is left. */
export const forgotten = {
  ...{ title: '', facts: '', undo: null, complain_until: null },
  ...{ reference: null, email: null, locale: null },
}
