export { dataFolder, dataNames } from './data-folder.ts'
export { isMailReadable, mailNote } from './demo-mail.ts'
export {
  type ClientAddressHeader,
  clientAddressHeaders,
  forwardedHops,
} from './forwarded.ts'
export { type Config, ConfigError, loadConfig, unknownVariables } from './load.ts'
export {
  addressOf,
  isPublicAddress,
  isPublicHost,
  Networks,
  networkOf,
  placeOf,
  placesWithin,
  prefixesOf,
} from './networks.ts'
export type { ClientKey, OidcProvider } from './oidc.ts'
export { isOwnOrigin } from './own-origin.ts'
export { loadRootSecret, sealSecretsFor, secretFor } from './root-secret.ts'
export { openText, type SealSecrets, sealText } from './seal.ts'
export { shownConfig } from './shown.ts'
