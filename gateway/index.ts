import type { AppOptions, buildApp as build } from './app.ts'

export { hashPassword } from './auth/passwords.ts'
export { planMail } from './conversations/message.ts'
export { keepPictures } from './images/keep.ts'
export { openapiDocument } from './openapi/document.ts'
export { catalogueOf } from './searching/catalogue.ts'
export { savedRequest } from './searching/saved.ts'

/** {@link build}, loaded when it is first called: commands need no server. */
export const buildApp: typeof build = async (options?: AppOptions) =>
  (await import('./app.ts')).buildApp(options)
