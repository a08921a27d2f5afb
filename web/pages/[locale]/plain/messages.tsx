import type { GetServerSideProps, PageConfig } from 'next'
import { href } from '../../../i18n/routes.ts'
import { translator } from '../../../i18n/translator.ts'
import { bargainPrice } from '../../../inbox/offers.ts'
import { type DocumentProps, localeOf } from '../../../layout/document.ts'
import { DocumentHead } from '../../../layout/document-head.tsx'
import { PageShell } from '../../../layout/page-shell.tsx'
import { idOfSlug } from '../../../listing/listing-path.ts'
import { PlainList } from '../../../plain/list.tsx'
import { PlainListingLine } from '../../../plain/listing-line.tsx'
import { loadPlain, type PlainView } from '../../../plain/load.ts'
import { LoginForm } from '../../../plain/login-form.tsx'
import { MessageForm } from '../../../plain/message-form.tsx'
import { PlainForm } from '../../../plain/plain-form.tsx'
import { type FormState, formStateOf } from '../../../plain/state.ts'
import { PlainThread } from '../../../plain/thread.tsx'
import { Button } from '../../../ui/button.tsx'

export const config: PageConfig = { unstable_runtimeJS: false }

interface Props extends DocumentProps {
  view: PlainView
  /** Without the account's token, which no page holds. */
  state: FormState
  isMember: boolean
}

export const getServerSideProps = (async (context) => {
  const state = await formStateOf(context.req)
  const asked = (name: string) => {
    const value = state.values[name] ?? context.query[name]
    return typeof value === 'string' ? value : undefined
  }
  const view = await loadPlain(state, {
    listing: idOfSlug(asked('listing') ?? ''),
    conversation: idOfSlug(asked('c') ?? ''),
    cursor: asked('cursor'),
  })
  if (view.kind === 'gone') context.res.statusCode = 404
  // What a page says without a log-in is sent after it.
  if (view.kind === 'login')
    for (const name of ['c', 'listing']) state.values[name] ??= idOfSlug(asked(name) ?? '') ?? ''
  // Next hands on what JSON has.
  const shown = JSON.parse(JSON.stringify({ ...state, accessToken: null })) as FormState
  const isMember = state.accessToken !== null && view.kind !== 'login'
  return { props: { locale: localeOf(context), view, state: shown, isMember } }
}) satisfies GetServerSideProps<Props>

/** Messages for browsers that run no scripts: links and forms alone. */
export default function PlainMessagesPage({ locale, view, state, isMember }: Props) {
  const t = translator(locale, 'inbox')
  const account = translator(locale, 'account')
  const address = { route: 'plainMessages' } as const
  return (
    <PageShell locale={locale} address={address}>
      <DocumentHead
        locale={locale}
        address={address}
        title={t('title')}
        description={translator(locale, 'plain')('description')}
        index={false}
      />
      <div className="mx-auto flex max-w-2xl flex-col gap-4 py-6">
        <div className="flex items-center justify-between gap-3">
          <h1 className="text-2xl font-bold">{t('title')}</h1>
          {isMember ? (
            <PlainForm locale={locale} action="logout">
              <Button type="submit" look="quiet">
                {account('profile.logout')}
              </Button>
            </PlainForm>
          ) : null}
        </div>
        {view.kind === 'login' ? <LoginForm locale={locale} state={state} /> : null}
        {view.kind === 'list' ? <PlainList locale={locale} view={view} /> : null}
        {view.kind === 'thread' ? <PlainThread locale={locale} view={view} state={state} /> : null}
        {view.kind === 'gone' ? (
          <p>
            {t('errors.gone')}{' '}
            <a href={href(locale, 'plainMessages')} className="font-medium text-accent underline">
              {t('back')}
            </a>
          </p>
        ) : null}
        {view.kind === 'new' ? (
          <section aria-labelledby="new" className="flex flex-col gap-3">
            <h2 id="new" className="text-lg font-semibold">
              {t('writeTo', { name: view.listing.seller.name })}
            </h2>
            <PlainListingLine locale={locale} title={view.listing.title} card={view.listing} />
            {bargainPrice(view.listing) === null ? null : <p>{translator(locale, 'plain')('bargain')}</p>}
            <MessageForm
              locale={locale}
              state={state}
              to={{ listing: view.listing.id }}
              quick={[t('quickBuyer.available'), t('quickBuyer.see'), t('quickBuyer.price')]}
            />
          </section>
        ) : null}
      </div>
    </PageShell>
  )
}
