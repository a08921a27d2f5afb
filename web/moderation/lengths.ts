import { complainLimits } from '../client/limits.ts'

/** Of what moderators and those who complain write; the API takes more before it counts characters. */
export const least = complainLimits.text.minLength
export const most = complainLimits.text.maxLength / 2
