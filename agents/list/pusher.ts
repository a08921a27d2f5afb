import { createPusher } from '../push/index.ts'

export const pusher = createPusher()
