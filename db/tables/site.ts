import type { Language } from '@piata/config/languages'
import type { Context, Queries } from '../context.ts'
import { DatabaseError } from '../errors.ts'
import {
  initialSettings,
  type LegalPage,
  legalPages,
  type SettingName,
  type SiteSettings,
  settingNames,
  settingsOf,
} from '../rules/site/index.ts'
import { storable } from '../text.ts'
import type { Time } from '../types.ts'
import { lockSetting } from './settings.ts'

interface Site {
  /** What holds, as this process knows it: its own changes at once, others' after `refresh`. */
  readonly current: SiteSettings
  /** Of the settings: 0 before the first change, then one more with each. */
  readonly version: number
  /** The pages of law that are there, in their order. */
  readonly pages: readonly LegalPageName[]
  /** Whether any address of an old site is kept. */
  readonly hasOldAddresses: boolean
  /** Reads what others changed; cheap where nothing was. Resolves to whether something was. */
  refresh(): Promise<boolean>
  /**
   * Changes some settings, which were checked by `checkSettings`; what is equal already makes no version.
   * @throws DatabaseError stale
   */
  change(
    chosen: Partial<SiteSettings>,
    ifVersion?: number,
  ): Promise<{ version: number; changed: SettingName[] }>
  /** The latest changes first; before `before`, a version. */
  history(limit: number, before?: number): Promise<SettingsChange[]>
  /** The page as it is now, or as it was in a version; undefined where there is none. */
  page(page: LegalPage, locale: Language, version?: number): Promise<LegalPageVersion | undefined>
  /** The latest first, without their texts. */
  pageVersions(page: LegalPage, locale: Language): Promise<Omit<LegalPageVersion, 'body'>[]>
  /** An empty text takes the page away. @throws DatabaseError stale */
  writePage(
    page: LegalPage,
    locale: Language,
    text: { title: string; body: string },
    ifVersion?: number,
  ): Promise<LegalPageVersion>
}

interface LegalPageName {
  page: LegalPage
  locale: Language
  title: string
  writtenAt: Time
}

interface LegalPageVersion {
  version: number
  title: string
  /** Markdown. */
  body: string
  writtenAt: Time
}

interface SettingsChange {
  version: number
  changedAt: Time
  /** What each changed setting was, and became. */
  changed: Partial<Record<SettingName, { from: unknown; to: unknown }>>
}

export interface SiteSchema {
  /** Each change has a row, so that each is known for good. */
  site_settings: {
    version: number
    /** JSON of all that differs from what holds where nothing was chosen. */
    chosen: string
    /** JSON of `SettingsChange.changed`. */
    changed: string
    changed_at: Time
  }
  site_pages: {
    page: LegalPage
    locale: Language
    version: number
    title: string
    body: string
    written_at: Time
  }
}

/** What a process knows of the site, for all transactions of its database. */
export interface SiteKnown {
  version: number
  settings: SiteSettings
  /** How often a page of law was written: they are never deleted. */
  writings: number
  pages: LegalPageName[]
  hasOldAddresses: boolean
}

export const unknownSite = (): SiteKnown => ({
  version: 0,
  settings: initialSettings,
  writings: 0,
  pages: [],
  hasOldAddresses: false,
})

