import type { Config } from '@piata/config'
import Type from 'typebox'
import { type Agent, type AgentContext, defineAgent, success } from '../agent.ts'
import type { Resolve } from '../net/address.ts'
import { Sites } from '../net/sites.ts'
import type { Clock } from '../net/turns.ts'
import { FeedFault } from './fault.ts'
import { type FeedShare, runFeed } from './run/feed.ts'
import { picturesReport, runPictures } from './run/pictures.ts'
import { feedReport } from './run/report.ts'
import { Room } from './run/room.ts'
import { type FeedSchedule, nextRun } from './schedule.ts'

export type { FeedReport } from './run/report.ts'

const feedId = Type.Object({ id: Type.String({ maxLength: 40 }) }, { additionalProperties: false })
/** Feeds that one run of the dispatcher sets off. */
const mostAtOnce = 1_000
const dayMs = 86_400_000
/**
 * Files that are read at once, however many are on their way: SQLite answers in this thread, where a second one would only make everybody's turns
 * longer; of Postgres several are waited for.
 */
const importsAtOnce = { sqlite: 1, postgres: 3 }

/** What stands in for the world in tests. */
export interface FeedWorld {
  resolve?: Resolve
  clock?: Clock
}

/** The agents that read feeds: one that says which, one that reads one, one that fetches its pictures. */
export function createFeedAgents(world: FeedWorld = {}): {
  feeds: Agent<ReturnType<typeof emptyObject>, typeof dispatched>
  feed: Agent<typeof feedId, typeof feedReport>
  pictures: Agent<typeof feedId, typeof picturesReport>
} {
  const known = new WeakMap<Config, FeedShare>()
  /** One for all tasks of a process, as what a host is asked is counted there. */
  const shareOf = ({ config, database }: AgentContext): FeedShare => {
    let share = known.get(config)
    if (share === undefined) {
      const agent = { token: 'PiataFeeds', about: config.publicUrl.href }
      share = {
        sites: new Sites({
          networks: config.feedNetworks,
          setting: 'PIATA_FEED_NETWORKS',
          gapMs: config.feedGapMs,
          agent,
          ...world,
        }),
        imports: new Room(importsAtOnce[database.dialect]),
        uncounted: 0,
      }
      known.set(config, share)
    }
    return share
  }
  return {
    feeds: defineAgent({
      name: 'feeds',
      summary: 'Sets off the feeds whose time has come',
      schedule: { cron: '* * * * *' },
      input: emptyObject(),
      output: dispatched,
      run: async (_, context) => success(await dispatch(context)),
    }),
    feed: defineAgent({
      name: 'feed',
      summary: 'Reads one feed: new, changed and gone items become listings, change them, withdraw them',
      input: feedId,
      output: feedReport,
      concurrency: 100,
      timeoutMs: 1_800_000,
      retries: 2,
      run: ({ input }, context) => runFeed(input.id, context, shareOf(context)),
    }),
    pictures: defineAgent({
      name: 'feed-pictures',
      summary: 'Fetches the pictures that the items of one feed name',
      input: feedId,
      output: picturesReport,
      concurrency: 20,
      timeoutMs: 900_000,
      retries: 2,
      run: ({ input }, context) => runPictures(input.id, context, shareOf(context).sites),
    }),
  }
}

const emptyObject = () => Type.Object({}, { additionalProperties: false })
const dispatched = Type.Object({ feeds: Type.Integer(), pictures: Type.Integer() })

/** Makes a task of each feed that is due, and moves its time on in the same transaction. One that still runs has its turn the next time. */
async function dispatch({
  database,
  config,
  now,
  signal,
  log,
}: AgentContext): Promise<{ feeds: number; pictures: number }> {
  const made = { feeds: 0, pictures: 0 }
  for (const { id, nextAt, schedule, name } of await database.feeds.due(mostAtOnce)) {
    signal.throwIfAborted()
    let next: Date
    try {
      next = nextRun(schedule as FeedSchedule, now(), config.timeZone)
    } catch (error) {
      if (!(error instanceof FeedFault)) throw error
      log.warn({ feed: id, name, reason: error.message }, 'a feed has no time to come')
      next = new Date(now().getTime() + dayMs)
    }
    const isMade = await database.transaction(async (tables) => {
      if (!(await tables.feeds.plan(id, nextAt, next.toISOString()))) return false
      return (await tables.tasks.enqueue({ goal: 'feed', input: { id }, key: id })) !== null
    })
    if (isMade) made.feeds++
  }
  for (const id of await database.feeds.feedsWithPictureWork(mostAtOnce)) {
    if ((await database.tasks.enqueue({ goal: 'feed-pictures', input: { id }, key: id })) !== null)
      made.pictures++
  }
  return made
}
