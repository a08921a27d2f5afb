/** How much a listing may hold, for every way in: lengths in characters as people count them (code points), numbers of things. */
export const listingLimits = {
  title: 120,
  /** Of a title that is shown to others. */
  titleMin: 3,
  description: 8_000,
  images: 12,
  attributes: 60,
  /** Of an attribute that is text. */
  attributeText: 100,
  /** The name of a place that the register does not know. */
  placeName: 200,
  externalId: 200,
} as const
