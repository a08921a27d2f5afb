import { fetchPlaces } from '../client/gateway.ts'
import type { Place } from '../client/types.ts'

/** How a place is written in the search box and the URL. */
export function placeLabel(place: Place): string {
  return `${place.name}, ${place.county}`
}

/** The locality that `Name, County` (or a name alone) means; undefined when there is none. */
export async function findPlace(label: string | null): Promise<Place | undefined> {
  if (label === null) return undefined
  const [name = '', county = ''] = label.split(',').map((part) => part.trim())
  if (name.length < 2) return undefined
  const places = await fetchPlaces(name)
  const inCounty = places.filter(
    (place) =>
      county === '' || fold(place.county) === fold(county) || fold(place.countyCode) === fold(county),
  )
  return inCounty.find((place) => fold(place.name) === fold(name)) ?? inCounty[0]
}

function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
