export { type DemoPictureRequest, drawDemoPicture } from './picture.ts'
