import type { Database, Id, ListingCard } from '@piata/db'
import type { ImageService } from '@piata/images'
import { keepDrawing } from './picture-pool.ts'

/** What people say who report something, each of another listing. */
const reports = [
  {
    reason: 'scam',
    text: 'Prețul e mult prea mic, iar vânzătorul cere avans înainte să pot vedea produsul.',
  },
  { reason: 'counterfeit', text: 'Logo-ul din poze nu arată ca la original, eticheta este altfel cusută.' },
  { reason: 'duplicate', text: 'Același anunț apare de trei ori, cu titluri puțin schimbate.' },
  { reason: 'misplaced', text: 'Anunțul nu este în categoria potrivită, am căutat cu totul altceva.' },
  { reason: 'stolen', text: 'Bicicleta seamănă foarte mult cu una dispărută săptămâna trecută din scară.' },
  { reason: 'consumer', text: 'Vânzătorul este firmă, dar nu spune nimic despre garanție și retur.' },
] as const

const said = 'Nu răspunde la mesaje după ce primește banii, am pățit-o de două ori.'

/**
 * A queue as a small site has it: reports of listings and of a seller, by members and a guest, a listing that waits as it names what is forbidden, and one with the text of
 * another seller. Where the checks are off, or there are few listings, there is less.
 */
export async function seedQueue(
  database: Database,
  images: ImageService,
  sellerIds: readonly Id[],
): Promise<void> {
  const { listings, moderation } = database
  const members = sellerIds.slice(1)
  const cards = (JSON.parse(String((await listings.page({ limit: 60 })).body)) as { items: ListingCard[] })
    .items
  const reportersOf = (sellerId: Id) => members.filter((id) => id !== sellerId)
  for (const [at, report] of reports.entries()) {
    const card = cards[at * 7]
    if (card === undefined) break
    const reporters = reportersOf(card.seller.id)
    // Two tell of the first one.
    for (const reporterId of reporters.slice(at, at + (at === 0 ? 2 : 1)))
      await moderation.report({
        ...{ subject: 'listing', subjectId: card.id, reporterId, email: null, name: null, locale: 'ro' },
        ...report,
      })
  }
  const seller = cards[3]?.seller.id
  if (seller !== undefined)
    await moderation.report({
      ...{ subject: 'user', subjectId: seller, reporterId: null, email: 'martor@piata.example' },
      ...{ name: 'Un cumpărător', locale: 'ro', reason: 'scam', text: said },
    })
  const [first, second] = members.slice(-2)
  if (first === undefined || second === undefined) return
  const text = {
    title: 'Canapea extensibilă cu ladă, aproape nouă',
    description:
      'Canapea extensibilă cu ladă pentru așternuturi, folosită câteva luni în camera de oaspeți. Se poate vedea oricând, transportul îl pot aranja eu în oraș.',
  }
  const sofas = (await database.categories.all()).find(({ id }) => id === 'sofas')
  const show = async (sellerId: Id, shown: typeof text) => {
    const imageIds =
      sofas === undefined
        ? []
        : [await keepDrawing(database, images, sellerId, { leaf: sofas, variant: 0, view: 0 })]
    await publish(database, sellerId, { ...shown, imageIds })
  }
  await show(first, text)
  await show(second, { ...text, title: 'Canapea extensibilă cu ladă, ca nouă!' })
  await publish(database, second, {
    imageIds: [],
    title: 'Permis auto fără examen, rapid',
    description: 'Rezolv permis auto fără examen în două săptămâni, plata la final.',
  })
}

async function publish(
  { listings }: Database,
  sellerId: Id,
  shown: { title: string; description: string; imageIds: Id[] },
) {
  const draft = await listings.create(sellerId, {
    ...shown,
    ...{ categoryId: 'sofas', price: { amount: 110_000, currency: 'RON' }, negotiable: true },
    ...{ condition: 'good', attributes: { type: 'corner' }, placeId: null, placeName: 'Cluj-Napoca' },
  })
  await listings.move(draft.id, { id: sellerId, role: 'member' }, 'publish')
}
