import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { dataFolder } from '@piata/config'
import {
  addressesIn,
  type FeedDetail,
  ImportError,
  importRules,
  type ReadRow,
  type SeenItem,
} from '@piata/db'
import type { AgentContext, AgentResult } from '../../agent.ts'
import { success } from '../../agent.ts'
import { SiteFault } from '../../net/fault.ts'
import type { Sites } from '../../net/sites.ts'
import { download } from '../file/download.ts'
import { acceptedEncodings } from '../file/unpack.ts'
import { type FeedFile, readFeed } from './read.ts'
import { addRefusal, addResult, emptyReport, type FeedReport, shorten } from './report.ts'
import type { Room } from './room.ts'

/** Of what was there before; when more is gone, nothing is withdrawn until an operator says so. */
const mostGone = 0.3
/** Of one listing. */
export const mostPictures = importRules.pictures
const withdrawnAtOnce = 200
const markedAtOnce = 500
/** Rows, of all feeds, after which the database counts its tables anew, by which it plans its queries. */
const manyRows = 10_000

/** What the runs of a process have together. */
export interface FeedShare {
  sites: Sites
  /** Room to read files. */
  imports: Room
  /** Rows written since the database counted its tables. */
  uncounted: number
}

/** What a run keeps of the site's answer, to be asked for news only. */
interface Validators {
  etag: string | null
  lastModified: string | null
}

type Fetched = { validators: Validators } & (
  | { isUnchanged: true }
  | { isUnchanged: false; digest: string; file: FeedFile; bytes: number }
)

/**
 * Reads one feed: new items become listings, changed ones change theirs, those of items that are gone are withdrawn. Ended anywhere and run again, it
 * comes to the same: what it knows of the site and of the file is kept last.
 */
export async function runFeed(
  id: string,
  context: AgentContext,
  share: FeedShare,
): Promise<AgentResult<FeedReport>> {
  const { database, log } = context
  const started = performance.now()
  const begun = await database.feeds.begin(id)
  if (begun === undefined)
    return { status: 'error', output: { ...emptyReport(id, 0), error: 'There is no such feed' } }
  const { feed, run, known } = begun
  const report = emptyReport(id, run)
  const took = () => {
    report.milliseconds = Math.round(performance.now() - started)
  }
  const folder = dataFolder(context.config).feeds
  const path = join(folder, `${id}.part`)
  try {
    await mkdir(folder, { recursive: true })
    const fetched = await fetchFeed(feed, path, context, share.sites)
    if (fetched.isUnchanged) {
      report.status = feed.held === null ? 'unchanged' : 'held'
      if (feed.held !== null) report.notices.push(feed.held)
      took()
      await database.feeds.finish(id, run, { status: report.status, ...fetched.validators, report })
      return success(report)
    }
    report.bytes = fetched.bytes
    context.progress(0.5, 'fetched')
    const held = await share.imports.within(context.signal, async () => {
      const { unreadable } = await takeItems(feed, run, fetched.file, context, report)
      return withdraw(feed, { run, known, unreadable }, context, report)
    })
    share.uncounted += report.created + report.updated
    if (share.uncounted >= manyRows) {
      share.uncounted = 0
      await database.analyze()
    }
    report.status = held === null ? 'done' : 'held'
    took()
    const { rows, created, updated, unchanged, refused, gone, withdrawn } = report
    await database.feeds.finish(id, run, {
      ...{ status: report.status, held, report, digest: fetched.digest, ...fetched.validators },
      counts: { rows, created, updated, unchanged, refused, gone, withdrawn },
    })
    const [work] = await database.feeds.pictureWork(id, { after: null, limit: 1 })
    if (work !== undefined) await context.enqueue('feed-pictures', { id }, { key: id })
    return success(report)
  } catch (error) {
    context.signal.throwIfAborted()
    if (!(error instanceof SiteFault || error instanceof ImportError)) throw error
    report.error = shorten(error.message)
    took()
    const notBefore = error instanceof SiteFault ? error.notBefore : undefined
    await database.feeds.finish(id, run, {
      ...{ status: 'failed', report },
      ...(notBefore !== undefined && { notBefore: new Date(notBefore).toISOString() }),
    })
    log.warn({ feed: id, name: feed.name, reason: report.error }, 'a feed could not be read')
    // A site that says when is not asked before; else the task is tried again in a while.
    if (error instanceof SiteFault && error.isPassing && notBefore === undefined) throw error
    return { status: 'error', output: report }
  } finally {
    await rm(path, { force: true })
  }
}

