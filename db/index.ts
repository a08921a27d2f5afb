import { categories } from './catalogue/index.ts'
import type { Database, OpenDatabaseOptions } from './database.ts'
import { openWith } from './open.ts'
import { readPlaces } from './places/file.ts'
import { loadPlaces, type RankedPlace } from './places/index.ts'

export { isDatabaseThere, restoreDatabase, saveDatabase } from './backup/index.ts'
export { createScratch } from './backup/scratch.ts'
export { optionValue } from './catalogue/define.ts'
export { categories } from './catalogue/index.ts'
export { said } from './catalogue/said.ts'
export { wholes } from './catalogue/wholes.ts'
export type { Database, OpenDatabaseOptions } from './database.ts'
export { type Dump, openDump } from './dumps/index.ts'
export * from './errors.ts'
export type { DatabaseState } from './health/index.ts'
export type { IndexProposal } from './health/indexes.ts'
export type { TableRow } from './import/forms/table.ts'
export {
  addText,
  createXmlParser,
  type Encoding,
  encodings,
  type Found,
  forms,
  ImportError,
  type ImportMap,
  type ImportProgress,
  type ImportResult,
  type Item,
  importFile,
  importRows,
  longestItem,
  parseMap,
  type ReadItem,
  type ReadRow,
  readXml,
  type TableChoices,
} from './import/index.ts'
export type { Contents } from './import/stored/contents.ts'
export {
  errorsCsvIn,
  errorsIn,
  previewRows,
  readLines,
  readRows,
  runImport,
  sourceIn,
} from './import/stored/index.ts'
export { suggestMap } from './import/suggest/index.ts'
export { JsonFault, jsonElements, jsonList } from './json/index.ts'
export { planUpgrade, type UpgradePlan } from './migrations/plan.ts'
export { Move, type OldSiteMap, oldSiteNames, parseOldSiteMap } from './moving/index.ts'
export { databaseAt, requireDatabase } from './open.ts'
export { withPatience } from './patience.ts'
export { csvTable, parseSteps, transformCsv } from './pipeline/index.ts'
export { loadPlaces, type RankedPlace } from './places/index.ts'
export { addressesIn } from './reading/addresses.ts'
export { reasonCodes } from './reading/reasons.ts'
export { accountRules, awaitsVerification } from './rules/account.ts'
export {
  type AlertFrequency,
  alertFrequencies,
  alertRules,
  type ToldFrequency,
} from './rules/alerts.ts'
export { type ApiScope, apiKeyRules, apiScopeNames, apiScopes } from './rules/api-keys.ts'
export { type CategoryInput, categoryRules, checkCategory, filtersOf, leavesOf } from './rules/categories.ts'
export { checkNames, verdicts } from './rules/checks/index.ts'
export { checkContent } from './rules/content.ts'
export { emailKey, properEmail } from './rules/email.ts'
export { type Fault, faultCodes } from './rules/faults.ts'
export { favouriteRules } from './rules/favourites.ts'
export { importRules } from './rules/imports.ts'
export { attributeKindNames, attributeKinds, kindOf, type NumericKind } from './rules/kinds/index.ts'
export { landingRules } from './rules/landing.ts'
export { isVisible, statusRules } from './rules/lifecycle.ts'
export { listingRules } from './rules/listing.ts'
export { firstContactsPerDay, messageKinds, messageRules, reportReasons } from './rules/messages.ts'
export { type BanKind, banKinds, banRules } from './rules/moderation/bans.ts'
export { caseKinds } from './rules/moderation/cases.ts'
export {
  actions,
  complaintOutcomes,
  decidedActions,
  decisionRules,
  detections,
  isRestriction,
  restrictions,
} from './rules/moderation/decisions.ts'
export { type LotKind, lotKinds, lotRules } from './rules/moderation/lots.ts'
export { misuseRoles, misuseRules } from './rules/moderation/misuse.ts'
export { grounds, type Reason, reasonRule, reasons } from './rules/moderation/reasons.ts'
export { caseSubjects, reportedKinds, reportRules, reportStates } from './rules/moderation/reports.ts'
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
export { isOldPassword } from './rules/old-passwords.ts'
export { passkeyRules } from './rules/passkeys.ts'
export { phoneRules, phoneVisibilities } from './rules/phones.ts'
export {
  type PromotionPackage,
  promotionPackageNames,
  promotionPackages,
  promotionRules,
} from './rules/promotions.ts'
export { isWithoutRon, ratesFile, ratesInForce } from './rules/rates.ts'
export { ratingRules, ratingTags } from './rules/ratings.ts'
export { safetyNoteKinds } from './rules/safety/index.ts'
export {
  checkSettings,
  type LegalPage,
  legalPageRules,
  legalPages,
  type SettingKind,
  type SettingName,
  type SiteSettings,
  settingNames,
  siteSettings,
  takesListings,
} from './rules/site/index.ts'
export { checkText, isBlank } from './rules/text.ts'
export { properVatId, traderRules } from './rules/traders.ts'
export { type WebhookEvent, webhookEventNames, webhookEvents, webhookRules } from './rules/webhooks.ts'
export { databaseOptions } from './settings.ts'
export { noteStatement, Statements, withStatements } from './statements.ts'
export { auditKinds } from './tables/audit.ts'
export { followWaitMs } from './tables/category-edits.ts'
export { dailyNames } from './tables/desk.ts'
export { exportRules, exportStates } from './tables/exports.ts'
export { importStates, newImportId } from './tables/imports.ts'
export type * from './tables/index.ts'
export type { LandingText } from './tables/landing-pages.ts'
export { type CountedAct, countedActs, type ListingDay } from './tables/listing-days.ts'
export { mailLinkMinutes } from './tables/mail-links.ts'
export { lotBeginning } from './tables/moderation/lots.ts'
export { type SealedKind, sealedKinds } from './tables/sealed.ts'
export * from './tasks/face.ts'
export { fold } from './text.ts'
export { atTime } from './time-of-caller.ts'
export { type Patience, Turns, type TurnsOptions } from './turns.ts'
export * from './types.ts'
export { rowsOfFile, validateRows } from './validation/index.ts'

/** Unpacked once, however many databases a process opens. */
let places: RankedPlace[] | undefined

/**
 * Opens, migrates and fills a database.
 * @throws DatabaseOpenError for a file of places that cannot be used
 * @throws Error for a URL that is neither `sqlite:` nor `postgres:`, or a database that cannot be reached
 */
export async function openDatabase(options: OpenDatabaseOptions): Promise<Database> {
  if (options.placesFile !== undefined)
    return openWith(options, { categories, places: readPlaces(options.placesFile) })
  places ??= loadPlaces()
  return openWith(options, { categories, places })
}
