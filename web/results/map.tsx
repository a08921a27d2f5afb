import { Minus, Plus } from 'lucide-react'
import type { Place } from '../client/types.ts'
import { countForms } from '../i18n/count-forms.ts'
import type { Locale } from '../i18n/routes.ts'
import { translator } from '../i18n/translator.ts'
import type { SearchState } from './state.ts'

/** West, south, east, north of the country, and what is shown where nothing says what. */
const country = '20.2,43.6,29.75,48.3'
const shown = '20.1,43.5,29.85,48.4'

/** The results on a map, which a script of its own draws (`map/main.ts`); the listings of what it shows stand below. */
export function ResultsMap({
  locale,
  state,
  place,
}: {
  locale: Locale
  state: SearchState
  place: Place | null
}) {
  const t = translator(locale, 'results.map')
  const button =
    'inline-flex size-11 items-center justify-center border border-edge bg-surface first:rounded-t-card last:rounded-b-card hover:bg-sunken'
  return (
    <>
      <piata-map
        role="region"
        aria-label={t('label')}
        tabIndex={0}
        data-box={state.box ?? (place ? around(place) : shown)}
        data-country={country}
        data-count={countForms(locale, (count) => t('count', { count }))}
        className="needs-script relative mt-3 mb-4 block h-[26rem] max-h-[60vh] touch-none overflow-hidden rounded-card border border-line bg-surface select-none"
      >
        <div className="absolute top-3 right-3 flex flex-col">
          <button type="button" data-zoom="in" aria-label={t('nearer')} className={button}>
            <Plus aria-hidden className="size-5" />
          </button>
          <button type="button" data-zoom="out" aria-label={t('farther')} className={button}>
            <Minus aria-hidden className="size-5" />
          </button>
        </div>
      </piata-map>
      <script type="module" src={process.env.PIATA_MAP_SCRIPT} />
    </>
  )
}

/** A town and what lies about it. */
function around({ lat, lon }: Place): string {
  return [lon - 0.2, lat - 0.12, lon + 0.2, lat + 0.12].map((end) => end.toFixed(3)).join()
}
