import type { FastifyPluginAsync } from 'fastify'
import { listAgents } from './admin/agents.ts'
import { listAuditEvents } from './admin/audit.ts'
import { listBenchmarks } from './admin/benchmarks.ts'
import { editCategories } from './admin/categories.ts'
import { dashboard } from './admin/dashboard.ts'
import { decideHeldMessage } from './admin/decide-held-message.ts'
import { listHeldMessages } from './admin/held-messages.ts'
import { holdAgent } from './admin/hold-agent.ts'
import { listImportsOfAll } from './admin/imports.ts'
import { writeLandingPage } from './admin/landing-pages.ts'
import { legalPages } from './admin/legal-pages.ts'
import { listListingsOfAll } from './admin/listings.ts'
import { listMails } from './admin/mails.ts'
import { listNotices } from './admin/notices.ts'
import { parseSchemaScript } from './admin/parse-schema.ts'
import { listReports } from './admin/reports.ts'
import { resolveReport } from './admin/resolve-report.ts'
import { retryTask } from './admin/retry-task.ts'
import { runAgent } from './admin/run-agent.ts'
import { settingsHistory, siteSettings } from './admin/settings.ts'
import { listSlowRequests } from './admin/slow.ts'
import { listTasks } from './admin/tasks.ts'
import { accountsOfSite } from './admin/users.ts'
import { createApiKey } from './api-keys/create.ts'
import { listApiKeys } from './api-keys/list.ts'
import { removeApiKey } from './api-keys/remove.ts'
import { confirmEmail } from './auth/confirm-email.ts'
import { forgot } from './auth/forgot.ts'
import { login } from './auth/login.ts'
import { logout } from './auth/logout.ts'
import { oidcLogin } from './auth/oidc.ts'
import { passkeyLogin } from './auth/passkey.ts'
import { refresh } from './auth/refresh.ts'
import { register } from './auth/register.ts'
import { reset } from './auth/reset.ts'
import { answerChallenge } from './auth/second-factor.ts'
import { verifyEmail } from './auth/verify-email.ts'
import { archiveConversation } from './conversations/archive.ts'
import { beginConversation } from './conversations/begin.ts'
import { blockConversation } from './conversations/block.ts'
import { listConversations } from './conversations/list.ts'
import { markRead } from './conversations/mark-read.ts'
import { listMessages } from './conversations/messages.ts'
import { answerOffers, makeOffers } from './conversations/offers.ts'
import { readConversation } from './conversations/read.ts'
import { replyByMail } from './conversations/reply-by-mail.ts'
import { reportConversation } from './conversations/report.ts'
import { sendMessage } from './conversations/send.ts'
import { countUnread } from './conversations/unread.ts'
import { addFavourites } from './favourites/add.ts'
import { listFavourites } from './favourites/list.ts'
import { toggleFavourite } from './favourites/toggle.ts'
import { listFollowing } from './following/list.ts'
import { toggleFollowing } from './following/toggle.ts'
import { resumableUploads } from './images/resumable.ts'
import { serveImage } from './images/serve.ts'
import { uploadImages } from './images/upload.ts'
import { changeImports } from './imports/change.ts'
import { createImport } from './imports/create.ts'
import { readImports } from './imports/read.ts'
import { listChanges } from './listings/changes.ts'
import { createListing } from './listings/create.ts'
import { exportListings } from './listings/export.ts'
import { listListings } from './listings/list.ts'
import { lookAtListing } from './listings/look.ts'
import { moveListing } from './listings/moves.ts'
import { readOldAddress } from './listings/old-address.ts'
import { askForPhone } from './listings/phone.ts'
import { readListing } from './listings/read.ts'
import { removeListing } from './listings/remove.ts'
import { readRules } from './listings/rules.ts'
import { similarListings } from './listings/similar.ts'
import { sitemap } from './listings/sitemap.ts'
import { updateListing } from './listings/update.ts'
import { confirmMe } from './me/confirm.ts'
import { changeEmail } from './me/email.ts'
import { streamEvents } from './me/events.ts'
import { exportMe } from './me/export.ts'
import { exportsOfMine } from './me/exports.ts'
import { myIdentities } from './me/identities.ts'
import { myImages } from './me/images.ts'
import { myListingDays } from './me/listing-days.ts'
import { myListings } from './me/listings.ts'
import { moveMyListings } from './me/moves.ts'
import { myPasskeys } from './me/passkeys.ts'
import { readMe } from './me/read.ts'
import { removeMe } from './me/remove.ts'
import { myReports } from './me/reports.ts'
import { endMySession, endMySessions, mySessions } from './me/sessions.ts'
import { totp } from './me/totp.ts'
import { myTrader } from './me/trader.ts'
import { updateMe } from './me/update.ts'
import { askVerification } from './me/verification.ts'
import { bans } from './moderation/bans.ts'
import { decideCase } from './moderation/decide.ts'
import { decisions, myDecisions } from './moderation/decisions.ts'
import { lots } from './moderation/lots.ts'
import { queue } from './moderation/queue.ts'
import { fileReport } from './moderation/report.ts'
import { exportStatements, transparency } from './moderation/transparency.ts'
import { listNotifications } from './notifications/list.ts'
import { markNotificationsRead } from './notifications/mark-read.ts'
import { notificationPreferences } from './notifications/preferences.ts'
import { countAllUnread } from './notifications/unread.ts'
import { managePromotions } from './promotions/admin.ts'
import { promoteListing } from './promotions/own.ts'
import { payForPromotion, paymentWebhook } from './promotions/payments.ts'
import { pushDevices } from './push/devices.ts'
import { readPushKey } from './push/key.ts'
import { subscribeToPush } from './push/subscribe.ts'
import { unsubscribeFromPush } from './push/unsubscribe.ts'
import { listRatings } from './ratings/list.ts'
import { rateDeals } from './ratings/rate.ts'
import { createSavedSearch } from './saved-searches/create.ts'
import { listSavedSearches } from './saved-searches/list.ts'
import { readSavedSearch } from './saved-searches/read.ts'
import { removeSavedSearch } from './saved-searches/remove.ts'
import { readStop, stopMails } from './saved-searches/stop.ts'
import { updateSavedSearch } from './saved-searches/update.ts'
import { categories } from './search/categories.ts'
import { findCategories } from './search/find-categories.ts'
import { landingPages } from './search/landing-pages.ts'
import { outline } from './search/outline.ts'
import { places } from './search/places.ts'
import { guidePrices } from './search/price-guide.ts'
import { search } from './search/search.ts'
import { suggest } from './search/suggest.ts'
import { readSeller } from './sellers/read.ts'
import { appLinks } from './service/app-links.ts'
import { demoMails } from './service/demo-mails.ts'
import { health } from './service/health.ts'
import { readLegalPage, readLogo, readSite } from './site/read.ts'
import { createWebhook } from './webhooks/create.ts'
import { listDeliveries } from './webhooks/deliveries.ts'
import { listWebhooks } from './webhooks/list.ts'
import { readWebhook } from './webhooks/read.ts'
import { removeWebhook } from './webhooks/remove.ts'
import { rotateWebhookSecret } from './webhooks/rotate.ts'
import { testWebhook } from './webhooks/test.ts'
import { updateWebhook } from './webhooks/update.ts'

