import type { CardArena } from '../arena/index.ts'
import type { Context } from '../context.ts'
import type { TaskOutbox, Tasks, TasksSchema } from '../tasks/index.ts'
import { type AccountEventsSchema, createAccountEvents, type EventFeed } from './account-events.ts'
import { createAccounts } from './accounts.ts'
import { type AgentsSchema, createAgents } from './agents.ts'
import { type AlertsSchema, createAlerts } from './alerts.ts'
import { type ApiKeysSchema, createApiKeys } from './api-keys.ts'
import { type AuditSchema, createAudit } from './audit.ts'
import { type BansSchema, createBans } from './bans.ts'
import { type BenchmarksSchema, createBenchmarks } from './benchmarks.ts'
import { type CategoriesSchema, type CategoryIndex, createCategories } from './categories.ts'
import { createCategoryEdits } from './category-edits.ts'
import { createChangePages } from './change-pages.ts'
import { type ChangesSchema, createChanges, type Feed } from './changes.ts'
import { createClock } from './clock.ts'
import { createConversations } from './conversations/index.ts'
import type { ConversationsSchema } from './conversations/schema.ts'
import { createDesk, type DeskSchema } from './desk.ts'
import { createEmailChanges, type EmailChangesSchema } from './email-changes.ts'
import { createExchangeRates } from './exchange-rates.ts'
import { createExpiryReminders, type ExpiryRemindersSchema } from './expiry-reminders.ts'
import { createExports, type ExportsSchema } from './exports.ts'
import { createFavourites, type FavouritesSchema } from './favourites.ts'
import { createFeeds, type FeedsSchema } from './feeds.ts'
import { createFollows, type FollowsSchema } from './follows.ts'
import { createHiddenSellers, type HiddenSellersSchema } from './hidden-sellers.ts'
import { createIdempotency, type IdempotencySchema } from './idempotency.ts'
import { createIdentities, type IdentitiesSchema } from './identities.ts'
import { createImages, type ImagesSchema } from './images.ts'
import { createImports, type ImportsSchema } from './imports.ts'
import { createLandingPages, type LandingPagesSchema } from './landing-pages.ts'
import type { Cluster } from './lineage.ts'
import { createListingDays, type ListingDaysSchema } from './listing-days.ts'
import type { ListingChecksSchema } from './listings/checking.ts'
import { createListings } from './listings/index.ts'
import type { ListingsSchema } from './listings/schema.ts'
import type { TextPrintsSchema } from './listings/text-prints.ts'
import type { WriteOptions } from './listings/write.ts'
import { createMailLinks, type MailLinksSchema } from './mail-links.ts'
import { createModeration } from './moderation/index.ts'
import { createLots, type LotsSchema } from './moderation/lots.ts'
import type { ModerationSchema } from './moderation/schema.ts'
import { createNotices, type NoticesSchema } from './notices.ts'
import { createNotificationPost } from './notification-post.ts'
import {
  createNotificationPreferences,
  type NotificationPreferencesSchema,
} from './notification-preferences.ts'
import { createNotifications, type NotificationsSchema } from './notifications.ts'
import { createOldAddresses, type OldAddressesSchema } from './old-addresses.ts'
import { createPasskeys, type PasskeysSchema } from './passkeys.ts'
import { createPayments, type PaymentsSchema } from './payments.ts'
import { createPhones, type PhonesSchema } from './phones.ts'
import { createPlaces, type PlaceIndex, type PlacesSchema, type RankedPlace } from './places.ts'
import { createPromotions, type PromotionsSchema } from './promotions.ts'
import { createPushSubscriptions, type PushSubscriptionsSchema } from './push-subscriptions.ts'
import { createQueryLog, type QueryLogSchema } from './query-log.ts'
import { createRatings, type RatingsSchema } from './ratings.ts'
import { createRevocations, type RevocationsSchema } from './revocations.ts'
import { createSavedSearches, type SavedSearchesSchema } from './saved-searches.ts'
import { createSealed } from './sealed.ts'
import { createSecondFactors, type SecondFactorsSchema } from './second-factors.ts'
import { createSellers, type SellersSchema } from './sellers.ts'
import { createSessions, type SessionsSchema } from './sessions.ts'
import type { SettingsSchema } from './settings.ts'
import { createSigningKeys, type SigningKeysSchema } from './signing-keys.ts'
import { createSite, type SiteKnown, type SiteSchema } from './site.ts'
import { createTraders, type TradersSchema } from './traders.ts'
import { createUsedChallenges, type UsedChallengesSchema } from './used-challenges.ts'
import { createUsers, type UsersSchema } from './users.ts'
import { createWatchers, type WatchersSchema } from './watchers.ts'
import { createWebhookPost } from './webhook-post.ts'
import { createWebhooks, type WebhooksSchema } from './webhooks.ts'

