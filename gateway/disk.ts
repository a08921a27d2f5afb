import { statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname } from 'node:path'
import type { Config } from '@piata/config'
import { databaseAt } from '@piata/db'
import type { onRequestHookHandler } from 'fastify'
import plugin from 'fastify-plugin'
import { noSpace } from './problems/problem.ts'

declare module 'fastify' {
  interface FastifyInstance {
    readonly disk: Disk
  }
}

interface Disk {
  /** Bytes that are free where there is least, as of the last look; undefined before the first. */
  readonly free: number | undefined
  /** Whether less is free than is kept for the database. */
  readonly isFull: boolean
  /** Looks now. */
  look(): Promise<void>
}

const lookEveryMs = 5000
const megabyte = 1_000_000

/**
 * Watches the free space of the data folder, of SQLite's file and of the temporary folder. Below `PIATA_DISK_RESERVE_MEGABYTES` pictures are refused, so that
 * what is left serves the database, and readiness says so; both end by themselves when there is room again.
 */
export const disk = plugin(
  async (app, { config }: { config: Config }) => {
    const reserve = config.diskReserveBytes
    const folders = [config.dataDir, tmpdir()]
    const database = databaseAt(config.databaseUrl)
    if (database.dialect === 'sqlite' && database.file !== ':memory:') folders.push(dirname(database.file))
    let free: number | undefined
    let isFull = false

    const look = async () => {
      const sizes = await Promise.all(folders.map(freeBytes))
      const known = sizes.filter((size) => size !== undefined)
      if (known.length === 0) return
      free = Math.min(...known)
      const isFullNow = free < reserve
      if (isFullNow !== isFull) {
        const where = folders[sizes.indexOf(free)]
        const context = { folder: where, freeMegabytes: Math.floor(free / megabyte) }
        if (isFullNow) app.log.error(context, 'The disk is almost full; pictures are refused')
        else app.log.info(context, 'There is room on the disk again')
      }
      isFull = isFullNow
    }
    const timer = setInterval(look, lookEveryMs)
    timer.unref()
    app.addHook('onReady', look)
    app.addHook('onClose', async () => clearInterval(timer))

    app.decorate('disk', {
      getter: () => ({
        get free() {
          return free
        },
        get isFull() {
          return isFull
        },
        look,
      }),
    })
    // Before the pictures are on their way.
    const refuseWhenFull: onRequestHookHandler = (_request, _reply, done) => {
      if (isFull) done(noSpace())
      else done()
    }
    app.addHook('onRoute', (route) => {
      if (route.config?.limit === 'upload')
        route.onRequest = [refuseWhenFull, ...[route.onRequest ?? []].flat()]
    })
  },
  { name: 'disk', dependencies: ['problems'] },
)

/** Free for this process; undefined where the folder is not there. */
async function freeBytes(folder: string): Promise<number | undefined> {
  try {
    const { bavail, bsize } = await statfs(folder)
    return bavail * bsize
  } catch {
    return undefined
  }
}