export function createSite(context: Context, known: SiteKnown): Site {
  const latest = (queries: Queries) =>
    queries
      .selectFrom('site_settings')
      .select(['version', 'chosen'])
      .orderBy('version', 'desc')
      .limit(1)
      .executeTakeFirst()

  const readPages = async (queries: Queries) => {
    const rows = await queries
      .selectFrom('site_pages as one')
      .select(['page', 'locale', 'title', 'written_at as writtenAt'])
      .where('body', '<>', '')
      .where(({ selectFrom, eb }) =>
        eb(
          'version',
          '=',
          selectFrom('site_pages as other')
            .select(({ fn }) => fn.max('other.version').as('version'))
            .whereRef('other.page', '=', 'one.page')
            .whereRef('other.locale', '=', 'one.locale'),
        ),
      )
      .execute()
    return rows.sort((a, b) => legalPages.indexOf(a.page) - legalPages.indexOf(b.page))
  }

  return {
    get current() {
      return known.settings
    },
    get version() {
      return known.version
    },
    get pages() {
      return known.pages
    },
    get hasOldAddresses() {
      return known.hasOldAddresses
    },

    async refresh() {
      const [row] = await context.raw(
        'select coalesce((select max(version) from site_settings), 0) as settings, (select count(*) from site_pages) as writings, (select count(*) from (select 1 from old_addresses limit 1) as first) as addresses',
        [],
      )
      const [version, writings, addresses] = row!.map(Number) as [number, number, number]
      const hasOldAddresses = addresses > 0
      const isOther =
        version !== known.version || writings !== known.writings || hasOldAddresses !== known.hasOldAddresses
      known.hasOldAddresses = hasOldAddresses
      if (version !== known.version) {
        const now = await latest(context.read)
        known.version = now?.version ?? 0
        known.settings = settingsOf(JSON.parse(now?.chosen ?? '{}'))
      }
      if (writings !== known.writings) {
        known.pages = await readPages(context.read)
        known.writings = writings
      }
      return isOther
    },

    change(chosen, ifVersion) {
      return context.write(async ({ queries, onCommit }) => {
        await lockSetting(queries, 'site')
        const row = await latest(queries)
        const version = row?.version ?? 0
        if (ifVersion !== undefined && ifVersion !== version)
          throw new DatabaseError('stale', 'The settings have changed since they were read')
        const before = settingsOf(JSON.parse(row?.chosen ?? '{}'))
        const after: SiteSettings = { ...before, ...chosen }
        const changed = settingNames.filter((name) => !isSame(before[name], after[name]))
        if (changed.length === 0) return { version, changed }
        const differing = settingNames.filter((name) => !isSame(initialSettings[name], after[name]))
        await queries
          .insertInto('site_settings')
          .values({
            version: version + 1,
            chosen: JSON.stringify(Object.fromEntries(differing.map((name) => [name, after[name]]))),
            changed: JSON.stringify(
              Object.fromEntries(changed.map((name) => [name, { from: before[name], to: after[name] }])),
            ),
            changed_at: context.now(),
          })
          .execute()
        onCommit(() => {
          known.version = version + 1
          known.settings = after
        })
        return { version: version + 1, changed }
      })
    },

    async history(limit, before = Number.MAX_SAFE_INTEGER) {
      const rows = await context.read
        .selectFrom('site_settings')
        .select(['version', 'changed', 'changed_at'])
        .where('version', '<', Math.min(before, 2_147_483_647))
        .orderBy('version', 'desc')
        .limit(limit)
        .execute()
      return rows.map(({ version, changed, changed_at }) => ({
        ...{ version, changedAt: changed_at },
        changed: JSON.parse(changed) as SettingsChange['changed'],
      }))
    },

    async page(page, locale, version) {
      const row = await context.read
        .selectFrom('site_pages')
        .select(['version', 'title', 'body', 'written_at as writtenAt'])
        .where('page', '=', page)
        .where('locale', '=', locale)
        .$if(version !== undefined, (query) => query.where('version', '=', version!))
        .orderBy('version', 'desc')
        .limit(1)
        .executeTakeFirst()
      return row
    },

    pageVersions: (page, locale) =>
      context.read
        .selectFrom('site_pages')
        .select(['version', 'title', 'written_at as writtenAt'])
        .where('page', '=', page)
        .where('locale', '=', locale)
        .orderBy('version', 'desc')
        .limit(200)
        .execute(),

    writePage(page, locale, { title, body }, ifVersion) {
      return context.write(async ({ queries, onCommit }) => {
        await lockSetting(queries, 'site')
        const { most } = await queries
          .selectFrom('site_pages')
          .select(({ fn }) => fn.max('version').as('most'))
          .where('page', '=', page)
          .where('locale', '=', locale)
          .executeTakeFirstOrThrow()
        const version = Number(most ?? 0)
        if (ifVersion !== undefined && ifVersion !== version)
          throw new DatabaseError('stale', 'The page has changed since it was read')
        const written = {
          ...{ version: version + 1, title: storable(title), body: storable(body) },
          writtenAt: context.now(),
        }
        await queries
          .insertInto('site_pages')
          .values({
            ...{ page, locale, version: written.version, title: written.title, body: written.body },
            written_at: written.writtenAt,
          })
          .execute()
        const pages = await readPages(queries)
        onCommit(() => {
          known.pages = pages
          known.writings++
        })
        return written
      })
    },
  }
}

/** As JSON, whose members have the order of their writing: a list's order counts. */
const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)
