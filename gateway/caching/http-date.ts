const most = 500
const known = new Map<string, string>()

/** A time as HTTP writes it; of the same rows again and again, so the text is kept. */
export function httpDate(time: string): string {
  let text = known.get(time)
  if (text === undefined) {
    text = new Date(time).toUTCString()
    if (known.size >= most) known.clear()
    known.set(time, text)
  }
  return text
}
