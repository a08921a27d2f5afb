import type { TextRule } from './text.ts'

/** What a key can be good for; a route that names none of these takes no key. */
export const apiScopes = {
  'listings:read': 'Read your listings, drafts too',
  'listings:write': 'Begin, change, move and remove your listings',
  'images:write': 'Upload pictures',
  'account:read': 'Read your account',
  'changes:read': 'Follow all public changes',
  'webhooks:write': 'Read and change your webhooks',
} as const
export type ApiScope = keyof typeof apiScopes
export const apiScopeNames = Object.keys(apiScopes) as [ApiScope, ...ApiScope[]]

/** What a key may be, for every way in. */
export const apiKeyRules = {
  /** By which its owner knows it. */
  name: { min: 1, max: 60, lines: false } as const satisfies TextRule,
  /** Of an account. */
  most: 20,
  /** Addresses and networks that a key is bound to. */
  addresses: 20,
  /** The longest life, which is also that of a key whose owner names none. */
  lifeDays: 365,
} as const
