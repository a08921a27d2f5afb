import { createListingLimits } from './limits.ts'
import type { components, operations } from './schema.ts'

/** The API's shapes by short names; `schema.ts` is made by `npm run api`. */
type Schemas = components['schemas']
interface Json<Body> {
  content: { 'application/json': Body }
}
/** What an operation is answered with when it succeeds. */
type Answer<Name extends keyof operations> = operations[Name]['responses'] extends
  | { 200: Json<infer Body> }
  | { 201: Json<infer Body> }
  ? Body
  : never

export type CategoryAttribute = Schemas['CategoryAttribute']
export type CategoryNode = Schemas['Category']
export type Place = Schemas['Place']
export type CardImage = Schemas['CardImage']
export type UploadedImage = Schemas['UploadedImage']
export type User = Schemas['User']
export type SearchItem = Schemas['SearchItem']
export type ListingCard = Schemas['ListingCard']
export type OwnListingCard = Schemas['OwnListingCard']
export type FavouriteCard = Schemas['FavouriteCard']
export type ListingDetail = Schemas['ListingDetail']
/** Categories, and categories in a county, with pages of their own. */
export type Landings = Answer<'listLandingPages'>
export type DemoMail = Answer<'getDemoMails'>['items'][number]
export type Conversation = Schemas['Conversation']
export type Message = Schemas['Message']
export type Offer = NonNullable<Message['offer']>
/** Why something was restricted. */
export type Statement = Answer<'getDecision'>
export type OwnStatement = Answer<'listDecisionsOfLot'>['items'][number]
export type MyReport = Answer<'listMyReports'>['items'][number]
/** Something that waits for a moderator, in the list and by itself. */
export type OpenCase = Answer<'listQueue'>['items'][number]
export type TransparencyReport = Answer<'getTransparencyReport'>
export type Ban = Answer<'ban'>
export type PromotionState = Answer<'getPromotion'>
export type Lot = Answer<'listLots'>['items'][number]
export type LotPreview = Answer<'previewLot'>
export type CaseDetail = Answer<'getCase'>
export type CasesOfOthers = Answer<'countCasesOfOthers'>
export type SimilarListings = Answer<'getSimilarListings'>
export type PriceGuide = NonNullable<SimilarListings['price']>
/** Where all places are. */
export type Outline = Answer<'getPlacesOutline'>
export type SellerProfile = Answer<'getSeller'>
export type SellerRatings = Answer<'getRatings'>
export type FollowedSeller = Answer<'getFollowing'>['items'][number]
/** What somebody is told of. */
export type Notification = Schemas['Notification']
export type NotificationPreferences = Schemas['NotificationPreferences']
export type PushDevice = Answer<'listPushSubscriptions'>['items'][number]
export type SavedSearch = Schemas['SavedSearch']
export type NewSavedSearch = operations['createSavedSearch']['requestBody']['content']['application/json']
export type Session = Schemas['Session']
export type Passkey = Schemas['Passkey']
export type PasskeyRequestOptions = Schemas['PasskeyRequestOptions']
export type PasskeyCreationOptions = Schemas['PasskeyCreationOptions']
export type Identities = Answer<'getIdentities'>
/** Where the account is logged in. */
export type OwnSession = Answer<'getMySessions'>['items'][number]
export type ApiKey = Schemas['ApiKey']
export type ApiScope = ApiKey['scopes'][number]
export type Webhook = Schemas['Webhook']
export type WebhookEvent = Webhook['events'][number]
export type WebhookDelivery = Schemas['WebhookDelivery']
/** What everybody may know of the site. */
export type Site = Answer<'getSite'>
/** What is chosen for the site, for those who choose. */
export type SiteSettings = Answer<'getSettings'>
/** With what took long in it. */
export type SlowRequest = Answer<'listSlowRequests'>['items'][number]
export type DashboardFigures = Answer<'getDashboard'>
export type AuditEvent = Answer<'listAuditEvents'>['items'][number]
/** How often something happened to a listing. */
export type ListingDays = Answer<'getMyListingDays'>
export type Trader = Answer<'getMyTrader'>
export type LegalPage = Answer<'getLegalPage'>
/** RFC 9457, as every error of the gateway is; what stands in between may say less. */
export type Problem = Partial<Schemas['Problem']>

/** What a listing must be; what its category adds is in the tree. */
export type ListingRules = Answer<'getRules'>
/** What is wrong with a field of a listing. */
export type Fault = Schemas['Fault']

export type SearchAnswer = Answer<'search'>
export type FacetValue = SearchAnswer['facets'][string][number]
export type Suggestions = Answer<'suggest'>
export type Suggestion = Suggestions['items'][number]
export type Places = Answer<'findPlaces'>
export type Newest = Answer<'getListings'>
export type OwnListings = Answer<'getMyListings'>
export type AgentStatus = Answer<'listAgents'>['items'][number]
export type TaskStatus = Answer<'listTasks'>['items'][number]
export type FigureLine = Answer<'listBenchmarks'>['items'][number]
export type SitemapPage = Answer<'getSitemap'>
export type UploadAnswer = Answer<'uploadImages'>
export type NewImport = Answer<'createImport'>
export type ImportDetail = Answer<'getImport'>
export type ImportPreview = Answer<'previewImport'>
export type ImportErrors = Answer<'listImportErrors'>
export type ImportMapping =
  operations['putImportMapping']['requestBody']['content']['application/json']['map']
/** What a listing is made of. */
export type NewListing = operations['createListing']['requestBody']['content']['application/json']

export type AttributeValue = Schemas['AttributeValues'][string]
export type Condition = NonNullable<SearchItem['condition']>
export const conditions: readonly Condition[] = createListingLimits.condition.enum
