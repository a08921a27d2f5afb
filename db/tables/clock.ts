import type { Context } from '../context.ts'
import type { Time } from '../types.ts'
import { readSetting, writeSetting } from './settings.ts'

/** Why expiring waits: the clock has jumped, or more would expire at once than is usual. */
export type UpkeepHold = 'jumped' | 'unusual'

interface Clock {
  /** The newest time that any process believed; null before the first. */
  lastSeen(): Promise<Time | null>
  see(time: Time): Promise<void>
  /** The time that an operator confirmed last. */
  confirmed(): Promise<Time | null>
  confirm(time: Time): Promise<void>
  /** Why expiring waited when it was tried last, in whichever process; null where it did not. */
  upkeepHold(): Promise<UpkeepHold | null>
  holdUpkeep(hold: UpkeepHold | null): Promise<void>
}

const seenKey = 'clock-seen'
const confirmedKey = 'clock-confirmed'
const holdKey = 'upkeep-hold'

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
    upkeepHold: async () => ((await readSetting(context.read, holdKey)) || null) as UpkeepHold | null,
    holdUpkeep: (hold) => context.write(({ queries }) => writeSetting(queries, holdKey, hold ?? '')),
  }
}
