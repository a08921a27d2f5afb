import { categories } from './catalogue/index.ts'
import type { Database, OpenDatabaseOptions } from './database.ts'
import { openWith } from './open.ts'
import { loadPlaces, type RankedPlace } from './places/index.ts'

export { isDatabaseThere, restoreDatabase, saveDatabase } from './backup/index.ts'
export { createScratch } from './backup/scratch.ts'
export { optionValue } from './catalogue/define.ts'
export { categories } from './catalogue/index.ts'
export type { Database, OpenDatabaseOptions } from './database.ts'
export { decodeScript } from './ddl/decode.ts'
export {
  type Dialect,
  dialects,
  modelFiles,
  parseSchema,
  printDdl,
  printMermaid,
  printSvg,
  validateSchema,
} from './ddl/index.ts'
export * from './errors.ts'
export type { DatabaseState } from './health/index.ts'
export type { IndexProposal } from './health/indexes.ts'
export {
  type Encoding,
  encodings,
  ImportError,
  type ImportMap,
  type ImportProgress,
  type ImportResult,
  importCsv,
  importRows,
  parseMap,
  type ReadRow,
} from './import/index.ts'
export { databaseAt, requireDatabase } from './open.ts'
export { withPatience } from './patience.ts'
export { loadPlaces, type RankedPlace } from './places/index.ts'
export { accountRules, awaitsVerification } from './rules/account.ts'
export {
  type AlertFrequency,
  alertFrequencies,
  alertRules,
  type ToldFrequency,
} from './rules/alerts.ts'
export { type ApiScope, apiKeyRules, apiScopeNames, apiScopes } from './rules/api-keys.ts'
export { checkContent } from './rules/content.ts'
export { emailKey, properEmail } from './rules/email.ts'
export { type Fault, faultCodes } from './rules/faults.ts'
export { favouriteRules } from './rules/favourites.ts'
export { attributeKindNames, attributeKinds, kindOf, type NumericKind } from './rules/kinds/index.ts'
export { statusRules } from './rules/lifecycle.ts'
export { listingRules } from './rules/listing.ts'
export { firstContactsPerDay, messageKinds, messageRules, reportReasons } from './rules/messages.ts'
export { caseKinds } from './rules/moderation/cases.ts'
export {
  actions,
  decisionRules,
  detections,
  isRestriction,
  restrictions,
} from './rules/moderation/decisions.ts'
export { grounds, type Reason, reasonRule, reasons } from './rules/moderation/reasons.ts'
export { caseSubjects, reportedKinds, reportRules } from './rules/moderation/reports.ts'
export {
  channelPaces,
  kindRule,
  type NotificationKind,
  notificationKindNames,
  notificationRules,
  offerAnswers,
  type PayloadField,
} from './rules/notifications.ts'
export { type OfferAnswer, offerRules, offerStates } from './rules/offers.ts'
export { passkeyRules } from './rules/passkeys.ts'
export { phoneRules, phoneVisibilities } from './rules/phones.ts'
export { ratingRules, ratingTags } from './rules/ratings.ts'
export { safetyNoteKinds } from './rules/safety/index.ts'
export { checkText, isBlank } from './rules/text.ts'
export { type WebhookEvent, webhookEventNames, webhookEvents, webhookRules } from './rules/webhooks.ts'
export { databaseOptions } from './settings.ts'
export type * from './tables/index.ts'
export { mailLinkMinutes } from './tables/mail-links.ts'
export { type SealedKind, sealedKinds } from './tables/sealed.ts'
export * from './tasks/face.ts'
export { fold } from './text.ts'
export { type Patience, Turns, type TurnsOptions } from './turns.ts'
export * from './types.ts'

/** Unpacked once, however many databases a process opens. */
let places: RankedPlace[] | undefined

/**
 * Opens, migrates and fills a database.
 * @throws Error for a URL that is neither `sqlite:` nor `postgres:`, or a database that cannot be reached
 */
export function openDatabase(options: OpenDatabaseOptions): Promise<Database> {
  places ??= loadPlaces()
  return openWith(options, { categories, places })
}
