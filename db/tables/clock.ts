import type { Context } from '../context.ts'
import type { Time } from '../types.ts'
import { readSetting, writeSetting } from './settings.ts'

interface Clock {
  /** The newest time that any gateway believed; null before the first. */
  lastSeen(): Promise<Time | null>
  see(time: Time): Promise<void>
  /** The time that an operator confirmed last. */
  confirmed(): Promise<Time | null>
  confirm(time: Time): Promise<void>
}

const seenKey = 'clock-seen'
const confirmedKey = 'clock-confirmed'

/** What the database knows of the time. */
export function createClock(context: Context): Clock {
  const readTime = async (key: string): Promise<Time | null> => (await readSetting(context.read, key)) ?? null
  const writeTime = (key: string, time: Time) =>
    context.write(({ queries }) => writeSetting(queries, key, time))
  return {
    lastSeen: () => readTime(seenKey),
    see: (time) => writeTime(seenKey, time),
    confirmed: () => readTime(confirmedKey),
    async confirm(time) {
      await writeTime(confirmedKey, time)
      // A clock that was ahead before it was confirmed may be set back by it.
      await writeTime(seenKey, time)
    },
  }
}
