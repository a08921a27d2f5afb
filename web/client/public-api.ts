import { createApi } from './api.ts'

/** The API as the browser calls it for nobody in particular. */
export const publicApi = createApi({ baseUrl: '' })
