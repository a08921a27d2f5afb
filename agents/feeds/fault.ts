import { SiteFault } from '../net/fault.ts'

/** Why a feed, or something that it names, could not be read; in an operator's terms. What its site does is a SiteFault. */
export class FeedFault extends SiteFault {
  override name = 'FeedFault'
}
