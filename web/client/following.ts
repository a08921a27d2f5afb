/** What is read again and again. */
export interface Following {
  /** The first reading. */
  read: Promise<void>
  stop(): void
}

/** Reads now, and again whenever the reading before has been over for `restMs`. No process stays for it. @param read never rejects */
export function follow(read: () => Promise<void>, restMs: number): Following {
  let timer: NodeJS.Timeout | undefined
  let isOver = false
  const again = () => {
    if (isOver) return
    timer = setTimeout(() => void read().finally(again), restMs)
    timer.unref()
  }
  const first = read()
  void first.finally(again)
  return {
    read: first,
    stop() {
      isOver = true
      clearTimeout(timer)
    },
  }
}
