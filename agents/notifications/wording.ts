import type { Language } from '@piata/config/languages'
import type { ToldNotification } from '@piata/db'
import { type LetterSite, pageUrl } from '../mail/template.ts'
import { asLine, counted, priceText } from '../mail/wording.ts'

/** What happened in a few words, what it is about, and where it is looked at. */
interface Told {
  text: string
  about: string
  url: string
}

/** A notification in the words of a language, for mails and pushes. */
export function toldIn(locale: Language, told: ToldNotification, site: LetterSite): Told {
  const { text, about } = words[locale](told)
  return { text: asLine(text), about: asLine(about), url: urlOf(locale, told, site) }
}

function urlOf(locale: Language, { kind, payload }: ToldNotification, site: LetterSite): string {
  switch (kind) {
    case 'message':
    case 'offer':
    case 'offer-answer':
    case 'deal-claim':
      return `${pageUrl(locale, 'messages', site)}?c=${payload.conversationId}`
    case 'alert':
      return payload.page === null
        ? pageUrl(locale, 'saved-searches', site)
        : `${pageUrl(locale, 'listings', site)}?${payload.page}`
    case 'price-drop':
    case 'released':
    case 'sold':
    case 'followed-seller':
    case 'rating':
    case 'rating-due':
      return pageUrl(locale, `listing/${payload.listingId}`, site)
    case 'listing-expiring':
      return pageUrl(locale, 'my-listings', site)
    case 'webhook-disabled':
      return pageUrl(locale, 'account/keys', site)
  }
}

type Words = (told: ToldNotification) => { text: string; about: string }

const words: Record<Language, Words> = {
  ro: ({ kind, payload, count, from }) => {
    const who = from ?? 'Cineva'
    const price = (money: { amount: number; currency: string }) => priceText('ro', money)
    switch (kind) {
      case 'message':
        return {
          text:
            count === 1
              ? `${who} ți-a scris`
              : `${who} ți-a scris ${counted('ro', count, { one: 'mesaj', few: 'mesaje', other: 'de mesaje' })}`,
          about: payload.title,
        }
      case 'offer':
        return { text: `${who} oferă ${price(payload.price)}`, about: payload.title }
      case 'offer-answer': {
        const answers = {
          accepted: `${who} a acceptat oferta de ${price(payload.price)}`,
          declined: `${who} a refuzat oferta de ${price(payload.price)}`,
          countered: `${who} propune ${price(payload.price)}`,
          expired: `Oferta de ${price(payload.price)} a expirat`,
          withdrawn: `${who} și-a retras oferta de ${price(payload.price)}`,
          ended: 'Rezervarea pentru tine s-a încheiat',
        }
        return { text: answers[payload.answer], about: payload.title }
      }
      case 'alert':
        return {
          text: counted('ro', count, { one: 'anunț nou', few: 'anunțuri noi', other: 'de anunțuri noi' }),
          about: payload.name,
        }
      case 'price-drop':
        return {
          text: `Preț redus de la ${price(payload.before)} la ${price(payload.price)}`,
          about: payload.title,
        }
      case 'released':
        return { text: 'Din nou disponibil', about: payload.title }
      case 'sold':
        return { text: 'S-a vândut', about: payload.title }
      case 'followed-seller':
        return {
          text: `${who} a publicat ${counted('ro', count, { one: 'anunț nou', few: 'anunțuri noi', other: 'de anunțuri noi' })}`,
          about: payload.title,
        }
      case 'rating':
        return { text: `${who} ți-a dat o notă`, about: payload.title }
      case 'deal-claim':
        return { text: `${who} spune că a cumpărat de la tine`, about: payload.title }
      case 'rating-due':
        return { text: from === null ? 'Cum a fost?' : `Cum a fost cu ${from}?`, about: payload.title }
      case 'listing-expiring':
        return {
          text: `${counted('ro', count, { one: 'anunț al tău expiră', few: 'anunțuri ale tale expiră', other: 'de anunțuri ale tale expiră' })} curând`,
          about: payload.title,
        }
      case 'webhook-disabled':
        return { text: 'Un webhook al tău a fost oprit', about: payload.url }
    }
  },
  en: ({ kind, payload, count, from }) => {
    const who = from ?? 'Somebody'
    const price = (money: { amount: number; currency: string }) => priceText('en', money)
    switch (kind) {
      case 'message':
        return {
          text:
            count === 1
              ? `${who} wrote to you`
              : `${who} wrote you ${counted('en', count, { other: 'messages' })}`,
          about: payload.title,
        }
      case 'offer':
        return { text: `${who} offers ${price(payload.price)}`, about: payload.title }
      case 'offer-answer': {
        const answers = {
          accepted: `${who} accepted the offer of ${price(payload.price)}`,
          declined: `${who} declined the offer of ${price(payload.price)}`,
          countered: `${who} suggests ${price(payload.price)}`,
          expired: `The offer of ${price(payload.price)} expired`,
          withdrawn: `${who} withdrew the offer of ${price(payload.price)}`,
          ended: 'Your reservation is over',
        }
        return { text: answers[payload.answer], about: payload.title }
      }
      case 'alert':
        return {
          text: counted('en', count, { one: 'new listing', other: 'new listings' }),
          about: payload.name,
        }
      case 'price-drop':
        return {
          text: `Price down from ${price(payload.before)} to ${price(payload.price)}`,
          about: payload.title,
        }
      case 'released':
        return { text: 'Available again', about: payload.title }
      case 'sold':
        return { text: 'Sold', about: payload.title }
      case 'followed-seller':
        return {
          text: `${who} published ${counted('en', count, { one: 'new listing', other: 'new listings' })}`,
          about: payload.title,
        }
      case 'rating':
        return { text: `${who} rated you`, about: payload.title }
      case 'deal-claim':
        return { text: `${who} says that they bought from you`, about: payload.title }
      case 'rating-due':
        return { text: from === null ? 'How was it?' : `How was it with ${from}?`, about: payload.title }
      case 'listing-expiring':
        return {
          text: `${counted('en', count, { one: 'listing of yours ends', other: 'listings of yours end' })} soon`,
          about: payload.title,
        }
      case 'webhook-disabled':
        return { text: 'A webhook of yours was disabled', about: payload.url }
    }
  },
}
