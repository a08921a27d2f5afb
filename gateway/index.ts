import type { AppOptions, buildApp as build } from './app.ts'

export type { AppOptions } from './app.ts'
export { hashPassword } from './auth/passwords.ts'
export { databaseOptions } from './config/database.ts'
export { ConfigError, loadConfig, redactConfig, unknownVariables } from './config/load.ts'
export { type Config, configSchema, variableOf } from './config/schema.ts'
export { keepPictures } from './images/keep.ts'
export { openapiDocument } from './openapi/document.ts'

/** {@link build}, loaded when it is first called: commands that only read the settings need no server. */
export const buildApp: typeof build = async (options?: AppOptions) =>
  (await import('./app.ts')).buildApp(options)
