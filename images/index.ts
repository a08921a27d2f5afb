export { diskStore } from './disk-store.ts'
export { DEFAULT_LIMITS, DEFAULT_PRESETS, FORMATS } from './presets.ts'
export { createImageService } from './service.ts'
export * from './types.ts'
