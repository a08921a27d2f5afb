import type { Message } from '../client/types.ts'
import { formatDate, formatPrice, formatTime, sameDay } from '../i18n/format.ts'
import { href, type Locale } from '../i18n/routes.ts'
import { translator } from '../i18n/translator.ts'
import { hostsIn } from '../inbox/merge.ts'
import { classes } from '../ui/class-names.ts'
import { PlainListingLine } from './listing-line.tsx'
import type { PlainView } from './load.ts'
import { MessageForm } from './message-form.tsx'
import type { FormState } from './state.ts'

/** One conversation, the oldest message first, and below it where one writes. */
export function PlainThread({
  locale,
  view,
  state,
}: {
  locale: Locale
  view: Extract<PlainView, { kind: 'thread' }>
  state: FormState
}) {
  const t = translator(locale, 'inbox')
  const plain = translator(locale, 'plain')
  const { conversation, messages, older } = view
  const { id, listing, role, seenSeq, blocked } = conversation
  const name = conversation.with?.name ?? t('gone')
  const here = `${href(locale, 'plainMessages')}?c=${id}`
  const now = Date.now()
  const lastMine = messages.findLast(({ mine }) => mine)?.seq
  const quick =
    role === 'buyer'
      ? [t('quickBuyer.available'), t('quickBuyer.see')]
      : [t('quickSeller.available'), t('quickSeller.sold'), t('quickSeller.when')]
  return (
    <section aria-labelledby="thread" className="flex flex-col gap-3">
      <a href={href(locale, 'plainMessages')} className="self-start font-medium text-accent underline">
        {t('back')}
      </a>
      <h2 id="thread" className="text-lg font-semibold">
        {t('thread', { name })}
      </h2>
      <PlainListingLine locale={locale} title={listing.title} card={listing.card} />
      {older === null ? null : (
        <a href={`${here}&cursor=${encodeURIComponent(older)}`} className="self-start text-accent underline">
          {t('older')}
        </a>
      )}
      <ol className="flex flex-col gap-2">
        {messages.map((message, at) => {
          const before = messages[at - 1]
          const isNewDay = !before || !sameDay(before.createdAt, Date.parse(message.createdAt))
          const isLast = at === messages.length - 1
          return (
            <li key={message.seq} id={isLast ? 'latest' : undefined} className="flex flex-col gap-1">
              {isNewDay ? (
                <p className="my-2 text-center text-xs font-medium text-muted">
                  {formatDate(locale, message.createdAt, now)}
                </p>
              ) : null}
              <div
                className={classes(
                  'max-w-[85%] rounded-card border border-line px-3 py-2',
                  message.mine ? 'self-end bg-accent-soft' : 'self-start bg-surface',
                )}
              >
                <p className="whitespace-pre-line wrap-anywhere">
                  <span className="sr-only">{message.mine ? t('you', { text: '' }) : `${name}: `}</span>
                  {contentOf(locale, message)}
                </p>
                <p className="text-xs text-muted">
                  <time dateTime={message.createdAt}>{formatTime(locale, message.createdAt)}</time>
                  {message.state === 'held' ? ` · ${t('held')}` : null}
                  {message.state === 'sent' && message.seq === lastMine
                    ? ` · ${t(message.seq <= seenSeq ? 'seen' : 'sent')}`
                    : null}
                </p>
              </div>
              {message.notes.map((note) => (
                <p key={note} className="max-w-[85%] rounded-card bg-mark p-2 text-sm wrap-anywhere">
                  <strong>{t('notes.title')}:</strong>{' '}
                  {t(`notes.${note}`, { hosts: hostsIn(message.text).join(', ') || '?' })}
                </p>
              ))}
            </li>
          )
        })}
      </ol>
      {blocked ? (
        <p>{t('blocked')}</p>
      ) : (
        <MessageForm locale={locale} state={state} to={{ c: id }} quick={quick} />
      )}
      <p className="text-sm text-muted">
        {plain('note')}{' '}
        <a href={here} className="text-accent underline">
          {plain('reload')}
        </a>
      </p>
    </section>
  )
}

function contentOf(locale: Locale, { offer, text, images }: Message): string {
  const plain = translator(locale, 'plain')
  const t = translator(locale, 'inbox')
  if (offer)
    return plain('offer', { price: formatPrice(locale, offer.price), state: t(`offer.state.${offer.state}`) })
  const pictures = images.length > 0 ? plain('pictures', { count: images.length }) : ''
  return [text, pictures].filter((part) => part !== '').join('\n')
}
