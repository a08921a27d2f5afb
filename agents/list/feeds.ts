import { createFeedAgents } from '../feeds/index.ts'

export const { feeds, feed, pictures } = createFeedAgents()