/** The feed's file in `path`, unless the site or the file's own bytes say that it is the one that was read last. */
async function fetchFeed(
  feed: FeedDetail,
  path: string,
  { config, signal }: AgentContext,
  sites: Sites,
): Promise<Fetched> {
  const headers = {
    accept: '*/*',
    'accept-encoding': acceptedEncodings,
    ...(feed.etag !== null && { 'if-none-match': feed.etag }),
    ...(feed.lastModified !== null && { 'if-modified-since': feed.lastModified }),
  }
  return sites.get(feed.url, { headers, signal }, async (answer) => {
    const said = answer.headers
    if (answer.status === 304) {
      return {
        isUnchanged: true,
        validators: {
          etag: said.etag ?? feed.etag,
          lastModified: said['last-modified'] ?? feed.lastModified,
        },
      }
    }
    const validators = { etag: said.etag ?? null, lastModified: said['last-modified'] ?? null }
    const { bytes, digest } = await download(answer.body, path, { maxBytes: config.feedMaxBytes, signal })
    if (digest === feed.digest) return { isUnchanged: true, validators }
    const file = { path, contentEncoding: said['content-encoding'], contentType: said['content-type'] }
    return { isUnchanged: false, validators, digest, bytes, file }
  })
}

/** Makes listings of a file's items, and marks these as seen. */
async function takeItems(
  feed: FeedDetail,
  run: number,
  file: FeedFile,
  { database, config, signal, now }: AgentContext,
  report: FeedReport,
): Promise<{ unreadable: number }> {
  let unreadable = 0
  let items: SeenItem[] = []
  const mark = async () => {
    const { returned } = await database.feeds.seen(feed.id, run, items)
    report.returned += returned
    items = []
  }
  const onRows = async (rows: ReadRow[]) => {
    for (const row of rows) {
      const { externalId, images, refusal, isReadable } = row
      if (!isReadable) unreadable++
      if (refusal !== undefined) addRefusal(report, row)
      if (externalId === '') continue
      const pictures = addressesIn(images).slice(0, mostPictures)
      items.push({ externalId, pictures, isTaken: refusal === undefined })
    }
    if (items.length >= markedAtOnce) await mark()
    // SQLite answers at once: without a pause whoever else is served by this thread would wait for the whole file.
    await nextTurn()
  }
  const result = await readFeed(file, {
    ...{ feed, database, signal, onRows },
    ...{ maxBytes: config.feedMaxBytes, timeZone: config.timeZone, now: now() },
  })
  await mark()
  addResult(report, result)
  return { unreadable }
}

/** Withdraws what is gone, or resolves to why that has to wait. */
async function withdraw(
  feed: FeedDetail,
  { run, known, unreadable }: { run: number; known: number; unreadable: number },
  { database, signal }: AgentContext,
  report: FeedReport,
): Promise<string | null> {
  const gone = await database.feeds.countGone(feed.id, run)
  report.gone = gone
  if (gone === 0) return null
  if (unreadable > 0) {
    report.notices.push(
      `${unreadable} rows could not be read, so none of the ${gone} items that are gone was withdrawn`,
    )
    return null
  }
  if (gone > mostGone * known && !feed.isReleased) {
    const held = `${gone} of ${known} items are gone, more than ${100 * mostGone} %: nothing is withdrawn until the feed is released`
    report.notices.push(held)
    return held
  }
  for (;;) {
    signal.throwIfAborted()
    const { items, withdrawn } = await database.feeds.withdrawGone(feed.id, run, withdrawnAtOnce)
    if (items === 0) return null
    report.withdrawn += withdrawn
  }
}
