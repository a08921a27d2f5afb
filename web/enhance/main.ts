import { showActing } from './acting.ts'
import { FilterForm } from './filters.ts'
import { FollowButton } from './follow.ts'
import { Gallery } from './gallery.ts'
import { Heart, learnFavourites } from './heart.ts'
import { keepLanguageSwitch } from './language-switch.ts'
import { LoadMore } from './more.ts'
import { PhoneButton } from './phone.ts'
import { loadPhotos } from './photos.ts'
import { PlaceBox } from './place-box.ts'
import { Replies } from './replies.ts'
import { SearchBox } from './search-box.ts'
import { ShareButton } from './share.ts'
import { followUnread } from './unread.ts'
import { LastRow, OfflineList, RecentlyViewed, rememberLast, ViewedListing } from './viewed.ts'
import { followWho } from './who.ts'

const elements = {
  'piata-search': SearchBox,
  'piata-place': PlaceBox,
  'piata-filters': FilterForm,
  'piata-more': LoadMore,
  'piata-gallery': Gallery,
  'piata-share': ShareButton,
  'piata-heart': Heart,
  'piata-phone': PhoneButton,
  'piata-viewed': ViewedListing,
  'piata-recent': RecentlyViewed,
  'piata-last': LastRow,
  'piata-offline': OfflineList,
  'piata-follow': FollowButton,
  'piata-replies': Replies,
}

keepLanguageSwitch()
loadPhotos()

function define(): void {
  for (const [name, element] of Object.entries(elements)) customElements.define(name, element)
}

// An element that is defined while the document is still read would come to life before its content.
function start(): void {
  rememberLast()
  define()
  showActing()
  followWho()
  void followUnread()
  void learnFavourites()
}

if (document.readyState === 'loading') addEventListener('DOMContentLoaded', start)
else start()
