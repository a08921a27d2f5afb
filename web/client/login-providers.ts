/** A provider of log-ins as the site shows it. */
export interface LoginProvider {
  id: string
  name: string
}

/** Those of the settings; set by `server/settings.ts`. */
export const loginProviders: LoginProvider[] = JSON.parse(process.env.PIATA_LOGIN_PROVIDERS ?? '[]')
