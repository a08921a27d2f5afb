import type { Check } from './check.ts'

/** A picture that others show too: taken from them, or one of many accounts. */
export const picture: Check = ({ samePictures }) =>
  samePictures === 0 ? null : { score: 50, evidence: { elsewhere: samePictures } }
