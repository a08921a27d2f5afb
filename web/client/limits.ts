/** Made of the OpenAPI document by `npm run api`, never edited. */

export const registerLimits = {
  email: { maxLength: 254 },
  password: { minLength: 10, maxLength: 200 },
  name: { minLength: 1, maxLength: 80 },
  phone: { pattern: '^\\+?[0-9 ().-]{5,30}$' },
  locale: { pattern: '^(?:ro|en)$' },
  transport: { enum: ['body', 'cookie'] },
} as const

export const updateMeLimits = {
  name: { minLength: 1, maxLength: 80 },
  phone: { pattern: '^\\+?[0-9 ().-]{5,30}$' },
  phoneVisibility: { enum: ['nobody', 'members', 'everybody'] },
  locale: { pattern: '^(?:ro|en)$' },
  password: { minLength: 10, maxLength: 200 },
  currentPassword: { minLength: 1, maxLength: 200 },
} as const

export const createListingLimits = {
  title: { maxLength: 240 },
  description: { maxLength: 16000 },
  categoryId: { minLength: 1, maxLength: 60 },
  condition: { enum: ['new', 'like-new', 'good', 'used', 'for-parts'] },
  placeId: { minimum: 1, maximum: 2000000000 },
  imageIds: { maxItems: 12 },
} as const

export const createSavedSearchLimits = {
  name: { minLength: 1, maxLength: 160 },
  page: { maxLength: 2000, pattern: '^[\\x21-\\x7e]*$' },
  frequency: { enum: ['at-once', 'daily', 'weekly', 'never'] },
  locale: { pattern: '^(?:ro|en)$' },
} as const

export const addPasskeyLimits = {
  name: { minLength: 1, maxLength: 60 },
  password: { minLength: 1, maxLength: 200 },
} as const

export const createApiKeyLimits = {
  name: { minLength: 1, maxLength: 60 },
  scopes: { minItems: 1 },
  addresses: { maxItems: 20 },
  currentPassword: { minLength: 1, maxLength: 200 },
} as const

export const createWebhookLimits = {
  url: { minLength: 1, maxLength: 2000 },
  events: { minItems: 1 },
  audience: { enum: ['own', 'everyone'] },
} as const

export const fileReportLimits = {
  subject: { enum: ['listing', 'user', 'rating', 'message', 'conversation'] },
  subjectId: { pattern: '^[\\da-f]{8}(-[\\da-f]{4}){3}-[\\da-f]{12}(/[1-9]\\d{0,8})?$' },
  reason: {
    enum: [
      'minors',
      'prohibited',
      'stolen',
      'scam',
      'hate',
      'privacy',
      'counterfeit',
      'copyright',
      'consumer',
      'insult',
      'spam',
      'duplicate',
      'misplaced',
      'other',
    ],
  },
  text: { minLength: 10, maxLength: 4000 },
  goodFaith: { enum: [true] },
  name: { maxLength: 160 },
  email: { maxLength: 254 },
  locale: { pattern: '^(?:ro|en)$' },
} as const

export const banLimits = {
  kind: { enum: ['account', 'email', 'network', 'picture', 'text'] },
  value: { minLength: 1, maxLength: 254 },
  reason: {
    enum: [
      'minors',
      'prohibited',
      'stolen',
      'scam',
      'hate',
      'privacy',
      'counterfeit',
      'copyright',
      'consumer',
      'insult',
      'spam',
      'duplicate',
      'misplaced',
      'other',
    ],
  },
  reference: { maxLength: 400 },
  text: { maxLength: 4000 },
} as const

export const removeLotLimits = {
  kind: { enum: ['seller', 'text', 'picture', 'network'] },
  value: { minLength: 1, maxLength: 100 },
  reason: {
    enum: [
      'minors',
      'prohibited',
      'stolen',
      'scam',
      'hate',
      'privacy',
      'counterfeit',
      'copyright',
      'consumer',
      'insult',
      'spam',
      'duplicate',
      'misplaced',
      'other',
    ],
  },
  reference: { maxLength: 400 },
  text: { maxLength: 4000 },
} as const

export const complainLimits = { text: { minLength: 10, maxLength: 4000 } } as const

export const putMyTraderLimits = {
  name: { maxLength: 400 },
  vatId: { maxLength: 40 },
  registerNumber: { maxLength: 120 },
  address: { maxLength: 800 },
  email: { maxLength: 254 },
  phone: { pattern: '^\\+?[0-9 ().-]{5,30}$' },
  certified: { enum: [true] },
} as const
