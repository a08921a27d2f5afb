import {
  type Category,
  checkContent,
  type Database,
  type Fault,
  type ListingInput,
  takesListings,
} from '@piata/db'
import { mostErrors, Problem } from '../problems/problem.ts'
import type { ListingPatchBody } from '../schemas/listing-input.ts'

/**
 * Checks what a seller wrote against its category and normalises its text. Absent fields stay absent.
 * @param present what the listing holds already; its category and attributes apply where the patch has none
 * @throws Problem invalid-request naming every field
 */
export async function checkInput(
  patch: ListingPatchBody,
  present: Pick<ListingInput, 'categoryId' | 'attributes' | 'condition' | 'price'> | undefined,
  database: Database,
): Promise<Partial<ListingInput>> {
  const category = await leafOf((patch.categoryId ?? present?.categoryId)!, present?.categoryId, database)
  const isLeaf = 'id' in category
  const { checked, faults } = checkContent(
    patch,
    present,
    isLeaf ? category : undefined,
    database.site.current.currencies,
  )
  if (!isLeaf) faults.push(category)
  if (faults.length > 0) throw faulty('invalid-request', faults)
  return checked
}

/** The category, or why listings cannot be in it. */
async function leafOf(
  id: string,
  presentId: string | undefined,
  database: Database,
): Promise<Category | Fault> {
  const pointer = '/categoryId'
  const category = await database.categories.find(id)
  if (category === undefined) return { pointer, code: 'unknown', detail: `'${id}' is not a category` }
  const isParent = (await database.categories.all()).some(({ parentId }) => parentId === id)
  if (!isParent) {
    // What is there already may be edited where it is.
    if (id === presentId || takesListings(database.site.current, category.path)) return category
    return { pointer, code: 'not-an-option', detail: `'${id}' takes no listings on this site` }
  }
  return { pointer, code: 'not-a-leaf', detail: `'${id}' has categories below it; choose one of them` }
}

/** A refusal that names what is wrong with a listing; there is at least one fault. */
export function faulty(slug: 'invalid-request' | 'listing-incomplete', faults: readonly Fault[]): Problem {
  const { pointer, detail } = faults[0]!
  return new Problem(slug, `${pointer} ${detail}`, { errors: faults.slice(0, mostErrors) })
}