export type { AccountEvents } from './account-events.ts'
export type { Account } from './accounts.ts'
export type { AlertState, LookedAt } from './alerts.ts'
export type { NewAuditEvent } from './audit.ts'
export type { Benchmark } from './benchmarks.ts'
export type { UpkeepHold } from './clock.ts'
export type * from './conversations/face.ts'
export type { FeedDelay } from './delay.ts'
export type { StoredExport } from './exports.ts'
export type { FeedPicture, PictureWork, SeenItem } from './feed-items.ts'
export type { FeedDetail, FeedSettings } from './feeds.ts'
export type { KnownRequest } from './idempotency.ts'
export type { Images } from './images.ts'
export type { StoredImport } from './imports.ts'
export type * from './listings/face.ts'
export type { LinkPurpose } from './mail-links.ts'
export type * from './moderation/face.ts'
export type { Finding } from './notices.ts'
export type { ToldNotification } from './notification-post.ts'
export type { Credential, Passkey } from './passkeys.ts'
export type { Places } from './places.ts'
export type { PushSubscription } from './push-subscriptions.ts'
export type { CategoryCount, QueryCount, QueryPair } from './query-log.ts'
export type { TellingSearch } from './saved-searches.ts'
export type { StoredKey } from './signing-keys.ts'
export type { Suspension, User } from './users.ts'
export type { WatchState } from './watchers.ts'
export type { DeliveryOutcome, DisabledWebhook, DueDelivery } from './webhook-post.ts'

/** Every table: each file of a table group declares its own. */
export type Schema = SettingsSchema &
  UsersSchema &
  SessionsSchema &
  RevocationsSchema &
  AuditSchema &
  SigningKeysSchema &
  ApiKeysSchema &
  MailLinksSchema &
  SecondFactorsSchema &
  PasskeysSchema &
  UsedChallengesSchema &
  IdentitiesSchema &
  EmailChangesSchema &
  CategoriesSchema &
  PlacesSchema &
  ImagesSchema &
  OldAddressesSchema &
  ListingsSchema &
  ChangesSchema &
  IdempotencySchema &
  AgentsSchema &
  FeedsSchema &
  ImportsSchema &
  ExportsSchema &
  BenchmarksSchema &
  NoticesSchema &
  ExpiryRemindersSchema &
  QueryLogSchema &
  AlertsSchema &
  SavedSearchesSchema &
  FavouritesSchema &
  FollowsSchema &
  WatchersSchema &
  PhonesSchema &
  SellersSchema &
  HiddenSellersSchema &
  BansSchema &
  ListingChecksSchema &
  TextPrintsSchema &
  WebhooksSchema &
  PushSubscriptionsSchema &
  ConversationsSchema &
  RatingsSchema &
  ModerationSchema &
  LotsSchema &
  PromotionsSchema &
  PaymentsSchema &
  SiteSchema &
  TradersSchema &
  DeskSchema &
  ListingDaysSchema &
  LandingPagesSchema &
  AccountEventsSchema &
  NotificationsSchema &
  NotificationPreferencesSchema &
  TasksSchema

/** What table groups need beside their context, the same for all transactions of a process. */
interface TableParts {
  feed: Feed
  events: EventFeed
  cluster: Cluster | undefined
  categories: CategoryIndex
  places: PlaceIndex
  /** Every place that comes with Piata. */
  offered: RankedPlace[]
  rules: Pick<WriteOptions, 'quotas' | 'checks' | 'rates'>
  site: SiteKnown
  tasks: (context: Context) => Tasks
  /** Of the process, for what is asked outside of transactions. */
  arena?: CardArena | undefined
}

type Maker = (context: Context, parts: TableParts) => unknown

const listingsOn = (context: Context, parts: TableParts) => {
  const { feed, events, categories, places, rules, site } = parts
  const arena = parts.arena?.serves(context) ? parts.arena : undefined
  return createListings(context, feed, { categories, places }, { ...rules, events, site, arena })
}

const conversationsOn = (context: Context, parts: TableParts) =>
  createConversations(context, parts.events, (on) => listingsOn(on, parts))

const moderationOn = (context: Context, parts: TableParts) =>
  createModeration(context, {
    listingsOn: (on) => listingsOn(on, parts),
    conversationsOn: (on) => conversationsOn(on, parts),
  })

