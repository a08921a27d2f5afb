export { CardArena } from './arena.ts'
