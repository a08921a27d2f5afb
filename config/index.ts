export { dataFolder, dataNames } from './data-folder.ts'
export { type Config, ConfigError, loadConfig, unknownVariables } from './load.ts'
export { addressOf, isPublicAddress, Networks, networkOf } from './networks.ts'
export { shownConfig } from './shown.ts'
