import { ApiError } from '../client/api-error.ts'

/** Whether what was decided about is not any more what whoever decided had read; `pointer` is the field by which the API knows. */
export const isUnseen = (error: unknown, pointer = '/seen'): boolean =>
  error instanceof ApiError && (error.problem?.errors ?? []).some((one) => one.pointer === pointer)
