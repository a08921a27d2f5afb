/** For how many days a listing stands at the top, by the name of the package. */
export const promotionPackages = { top3: { days: 3 }, top7: { days: 7 }, top30: { days: 30 } } as const
export type PromotionPackage = keyof typeof promotionPackages
export const promotionPackageNames = Object.keys(promotionPackages) as PromotionPackage[]

export const promotionRules = {
  /** Of a code; letters and digits that nobody takes for others. */
  codeLength: 12,
  codeUses: 10_000,
  /** How long a code is good at most. */
  codeDays: 365,
} as const