/** What requests write, on a database or within one transaction. */
const written = {
  users: (context, parts) => createUsers(context, parts.feed, parts.events, (on) => listingsOn(on, parts)),
  accounts: (context) => createAccounts(context),
  audit: (context) => createAudit(context),
  signingKeys: (context) => createSigningKeys(context),
  sessions: (context) => createSessions(context),
  apiKeys: (context) => createApiKeys(context),
  mailLinks: (context) => createMailLinks(context),
  secondFactors: (context) => createSecondFactors(context),
  sealed: (context) => createSealed(context),
  passkeys: (context) => createPasskeys(context),
  usedChallenges: (context) => createUsedChallenges(context),
  identities: (context) => createIdentities(context),
  emailChanges: (context) => createEmailChanges(context),
  listings: (context, parts) => listingsOn(context, parts),
  expiryReminders: (context) => createExpiryReminders(context),
  images: (context) => createImages(context),
  idempotency: (context) => createIdempotency(context),
  agents: (context) => createAgents(context),
  feeds: (context, { feed, site }) => createFeeds(context, feed, site),
  imports: (context) => createImports(context),
  exports: (context) => createExports(context),
  benchmarks: (context) => createBenchmarks(context),
  notices: (context) => createNotices(context),
  queryLog: (context) => createQueryLog(context),
  landingPages: (context) => createLandingPages(context),
  alerts: (context) => createAlerts(context),
  savedSearches: (context) => createSavedSearches(context),
  favourites: (context) => createFavourites(context),
  follows: (context) => createFollows(context),
  watchers: (context, { events }) => createWatchers(context, events),
  phones: (context) => createPhones(context),
  sellers: (context) => createSellers(context),
  bans: (context) => createBans(context),
  hiddenSellers: (context, { feed }) => createHiddenSellers(context, feed),
  webhooks: (context, { cluster }) => createWebhooks(context, cluster),
  webhookPost: (context, { cluster }) => createWebhookPost(context, cluster),
  pushSubscriptions: (context) => createPushSubscriptions(context),
  conversations: (context, parts) => conversationsOn(context, parts),
  ratings: (context, { events }) => createRatings(context, events),
  moderation: (context, parts) => moderationOn(context, parts),
  lots: (context, parts) => createLots(context, (on) => moderationOn(on, parts)),
  listingDays: (context) => createListingDays(context),
  categoryEdits: (context, { feed, categories }) => createCategoryEdits(context, feed, categories),
  promotions: (context, { feed }) => createPromotions(context, feed),
  payments: (context, { feed }) => createPayments(context, (on) => createPromotions(on, feed)),
  desk: (context) => createDesk(context),
  traders: (context) => createTraders(context),
  site: (context, { site }) => createSite(context, site),
  accountEvents: (context, { events }) => createAccountEvents(context, events),
  notifications: (context, { events }) => createNotifications(context, events),
  notificationPost: (context) => createNotificationPost(context),
  notificationPreferences: (context) => createNotificationPreferences(context),
  tasks: (context, { tasks }) => tasks(context) as TaskOutbox,
} satisfies Record<string, Maker>

export type WrittenTables = { readonly [K in keyof typeof written]: ReturnType<(typeof written)[K]> }

/** Makes a group when it is first asked for: a transaction has two or three of forty, and the making of all cost a message a twentieth of its time. */
class TablesOnDemand {
  readonly context: Context
  readonly parts: TableParts

  constructor(context: Context, parts: TableParts) {
    this.context = context
    this.parts = parts
  }
}
for (const [name, make] of Object.entries<Maker>(written))
  Object.defineProperty(TablesOnDemand.prototype, name, {
    get(this: TablesOnDemand) {
      const value = make(this.context, this.parts)
      Object.defineProperty(this, name, { value })
      return value
    },
  })

/** The groups that requests write, within one transaction. */
export function createWrittenTables(context: Context, parts: TableParts): WrittenTables {
  return new TablesOnDemand(context, parts) as unknown as WrittenTables
}

export type Tables = ReturnType<typeof createTables>

/** All that the face offers: what requests write, and what they only read or the process keeps for itself. */
export function createTables(context: Context, parts: TableParts) {
  const changes = createChanges(context, parts.feed, parts.cluster)
  const all = Object.entries<Maker>(written).map(([name, make]) => [name, make(context, parts)])
  return {
    ...(Object.fromEntries(all) as WrittenTables),
    tasks: parts.tasks(context),
    categories: createCategories(context, parts.categories, parts.site),
    places: createPlaces(parts.offered, parts.places),
    clock: createClock(context),
    revocations: createRevocations(context),
    exchangeRates: createExchangeRates(context),
    oldAddresses: createOldAddresses(context),
    changes: {
      ...changes,
      async after(position: string | null, limit: number) {
        const page = await changes.after(position, limit)
        // What search shows by this must not come with older cards.
        if (page.items.length > 0) parts.arena?.told()
        return page
      },
      ...createChangePages(context, parts.cluster),
    },
  }
}
