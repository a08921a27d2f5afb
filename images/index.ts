export { PICTURE_FORMATS, TAKEN_FORMATS } from './inspect/sniff.ts'
export { LikenessIndex } from './likeness/index.ts'
export { type PartialUpload, PartialUploadError, PartialUploads } from './partial-uploads.ts'
export {
  ALL_FORMATS,
  CONTENT_TYPES,
  DEFAULT_PRESETS,
  FORMATS,
  LATER_FORMAT,
  presetAt,
  presetPath,
} from './presets.ts'
export { createImageService } from './service.ts'
export { copyPicture } from './store/copy.ts'
export { diskStore } from './store/disk.ts'
export { openImageStore } from './store/open.ts'
export * from './types.ts'
