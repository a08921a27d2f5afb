export { type OldSiteMap, parseOldSiteMap } from './declared.ts'
export { Move, oldSiteNames } from './move.ts'
