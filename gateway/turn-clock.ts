let now = 0
const endOfTurn = () => {
  now = 0
}

/** Milliseconds that never go back, as of the first question in this turn of the event loop: for what a request need not have to the millisecond. Asking the system costs up to half a microsecond. */
export function turnNow(): number {
  if (now === 0) {
    now = performance.now()
    setImmediate(endOfTurn)
  }
  return now
}
