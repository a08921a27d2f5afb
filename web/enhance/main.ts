import { FilterForm } from './filters.ts'
import { Gallery } from './gallery.ts'
import { LoadMore } from './more.ts'
import { PlaceBox } from './place-box.ts'
import { SearchBox } from './search-box.ts'
import { ShareButton } from './share.ts'

customElements.define('piata-search', SearchBox)
customElements.define('piata-place', PlaceBox)
customElements.define('piata-filters', FilterForm)
customElements.define('piata-more', LoadMore)
customElements.define('piata-gallery', Gallery)
customElements.define('piata-share', ShareButton)
