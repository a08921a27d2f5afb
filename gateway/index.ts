export { type AppOptions, buildApp } from './app.ts'
export { hashPassword } from './auth/passwords.ts'
export { ConfigError, loadConfig, redactConfig, unknownVariables } from './config/load.ts'
export { type Config, configSchema, variableOf } from './config/schema.ts'