export const publicRoutes: FastifyPluginAsync[] = [
  register,
  login,
  answerChallenge,
  passkeyLogin,
  oidcLogin,
  refresh,
  logout,
  verifyEmail,
  confirmEmail,
  forgot,
  reset,
  demoMails,
  categories,
  findCategories,
  guidePrices,
  outline,
  places,
  search,
  suggest,
  listListings,
  readOldAddress,
  readSeller,
  similarListings,
  readRules,
  readSite,
  readLogo,
  readLegalPage,
  listRatings,
  sitemap,
  landingPages,
  serveImage,
  decisions,
  transparency,
  readStop,
  stopMails,
  replyByMail,
  readPushKey,
  appLinks,
  paymentWebhook,
  health,
]

export const viewerRoutes: FastifyPluginAsync[] = [readListing, lookAtListing, askForPhone, fileReport]

export const memberRoutes: FastifyPluginAsync[] = [
  readMe,
  myImages,
  updateMe,
  removeMe,
  exportMe,
  exportsOfMine,
  totp,
  myPasskeys,
  myIdentities,
  listApiKeys,
  createApiKey,
  removeApiKey,
  askVerification,
  changeEmail,
  confirmMe,
  mySessions,
  endMySession,
  endMySessions,
  myTrader,
  myListingDays,
  myListings,
  moveMyListings,
  listWebhooks,
  createWebhook,
  readWebhook,
  updateWebhook,
  removeWebhook,
  rotateWebhookSecret,
  testWebhook,
  listDeliveries,
  listChanges,
  exportListings,
  createListing,
  updateListing,
  removeListing,
  moveListing,
  promoteListing,
  payForPromotion,
  uploadImages,
  resumableUploads,
  createImport,
  readImports,
  changeImports,
  listSavedSearches,
  createSavedSearch,
  readSavedSearch,
  updateSavedSearch,
  removeSavedSearch,
  listFavourites,
  addFavourites,
  toggleFavourite,
  listFollowing,
  toggleFollowing,
  subscribeToPush,
  unsubscribeFromPush,
  pushDevices,
  beginConversation,
  listConversations,
  countUnread,
  readConversation,
  listMessages,
  sendMessage,
  makeOffers,
  answerOffers,
  rateDeals,
  markRead,
  archiveConversation,
  blockConversation,
  reportConversation,
  streamEvents,
  listNotifications,
  markNotificationsRead,
  countAllUnread,
  notificationPreferences,
  myDecisions,
  myReports,
]

export const moderatorRoutes: FastifyPluginAsync[] = [
  listHeldMessages,
  decideHeldMessage,
  listReports,
  resolveReport,
  queue,
  decideCase,
  bans,
  lots,
  exportStatements,
]

export const adminRoutes: FastifyPluginAsync[] = [
  listAgents,
  holdAgent,
  listNotices,
  listBenchmarks,
  runAgent,
  listTasks,
  retryTask,
  managePromotions,
  listMails,
  listListingsOfAll,
  listImportsOfAll,
  parseSchemaScript,
  siteSettings,
  settingsHistory,
  legalPages,
  writeLandingPage,
  editCategories,
  dashboard,
  listSlowRequests,
  accountsOfSite,
  listAuditEvents,
]
