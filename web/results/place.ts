import { fetchPlaces } from '../client/gateway.ts'
import type { Place } from '../client/types.ts'

/** The locality that a text means, as the API understands it; undefined when there is none. */
export async function findPlace(text: string | null): Promise<Place | undefined> {
  return text === null || text.length < 2 ? undefined : (await fetchPlaces(text))[0]
}
