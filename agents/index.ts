export * from './agent.ts'
export { backUp } from './backup/backup.ts'
export { restore } from './backup/restore.ts'
export { TrustedClock } from './clock.ts'
export { agents } from './list.ts'
export { mostNamed } from './mail/account-templates.ts'
export { decisionToken, readDecisionToken } from './mail/decision-link.ts'
export { keptMails } from './mail/files.ts'
export { answerLines } from './mail/message-letter.ts'
export { readReplyAddress, replyAddress } from './mail/reply-address.ts'
export { readStopToken, type StoppedKind, stopToken } from './mail/stop-link.ts'
export { mailText } from './mail/voice.ts'
export { asLine } from './mail/wording.ts'
export {
  reporterAddress,
  shownAt,
  tellComplaint,
  tellDecided,
  tellLifted,
  tellReporter,
} from './moderation/tell.ts'
export { checkedUrl } from './net/address.ts'
export { SiteFault } from './net/fault.ts'
export { SamePictures } from './pictures/same-pictures.ts'
export { isPushKey } from './push/encryption.ts'
export { vapidKeysOf } from './push/keys.ts'
export { checkPushEndpoint } from './push/services.ts'
export { AgentBook } from './runtime/book.ts'
export { readOutsideAgents } from './runtime/outside.ts'
export { AgentError, TaskRefused } from './runtime/refused.ts'
export { Runner } from './runtime/runner.ts'
export { scheduleText } from './runtime/schedule.ts'
export { cellFields, cellSides, centreOf } from './searching/cells.ts'
export { comparablePrice, knownRates, type Rates, ratesNow, ratesOf } from './searching/rates.ts'
export { createSearchSchema, loadSynonyms, madeWith, ranking, toSearchDocument } from './searching/schema.ts'
export { AccountRemoval, SellerWalks } from './upkeep/accounts.ts'
export { removeUnusedFiles } from './upkeep/pictures.ts'
export { newWebhookSecret, webhookPurpose, webhookSealName } from './webhooks/secret.ts'
