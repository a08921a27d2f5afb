export { drawDemoPicture } from './picture.ts'
