import type { Language } from '@piata/config/languages'
import type { ToldNotification } from '@piata/db'
import type { LetterSite } from '../mail/letter.ts'
import { type Voice, voiceOf } from '../mail/voice.ts'
import { asLine } from '../mail/wording.ts'

/** What happened in a few words, what it is about, and where it is looked at. */
interface Told {
  text: string
  about: string
  url: string
}

/** A notification in the words of a language, for mails and pushes. */
export function toldIn(locale: Language, told: ToldNotification, site: LetterSite): Told {
  const voice = voiceOf(locale, site)
  return { text: asLine(textOf(voice, told)), about: asLine(aboutOf(told)), url: urlOf(voice, told) }
}

function urlOf({ page }: Voice, { kind, payload }: ToldNotification): string {
  switch (kind) {
    case 'message':
    case 'offer':
    case 'offer-answer':
    case 'deal-claim':
      return `${page('messages')}?c=${payload.conversationId}`
    case 'alert':
      return payload.page === null ? page('saved-searches') : `${page('listings')}?${payload.page}`
    case 'price-drop':
    case 'released':
    case 'sold':
    case 'followed-seller':
    case 'rating':
    case 'rating-due':
      return page(`listing/${payload.listingId}`)
    case 'listing-expiring':
      return page('my-listings')
    case 'webhook-disabled':
      return page('account/keys')
  }
}

function aboutOf({ kind, payload }: ToldNotification): string {
  if (kind === 'alert') return payload.name
  return kind === 'webhook-disabled' ? payload.url : payload.title
}

function textOf({ say, price }: Voice, { kind, payload, count, from }: ToldNotification): string {
  const who = from ?? say('told.somebody')
  switch (kind) {
    case 'message':
      return count === 1 ? say('told.message', { who }) : say('told.messages', { who, count })
    case 'offer':
      return say('told.offer', { who, price: price(payload.price) })
    case 'offer-answer':
      return say(`told.${payload.answer}`, { who, price: price(payload.price) })
    case 'price-drop':
      return say('told.price-drop', { before: price(payload.before), price: price(payload.price) })
    case 'rating-due':
      return from === null ? say('told.rating-due-nobody') : say('told.rating-due', { who })
    default:
      return say(`told.${kind}`, { who, count })
  }
}
