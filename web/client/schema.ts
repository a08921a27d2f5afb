/** Made of the OpenAPI document by `npm run api`, never edited. */

export interface paths {
  '/v1/auth/register': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Open an account and log in
     * @description Where addresses are confirmed, a mail with a link is sent; until its link is followed the account keeps drafts and cannot publish (`mustVerifyEmail`).
     */
    post: operations['register']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/auth/login': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Log in
     * @description A suspended account hears so, with the reason, after the right password only. An account with an authenticator app hears `second-factor-required`: go on with POST /v1/auth/second-factor.
     */
    post: operations['login']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/auth/second-factor': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Log in with a code, after the password
     * @description Takes the `challenge` of a log-in that answered `second-factor-required`, for five minutes, and a code of the authenticator app or a recovery code. Each code is good once.
     */
    post: operations['answerChallenge']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/auth/passkey': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * What a browser needs to log in with a passkey
     * @description For `navigator.credentials.get`, also with `mediation: "conditional"`. 409 where the site has neither a name nor https, without which browsers have no passkeys.
     */
    get: operations['getPasskeyLogin']
    put?: never
    /**
     * Log in with a passkey
     * @description Takes what the browser answered to the challenge of GET /v1/auth/passkey. The device has verified who uses it, so no code of an authenticator app is asked for.
     */
    post: operations['logInByPasskey']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/auth/oidc': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * The providers by which people log in here
     * @description Those of the settings, in their order: `next` is always null.
     */
    get: operations['getProviders']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/auth/oidc/{provider}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * Log in by a provider, in a browser
     * @description Leads the browser to the provider, and back to `back` with the outcome after its `#`: `entered`, with the refresh token as a cookie; `challenge=…` for POST /v1/auth/second-factor; or `problem=` and one of cancelled, away, refused, link-first, no-address, linked-already, suspended. 404 for a provider that the settings do not name.
     */
    get: operations['beginProviderLogin']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/auth/refresh': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Exchange a refresh token for new tokens
     * @description Each refresh token gives way to the next one. Sent again within half a minute it gives the same one once more, as for two requests at once or an answer that got lost; later its use ends the session, and its owner gets a mail. Takes the body or the cookie.
     */
    post: operations['refresh']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/auth/logout': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * End a session
     * @description Takes the refresh token of the body or the cookie; an unknown one is fine. Access tokens of the session end with it.
     */
    post: operations['logout']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/auth/verify-email': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Confirm the address of an account
     * @description Takes what the link of the mail holds; no log-in is needed. From then on the account can publish.
     */
    post: operations['verifyEmail']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/auth/confirm-email': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Confirm a new address of an account, from either mailbox
     * @description Takes what the link of the mail holds. With the second mailbox the address changes, and all links that were sent become void.
     */
    post: operations['confirmEmail']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/auth/stop-email': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Stop a change of address that you did not ask for
     * @description Takes what the link holds that was sent to the present address.
     */
    post: operations['stopEmail']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/auth/forgot': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Ask for a new password by mail
     * @description Always 202: nothing tells whether there is such an account. Nor does the time, as the account is looked for when the mail is sent.
     */
    post: operations['forgotPassword']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/auth/reset': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Set a new password by the link of a mail
     * @description Ends every session of the account and makes all links void that were sent to it. Whoever has the link has the mailbox, so the address counts as confirmed; where it was not before, API keys, webhooks, browsers that are told, passkeys, links to providers and an authenticator app end too, as they may be somebody else’s.
     */
    post: operations['resetPassword']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/demo/mails': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * Mails of the demo, the newest first
     * @description Only of a demo that sends no mail and has an address of this machine or a private network, for those who open it under that address from there; else 404.
     */
    get: operations['getDemoMails']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/categories': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** The tree of categories, each with its typed attributes */
    get: operations['getCategories']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/places': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Localities that a text means or begins, likelier ones first */
    get: operations['findPlaces']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/search': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * Find listings
     * @description Every attribute of a category is a filter too: `attr.<name>=a,b` for words, `attr.<name>Min` and `attr.<name>Max` (or `attr.<name>=5`) for numbers, `attr.<name>=true` for booleans.
     */
    get: operations['search']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/suggest': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Completions of a search and names of categories, most popular first */
    get: operations['suggest']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/listings': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Published listings, newest first */
    get: operations['getListings']
    put?: never
    /**
     * Begin a listing as a draft
     * @description Only the category is needed; publishing asks for the rest.
     */
    post: operations['createListing']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/sellers/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * Who sells
     * @description Their listings are `GET /v1/search?seller=<id>`.
     */
    get: operations['getSeller']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/rules': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * What a listing must be: lengths, counts, and what each status allows
     * @description The attributes that a category asks for are in the tree of categories; what one of your own listings lacks is its `missing`.
     */
    get: operations['getRules']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/users/{id}/ratings': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * What others say of a seller or buyer with whom they dealt, the newest first
     * @description Each author counts once, by the last rating; there is no average of fewer than 3.
     */
    get: operations['getRatings']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/sitemap': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Ids, titles and times of all published listings, for sitemaps */
    get: operations['getSitemap']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/img/{preset}/{file}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * A picture in one size; never changes
     * @description Of a listing that anybody may see, for anybody. Of drafts and the like for their owner only: with an access token, or in a browser with the cookie that `transport: cookie` brings. 404 for everybody else.
     */
    get: operations['getImage']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/decisions/{token}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * Why something was removed, or an account suspended
     * @description The statement of reasons of Art. 17 of Regulation (EU) 2022/2065, by the link of its mail.
     */
    get: operations['getDecision']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/decisions/{token}/complaint': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Complain about a decision
     * @description Once, within six months; somebody else than the first decides (Art. 20). 409 where it is too late, or a second time.
     */
    post: operations['complain']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/unsubscribe/{token}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** What the link of a mail would stop */
    get: operations['getUnsubscribe']
    put?: never
    /**
     * Stop mails, by the link of one
     * @description Needs no log-in: whoever has the mail may stop it. Searches stay saved, with `frequency` `never`; of kinds of notification the mails are set to `never`. A body may come, as RFC 8058 has it, and is not looked at.
     */
    post: operations['unsubscribe']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/push/key': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * The key by which push services know this site
     * @description What `pushManager.subscribe` takes as `applicationServerKey` (RFC 8292).
     */
    get: operations['getPushKey']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/.well-known/apple-app-site-association': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** The operator’s file apple-app-site-association; 404 without one */
    get: operations['getAppleAppLinks']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/.well-known/assetlinks.json': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** The operator’s file assetlinks.json; 404 without one */
    get: operations['getAndroidAppLinks']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/health/live': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Whether the process answers */
    get: operations['isLive']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/health/ready': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Whether the database answers, search is complete and there is room on the disk */
    get: operations['isReady']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/.well-known/jwks.json': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * Public keys of access tokens
     * @description The one before, the present one and the next: a token names its key in `kid`. Look again for a name that you do not know.
     */
    get: operations['getKeys']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/listings/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * One listing
     * @description Drafts and the like are shown to their owner only. One that was public and is deleted answers 410.
     */
    get: operations['getListing']
    put?: never
    post?: never
    /**
     * Remove your listing for good
     * @description Administrators may remove others’ as well, in a session that was confirmed within five minutes (403 `confirmation-needed`).
     */
    delete: operations['deleteListing']
    options?: never
    head?: never
    /**
     * Edit your listing
     * @description What buyers see, or will when it is approved, stays complete: what publishing asks for cannot be taken away (409 listing-incomplete).
     */
    patch: operations['updateListing']
    trace?: never
  }
  '/v1/listings/{id}/phone': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * The telephone number of a listing’s seller
     * @description It stands nowhere else; `seller.phone` of the listing says who may ask. Each question is noted and counted for the seller. 401 where one has to log in first, 409 where there is no number for the caller, 429 for an account that has asked for those of 40 sellers within a day.
     */
    post: operations['askForPhone']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/reports': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Report a listing, a person, a rating, a message or a conversation to the moderators
     * @description A notice of Art. 16 of Regulation (EU) 2022/2065. Anybody may send one: guests give `name` and `email`, which may only be missing where the reason is `minors`. A receipt is mailed at once, and the decision later. Reporting the same again while nobody has decided answers 200 with the first report. 404 for what the caller cannot see, messages and conversations of others among it, 409 for what is the caller’s own.
     */
    post: operations['fileReport']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/me': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Your account */
    get: operations['getMe']
    put?: never
    post?: never
    /**
     * Delete your account and all that is yours
     * @description Needs the present password, or a session that was confirmed within five minutes, so that a lost device or token is not enough.
     */
    delete: operations['deleteMe']
    options?: never
    head?: never
    /**
     * Change your account
     * @description A new password needs the present one too, as `currentPassword`, unless the session was confirmed within five minutes. It ends every other session at once, this one’s access tokens (refresh), and all links that were sent by mail.
     */
    patch: operations['updateMe']
    trace?: never
  }
  '/v1/me/export': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** All that is kept about you */
    get: operations['exportMe']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/me/totp': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Whether log-ins need a code */
    get: operations['getTotp']
    put?: never
    /**
     * Begin with an authenticator app
     * @description Shows the secret that the app needs, here only; log-ins need codes after its first one came to POST /v1/me/totp/verify. 409 where the account has an app already. Needs the present password, or a session that was confirmed within five minutes.
     */
    post: operations['beginTotp']
    /**
     * Log in by password alone again
     * @description Ends the app, its recovery codes and all other sessions. Access tokens of before are void: refresh. Needs the present password, or a session that was confirmed within five minutes.
     */
    delete: operations['removeTotp']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/me/totp/verify': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Have log-ins ask for codes
     * @description Takes the first code of the app. All other sessions end. Answers with recovery codes, shown here only: each logs in once where the app is lost. The session counts as begun with a code from its next refresh on.
     */
    post: operations['confirmTotp']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/me/totp/recovery-codes': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Make your recovery codes anew
     * @description Those of before are no longer good; the new ones are shown here only. 404 without an authenticator app. Needs the present password, or a session that was confirmed within five minutes.
     */
    post: operations['renewRecoveryCodes']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/me/passkeys': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * Your passkeys, newest first
     * @description All of them: `next` is always null.
     */
    get: operations['getPasskeys']
    put?: never
    /**
     * Add a passkey to your account
     * @description Takes what the browser made of GET /v1/me/passkeys/options. An account has at most 20 passkeys. Needs the present password, or a session that was confirmed within five minutes; the account is told by mail.
     */
    post: operations['addPasskey']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/me/passkeys/options': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * What a browser needs to make a passkey
     * @description For `navigator.credentials.create`. 409 where the site has neither a name nor https, without which browsers have no passkeys.
     */
    get: operations['getPasskeyCreation']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/me/passkeys/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    post?: never
    /**
     * Remove a passkey from your account
     * @description Nobody logs in with it any more, and all other sessions end; what the device keeps of it stays there. 409 where the account would have no way in left. Needs the present password, or a session that was confirmed within five minutes; the account is told by mail.
     */
    delete: operations['removePasskey']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/me/identities': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * The providers by which you log in
     * @description All of them: `next` is always null.
     */
    get: operations['getIdentities']
    put?: never
    /**
     * Link your account with a provider, in a browser
     * @description Answers with the address to lead the browser to, which comes back to `back` with `#linked` or `#problem=…` as GET /v1/auth/oidc/{provider} tells. Needs the present password, or a session that was confirmed within five minutes; the account is told by mail.
     */
    post: operations['beginLink']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/me/identities/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    post?: never
    /**
     * Log in by a provider no more
     * @description All other sessions end. 409 where the account would have no way in left: set a password first. Needs the present password, or a session that was confirmed within five minutes; the account is told by mail.
     */
    delete: operations['unlink']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/api-keys': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * Your API keys, newest first
     * @description All of them: `next` is always null. Keys themselves are shown only when they are made.
     */
    get: operations['getApiKeys']
    put?: never
    /**
     * Make an API key
     * @description For a program that acts for your account within `scopes`, as `Authorization: Bearer piata_…`. `key` is shown here only; a retry with the same Idempotency-Key shows the same one. An account has at most 20 keys. Keys are made and deleted by those logged in, never by keys. Needs the present password, or a session that was confirmed within five minutes; the account is told by mail.
     */
    post: operations['createApiKey']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/api-keys/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    post?: never
    /**
     * End an API key for good
     * @description It is refused when this has answered, by other gateways within a second.
     */
    delete: operations['deleteApiKey']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/me/verification': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Have the mail sent again that confirms your address
     * @description The link of the mail before it is void then. 409 once the address is confirmed.
     */
    post: operations['askVerification']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/me/email': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Ask for another address for your account
     * @description Mails go to both addresses; the account has the new one once both have confirmed it, within the hour. An address that was never confirmed has no say. Needs the present password, or a session that was confirmed within five minutes. Always 202: nothing tells whether another account has the address.
     */
    post: operations['changeEmail']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/me/confirm': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * What a browser needs to confirm a session by a passkey
     * @description For `navigator.credentials.get`, by one of your passkeys. 409 where the site has neither a name nor https.
     */
    get: operations['getPasskeyConfirmation']
    put?: never
    /**
     * Give your password once more, or a passkey
     * @description For five minutes this session may do what needs the present password without it: change the password or the address, make an API key, add or remove a passkey, delete the account. Takes the password, or what the browser answered to GET /v1/me/confirm, which is a second factor as well, from the next refresh on.
     */
    post: operations['confirmMe']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/me/sessions': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Where you are logged in, the latest log-in first */
    get: operations['getMySessions']
    put?: never
    post?: never
    /** End all your sessions but this one */
    delete: operations['endMySessions']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/me/sessions/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    post?: never
    /**
     * End one of your sessions
     * @description Its access tokens end with it.
     */
    delete: operations['endMySession']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/me/listings': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * Your listings, newest first
     * @description With `q` a page may hold fewer than `limit` and have a `next` all the same: a large account is looked through page by page.
     */
    get: operations['getMyListings']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/me/listings/moves': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Move many of your listings at once
     * @description Each for itself: those that cannot be moved say why, and the others are moved.
     */
    post: operations['moveMyListings']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/webhooks': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * Your webhooks, newest first
     * @description All of them: `next` is always null.
     */
    get: operations['getWebhooks']
    put?: never
    /**
     * Have changes sent to an address
     * @description Each message is a POST of `{ type, timestamp, data }`, where `data` is the card of the listing, or its id alone once it is gone. It is signed as Standard Webhooks has it: `webhook-id`, `webhook-timestamp` and `webhook-signature: v1,<base64 of HMAC-SHA-256>` over `<id>.<timestamp>.<body>`. Answer with 2xx within 10 s. What fails is sent again, later each time, for two days; a webhook that fails for so long, or answers 410, is disabled, and its owner gets a mail. Messages may come twice, with the same id, and in another order than things happened. Redirects are not followed. An account has at most 10.
     */
    post: operations['createWebhook']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/webhooks/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** One of your webhooks */
    get: operations['getWebhook']
    put?: never
    post?: never
    /**
     * Remove one of your webhooks
     * @description What waits for it is not sent; a message that is under way may still arrive.
     */
    delete: operations['deleteWebhook']
    options?: never
    head?: never
    /**
     * Change one of your webhooks, disable or enable it
     * @description Once it is enabled again, what has waited for less than three days is sent.
     */
    patch: operations['updateWebhook']
    trace?: never
  }
  '/v1/webhooks/{id}/secret': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Give a webhook another secret
     * @description For a day messages are signed with both: `webhook-signature` holds the new signature, a space and the old one.
     */
    post: operations['rotateWebhookSecret']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/webhooks/{id}/test': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Send a webhook a message to try it
     * @description Of the type `webhook.test`. It leaves within a minute; what became of it is among the deliveries.
     */
    post: operations['testWebhook']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/webhooks/{id}/deliveries': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * What was sent to a webhook, and what waits, the newest first
     * @description For three days.
     */
    get: operations['getWebhookDeliveries']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/changes': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * Follow all public changes
     * @description Without `after` it begins with all published listings; go on with `next`, which is always given: page after page of these, then what changed since you began. While `more` is true ask at once, else later or with `wait`. Nothing is missed, and a listing may come twice: the later item is right. Keep `next` with what you made of its page. A cursor that is older than what is kept (PIATA_CHANGES_DAYS, a week by default), or from before the site was restored from a backup, is refused with the code `stale-cursor`: begin again without `after` and drop what does not come.
     */
    get: operations['getChanges']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/listings/{id}/publish': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Show the listing to buyers
     * @description A move that the status does not allow answers 409 with the reason. So does publishing what is not complete, naming each part as `missing` of the listing does.
     */
    post: operations['publishListing']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/listings/{id}/reserve': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Mark it as promised to somebody
     * @description A move that the status does not allow answers 409 with the reason. So does publishing what is not complete, naming each part as `missing` of the listing does.
     */
    post: operations['reserveListing']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/listings/{id}/release': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Offer it again
     * @description A move that the status does not allow answers 409 with the reason. So does publishing what is not complete, naming each part as `missing` of the listing does.
     */
    post: operations['releaseListing']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/listings/{id}/sell': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Mark it as sold
     * @description A move that the status does not allow answers 409 with the reason. So does publishing what is not complete, naming each part as `missing` of the listing does.
     */
    post: operations['sellListing']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/listings/{id}/renew': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Show it for another 60 days
     * @description A move that the status does not allow answers 409 with the reason. So does publishing what is not complete, naming each part as `missing` of the listing does.
     */
    post: operations['renewListing']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/listings/{id}/withdraw': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Take it back
     * @description A move that the status does not allow answers 409 with the reason. So does publishing what is not complete, naming each part as `missing` of the listing does.
     */
    post: operations['withdrawListing']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/images': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Upload 1 to 12 pictures
     * @description multipart/form-data, each part named `file`: JPEG, PNG, WebP, AVIF or GIF; of an animation the first frame. All pictures of a form are kept or none: when some are refused, `errors` names each by its place (`/file/0`) with a `code`. 408 and 503 are no refusals: send the same form again. Pictures that no listing uses are removed after a day.
     */
    post: operations['uploadImages']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/saved-searches': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Your saved searches, newest first */
    get: operations['listSavedSearches']
    put?: never
    /**
     * Save a search, to be told of what it finds from now on
     * @description An account has at most 100, each search once (409). Told are listings that hold all of its words, as they are spelt, and that are not one’s own.
     */
    post: operations['createSavedSearch']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/saved-searches/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** One of your saved searches */
    get: operations['getSavedSearch']
    put?: never
    post?: never
    /** Forget your saved search */
    delete: operations['deleteSavedSearch']
    options?: never
    head?: never
    /**
     * Rename your saved search, or say when you are told
     * @description What it asks for stays: another search is another saved search.
     */
    patch: operations['updateSavedSearch']
    trace?: never
  }
  '/v1/favourites': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * Your favourites, the last added first
     * @description Sold and expired ones among them. What its seller takes back or deletes is not shown, and is again once it is offered again.
     */
    get: operations['getFavourites']
    put?: never
    /**
     * Add what somebody chose before the log-in
     * @description Those that cannot be added (gone, one’s own, beyond 500) are told and change nothing.
     */
    post: operations['addFavourites']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/favourites/ids': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * The ids of all your favourites
     * @description By which an app marks the cards that it shows, as cards hold nothing that depends on who looks.
     */
    get: operations['getFavouriteIds']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/favourites/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    /**
     * Add a listing to your favourites
     * @description Its own seller gets 409, and so does an account that has 500.
     */
    put: operations['addFavourite']
    post?: never
    /** Take a listing out of your favourites */
    delete: operations['removeFavourite']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/following': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** The sellers whom you follow, the last followed first */
    get: operations['getFollowing']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/following/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Whether you follow a seller */
    get: operations['getFollowingOf']
    /**
     * Follow a seller, to be told of what they publish
     * @description At most 200 (409), and not oneself (409).
     */
    put: operations['followSeller']
    post?: never
    /** Follow a seller no more */
    delete: operations['unfollowSeller']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/push/subscriptions': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** The browsers that you are told through, the newest first; at most 20 */
    get: operations['listPushSubscriptions']
    put?: never
    /**
     * Be told through a browser
     * @description Takes what `PushSubscription.toJSON()` gives. A browser is told for the account that subscribed it last; of an account’s browsers the newest 20 are kept.
     */
    post: operations['subscribeToPush']
    /** Be told through a browser no more */
    delete: operations['unsubscribeFromPush']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/push/subscriptions/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    post?: never
    /** Be told through one of your browsers no more, from wherever you are */
    delete: operations['removePushSubscription']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/listings/{id}/conversations': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Write to the seller of a listing
     * @description A buyer has one conversation about a listing: the first message begins it, others go on with it. New accounts may write to a few new sellers a day (429), older ones to more. A text that goes to many sellers is held for a moderator.
     */
    post: operations['beginConversation']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/conversations': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Your conversations, the newest activity first */
    get: operations['getConversations']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/conversations/unread': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** How many of your conversations hold something unread */
    get: operations['countUnreadConversations']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/conversations/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** One of your conversations */
    get: operations['getConversation']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/conversations/{id}/messages': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * The messages of a conversation, both ways
     * @description The newest first, and `next` leads to older ones. With `after` those beyond that message, the oldest first, and `next` leads to newer ones.
     */
    get: operations['getMessages']
    put?: never
    /** Write in a conversation */
    post: operations['sendMessage']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/listings/{id}/offers': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Offer the seller of a listing another price
     * @description Begins the conversation like `POST /v1/listings/:id/conversations`, or goes on with it. From 10 % of the price to the price, in its currency; the listing has to be negotiable and neither reserved nor sold (409). One offer of a conversation is open at a time: another one takes its place, and is a `counter` where that was the other side's. It expires after 48 hours. At most 8 a day in one conversation, 30 in all (429).
     */
    post: operations['beginWithOffer']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/conversations/{id}/offers': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Offer a price in a conversation, as its buyer or its seller
     * @description From 10 % of the price to the price, in its currency; the listing has to be negotiable and neither reserved nor sold (409). One offer of a conversation is open at a time: another one takes its place, and is a `counter` where that was the other side's. It expires after 48 hours. At most 8 a day in one conversation, 30 in all (429).
     */
    post: operations['makeOffer']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/conversations/{id}/offers/{seq}/accept': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Accept an offer, which reserves the listing for the buyer
     * @description Answers 409 with the reason where the offer was answered, replaced or has expired, or, for accepting, the listing was reserved or sold meanwhile or has another price.
     */
    post: operations['acceptOffer']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/conversations/{id}/offers/{seq}/decline': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Decline an offer
     * @description Answers 409 with the reason where the offer was answered, replaced or has expired, or, for accepting, the listing was reserved or sold meanwhile or has another price.
     */
    post: operations['declineOffer']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/conversations/{id}/offers/{seq}/withdraw': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Take your own offer back
     * @description Answers 409 with the reason where the offer was answered, replaced or has expired, or, for accepting, the listing was reserved or sold meanwhile or has another price.
     */
    post: operations['withdrawOffer']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/conversations/{id}/deal': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Say that the buyer of this conversation bought the listing
     * @description Of a listing that is sold. The seller says so once, and both sides can rate each other then, for 14 days. The buyer may say so first: it waits for the seller, who is told.
     */
    post: operations['nameBuyer']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/conversations/{id}/ratings': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Rate the other side of a deal
     * @description Only those who dealt with each other can rate, each once. It is shown when both did, or 14 days after the deal.
     */
    post: operations['rateDeal']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/ratings/{id}/reply': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Reply to a rating that is about you, once */
    post: operations['replyToRating']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/conversations/{id}/read': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Say up to which message you have read
     * @description The other side is told. What is read already stays so.
     */
    post: operations['markConversationRead']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/conversations/{id}/archive': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Put a conversation away, or take it out again
     * @description The next message takes it out by itself.
     */
    post: operations['archiveConversation']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/conversations/{id}/block': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Block the other side, or end that
     * @description It holds for all conversations with that account: what it writes from then on is never shown to you, which it is not told, and you cannot write to it either (409).
     */
    post: operations['blockConversation']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/conversations/{id}/report': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Report a conversation to the moderators
     * @description The other side is not told.
     */
    post: operations['reportConversation']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/events': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * Be told at once of what concerns you
     * @description Server-sent events. `message` and `read` have `{ conversationId, seq, mine }`: what came, or up to where it was read, and whether it was you; `offer` the same, of an offer that is another one now than it was. Fetch what is new. `notification` has nothing: the list of notifications has changed. `ready` says that the stream has begun; `reset`, that events are missing because you were away too long: fetch all anew. Each has an id: sent back as `Last-Event-ID` it resumes without a hole, for a week. The stream ends with the session, and at the latest after an hour: open it again.
     */
    get: operations['streamEvents']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/notifications': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * What you are told of, the newest first
     * @description Those that stand on the site, as `GET /v1/me/notification-preferences` has it, for 90 days. What happens again to the same is one, in front and unread again.
     */
    get: operations['listNotifications']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/notifications/read': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Say which notifications you have read
     * @description Some, or all up to a moment. Those that are not yours, or gone, are left alone. Nothing more is told of what is read.
     */
    post: operations['markNotificationsRead']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/me/unread': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * How many conversations and notifications you have not read
     * @description For the numbers that every page shows, in one request.
     */
    get: operations['countUnread']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/me/notification-preferences': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * How you want to be told of each kind
     * @description On the site, by mail and by push: at once, with mails once a day in one, or never. What you did not choose is as the kind has it.
     */
    get: operations['getNotificationPreferences']
    /** Choose how you want to be told */
    put: operations['putNotificationPreferences']
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/me/decisions': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** What moderators restricted of one’s own, and why, the newest first */
    get: operations['listMyDecisions']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/admin/held-messages': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Messages that wait for a moderator, the oldest first */
    get: operations['listHeldMessages']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/admin/held-messages/{id}/{seq}/release': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Send a held message
     * @description Its receiver gets it as one written now: it has a new number, at the end. 409 where it is not held any more.
     */
    post: operations['releaseHeldMessage']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/admin/held-messages/{id}/{seq}/remove': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Never send a held message
     * @description Its sender is shown it as `removed`, and told that it is spam; `/v1/admin/queue` takes other reasons. 409 where it is not held any more.
     */
    post: operations['removeHeldMessage']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/admin/reports': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Reports of conversations that nobody has dealt with, the oldest first */
    get: operations['listReports']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/admin/reports/{id}/resolve': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Say that a report was dealt with
     * @description Its reporter is told that nothing was restricted. 409 where somebody said so already.
     */
    post: operations['resolveReport']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/admin/queue': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * What waits for a moderator, in the order in which it is due
     * @description Reports by what they are about, held messages and complaints. Harm and age make the order.
     */
    get: operations['listQueue']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/admin/queue/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * A case with what a decision about it needs
     * @description A listing is read at `/v1/listings/{id}`. 404 for what is decided.
     */
    get: operations['getCase']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/admin/queue/{id}/lease': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Keep others from a case while one looks at it
     * @description For ten minutes, and again by asking again. 409 where somebody else has it.
     */
    post: operations['leaseCase']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/admin/queue/{id}/give-back': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Leave a case to others */
    post: operations['giveBackCase']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/admin/queue/{id}/decide': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Decide about a case
     * @description `keep` leaves what was reported as it is, and sends what was held; `remove` takes it away, `suspend` the account too: both need `reason` and `text`, which whoever is restricted reads (Art. 17 of Regulation (EU) 2022/2065). Of a complaint `restore` gives way and `uphold` does not, both with `text`; whoever decided first does not decide (409). Reporters are told by mail. 409 where somebody else has the case or decided.
     */
    post: operations['decideCase']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/admin/agents': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** The agents, their schedules, and how many tasks each has */
    get: operations['listAgents']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/admin/agents/{name}/pause': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Hold an agent: it takes no tasks, and its schedule stands still */
    post: operations['pauseAgent']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/admin/agents/{name}/resume': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Let a held agent go on */
    post: operations['resumeAgent']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/admin/notices': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** What agents found that somebody should see to, as long as it is so */
    get: operations['listNotices']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/admin/benchmarks': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Figures over commits, and of the running site over time, by name */
    get: operations['listBenchmarks']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/admin/agents/{name}/run': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Make a task for an agent
     * @description What an agent does with it may not be undone: needs a session that was confirmed within five minutes (403 `confirmation-needed`).
     */
    post: operations['runAgent']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/admin/tasks': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Tasks, the newest first */
    get: operations['listTasks']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/admin/tasks/{id}/retry': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Try a failed or dead task again, from its first attempt */
    post: operations['retryTask']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
}
export type webhooks = Record<string, never>
export interface components {
  schemas: {
    Money: {
      /** @description Minor units: 125000 is 1,250.00 */
      amount: number
      /** @enum {unknown} */
      currency: 'RON' | 'EUR' | 'USD' | 'GBP'
    }
    /** @description What it is called in each language of the site */
    Names: {
      ro: string
      en: string
    }
    /** @description Values by attribute name, as the category defines them */
    AttributeValues: {
      [key: string]: string | number | boolean
    }
    CategoryAttribute: {
      name: string
      label: components['schemas']['Names']
      /** @enum {unknown} */
      type: 'text' | 'enum' | 'number' | 'boolean'
      unit?: string
      unitLabel?: components['schemas']['Names']
      min?: number
      max?: number
      options?: {
        value: string
        label: components['schemas']['Names']
      }[]
      required: boolean
      /** @description Whether results offer it as a filter */
      filter: boolean
      /** @description Whether cards carry it */
      card: boolean
    }
    Category: {
      id: string
      parentId: string | null
      name: components['schemas']['Names']
      /** @description Name of a lucide icon */
      icon: string
      hasCondition: boolean
      /** @description From the root to itself */
      path: string[]
      attributes: components['schemas']['CategoryAttribute'][]
      children?: components['schemas']['Category'][]
    }
    Place: {
      id: number
      name: string
      county: string
      countyCode: string
      lat: number
      lon: number
    }
    User: {
      /**
       * Format: uuid
       * @description UUIDv7
       */
      id: string
      email: string
      emailVerifiedAt: string | null
      /** @description Whether publishing waits until the address is confirmed */
      mustVerifyEmail: boolean
      name: string
      phone: string | null
      /**
       * @description Who may ask for the number: nobody, those who are logged in, everybody
       * @enum {unknown}
       */
      phoneVisibility: 'nobody' | 'members' | 'everybody'
      /** @enum {unknown} */
      role: 'member' | 'moderator' | 'admin'
      /** @enum {unknown} */
      locale: 'ro' | 'en'
      /**
       * Format: date-time
       * @description RFC 3339, UTC
       */
      createdAt: string
      /**
       * Format: date-time
       * @description RFC 3339, UTC
       */
      updatedAt: string
      version: number
    }
    CardImage: {
      sha256: string
      width: number
      height: number
      /** @description ThumbHash, base64 */
      placeholder: string
    }
    UploadedImage: {
      /**
       * Format: uuid
       * @description UUIDv7
       */
      id: string
      sha256: string
      width: number
      height: number
      /** @description ThumbHash, base64 */
      placeholder: string
      variants: {
        preset: string
        format: string
        width: number
        height: number
        bytes: number
      }[]
    }
    Fault: {
      /** @description JSON pointer into the listing as it is written: /title, /attributes/km */
      pointer: string
      /**
       * @description For programs; the limits are in /v1/rules and the category
       * @enum {unknown}
       */
      code:
        | 'missing'
        | 'too-short'
        | 'too-long'
        | 'not-text'
        | 'too-many-accents'
        | 'wrong-type'
        | 'too-small'
        | 'too-large'
        | 'not-an-option'
        | 'unknown'
        | 'not-applicable'
        | 'not-a-leaf'
      /** @description English words that follow the name of the field */
      detail: string
    }
    ListingCard: {
      /**
       * Format: uuid
       * @description UUIDv7
       */
      id: string
      title: string
      price: components['schemas']['Money'] | null
      negotiable: boolean
      condition: ('new' | 'like-new' | 'good' | 'used' | 'for-parts') | null
      categoryId: string
      categoryPath: string[]
      attributes: components['schemas']['AttributeValues']
      place: {
        id: number | null
        name: string
        county: string | null
        countyCode: string | null
      } | null
      location: {
        lat: number
        lon: number
      } | null
      image: components['schemas']['CardImage'] | null
      imageCount: number
      seller: {
        /**
         * Format: uuid
         * @description UUIDv7
         */
        id: string
      }
      /** @enum {unknown} */
      status:
        | 'draft'
        | 'pending'
        | 'published'
        | 'reserved'
        | 'sold'
        | 'expired'
        | 'withdrawn'
        | 'rejected'
        | 'blocked'
      publishedAt: string | null
    }
    OwnListingCard: {
      /**
       * Format: uuid
       * @description UUIDv7
       */
      id: string
      title: string
      price: components['schemas']['Money'] | null
      negotiable: boolean
      condition: ('new' | 'like-new' | 'good' | 'used' | 'for-parts') | null
      categoryId: string
      categoryPath: string[]
      attributes: components['schemas']['AttributeValues']
      place: {
        id: number | null
        name: string
        county: string | null
        countyCode: string | null
      } | null
      location: {
        lat: number
        lon: number
      } | null
      image: components['schemas']['CardImage'] | null
      imageCount: number
      seller: {
        /**
         * Format: uuid
         * @description UUIDv7
         */
        id: string
      }
      /** @enum {unknown} */
      status:
        | 'draft'
        | 'pending'
        | 'published'
        | 'reserved'
        | 'sold'
        | 'expired'
        | 'withdrawn'
        | 'rejected'
        | 'blocked'
      publishedAt: string | null
      expiresAt: string | null
      /**
       * Format: date-time
       * @description RFC 3339, UTC
       */
      updatedAt: string
      version: number
      /** @description How often its number was asked for */
      phoneCount: number
      /** @description How many have it among their favourites; 1000 is “or more” */
      favouriteCount: number
      /** @description What you may do now: each is a POST to /v1/listings/<id>/<move> */
      moves: (
        | 'publish'
        | 'approve'
        | 'reject'
        | 'reserve'
        | 'release'
        | 'sell'
        | 'renew'
        | 'withdraw'
        | 'expire'
        | 'block'
      )[]
      /** @description Whether PATCH is possible now */
      editable: boolean
      /** @description Whether its page is shown to anybody who has the address */
      visible: boolean
      /** @description What keeps it from being published, each as `errors` of the refusal would name it; empty when it is complete. In lists, of those that can be published */
      missing?: components['schemas']['Fault'][]
    }
    FavouriteCard: {
      /**
       * Format: uuid
       * @description UUIDv7
       */
      id: string
      title: string
      price: components['schemas']['Money'] | null
      negotiable: boolean
      condition: ('new' | 'like-new' | 'good' | 'used' | 'for-parts') | null
      categoryId: string
      categoryPath: string[]
      attributes: components['schemas']['AttributeValues']
      place: {
        id: number | null
        name: string
        county: string | null
        countyCode: string | null
      } | null
      location: {
        lat: number
        lon: number
      } | null
      image: components['schemas']['CardImage'] | null
      imageCount: number
      seller: {
        /**
         * Format: uuid
         * @description UUIDv7
         */
        id: string
      }
      /** @enum {unknown} */
      status:
        | 'draft'
        | 'pending'
        | 'published'
        | 'reserved'
        | 'sold'
        | 'expired'
        | 'withdrawn'
        | 'rejected'
        | 'blocked'
      publishedAt: string | null
      /**
       * Format: date-time
       * @description RFC 3339, UTC
       */
      addedAt: string
      /** @description What it cost when it was added */
      addedPrice: components['schemas']['Money'] | null
    }
    SearchItem: {
      /**
       * Format: uuid
       * @description UUIDv7
       */
      id: string
      title: string
      price: components['schemas']['Money'] | null
      negotiable: boolean
      condition: ('new' | 'like-new' | 'good' | 'used' | 'for-parts') | null
      categoryId: string
      categoryPath: string[]
      attributes: components['schemas']['AttributeValues']
      place: {
        id: number | null
        name: string
        county: string | null
        countyCode: string | null
      } | null
      location: {
        lat: number
        lon: number
      } | null
      image: components['schemas']['CardImage'] | null
      imageCount: number
      seller: {
        /**
         * Format: uuid
         * @description UUIDv7
         */
        id: string
      }
      /** @enum {unknown} */
      status:
        | 'draft'
        | 'pending'
        | 'published'
        | 'reserved'
        | 'sold'
        | 'expired'
        | 'withdrawn'
        | 'rejected'
        | 'blocked'
      publishedAt: string | null
      /** @description From `near`, when it was given */
      distanceKm?: number
      /** @description Per field, [start, end) of each match in UTF-16 units */
      highlights?: {
        [key: string]: number[][]
      }
    }
    ListingDetail: {
      /**
       * Format: uuid
       * @description UUIDv7
       */
      id: string
      title: string
      price: components['schemas']['Money'] | null
      negotiable: boolean
      condition: ('new' | 'like-new' | 'good' | 'used' | 'for-parts') | null
      categoryId: string
      categoryPath: string[]
      attributes: components['schemas']['AttributeValues']
      place: {
        id: number | null
        name: string
        county: string | null
        countyCode: string | null
      } | null
      location: {
        lat: number
        lon: number
      } | null
      image: components['schemas']['CardImage'] | null
      imageCount: number
      seller: {
        /**
         * Format: uuid
         * @description UUIDv7
         */
        id: string
        name: string
        /**
         * Format: date-time
         * @description RFC 3339, UTC
         */
        since: string
        /**
         * @description Who may ask for the number: nobody, those who are logged in, everybody
         * @enum {unknown}
         */
        phone: 'nobody' | 'members' | 'everybody'
      }
      /** @enum {unknown} */
      status:
        | 'draft'
        | 'pending'
        | 'published'
        | 'reserved'
        | 'sold'
        | 'expired'
        | 'withdrawn'
        | 'rejected'
        | 'blocked'
      publishedAt: string | null
      description: string
      images: {
        /**
         * Format: uuid
         * @description UUIDv7
         */
        id: string
        sha256: string
        width: number
        height: number
        /** @description ThumbHash, base64 */
        placeholder: string
      }[]
      externalId: string | null
      /**
       * Format: date-time
       * @description RFC 3339, UTC
       */
      createdAt: string
      /**
       * Format: date-time
       * @description RFC 3339, UTC
       */
      updatedAt: string
      expiresAt: string | null
      version: number
      /** @description What you may do now: each is a POST to /v1/listings/<id>/<move> */
      moves?: (
        | 'publish'
        | 'approve'
        | 'reject'
        | 'reserve'
        | 'release'
        | 'sell'
        | 'renew'
        | 'withdraw'
        | 'expire'
        | 'block'
      )[]
      /** @description Whether PATCH is possible now */
      editable?: boolean
      /** @description Whether its page is shown to anybody who has the address */
      visible?: boolean
      /** @description What keeps it from being published, each as `errors` of the refusal would name it; empty when it is complete. In lists, of those that can be published */
      missing?: components['schemas']['Fault'][]
    }
    /** @description Parameters of `GET /v1/search`, numbers as numbers; also `attr.<name>`, `attr.<name>Min` and `attr.<name>Max` */
    SavedQuery: {
      /** @description Words, "phrases" and -words */
      q?: string
      /** @description Ids of categories anywhere on the path, comma-separated */
      category?: string
      /** @description Codes such as CJ, or names, of counties, comma-separated */
      county?: string
      /** @description Ids of places, comma-separated, or one name as `q` of /v1/places takes it, or of a place without id */
      place?: string
      /**
       * Format: uuid
       * @description UUIDv7
       */
      seller?: string
      /** @description lat,lon in degrees; adds `distanceKm` to items */
      near?: string
      radiusKm?: number
      /** @description Minor units of RON; prices in other currencies are converted. 0 excludes nothing, not even listings without a price */
      priceMin?: number
      /** @description Minor units of RON; 0 for what is free */
      priceMax?: number
      /** @description Comma-separated */
      condition?: string
      /**
       * @description Default: relevance with `q`, else newest
       * @enum {unknown}
       */
      sort?: 'relevance' | 'newest' | 'price-asc' | 'price-desc' | 'distance'
    } & {
      [key: string]: string
    }
    SavedSearch: {
      /**
       * Format: uuid
       * @description UUIDv7
       */
      id: string
      name: string
      query: components['schemas']['SavedQuery']
      page: string | null
      /**
       * @description When its owner gets mail of new listings; `never` only keeps the search
       * @enum {unknown}
       */
      frequency: 'at-once' | 'daily' | 'weekly' | 'never'
      /** @enum {unknown} */
      locale: 'ro' | 'en'
      /**
       * Format: date-time
       * @description RFC 3339, UTC
       */
      createdAt: string
      /**
       * Format: date-time
       * @description RFC 3339, UTC
       */
      updatedAt: string
      /** @description When it found something new last */
      toldAt: string | null
      version: number
    }
    Message: {
      /** @description The number of a message in its conversation */
      seq: number
      mine: boolean
      /**
       * @description There will be others; show their text
       * @enum {unknown}
       */
      kind: 'text' | 'offer' | 'counter'
      text: string
      images: {
        /**
         * Format: uuid
         * @description UUIDv7
         */
        id: string
        sha256: string
        width: number
        height: number
        /** @description ThumbHash, base64 */
        placeholder: string
      }[]
      /**
       * @description `held`: a moderator looks at it first, and then it is sent under a new number, or `removed`; only its sender sees both
       * @enum {unknown}
       */
      state: 'sent' | 'held' | 'removed'
      /** @description What its receiver should beware of; for the sender empty */
      notes: ('phone' | 'email' | 'link' | 'iban' | 'messenger' | 'payment')[]
      /** @description Of an offer or a counter */
      offer: {
        price: components['schemas']['Money']
        /**
         * @description `ended`: it was accepted, and its reservation taken back
         * @enum {unknown}
         */
        state: 'open' | 'accepted' | 'declined' | 'withdrawn' | 'replaced' | 'expired' | 'ended'
        /**
         * Format: date-time
         * @description RFC 3339, UTC
         */
        expiresAt: string
      } | null
      /**
       * Format: date-time
       * @description RFC 3339, UTC
       */
      createdAt: string
    }
    Conversation: {
      /**
       * Format: uuid
       * @description UUIDv7
       */
      id: string
      /** @enum {unknown} */
      role: 'buyer' | 'seller'
      listing: {
        /**
         * Format: uuid
         * @description UUIDv7
         */
        id: string
        /** @description When the conversation began; it stays when the listing goes */
        title: string
        /** @description Null once the listing is not shown any more */
        card: components['schemas']['ListingCard'] | null
      }
      /** @description The other side; null once the account is gone */
      with: {
        /**
         * Format: uuid
         * @description UUIDv7
         */
        id: string
        name: string
      } | null
      archived: boolean
      /** @description Whether you blocked the other side */
      blocked: boolean
      unread: number
      /** @description Up to which message you have read */
      readSeq: number
      /** @description Up to which message the other side has read */
      seenSeq: number
      /**
       * Format: date-time
       * @description RFC 3339, UTC
       */
      activeAt: string
      /** @description The last one */
      offer: {
        price: components['schemas']['Money']
        /**
         * @description `ended`: it was accepted, and its reservation taken back
         * @enum {unknown}
         */
        state: 'open' | 'accepted' | 'declined' | 'withdrawn' | 'replaced' | 'expired' | 'ended'
        /**
         * Format: date-time
         * @description RFC 3339, UTC
         */
        expiresAt: string
        /** @description The number of a message in its conversation */
        seq: number
        mine: boolean
      } | null
      /** @description Whether the listing is reserved for the buyer of this conversation or of another one; null where it is not, or for somebody who wrote nowhere */
      reserved: ('here' | 'elsewhere') | null
      /** @description Whether the buyer said that it bought; the deal is made when the seller says so too */
      bought: boolean
      /** @description Once the seller named the buyer */
      deal: {
        /** @description False where the seller named the buyer of another conversation; told to the seller alone */
        here: boolean
        /** @description Whether there is still time to rate */
        open: boolean
        /**
         * Format: date-time
         * @description RFC 3339, UTC
         */
        rateUntil: string
        /** @description What you said of the other side */
        rated: {
          stars: number
          tags: (
            | 'as-described'
            | 'friendly'
            | 'punctual'
            | 'fast-answers'
            | 'not-as-described'
            | 'rude'
            | 'late'
          )[]
          text: string
          /** @description Whether everybody sees it already */
          shown: boolean
        } | null
      } | null
      last: {
        /** @description The number of a message in its conversation */
        seq: number
        mine: boolean
        /** @enum {unknown} */
        kind: 'text' | 'offer' | 'counter'
        /** @description Its beginning */
        text: string
        images: number
        /**
         * Format: date-time
         * @description RFC 3339, UTC
         */
        createdAt: string
      }
    }
    Notification:
      | {
          /**
           * Format: uuid
           * @description UUIDv7
           */
          id: string
          /** @enum {string} */
          kind: 'message'
          payload: {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            conversationId: string
            /**
             * Format: uuid
             * @description UUIDv7
             */
            listingId: string
            title: string
          }
          with: {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string
            name: string
          } | null
          /** @description How often it happened since you read it last */
          count: number
          read: boolean
          /**
           * Format: date-time
           * @description When it happened last
           */
          at: string
        }
      | {
          /**
           * Format: uuid
           * @description UUIDv7
           */
          id: string
          /** @enum {string} */
          kind: 'offer'
          payload: {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            conversationId: string
            /**
             * Format: uuid
             * @description UUIDv7
             */
            listingId: string
            title: string
            price: components['schemas']['Money']
          }
          with: {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string
            name: string
          } | null
          /** @description How often it happened since you read it last */
          count: number
          read: boolean
          /**
           * Format: date-time
           * @description When it happened last
           */
          at: string
        }
      | {
          /**
           * Format: uuid
           * @description UUIDv7
           */
          id: string
          /** @enum {string} */
          kind: 'offer-answer'
          payload: {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            conversationId: string
            /**
             * Format: uuid
             * @description UUIDv7
             */
            listingId: string
            title: string
            price: components['schemas']['Money']
            /** @enum {unknown} */
            answer: 'accepted' | 'declined' | 'countered' | 'expired' | 'withdrawn' | 'ended'
          }
          with: {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string
            name: string
          } | null
          /** @description How often it happened since you read it last */
          count: number
          read: boolean
          /**
           * Format: date-time
           * @description When it happened last
           */
          at: string
        }
      | {
          /**
           * Format: uuid
           * @description UUIDv7
           */
          id: string
          /** @enum {string} */
          kind: 'alert'
          payload: {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            savedSearchId: string
            name: string
            page: string | null
          }
          with: {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string
            name: string
          } | null
          /** @description How often it happened since you read it last */
          count: number
          read: boolean
          /**
           * Format: date-time
           * @description When it happened last
           */
          at: string
        }
      | {
          /**
           * Format: uuid
           * @description UUIDv7
           */
          id: string
          /** @enum {string} */
          kind: 'price-drop'
          payload: {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            listingId: string
            title: string
            before: components['schemas']['Money']
            price: components['schemas']['Money']
          }
          with: {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string
            name: string
          } | null
          /** @description How often it happened since you read it last */
          count: number
          read: boolean
          /**
           * Format: date-time
           * @description When it happened last
           */
          at: string
        }
      | {
          /**
           * Format: uuid
           * @description UUIDv7
           */
          id: string
          /** @enum {string} */
          kind: 'released'
          payload: {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            listingId: string
            title: string
          }
          with: {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string
            name: string
          } | null
          /** @description How often it happened since you read it last */
          count: number
          read: boolean
          /**
           * Format: date-time
           * @description When it happened last
           */
          at: string
        }
      | {
          /**
           * Format: uuid
           * @description UUIDv7
           */
          id: string
          /** @enum {string} */
          kind: 'sold'
          payload: {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            listingId: string
            title: string
          }
          with: {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string
            name: string
          } | null
          /** @description How often it happened since you read it last */
          count: number
          read: boolean
          /**
           * Format: date-time
           * @description When it happened last
           */
          at: string
        }
      | {
          /**
           * Format: uuid
           * @description UUIDv7
           */
          id: string
          /** @enum {string} */
          kind: 'followed-seller'
          payload: {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            listingId: string
            title: string
          }
          with: {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string
            name: string
          } | null
          /** @description How often it happened since you read it last */
          count: number
          read: boolean
          /**
           * Format: date-time
           * @description When it happened last
           */
          at: string
        }
      | {
          /**
           * Format: uuid
           * @description UUIDv7
           */
          id: string
          /** @enum {string} */
          kind: 'rating'
          payload: {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            listingId: string
            title: string
          }
          with: {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string
            name: string
          } | null
          /** @description How often it happened since you read it last */
          count: number
          read: boolean
          /**
           * Format: date-time
           * @description When it happened last
           */
          at: string
        }
      | {
          /**
           * Format: uuid
           * @description UUIDv7
           */
          id: string
          /** @enum {string} */
          kind: 'deal-claim'
          payload: {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            conversationId: string
            /**
             * Format: uuid
             * @description UUIDv7
             */
            listingId: string
            title: string
          }
          with: {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string
            name: string
          } | null
          /** @description How often it happened since you read it last */
          count: number
          read: boolean
          /**
           * Format: date-time
           * @description When it happened last
           */
          at: string
        }
      | {
          /**
           * Format: uuid
           * @description UUIDv7
           */
          id: string
          /** @enum {string} */
          kind: 'rating-due'
          payload: {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            listingId: string
            title: string
          }
          with: {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string
            name: string
          } | null
          /** @description How often it happened since you read it last */
          count: number
          read: boolean
          /**
           * Format: date-time
           * @description When it happened last
           */
          at: string
        }
      | {
          /**
           * Format: uuid
           * @description UUIDv7
           */
          id: string
          /** @enum {string} */
          kind: 'listing-expiring'
          payload: {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            listingId: string
            title: string
          }
          with: {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string
            name: string
          } | null
          /** @description How often it happened since you read it last */
          count: number
          read: boolean
          /**
           * Format: date-time
           * @description When it happened last
           */
          at: string
        }
      | {
          /**
           * Format: uuid
           * @description UUIDv7
           */
          id: string
          /** @enum {string} */
          kind: 'webhook-disabled'
          payload: {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            webhookId: string
            url: string
          }
          with: {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string
            name: string
          } | null
          /** @description How often it happened since you read it last */
          count: number
          read: boolean
          /**
           * Format: date-time
           * @description When it happened last
           */
          at: string
        }
    NotificationChannels: {
      /** @enum {unknown} */
      site: 'at-once' | 'never'
      /** @enum {unknown} */
      mail: 'at-once' | 'daily' | 'never'
      /** @enum {unknown} */
      push: 'at-once' | 'never'
    }
    NotificationPreferences: {
      kinds: {
        message: components['schemas']['NotificationChannels']
        offer: components['schemas']['NotificationChannels']
        'offer-answer': components['schemas']['NotificationChannels']
        alert: components['schemas']['NotificationChannels']
        'price-drop': components['schemas']['NotificationChannels']
        released: components['schemas']['NotificationChannels']
        sold: components['schemas']['NotificationChannels']
        'followed-seller': components['schemas']['NotificationChannels']
        rating: components['schemas']['NotificationChannels']
        'deal-claim': components['schemas']['NotificationChannels']
        'rating-due': components['schemas']['NotificationChannels']
        'listing-expiring': components['schemas']['NotificationChannels']
        'webhook-disabled': components['schemas']['NotificationChannels']
      }
      /** @description What each way can be set to */
      paces: {
        site: ('at-once' | 'never')[]
        mail: ('at-once' | 'daily' | 'never')[]
        push: ('at-once' | 'never')[]
      }
    }
    Session: {
      user: components['schemas']['User']
      accessToken: string
      /** @description Seconds that the access token lives */
      expiresIn: number
      /** @description Absent with `transport: cookie` */
      refreshToken?: string
    }
    ApiKey: {
      /**
       * Format: uuid
       * @description UUIDv7
       */
      id: string
      name: string
      /** @description How the key begins, to know it by */
      start: string
      scopes: (
        | 'listings:read'
        | 'listings:write'
        | 'images:write'
        | 'account:read'
        | 'changes:read'
        | 'webhooks:write'
      )[]
      /** @description Addresses and networks (CIDR) that it may be used from; empty: anywhere */
      addresses: string[]
      /**
       * Format: date-time
       * @description RFC 3339, UTC
       */
      createdAt: string
      /**
       * Format: date-time
       * @description RFC 3339, UTC
       */
      expiresAt: string
      /** @description Its last use, to a minute */
      usedAt: string | null
    }
    Passkey: {
      /**
       * Format: uuid
       * @description UUIDv7
       */
      id: string
      name: string
      /** @description Whether its maker keeps copies of it on other devices */
      isSynced: boolean
      /**
       * Format: date-time
       * @description RFC 3339, UTC
       */
      createdAt: string
      /** @description Its last use */
      usedAt: string | null
    }
    /** @description `PublicKeyCredentialRequestOptionsJSON` of WebAuthn, for `PublicKeyCredential.parseRequestOptionsFromJSON` */
    PasskeyRequestOptions: {
      /** @description Good once, for five minutes */
      challenge: string
      rpId: string
      /** @description Milliseconds */
      timeout: number
      /** @enum {string} */
      userVerification: 'required'
      /** @description Empty: any that the device has */
      allowCredentials: {
        /** @enum {string} */
        type: 'public-key'
        id: string
        transports: string[]
      }[]
    }
    /** @description `PublicKeyCredentialCreationOptionsJSON` of WebAuthn, for `PublicKeyCredential.parseCreationOptionsFromJSON` */
    PasskeyCreationOptions: {
      /** @description Good once, for five minutes, in this session */
      challenge: string
      rp: {
        id: string
        name: string
      }
      user: {
        id: string
        name: string
        displayName: string
      }
      pubKeyCredParams: {
        /** @enum {string} */
        type: 'public-key'
        alg: number
      }[]
      /** @description Milliseconds */
      timeout: number
      excludeCredentials: {
        /** @enum {string} */
        type: 'public-key'
        id: string
        transports: string[]
      }[]
      authenticatorSelection: {
        /** @enum {string} */
        residentKey: 'required'
        requireResidentKey: boolean
        /** @enum {string} */
        userVerification: 'required'
      }
      /** @enum {string} */
      attestation: 'none'
    }
    Webhook: {
      /**
       * Format: uuid
       * @description UUIDv7
       */
      id: string
      url: string
      events: ('listing.published' | 'listing.updated' | 'listing.removed')[]
      /**
       * @description `own`: of your listings only; `everyone`: of all public ones, for which a key needs changes:read too
       * @enum {unknown}
       */
      audience: 'own' | 'everyone'
      /** @enum {unknown} */
      state: 'active' | 'disabled'
      /** @description Why it was disabled, where you did not do it */
      reason: string | null
      failingSince: string | null
      /**
       * Format: date-time
       * @description RFC 3339, UTC
       */
      createdAt: string
      /**
       * Format: date-time
       * @description RFC 3339, UTC
       */
      updatedAt: string
      version: number
    }
    WebhookDelivery: {
      /**
       * Format: uuid
       * @description `webhook-id` of every attempt
       */
      id: string
      type: string
      listingId: string | null
      /** @enum {unknown} */
      state: 'queued' | 'sent' | 'failed'
      attempts: number
      /** @description Of the last answer */
      status: number | null
      error: string | null
      /**
       * Format: date-time
       * @description RFC 3339, UTC
       */
      createdAt: string
      /** @description When it is tried next */
      nextAt: string | null
      endedAt: string | null
    }
    Problem: {
      /** @description URI of a page that explains this kind of problem */
      type: string
      title: string
      status: number
      detail: string
      /**
       * Format: uuid
       * @description UUIDv7
       */
      requestId: string
      /** @description Of `second-factor-required` */
      challenge?: string
      errors?: {
        /** @description JSON pointer into the body, or /<parameter> */
        pointer: string
        detail: string
        /** @description Stable reason for clients to act on. Of a picture: too-large, too-many-pixels, too-costly, unsupported-format, corrupt, empty, too-many-files, not-a-file or interrupted. Of a field of a listing: as `code` of `Fault`. Of a cursor of search: rates-changed, documents-changed or search-changed. Of `after` of changes: stale-cursor */
        code?: string
        text?: components['schemas']['Names']
      }[]
    }
  }
  responses: never
  parameters: never
  requestBodies: never
  headers: {
    /** @description Made by the server, for questions about this answer */
    'X-Request-Id': string
    /** @description What is left of each limit that counted the request, and in how many seconds there is more: `"read";r=99;t=1` */
    RateLimit: string
    /** @description The limits themselves: `"read";q=100;w=60` */
    'RateLimit-Policy': string
    /** @description Seconds to wait, with 429 and 503 */
    'Retry-After': string
    /** @description Strong; for If-None-Match and, of what you may edit, If-Match */
    ETag: string
    /** @description The next page, rel="next"; absent on the last */
    Link: string
    /** @description Address of what was made */
    Location: string
    /** @description `true` when this is the answer to an earlier request with the same Idempotency-Key */
    'Idempotent-Replayed': string
  }
  pathItems: never
}
export type $defs = Record<string, never>
export interface operations {
  register: {
    parameters: {
      query?: never
      header?: {
        /** @description A new value per request (a UUID); a retry with the same one gets the same answer */
        'idempotency-key'?: string
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** Format: email */
          email: string
          password: string
          name: string
          phone?: string | null
          /** @enum {unknown} */
          locale?: 'ro' | 'en'
          /**
           * @description Where the refresh token goes; browsers ask for `cookie`
           * @enum {unknown}
           */
          transport?: 'body' | 'cookie'
        }
      }
    }
    responses: {
      /** @description Created */
      201: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Idempotent-Replayed': components['headers']['Idempotent-Replayed']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Session']
        }
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  login: {
    parameters: {
      query?: never
      header?: {
        /** @description A new value per request (a UUID); a retry with the same one gets the same answer */
        'idempotency-key'?: string
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** Format: email */
          email: string
          password: string
          /**
           * @description Where the refresh token goes; browsers ask for `cookie`
           * @enum {unknown}
           */
          transport?: 'body' | 'cookie'
        }
      }
    }
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Idempotent-Replayed': components['headers']['Idempotent-Replayed']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Session']
        }
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  answerChallenge: {
    parameters: {
      query?: never
      header?: {
        /** @description A new value per request (a UUID); a retry with the same one gets the same answer */
        'idempotency-key'?: string
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          challenge: string
          /** @description Six digits of the authenticator app, or a recovery code */
          code: string
          /**
           * @description Where the refresh token goes; browsers ask for `cookie`
           * @enum {unknown}
           */
          transport?: 'body' | 'cookie'
        }
      }
    }
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Idempotent-Replayed': components['headers']['Idempotent-Replayed']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Session']
        }
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  getPasskeyLogin: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description `PublicKeyCredentialRequestOptionsJSON` of WebAuthn, for `PublicKeyCredential.parseRequestOptionsFromJSON` */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['PasskeyRequestOptions']
        }
      }
      /** @description If-None-Match holds the present ETag */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  logInByPasskey: {
    parameters: {
      query?: never
      header?: {
        /** @description A new value per request (a UUID); a retry with the same one gets the same answer */
        'idempotency-key'?: string
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** @description `AuthenticationResponseJSON` of WebAuthn: `credential.toJSON()` */
          passkey: {
            id: string
            rawId: string
            /** @enum {string} */
            type: 'public-key'
            clientExtensionResults?: {
              [key: string]: unknown
            }
            /** @enum {unknown} */
            authenticatorAttachment?: 'platform' | 'cross-platform'
            response: {
              clientDataJSON: string
              authenticatorData: string
              signature: string
              userHandle?: string
            }
          }
          /**
           * @description Where the refresh token goes; browsers ask for `cookie`
           * @enum {unknown}
           */
          transport?: 'body' | 'cookie'
        }
      }
    }
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Idempotent-Replayed': components['headers']['Idempotent-Replayed']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Session']
        }
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  getProviders: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Providers of log-ins */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            items: {
              /** @description In addresses */
              id: string
              /** @description To show people */
              name: string
            }[]
            next: string | null
          }
        }
      }
      /** @description If-None-Match holds the present ETag */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  beginProviderLogin: {
    parameters: {
      query: {
        /** @description Path of the site to come back to */
        back: string
        locale?: 'ro' | 'en'
      }
      header?: never
      path: {
        provider: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description To the address of `Location` */
      303: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content?: never
      }
      /** @description If-None-Match holds the present ETag */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  refresh: {
    parameters: {
      query?: never
      header?: {
        /** @description A new value per request (a UUID); a retry with the same one gets the same answer */
        'idempotency-key'?: string
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          refreshToken?: string
        }
      }
    }
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Idempotent-Replayed': components['headers']['Idempotent-Replayed']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Session']
        }
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  logout: {
    parameters: {
      query?: never
      header?: {
        /** @description A new value per request (a UUID); a retry with the same one gets the same answer */
        'idempotency-key'?: string
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          refreshToken?: string
        }
      }
    }
    responses: {
      /** @description Done, nothing to tell */
      204: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Idempotent-Replayed': components['headers']['Idempotent-Replayed']
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  verifyEmail: {
    parameters: {
      query?: never
      header?: {
        /** @description A new value per request (a UUID); a retry with the same one gets the same answer */
        'idempotency-key'?: string
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** @description What the link of the mail has after its # */
          token: string
        }
      }
    }
    responses: {
      /** @description Done, nothing to tell */
      204: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Idempotent-Replayed': components['headers']['Idempotent-Replayed']
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  confirmEmail: {
    parameters: {
      query?: never
      header?: {
        /** @description A new value per request (a UUID); a retry with the same one gets the same answer */
        'idempotency-key'?: string
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** @description What the link of the mail has after its # */
          token: string
        }
      }
    }
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Idempotent-Replayed': components['headers']['Idempotent-Replayed']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** @description False while the other mailbox has not confirmed it */
            isChanged: boolean
          }
        }
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  stopEmail: {
    parameters: {
      query?: never
      header?: {
        /** @description A new value per request (a UUID); a retry with the same one gets the same answer */
        'idempotency-key'?: string
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** @description What the link of the mail has after its # */
          token: string
        }
      }
    }
    responses: {
      /** @description Done, nothing to tell */
      204: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Idempotent-Replayed': components['headers']['Idempotent-Replayed']
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  forgotPassword: {
    parameters: {
      query?: never
      header?: {
        /** @description A new value per request (a UUID); a retry with the same one gets the same answer */
        'idempotency-key'?: string
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** Format: email */
          email: string
        }
      }
    }
    responses: {
      /** @description If there is such an account */
      202: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Idempotent-Replayed': components['headers']['Idempotent-Replayed']
          [name: string]: unknown
        }
        content: {
          'application/json': Record<string, never>
        }
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  resetPassword: {
    parameters: {
      query?: never
      header?: {
        /** @description A new value per request (a UUID); a retry with the same one gets the same answer */
        'idempotency-key'?: string
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** @description What the link of the mail has after its # */
          token: string
          password: string
        }
      }
    }
    responses: {
      /** @description Done, nothing to tell */
      204: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Idempotent-Replayed': components['headers']['Idempotent-Replayed']
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  getDemoMails: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            items: {
              id: string
              to: string
              /**
               * Format: date-time
               * @description RFC 3339, UTC
               */
              date: string
              subject: string
              text: string
            }[]
          }
        }
      }
      /** @description If-None-Match holds the present ETag */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  getCategories: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            items: components['schemas']['Category'][]
          }
        }
      }
      /** @description If-None-Match holds the present ETag */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  findPlaces: {
    parameters: {
      query: {
        /** @description As people write it: without diacritics, in old spelling, shortened (Tg., Sf.), in another language, with its county by name or code */
        q: string
        /** @description Items per page */
        limit?: number
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            items: components['schemas']['Place'][]
          }
        }
      }
      /** @description If-None-Match holds the present ETag */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  search: {
    parameters: {
      query?: {
        /** @description Words, "phrases" and -words */
        q?: string
        /** @description Ids of categories anywhere on the path, comma-separated */
        category?: string
        /** @description Codes such as CJ, or names, of counties, comma-separated */
        county?: string
        /** @description Ids of places, comma-separated, or one name as `q` of /v1/places takes it, or of a place without id */
        place?: string
        /** @description UUIDv7 */
        seller?: string
        /** @description lat,lon in degrees; adds `distanceKm` to items */
        near?: string
        radiusKm?: number
        /** @description Minor units of RON; prices in other currencies are converted. 0 excludes nothing, not even listings without a price */
        priceMin?: number
        /** @description Minor units of RON; 0 for what is free */
        priceMax?: number
        /** @description Comma-separated */
        condition?: string
        /** @description Default: relevance with `q`, else newest */
        sort?: 'relevance' | 'newest' | 'price-asc' | 'price-desc' | 'distance'
        /** @description category, county, place, condition, attr.<name>, comma-separated; empty for none. Default: the first, second and fourth, and the filterable attributes of one chosen category */
        facets?: string
        /** @description Adds `highlights` of the title to items */
        highlight?: boolean
        /** @description Items per page */
        limit?: number
        /** @description `next` of the page before */
        cursor?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          Link: components['headers']['Link']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            items: components['schemas']['SearchItem'][]
            /** @description Exact */
            total: number
            /** @description By parameter name; each ignores the filter on its own field. The 200 most frequent values, by count */
            facets: {
              [key: string]: {
                value: string
                count: number
              }[]
            }
            /** @description By parameter name: price in minor units of RON, attr.<name> */
            ranges: {
              [key: string]: {
                min: number
                max: number
              } | null
            }
            next: string | null
            /** @description The query as it was understood */
            corrected?: string
          }
        }
      }
      /** @description If-None-Match holds the present ETag */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  suggest: {
    parameters: {
      query: {
        q: string
        limit?: number
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            items: {
              text: string
              /** @description Listings that hold it, or that are in the category */
              count: number
              /** @description Of a completion that is the name of a category */
              category?: {
                id: string
                name: components['schemas']['Names']
              }
            }[]
          }
        }
      }
      /** @description If-None-Match holds the present ETag */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  getListings: {
    parameters: {
      query?: {
        /** @description Id of a category, also a parent */
        category?: string
        /** @description UUIDv7 */
        seller?: string
        /** @description Up to 50 ids, separated by commas, and nothing else: those that anybody may see come in this order, sold and expired ones too */
        ids?: string
        /** @description Items per page */
        limit?: number
        /** @description `next` of the page before */
        cursor?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Published listings */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          Link: components['headers']['Link']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            items: components['schemas']['ListingCard'][]
            next: string | null
          }
        }
      }
      /** @description If-None-Match holds the present ETag */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  createListing: {
    parameters: {
      query?: never
      header?: {
        /** @description A new value per request (a UUID); a retry with the same one gets the same answer */
        'idempotency-key'?: string
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** @description At most 120 characters; publishing asks for 3 */
          title?: string
          /** @description At most 8000 characters; publishing asks for 1 */
          description?: string
          categoryId: string
          /** @description Null: on request */
          price?: {
            /** @description Minor units: 125000 is 1,250.00 */
            amount: number
            /** @enum {unknown} */
            currency: 'RON' | 'EUR' | 'USD' | 'GBP'
          } | null
          negotiable?: boolean
          condition?: ('new' | 'like-new' | 'good' | 'used' | 'for-parts') | null
          /** @description By name, as the category defines them; replaced as a whole by an edit */
          attributes?: {
            [key: string]: string | number | boolean
          }
          placeId?: number | null
          /** @description Your uploads, in order */
          imageIds?: string[]
        }
      }
    }
    responses: {
      /** @description Created */
      201: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          Location: components['headers']['Location']
          'Idempotent-Replayed': components['headers']['Idempotent-Replayed']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['ListingDetail']
        }
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  getSeller: {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description UUIDv7 */
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string
            name: string
            /**
             * Format: date-time
             * @description When the account was made
             */
            since: string
            emailVerified: boolean
            /** @description 10000 is “or more” */
            soldCount: number
            /** @description Half of those who wrote for the first time within the last 90 days were answered so soon; null for too few, and where half were not answered */
            answersWithinMinutes: number | null
            /** @description By those who dealt with the seller, each once; null for fewer than 3 */
            rating: {
              average: number
              count: number
            } | null
          }
        }
      }
      /** @description If-None-Match holds the present ETag */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  getRules: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** @description In code points; `min` is what publishing asks for, a draft may have less */
            title: {
              min: number
              max: number
            }
            /** @description In code points; `min` is what publishing asks for, a draft may have less */
            description: {
              min: number
              max: number
            }
            /** @description In code points; `min` is what publishing asks for, a draft may have less */
            attributeText: {
              min: number
              max: number
            }
            attributes: {
              max: number
            }
            images: {
              /** @description Of a listing, and of one upload */
              max: number
              /** @description Of one picture */
              maxBytes: number
              /** @description Media types that an upload takes */
              types: string[]
            }
            price: {
              /** @description Minor units */
              max: number
              currencies: ('RON' | 'EUR' | 'USD' | 'GBP')[]
            }
            /** @description Of a price that may be bargained about */
            offers: {
              /** @description Of the price */
              leastPercent: number
              /** @description From when an offer is made until it expires */
              lifeHours: number
            }
            /** @description Of what those who dealt with each other say */
            ratings: {
              /** @description In code points; `min` is what publishing asks for, a draft may have less */
              stars: {
                min: number
                max: number
              }
              tags: (
                | 'as-described'
                | 'friendly'
                | 'punctual'
                | 'fast-answers'
                | 'not-as-described'
                | 'rude'
                | 'late'
              )[]
              /** @description Of one rating */
              mostTags: number
              /** @description In code points; `min` is what publishing asks for, a draft may have less */
              text: {
                min: number
                max: number
              }
              /** @description In code points; `min` is what publishing asks for, a draft may have less */
              reply: {
                min: number
                max: number
              }
            }
            conditions: ('new' | 'like-new' | 'good' | 'used' | 'for-parts')[]
            /** @description From when it is published or renewed until it expires */
            lifeDays: number
            /** @description By `type` of an attribute */
            attributeKinds: {
              text: {
                /**
                 * @description exact: attr.<name>=a,b and a facet; numeric: attr.<name>Min, attr.<name>Max and a range
                 * @enum {unknown}
                 */
                search: 'exact' | 'numeric'
              }
              enum: {
                /**
                 * @description exact: attr.<name>=a,b and a facet; numeric: attr.<name>Min, attr.<name>Max and a range
                 * @enum {unknown}
                 */
                search: 'exact' | 'numeric'
              }
              number: {
                /**
                 * @description exact: attr.<name>=a,b and a facet; numeric: attr.<name>Min, attr.<name>Max and a range
                 * @enum {unknown}
                 */
                search: 'exact' | 'numeric'
              }
              boolean: {
                /**
                 * @description exact: attr.<name>=a,b and a facet; numeric: attr.<name>Min, attr.<name>Max and a range
                 * @enum {unknown}
                 */
                search: 'exact' | 'numeric'
              }
            }
            statuses: {
              draft: {
                /** @description Found by search and in lists */
                listed: boolean
                /** @description Its page is shown to anybody who has the address */
                visible: boolean
                editable: boolean
                /** @description What publishing asks for cannot be taken away from it */
                complete: boolean
              }
              pending: {
                /** @description Found by search and in lists */
                listed: boolean
                /** @description Its page is shown to anybody who has the address */
                visible: boolean
                editable: boolean
                /** @description What publishing asks for cannot be taken away from it */
                complete: boolean
              }
              published: {
                /** @description Found by search and in lists */
                listed: boolean
                /** @description Its page is shown to anybody who has the address */
                visible: boolean
                editable: boolean
                /** @description What publishing asks for cannot be taken away from it */
                complete: boolean
              }
              reserved: {
                /** @description Found by search and in lists */
                listed: boolean
                /** @description Its page is shown to anybody who has the address */
                visible: boolean
                editable: boolean
                /** @description What publishing asks for cannot be taken away from it */
                complete: boolean
              }
              sold: {
                /** @description Found by search and in lists */
                listed: boolean
                /** @description Its page is shown to anybody who has the address */
                visible: boolean
                editable: boolean
                /** @description What publishing asks for cannot be taken away from it */
                complete: boolean
              }
              expired: {
                /** @description Found by search and in lists */
                listed: boolean
                /** @description Its page is shown to anybody who has the address */
                visible: boolean
                editable: boolean
                /** @description What publishing asks for cannot be taken away from it */
                complete: boolean
              }
              withdrawn: {
                /** @description Found by search and in lists */
                listed: boolean
                /** @description Its page is shown to anybody who has the address */
                visible: boolean
                editable: boolean
                /** @description What publishing asks for cannot be taken away from it */
                complete: boolean
              }
              rejected: {
                /** @description Found by search and in lists */
                listed: boolean
                /** @description Its page is shown to anybody who has the address */
                visible: boolean
                editable: boolean
                /** @description What publishing asks for cannot be taken away from it */
                complete: boolean
              }
              blocked: {
                /** @description Found by search and in lists */
                listed: boolean
                /** @description Its page is shown to anybody who has the address */
                visible: boolean
                editable: boolean
                /** @description What publishing asks for cannot be taken away from it */
                complete: boolean
              }
            }
          }
        }
      }
      /** @description If-None-Match holds the present ETag */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  getRatings: {
    parameters: {
      query?: {
        /** @description Items per page */
        limit?: number
        /** @description `next` of the page before */
        cursor?: string
      }
      header?: never
      path: {
        /** @description UUIDv7 */
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          Link: components['headers']['Link']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            items: {
              /**
               * Format: uuid
               * @description UUIDv7
               */
              id: string
              stars: number
              tags: (
                | 'as-described'
                | 'friendly'
                | 'punctual'
                | 'fast-answers'
                | 'not-as-described'
                | 'rude'
                | 'late'
              )[]
              text: string
              /** @description What readers of the text should beware of */
              notes: ('phone' | 'email' | 'link' | 'iban' | 'messenger' | 'payment')[]
              /**
               * @description Of its author
               * @enum {unknown}
               */
              role: 'buyer' | 'seller'
              /** @description Null once the account is gone */
              author: {
                /**
                 * Format: uuid
                 * @description UUIDv7
                 */
                id: string
                name: string
              } | null
              /** @description Of the listing */
              title: string
              /**
               * Format: date-time
               * @description RFC 3339, UTC
               */
              shownAt: string
              reply: {
                text: string
                /** @description What readers of the text should beware of */
                notes: ('phone' | 'email' | 'link' | 'iban' | 'messenger' | 'payment')[]
                /**
                 * Format: date-time
                 * @description RFC 3339, UTC
                 */
                createdAt: string
              } | null
            }[]
            next: string | null
            count: number
            average: number | null
          }
        }
      }
      /** @description If-None-Match holds the present ETag */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  getSitemap: {
    parameters: {
      query?: {
        /** @description UUIDv7 */
        after?: string
        limit?: number
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            items: {
              /**
               * Format: uuid
               * @description UUIDv7
               */
              id: string
              title: string
              /**
               * Format: date-time
               * @description RFC 3339, UTC
               */
              updatedAt: string
            }[]
            /** @description `after` of the next page */
            next: string | null
          }
        }
      }
      /** @description If-None-Match holds the present ETag */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  getImage: {
    parameters: {
      query?: never
      header?: never
      path: {
        preset: 'thumb' | 'card' | 'large'
        file: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content: {
          'image/webp': string
          'image/jpeg': string
        }
      }
      /** @description If-None-Match holds the present ETag */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  getDecision: {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description Of a link in a mail */
        token: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string
            /** @enum {unknown} */
            subject: 'listing' | 'user' | 'rating' | 'message' | 'conversation'
            subjectId: string
            title: string
            /** @enum {unknown} */
            action: 'keep' | 'remove' | 'suspend' | 'restore' | 'uphold'
            reason:
              | (
                  | 'minors'
                  | 'prohibited'
                  | 'stolen'
                  | 'scam'
                  | 'hate'
                  | 'privacy'
                  | 'counterfeit'
                  | 'copyright'
                  | 'consumer'
                  | 'insult'
                  | 'spam'
                  | 'duplicate'
                  | 'misplaced'
                  | 'other'
                )
              | null
            ground: ('legal' | 'contractual') | null
            facts: string
            /**
             * @description Whether people or a rule noticed; people decide
             * @enum {unknown}
             */
            detection: 'reported' | 'rule'
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             */
            decidedAt: string
            endsAt: string | null
            complainUntil: string | null
            liftedAt: string | null
            complaint: {
              text: string
              /**
               * Format: date-time
               * @description RFC 3339, UTC
               */
              createdAt: string
              outcome: ('restore' | 'uphold') | null
              reply: string | null
              decidedAt: string | null
            } | null
          }
        }
      }
      /** @description If-None-Match holds the present ETag */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  complain: {
    parameters: {
      query?: never
      header?: {
        /** @description A new value per request (a UUID); a retry with the same one gets the same answer */
        'idempotency-key'?: string
      }
      path: {
        /** @description Of a link in a mail */
        token: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** @description Why the decision is wrong, from 10 to 2000 characters */
          text: string
        }
      }
    }
    responses: {
      /** @description Created */
      201: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Idempotent-Replayed': components['headers']['Idempotent-Replayed']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string
            /** @enum {unknown} */
            subject: 'listing' | 'user' | 'rating' | 'message' | 'conversation'
            subjectId: string
            title: string
            /** @enum {unknown} */
            action: 'keep' | 'remove' | 'suspend' | 'restore' | 'uphold'
            reason:
              | (
                  | 'minors'
                  | 'prohibited'
                  | 'stolen'
                  | 'scam'
                  | 'hate'
                  | 'privacy'
                  | 'counterfeit'
                  | 'copyright'
                  | 'consumer'
                  | 'insult'
                  | 'spam'
                  | 'duplicate'
                  | 'misplaced'
                  | 'other'
                )
              | null
            ground: ('legal' | 'contractual') | null
            facts: string
            /**
             * @description Whether people or a rule noticed; people decide
             * @enum {unknown}
             */
            detection: 'reported' | 'rule'
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             */
            decidedAt: string
            endsAt: string | null
            complainUntil: string | null
            liftedAt: string | null
            complaint: {
              text: string
              /**
               * Format: date-time
               * @description RFC 3339, UTC
               */
              createdAt: string
              outcome: ('restore' | 'uphold') | null
              reply: string | null
              decidedAt: string | null
            } | null
          }
        }
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  getUnsubscribe: {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description Of a link in a mail */
        token: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** @description Saved searches that mails are sent for, newest first; empty where none are */
            searches: {
              name: string
            }[]
            /** @description Kinds of notification that mails tell of; empty where the link is about saved searches */
            kinds: (
              | 'message'
              | 'offer'
              | 'offer-answer'
              | 'alert'
              | 'price-drop'
              | 'released'
              | 'sold'
              | 'followed-seller'
              | 'rating'
              | 'deal-claim'
              | 'rating-due'
              | 'listing-expiring'
              | 'webhook-disabled'
            )[]
          }
        }
      }
      /** @description If-None-Match holds the present ETag */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  unsubscribe: {
    parameters: {
      query?: never
      header?: {
        /** @description A new value per request (a UUID); a retry with the same one gets the same answer */
        'idempotency-key'?: string
      }
      path: {
        /** @description Of a link in a mail */
        token: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Idempotent-Replayed': components['headers']['Idempotent-Replayed']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** @description Saved searches that mails are sent for, newest first; empty where none are */
            searches: {
              name: string
            }[]
            /** @description Kinds of notification that mails tell of; empty where the link is about saved searches */
            kinds: (
              | 'message'
              | 'offer'
              | 'offer-answer'
              | 'alert'
              | 'price-drop'
              | 'released'
              | 'sold'
              | 'followed-seller'
              | 'rating'
              | 'deal-claim'
              | 'rating-due'
              | 'listing-expiring'
              | 'webhook-disabled'
            )[]
          }
        }
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  getPushKey: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** @description An uncompressed point of P-256, base64url */
            publicKey: string
          }
        }
      }
      /** @description If-None-Match holds the present ETag */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  getAppleAppLinks: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content: {
          'application/json': unknown
        }
      }
      /** @description If-None-Match holds the present ETag */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  getAndroidAppLinks: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content: {
          'application/json': unknown
        }
      }
      /** @description If-None-Match holds the present ETag */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  isLive: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** @enum {string} */
            status: 'ok'
          }
        }
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  isReady: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** @enum {string} */
            status: 'ok'
            /** @description What an operator should look at although requests are served */
            notes?: string[]
          }
        }
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  getKeys: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            keys: {
              [key: string]: string
            }[]
          }
        }
      }
      /** @description If-None-Match holds the present ETag */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  getListing: {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description UUIDv7 */
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['ListingDetail']
        }
      }
      /** @description If-None-Match holds the present ETag */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  deleteListing: {
    parameters: {
      query?: never
      header?: {
        /** @description ETag of the version that is edited; another one answers 412 */
        'if-match'?: string
      }
      path: {
        /** @description UUIDv7 */
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Done, nothing to tell */
      204: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  updateListing: {
    parameters: {
      query?: never
      header?: {
        /** @description ETag of the version that is edited; another one answers 412 */
        'if-match'?: string
      }
      path: {
        /** @description UUIDv7 */
        id: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** @description At most 120 characters; publishing asks for 3 */
          title?: string
          /** @description At most 8000 characters; publishing asks for 1 */
          description?: string
          categoryId?: string
          /** @description Null: on request */
          price?: {
            /** @description Minor units: 125000 is 1,250.00 */
            amount: number
            /** @enum {unknown} */
            currency: 'RON' | 'EUR' | 'USD' | 'GBP'
          } | null
          negotiable?: boolean
          condition?: ('new' | 'like-new' | 'good' | 'used' | 'for-parts') | null
          /** @description By name, as the category defines them; replaced as a whole by an edit */
          attributes?: {
            [key: string]: string | number | boolean
          }
          placeId?: number | null
          /** @description Your uploads, in order */
          imageIds?: string[]
        }
      }
    }
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['ListingDetail']
        }
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  askForPhone: {
    parameters: {
      query?: never
      header?: {
        /** @description A new value per request (a UUID); a retry with the same one gets the same answer */
        'idempotency-key'?: string
      }
      path: {
        /** @description UUIDv7 */
        id: string
      }
      cookie?: never
    }
    requestBody?: {
      content: {
        'application/json': Record<string, never> | null
      }
    }
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Idempotent-Replayed': components['headers']['Idempotent-Replayed']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** @description E.164, as +40712345678 */
            phone: string
            /** @description As people write it */
            text: string
          }
        }
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  fileReport: {
    parameters: {
      query?: never
      header?: {
        /** @description A new value per request (a UUID); a retry with the same one gets the same answer */
        'idempotency-key'?: string
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** @enum {unknown} */
          subject: 'listing' | 'user' | 'rating' | 'message' | 'conversation'
          /** @description Its id; of a message that of its conversation and its number, as `<id>/<seq>` */
          subjectId: string
          /** @enum {unknown} */
          reason:
            | 'minors'
            | 'prohibited'
            | 'stolen'
            | 'scam'
            | 'hate'
            | 'privacy'
            | 'counterfeit'
            | 'copyright'
            | 'consumer'
            | 'insult'
            | 'spam'
            | 'duplicate'
            | 'misplaced'
            | 'other'
          /** @description Why you think so, from 10 to 2000 characters */
          text: string
          /**
           * @description That you believe in good faith what you say to be accurate and complete
           * @enum {boolean}
           */
          goodFaith: true
          name?: string
          /** Format: email */
          email?: string
          /**
           * @description In which a guest is answered; accounts have their own
           * @enum {unknown}
           */
          locale?: 'ro' | 'en'
        }
      }
    }
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Idempotent-Replayed': components['headers']['Idempotent-Replayed']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             */
            createdAt: string
          }
        }
      }
      /** @description Created */
      201: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Idempotent-Replayed': components['headers']['Idempotent-Replayed']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             */
            createdAt: string
          }
        }
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  getMe: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['User']
        }
      }
      /** @description If-None-Match holds the present ETag */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  deleteMe: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          password?: string
        }
      }
    }
    responses: {
      /** @description Done, nothing to tell */
      204: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  updateMe: {
    parameters: {
      query?: never
      header?: {
        /** @description ETag of the version that is edited; another one answers 412 */
        'if-match'?: string
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          name?: string
          phone?: string | null
          /**
           * @description Who may ask for the number: nobody, those who are logged in, everybody
           * @enum {unknown}
           */
          phoneVisibility?: 'nobody' | 'members' | 'everybody'
          /** @enum {unknown} */
          locale?: 'ro' | 'en'
          password?: string
          currentPassword?: string
        }
      }
    }
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['User']
        }
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  exportMe: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            [key: string]: unknown
          }
        }
      }
      /** @description If-None-Match holds the present ETag */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  getTotp: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** @description Null: the password is enough */
            enabledAt: string | null
            /** @description How many are left */
            recoveryCodes: number
          }
        }
      }
      /** @description If-None-Match holds the present ETag */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  beginTotp: {
    parameters: {
      query?: never
      header?: {
        /** @description A new value per request (a UUID); a retry with the same one gets the same answer */
        'idempotency-key'?: string
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          password?: string
        }
      }
    }
    responses: {
      /** @description Created */
      201: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Idempotent-Replayed': components['headers']['Idempotent-Replayed']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** @description Base32, to be typed into the app */
            secret: string
            /** @description `otpauth://…`, to be shown to the app as a QR code */
            uri: string
          }
        }
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  removeTotp: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          password?: string
        }
      }
    }
    responses: {
      /** @description Done, nothing to tell */
      204: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  confirmTotp: {
    parameters: {
      query?: never
      header?: {
        /** @description A new value per request (a UUID); a retry with the same one gets the same answer */
        'idempotency-key'?: string
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** @description Six digits of the authenticator app */
          code: string
        }
      }
    }
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Idempotent-Replayed': components['headers']['Idempotent-Replayed']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            recoveryCodes: string[]
          }
        }
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  renewRecoveryCodes: {
    parameters: {
      query?: never
      header?: {
        /** @description A new value per request (a UUID); a retry with the same one gets the same answer */
        'idempotency-key'?: string
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          password?: string
        }
      }
    }
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Idempotent-Replayed': components['headers']['Idempotent-Replayed']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            recoveryCodes: string[]
          }
        }
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  getPasskeys: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Your passkeys */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            items: components['schemas']['Passkey'][]
            next: string | null
          }
        }
      }
      /** @description If-None-Match holds the present ETag */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  addPasskey: {
    parameters: {
      query?: never
      header?: {
        /** @description A new value per request (a UUID); a retry with the same one gets the same answer */
        'idempotency-key'?: string
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** @description `RegistrationResponseJSON` of WebAuthn: `credential.toJSON()` */
          passkey: {
            id: string
            rawId: string
            /** @enum {string} */
            type: 'public-key'
            clientExtensionResults?: {
              [key: string]: unknown
            }
            /** @enum {unknown} */
            authenticatorAttachment?: 'platform' | 'cross-platform'
            response: {
              clientDataJSON: string
              attestationObject: string
              transports?: string[]
              publicKeyAlgorithm?: number
              publicKey?: string
              authenticatorData?: string
            }
          }
          /** @description To know it by; of the device that asks when left out */
          name?: string
          password?: string
        }
      }
    }
    responses: {
      /** @description Created */
      201: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Idempotent-Replayed': components['headers']['Idempotent-Replayed']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Passkey']
        }
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  getPasskeyCreation: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description `PublicKeyCredentialCreationOptionsJSON` of WebAuthn, for `PublicKeyCredential.parseCreationOptionsFromJSON` */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['PasskeyCreationOptions']
        }
      }
      /** @description If-None-Match holds the present ETag */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  removePasskey: {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description UUIDv7 */
        id: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          password?: string
        }
      }
    }
    responses: {
      /** @description Done, nothing to tell */
      204: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  getIdentities: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            items: {
              /**
               * Format: uuid
               * @description UUIDv7
               */
              id: string
              /** @description Its id; null where the settings no longer name it */
              provider: string | null
              issuer: string
              /** @description The address that the provider told */
              email: string | null
              /**
               * Format: date-time
               * @description RFC 3339, UTC
               */
              createdAt: string
              /** @description The last log-in by it */
              usedAt: string | null
            }[]
            next: string | null
            /** @description Without one, POST /v1/auth/forgot sends the link by which one is set */
            hasPassword: boolean
          }
        }
      }
      /** @description If-None-Match holds the present ETag */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  beginLink: {
    parameters: {
      query?: never
      header?: {
        /** @description A new value per request (a UUID); a retry with the same one gets the same answer */
        'idempotency-key'?: string
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          provider: string
          /** @description Path of the site to come back to */
          back: string
          /** @enum {unknown} */
          locale?: 'ro' | 'en'
          password?: string
        }
      }
    }
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Idempotent-Replayed': components['headers']['Idempotent-Replayed']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** Format: uri */
            url: string
          }
        }
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  unlink: {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description UUIDv7 */
        id: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          password?: string
        }
      }
    }
    responses: {
      /** @description Done, nothing to tell */
      204: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  getApiKeys: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Your API keys */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            items: components['schemas']['ApiKey'][]
            next: string | null
          }
        }
      }
      /** @description If-None-Match holds the present ETag */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  createApiKey: {
    parameters: {
      query?: never
      header?: {
        /** @description A new value per request (a UUID); a retry with the same one gets the same answer */
        'idempotency-key'?: string
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          name: string
          scopes: (
            | 'listings:read'
            | 'listings:write'
            | 'images:write'
            | 'account:read'
            | 'changes:read'
            | 'webhooks:write'
          )[]
          /** @description Addresses and networks (203.0.113.7, 2001:db8::/32) that it may be used from; default anywhere */
          addresses?: string[]
          /**
           * Format: date-time
           * @description At most 365 days from now, which is the default
           */
          expiresAt?: string
          currentPassword?: string
        }
      }
    }
    responses: {
      /** @description Created */
      201: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Idempotent-Replayed': components['headers']['Idempotent-Replayed']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string
            name: string
            /** @description How the key begins, to know it by */
            start: string
            scopes: (
              | 'listings:read'
              | 'listings:write'
              | 'images:write'
              | 'account:read'
              | 'changes:read'
              | 'webhooks:write'
            )[]
            /** @description Addresses and networks (CIDR) that it may be used from; empty: anywhere */
            addresses: string[]
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             */
            createdAt: string
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             */
            expiresAt: string
            /** @description Its last use, to a minute */
            usedAt: string | null
            /** @description The key itself: keep it as you keep a password */
            key: string
          }
        }
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  deleteApiKey: {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description UUIDv7 */
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Done, nothing to tell */
      204: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  askVerification: {
    parameters: {
      query?: never
      header?: {
        /** @description A new value per request (a UUID); a retry with the same one gets the same answer */
        'idempotency-key'?: string
      }
      path?: never
      cookie?: never
    }
    requestBody?: {
      content: {
        'application/json': Record<string, never> | null
      }
    }
    responses: {
      /** @description The mail is on its way */
      202: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Idempotent-Replayed': components['headers']['Idempotent-Replayed']
          [name: string]: unknown
        }
        content: {
          'application/json': Record<string, never>
        }
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  changeEmail: {
    parameters: {
      query?: never
      header?: {
        /** @description A new value per request (a UUID); a retry with the same one gets the same answer */
        'idempotency-key'?: string
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** Format: email */
          email: string
          currentPassword?: string
        }
      }
    }
    responses: {
      /** @description The mails are on their way */
      202: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Idempotent-Replayed': components['headers']['Idempotent-Replayed']
          [name: string]: unknown
        }
        content: {
          'application/json': Record<string, never>
        }
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  getPasskeyConfirmation: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description `PublicKeyCredentialRequestOptionsJSON` of WebAuthn, for `PublicKeyCredential.parseRequestOptionsFromJSON` */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['PasskeyRequestOptions']
        }
      }
      /** @description If-None-Match holds the present ETag */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  confirmMe: {
    parameters: {
      query?: never
      header?: {
        /** @description A new value per request (a UUID); a retry with the same one gets the same answer */
        'idempotency-key'?: string
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          password?: string
          /** @description `AuthenticationResponseJSON` of WebAuthn: `credential.toJSON()` */
          passkey?: {
            id: string
            rawId: string
            /** @enum {string} */
            type: 'public-key'
            clientExtensionResults?: {
              [key: string]: unknown
            }
            /** @enum {unknown} */
            authenticatorAttachment?: 'platform' | 'cross-platform'
            response: {
              clientDataJSON: string
              authenticatorData: string
              signature: string
              userHandle?: string
            }
          }
        }
      }
    }
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Idempotent-Replayed': components['headers']['Idempotent-Replayed']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** Format: date-time */
            confirmedUntil: string
          }
        }
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  getMySessions: {
    parameters: {
      query?: {
        /** @description Items per page */
        limit?: number
        /** @description `next` of the page before */
        cursor?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Your sessions */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          Link: components['headers']['Link']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            items: {
              /**
               * Format: uuid
               * @description UUIDv7
               */
              id: string
              /** @description Whether it is the one that asks */
              current: boolean
              /** @description What the browser or app called itself */
              userAgent: string | null
              /** @description Where it was begun, such as 203.0.113.0/24; null unless the site keeps that */
              network: string | null
              /**
               * Format: date-time
               * @description RFC 3339, UTC
               */
              createdAt: string
              /**
               * Format: date-time
               * @description RFC 3339, UTC
               */
              lastSeenAt: string
              /**
               * Format: date-time
               * @description RFC 3339, UTC
               */
              expiresAt: string
            }[]
            next: string | null
          }
        }
      }
      /** @description If-None-Match holds the present ETag */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  endMySessions: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Done, nothing to tell */
      204: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  endMySession: {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description UUIDv7 */
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Done, nothing to tell */
      204: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  getMyListings: {
    parameters: {
      query?: {
        /** @description Words of the title, or how they begin */
        q?: string
        /** @description One or several, separated by commas: draft, pending, published, reserved, sold, expired, withdrawn, rejected, blocked */
        status?: string
        /** @description Id of a category, also a parent */
        category?: string
        /** @description By when they were begun */
        sort?: 'newest' | 'oldest'
        /** @description Items per page */
        limit?: number
        /** @description `next` of the page before */
        cursor?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Your listings */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          Link: components['headers']['Link']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            items: components['schemas']['OwnListingCard'][]
            next: string | null
          }
        }
      }
      /** @description If-None-Match holds the present ETag */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  moveMyListings: {
    parameters: {
      query?: never
      header?: {
        /** @description A new value per request (a UUID); a retry with the same one gets the same answer */
        'idempotency-key'?: string
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          ids: string[]
          /** @enum {unknown} */
          move: 'publish' | 'reserve' | 'release' | 'sell' | 'renew' | 'withdraw'
        }
      }
    }
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Idempotent-Replayed': components['headers']['Idempotent-Replayed']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            items: {
              /**
               * Format: uuid
               * @description UUIDv7
               */
              id: string
              /** @description What the move alone would have answered: 200, 404 or 409 */
              code: number
              /** @enum {unknown} */
              status?:
                | 'draft'
                | 'pending'
                | 'published'
                | 'reserved'
                | 'sold'
                | 'expired'
                | 'withdrawn'
                | 'rejected'
                | 'blocked'
              version?: number
              problem?: components['schemas']['Problem']
            }[]
          }
        }
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  getWebhooks: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Your webhooks */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            items: components['schemas']['Webhook'][]
            next: string | null
          }
        }
      }
      /** @description If-None-Match holds the present ETag */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  createWebhook: {
    parameters: {
      query?: never
      header?: {
        /** @description A new value per request (a UUID); a retry with the same one gets the same answer */
        'idempotency-key'?: string
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** @description https, of the internet */
          url: string
          events: ('listing.published' | 'listing.updated' | 'listing.removed')[]
          /**
           * @description `own`: of your listings only; `everyone`: of all public ones, for which a key needs changes:read too
           * @enum {unknown}
           */
          audience?: 'own' | 'everyone'
        }
      }
    }
    responses: {
      /** @description Created */
      201: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Idempotent-Replayed': components['headers']['Idempotent-Replayed']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string
            url: string
            events: ('listing.published' | 'listing.updated' | 'listing.removed')[]
            /**
             * @description `own`: of your listings only; `everyone`: of all public ones, for which a key needs changes:read too
             * @enum {unknown}
             */
            audience: 'own' | 'everyone'
            /** @enum {unknown} */
            state: 'active' | 'disabled'
            /** @description Why it was disabled, where you did not do it */
            reason: string | null
            failingSince: string | null
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             */
            createdAt: string
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             */
            updatedAt: string
            version: number
            /** @description `whsec_` and the key as base64: what the signatures are checked with; shown here only */
            secret: string
          }
        }
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  getWebhook: {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description UUIDv7 */
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Webhook']
        }
      }
      /** @description If-None-Match holds the present ETag */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  deleteWebhook: {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description UUIDv7 */
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Done, nothing to tell */
      204: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  updateWebhook: {
    parameters: {
      query?: never
      header?: {
        /** @description ETag of the version that is edited; another one answers 412 */
        'if-match'?: string
      }
      path: {
        /** @description UUIDv7 */
        id: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** @description https, of the internet */
          url?: string
          events?: ('listing.published' | 'listing.updated' | 'listing.removed')[]
          /** @enum {unknown} */
          state?: 'active' | 'disabled'
        }
      }
    }
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Webhook']
        }
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  rotateWebhookSecret: {
    parameters: {
      query?: never
      header?: {
        /** @description A new value per request (a UUID); a retry with the same one gets the same answer */
        'idempotency-key'?: string
      }
      path: {
        /** @description UUIDv7 */
        id: string
      }
      cookie?: never
    }
    requestBody?: {
      content: {
        'application/json': Record<string, never> | null
      }
    }
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Idempotent-Replayed': components['headers']['Idempotent-Replayed']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string
            url: string
            events: ('listing.published' | 'listing.updated' | 'listing.removed')[]
            /**
             * @description `own`: of your listings only; `everyone`: of all public ones, for which a key needs changes:read too
             * @enum {unknown}
             */
            audience: 'own' | 'everyone'
            /** @enum {unknown} */
            state: 'active' | 'disabled'
            /** @description Why it was disabled, where you did not do it */
            reason: string | null
            failingSince: string | null
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             */
            createdAt: string
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             */
            updatedAt: string
            version: number
            /** @description `whsec_` and the key as base64: what the signatures are checked with; shown here only */
            secret: string
          }
        }
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  testWebhook: {
    parameters: {
      query?: never
      header?: {
        /** @description A new value per request (a UUID); a retry with the same one gets the same answer */
        'idempotency-key'?: string
      }
      path: {
        /** @description UUIDv7 */
        id: string
      }
      cookie?: never
    }
    requestBody?: {
      content: {
        'application/json': Record<string, never> | null
      }
    }
    responses: {
      /** @description Accepted */
      202: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Idempotent-Replayed': components['headers']['Idempotent-Replayed']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['WebhookDelivery']
        }
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  getWebhookDeliveries: {
    parameters: {
      query?: {
        /** @description Items per page */
        limit?: number
        /** @description `next` of the page before */
        cursor?: string
      }
      header?: never
      path: {
        /** @description UUIDv7 */
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Messages */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          Link: components['headers']['Link']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            items: components['schemas']['WebhookDelivery'][]
            next: string | null
          }
        }
      }
      /** @description If-None-Match holds the present ETag */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  getChanges: {
    parameters: {
      query?: {
        /** @description `next` of the page before */
        after?: string
        /** @description Changes per page */
        limit?: number
        /** @description Seconds to wait for a change where there is none; the answer may come sooner without one */
        wait?: number
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Changes, the oldest first */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          Link: components['headers']['Link']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            items: {
              /**
               * @description `remove`: buyers find it no longer
               * @enum {unknown}
               */
              change: 'upsert' | 'remove'
              /**
               * Format: uuid
               * @description UUIDv7
               */
              id: string
              /**
               * Format: date-time
               * @description RFC 3339, UTC
               */
              at: string
              listing?: components['schemas']['ListingCard']
            }[]
            next: string
            more: boolean
          }
        }
      }
      /** @description If-None-Match holds the present ETag */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  publishListing: {
    parameters: {
      query?: never
      header?: {
        /** @description ETag of the version that is edited; another one answers 412 */
        'if-match'?: string
        /** @description A new value per request (a UUID); a retry with the same one gets the same answer */
        'idempotency-key'?: string
      }
      path: {
        /** @description UUIDv7 */
        id: string
      }
      cookie?: never
    }
    requestBody?: {
      content: {
        'application/json': Record<string, never> | null
      }
    }
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Idempotent-Replayed': components['headers']['Idempotent-Replayed']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['ListingDetail']
        }
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  reserveListing: {
    parameters: {
      query?: never
      header?: {
        /** @description ETag of the version that is edited; another one answers 412 */
        'if-match'?: string
        /** @description A new value per request (a UUID); a retry with the same one gets the same answer */
        'idempotency-key'?: string
      }
      path: {
        /** @description UUIDv7 */
        id: string
      }
      cookie?: never
    }
    requestBody?: {
      content: {
        'application/json': Record<string, never> | null
      }
    }
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Idempotent-Replayed': components['headers']['Idempotent-Replayed']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['ListingDetail']
        }
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  releaseListing: {
    parameters: {
      query?: never
      header?: {
        /** @description ETag of the version that is edited; another one answers 412 */
        'if-match'?: string
        /** @description A new value per request (a UUID); a retry with the same one gets the same answer */
        'idempotency-key'?: string
      }
      path: {
        /** @description UUIDv7 */
        id: string
      }
      cookie?: never
    }
    requestBody?: {
      content: {
        'application/json': Record<string, never> | null
      }
    }
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Idempotent-Replayed': components['headers']['Idempotent-Replayed']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['ListingDetail']
        }
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  sellListing: {
    parameters: {
      query?: never
      header?: {
        /** @description ETag of the version that is edited; another one answers 412 */
        'if-match'?: string
        /** @description A new value per request (a UUID); a retry with the same one gets the same answer */
        'idempotency-key'?: string
      }
      path: {
        /** @description UUIDv7 */
        id: string
      }
      cookie?: never
    }
    requestBody?: {
      content: {
        'application/json': Record<string, never> | null
      }
    }
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Idempotent-Replayed': components['headers']['Idempotent-Replayed']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['ListingDetail']
        }
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  renewListing: {
    parameters: {
      query?: never
      header?: {
        /** @description ETag of the version that is edited; another one answers 412 */
        'if-match'?: string
        /** @description A new value per request (a UUID); a retry with the same one gets the same answer */
        'idempotency-key'?: string
      }
      path: {
        /** @description UUIDv7 */
        id: string
      }
      cookie?: never
    }
    requestBody?: {
      content: {
        'application/json': Record<string, never> | null
      }
    }
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Idempotent-Replayed': components['headers']['Idempotent-Replayed']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['ListingDetail']
        }
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  withdrawListing: {
    parameters: {
      query?: never
      header?: {
        /** @description ETag of the version that is edited; another one answers 412 */
        'if-match'?: string
        /** @description A new value per request (a UUID); a retry with the same one gets the same answer */
        'idempotency-key'?: string
      }
      path: {
        /** @description UUIDv7 */
        id: string
      }
      cookie?: never
    }
    requestBody?: {
      content: {
        'application/json': Record<string, never> | null
      }
    }
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Idempotent-Replayed': components['headers']['Idempotent-Replayed']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['ListingDetail']
        }
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  uploadImages: {
    parameters: {
      query?: never
      header?: {
        /** @description A new value per request (a UUID); a retry with the same one gets the same answer */
        'idempotency-key'?: string
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'multipart/form-data': {
          file: string[]
        }
      }
    }
    responses: {
      /** @description Created */
      201: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Idempotent-Replayed': components['headers']['Idempotent-Replayed']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            items: components['schemas']['UploadedImage'][]
          }
        }
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  listSavedSearches: {
    parameters: {
      query?: {
        /** @description Items per page */
        limit?: number
        /** @description `next` of the page before */
        cursor?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Your saved searches */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          Link: components['headers']['Link']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            items: components['schemas']['SavedSearch'][]
            next: string | null
          }
        }
      }
      /** @description If-None-Match holds the present ETag */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  createSavedSearch: {
    parameters: {
      query?: never
      header?: {
        /** @description A new value per request (a UUID); a retry with the same one gets the same answer */
        'idempotency-key'?: string
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** @description At most 80 characters */
          name: string
          query: components['schemas']['SavedQuery']
          /** @description The query string of the site’s page of results, where mails lead to */
          page?: string
          /**
           * @description When its owner gets mail of new listings; `never` only keeps the search
           * @enum {unknown}
           */
          frequency?: 'at-once' | 'daily' | 'weekly' | 'never'
          /** @enum {unknown} */
          locale?: 'ro' | 'en'
        }
      }
    }
    responses: {
      /** @description Created */
      201: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Idempotent-Replayed': components['headers']['Idempotent-Replayed']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['SavedSearch']
        }
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  getSavedSearch: {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description UUIDv7 */
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['SavedSearch']
        }
      }
      /** @description If-None-Match holds the present ETag */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  deleteSavedSearch: {
    parameters: {
      query?: never
      header?: {
        /** @description ETag of the version that is edited; another one answers 412 */
        'if-match'?: string
      }
      path: {
        /** @description UUIDv7 */
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Done, nothing to tell */
      204: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  updateSavedSearch: {
    parameters: {
      query?: never
      header?: {
        /** @description ETag of the version that is edited; another one answers 412 */
        'if-match'?: string
      }
      path: {
        /** @description UUIDv7 */
        id: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** @description At most 80 characters */
          name?: string
          /**
           * @description When its owner gets mail of new listings; `never` only keeps the search
           * @enum {unknown}
           */
          frequency?: 'at-once' | 'daily' | 'weekly' | 'never'
          /** @enum {unknown} */
          locale?: 'ro' | 'en'
        }
      }
    }
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['SavedSearch']
        }
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  getFavourites: {
    parameters: {
      query?: {
        /** @description Items per page */
        limit?: number
        /** @description `next` of the page before */
        cursor?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Your favourites */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          Link: components['headers']['Link']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            items: components['schemas']['FavouriteCard'][]
            next: string | null
          }
        }
      }
      /** @description If-None-Match holds the present ETag */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  addFavourites: {
    parameters: {
      query?: never
      header?: {
        /** @description A new value per request (a UUID); a retry with the same one gets the same answer */
        'idempotency-key'?: string
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** @description The last chosen first */
          listingIds: string[]
        }
      }
    }
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Idempotent-Replayed': components['headers']['Idempotent-Replayed']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** @description That are favourites now, those of before among them */
            added: string[]
            refused: string[]
          }
        }
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  getFavouriteIds: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            ids: string[]
          }
        }
      }
      /** @description If-None-Match holds the present ETag */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  addFavourite: {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description UUIDv7 */
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Done, nothing to tell */
      204: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  removeFavourite: {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description UUIDv7 */
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Done, nothing to tell */
      204: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  getFollowing: {
    parameters: {
      query?: {
        /** @description Items per page */
        limit?: number
        /** @description `next` of the page before */
        cursor?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Sellers */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          Link: components['headers']['Link']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            items: {
              /**
               * Format: uuid
               * @description UUIDv7
               */
              id: string
              name: string
              /**
               * Format: date-time
               * @description When the account was made
               */
              since: string
              /**
               * Format: date-time
               * @description RFC 3339, UTC
               */
              followedAt: string
            }[]
            next: string | null
          }
        }
      }
      /** @description If-None-Match holds the present ETag */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  getFollowingOf: {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description UUIDv7 */
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            following: boolean
          }
        }
      }
      /** @description If-None-Match holds the present ETag */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  followSeller: {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description UUIDv7 */
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Done, nothing to tell */
      204: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  unfollowSeller: {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description UUIDv7 */
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Done, nothing to tell */
      204: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  listPushSubscriptions: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            items: {
              /**
               * Format: uuid
               * @description UUIDv7
               */
              id: string
              /** @description What the browser called itself when it subscribed */
              userAgent: string | null
              /**
               * Format: date-time
               * @description RFC 3339, UTC
               */
              createdAt: string
              /** @description When a push service last took a message for it */
              lastOkAt: string | null
            }[]
          }
        }
      }
      /** @description If-None-Match holds the present ETag */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  subscribeToPush: {
    parameters: {
      query?: never
      header?: {
        /** @description A new value per request (a UUID); a retry with the same one gets the same answer */
        'idempotency-key'?: string
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** @description Of the browser’s push service: https, on the internet */
          endpoint: string
          expirationTime?: number | null
          keys: {
            /** @description The browser’s public key, an uncompressed point of P-256, base64url */
            p256dh: string
            /** @description 16 bytes, base64url */
            auth: string
          }
        }
      }
    }
    responses: {
      /** @description Created */
      201: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Idempotent-Replayed': components['headers']['Idempotent-Replayed']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             */
            createdAt: string
          }
        }
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  unsubscribeFromPush: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** @description Of the browser’s push service: https, on the internet */
          endpoint: string
        }
      }
    }
    responses: {
      /** @description Done, nothing to tell */
      204: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  removePushSubscription: {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description UUIDv7 */
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Done, nothing to tell */
      204: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  beginConversation: {
    parameters: {
      query?: never
      header?: {
        /** @description A new value per request (a UUID); a retry with the same one gets the same answer */
        'idempotency-key'?: string
      }
      path: {
        /** @description UUIDv7 */
        id: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** @description At most 4000 characters; may be empty beside pictures */
          text: string
          /** @description Pictures of yours, from `POST /v1/images` */
          imageIds?: string[]
        }
      }
    }
    responses: {
      /** @description Created */
      201: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Idempotent-Replayed': components['headers']['Idempotent-Replayed']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            conversationId: string
            message: components['schemas']['Message']
          }
        }
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  getConversations: {
    parameters: {
      query?: {
        /** @description Those that you put away; else the others */
        archived?: boolean
        /** @description Items per page */
        limit?: number
        /** @description `next` of the page before */
        cursor?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Your conversations */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          Link: components['headers']['Link']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            items: components['schemas']['Conversation'][]
            next: string | null
          }
        }
      }
      /** @description If-None-Match holds the present ETag */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  countUnreadConversations: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            conversations: number
          }
        }
      }
      /** @description If-None-Match holds the present ETag */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  getConversation: {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description UUIDv7 */
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Conversation']
        }
      }
      /** @description If-None-Match holds the present ETag */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  getMessages: {
    parameters: {
      query?: {
        /** @description `seq` of the last message that you have; not with `cursor` */
        after?: number
        /** @description Items per page */
        limit?: number
        /** @description `next` of the page before */
        cursor?: string
      }
      header?: never
      path: {
        /** @description UUIDv7 */
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Messages */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          Link: components['headers']['Link']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            items: components['schemas']['Message'][]
            next: string | null
          }
        }
      }
      /** @description If-None-Match holds the present ETag */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  sendMessage: {
    parameters: {
      query?: never
      header?: {
        /** @description A new value per request (a UUID); a retry with the same one gets the same answer */
        'idempotency-key'?: string
      }
      path: {
        /** @description UUIDv7 */
        id: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** @description At most 4000 characters; may be empty beside pictures */
          text: string
          /** @description Pictures of yours, from `POST /v1/images` */
          imageIds?: string[]
        }
      }
    }
    responses: {
      /** @description Created */
      201: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Idempotent-Replayed': components['headers']['Idempotent-Replayed']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            conversationId: string
            message: components['schemas']['Message']
          }
        }
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  beginWithOffer: {
    parameters: {
      query?: never
      header?: {
        /** @description A new value per request (a UUID); a retry with the same one gets the same answer */
        'idempotency-key'?: string
      }
      path: {
        /** @description UUIDv7 */
        id: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': components['schemas']['Money']
      }
    }
    responses: {
      /** @description Created */
      201: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Idempotent-Replayed': components['headers']['Idempotent-Replayed']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            conversationId: string
            message: components['schemas']['Message']
          }
        }
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  makeOffer: {
    parameters: {
      query?: never
      header?: {
        /** @description A new value per request (a UUID); a retry with the same one gets the same answer */
        'idempotency-key'?: string
      }
      path: {
        /** @description UUIDv7 */
        id: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': components['schemas']['Money']
      }
    }
    responses: {
      /** @description Created */
      201: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Idempotent-Replayed': components['headers']['Idempotent-Replayed']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            conversationId: string
            message: components['schemas']['Message']
          }
        }
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  acceptOffer: {
    parameters: {
      query?: never
      header?: {
        /** @description A new value per request (a UUID); a retry with the same one gets the same answer */
        'idempotency-key'?: string
      }
      path: {
        /** @description UUIDv7 */
        id: string
        /** @description The number of a message in its conversation */
        seq: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Idempotent-Replayed': components['headers']['Idempotent-Replayed']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Message']
        }
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  declineOffer: {
    parameters: {
      query?: never
      header?: {
        /** @description A new value per request (a UUID); a retry with the same one gets the same answer */
        'idempotency-key'?: string
      }
      path: {
        /** @description UUIDv7 */
        id: string
        /** @description The number of a message in its conversation */
        seq: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Idempotent-Replayed': components['headers']['Idempotent-Replayed']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Message']
        }
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  withdrawOffer: {
    parameters: {
      query?: never
      header?: {
        /** @description A new value per request (a UUID); a retry with the same one gets the same answer */
        'idempotency-key'?: string
      }
      path: {
        /** @description UUIDv7 */
        id: string
        /** @description The number of a message in its conversation */
        seq: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Idempotent-Replayed': components['headers']['Idempotent-Replayed']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Message']
        }
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  nameBuyer: {
    parameters: {
      query?: never
      header?: {
        /** @description A new value per request (a UUID); a retry with the same one gets the same answer */
        'idempotency-key'?: string
      }
      path: {
        /** @description UUIDv7 */
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Done, nothing to tell */
      204: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Idempotent-Replayed': components['headers']['Idempotent-Replayed']
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  rateDeal: {
    parameters: {
      query?: never
      header?: {
        /** @description A new value per request (a UUID); a retry with the same one gets the same answer */
        'idempotency-key'?: string
      }
      path: {
        /** @description UUIDv7 */
        id: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          stars: number
          tags?: (
            | 'as-described'
            | 'friendly'
            | 'punctual'
            | 'fast-answers'
            | 'not-as-described'
            | 'rude'
            | 'late'
          )[]
          /** @description At most 1000 characters */
          text?: string
        }
      }
    }
    responses: {
      /** @description Created */
      201: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Idempotent-Replayed': components['headers']['Idempotent-Replayed']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             */
            shownAt: string
          }
        }
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  replyToRating: {
    parameters: {
      query?: never
      header?: {
        /** @description A new value per request (a UUID); a retry with the same one gets the same answer */
        'idempotency-key'?: string
      }
      path: {
        /** @description UUIDv7 */
        id: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** @description At most 1000 characters */
          text: string
        }
      }
    }
    responses: {
      /** @description Done, nothing to tell */
      204: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Idempotent-Replayed': components['headers']['Idempotent-Replayed']
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  markConversationRead: {
    parameters: {
      query?: never
      header?: {
        /** @description A new value per request (a UUID); a retry with the same one gets the same answer */
        'idempotency-key'?: string
      }
      path: {
        /** @description UUIDv7 */
        id: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** @description The number of a message in its conversation */
          seq: number
        }
      }
    }
    responses: {
      /** @description Done, nothing to tell */
      204: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Idempotent-Replayed': components['headers']['Idempotent-Replayed']
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  archiveConversation: {
    parameters: {
      query?: never
      header?: {
        /** @description A new value per request (a UUID); a retry with the same one gets the same answer */
        'idempotency-key'?: string
      }
      path: {
        /** @description UUIDv7 */
        id: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          archived: boolean
        }
      }
    }
    responses: {
      /** @description Done, nothing to tell */
      204: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Idempotent-Replayed': components['headers']['Idempotent-Replayed']
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  blockConversation: {
    parameters: {
      query?: never
      header?: {
        /** @description A new value per request (a UUID); a retry with the same one gets the same answer */
        'idempotency-key'?: string
      }
      path: {
        /** @description UUIDv7 */
        id: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          blocked: boolean
        }
      }
    }
    responses: {
      /** @description Done, nothing to tell */
      204: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Idempotent-Replayed': components['headers']['Idempotent-Replayed']
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  reportConversation: {
    parameters: {
      query?: never
      header?: {
        /** @description A new value per request (a UUID); a retry with the same one gets the same answer */
        'idempotency-key'?: string
      }
      path: {
        /** @description UUIDv7 */
        id: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** @enum {unknown} */
          reason: 'scam' | 'spam' | 'insult' | 'other'
          /** @description At most 1000 characters */
          text?: string
        }
      }
    }
    responses: {
      /** @description Done, nothing to tell */
      204: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Idempotent-Replayed': components['headers']['Idempotent-Replayed']
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  streamEvents: {
    parameters: {
      query?: {
        /** @description How long the stream stays open; with 0 it tells what was missed and ends */
        seconds?: number
      }
      header?: {
        /** @description `id` of the last event that you have */
        'last-event-id'?: string
      }
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Events */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content: {
          'text/event-stream': string
        }
      }
      /** @description If-None-Match holds the present ETag */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  listNotifications: {
    parameters: {
      query?: {
        /** @description Items per page */
        limit?: number
        /** @description `next` of the page before */
        cursor?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          Link: components['headers']['Link']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            items: components['schemas']['Notification'][]
            next: string | null
            /** @description Unread ones; 100 is that many or more */
            unread: number
          }
        }
      }
      /** @description If-None-Match holds the present ETag */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  markNotificationsRead: {
    parameters: {
      query?: never
      header?: {
        /** @description A new value per request (a UUID); a retry with the same one gets the same answer */
        'idempotency-key'?: string
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          ids?: string[]
          /**
           * Format: date-time
           * @description All that happened up to then: `at` of the newest that you show
           */
          upTo?: string
        }
      }
    }
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Idempotent-Replayed': components['headers']['Idempotent-Replayed']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** @description Unread ones; 100 is that many or more */
            unread: number
          }
        }
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  countUnread: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            conversations: number
            /** @description Unread ones; 100 is that many or more */
            notifications: number
          }
        }
      }
      /** @description If-None-Match holds the present ETag */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  getNotificationPreferences: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['NotificationPreferences']
        }
      }
      /** @description If-None-Match holds the present ETag */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  putNotificationPreferences: {
    parameters: {
      query?: never
      header?: {
        /** @description ETag of the version that is edited; another one answers 412 */
        'if-match'?: string
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** @description A kind that is left out stays as it is */
          kinds: {
            message?: components['schemas']['NotificationChannels']
            offer?: components['schemas']['NotificationChannels']
            'offer-answer'?: components['schemas']['NotificationChannels']
            alert?: components['schemas']['NotificationChannels']
            'price-drop'?: components['schemas']['NotificationChannels']
            released?: components['schemas']['NotificationChannels']
            sold?: components['schemas']['NotificationChannels']
            'followed-seller'?: components['schemas']['NotificationChannels']
            rating?: components['schemas']['NotificationChannels']
            'deal-claim'?: components['schemas']['NotificationChannels']
            'rating-due'?: components['schemas']['NotificationChannels']
            'listing-expiring'?: components['schemas']['NotificationChannels']
            'webhook-disabled'?: components['schemas']['NotificationChannels']
          }
        }
      }
    }
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['NotificationPreferences']
        }
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  listMyDecisions: {
    parameters: {
      query?: {
        /** @description Items per page */
        limit?: number
        /** @description `next` of the page before */
        cursor?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Statements of reasons */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          Link: components['headers']['Link']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            items: {
              /**
               * Format: uuid
               * @description UUIDv7
               */
              id: string
              /** @enum {unknown} */
              subject: 'listing' | 'user' | 'rating' | 'message' | 'conversation'
              subjectId: string
              title: string
              /** @enum {unknown} */
              action: 'keep' | 'remove' | 'suspend' | 'restore' | 'uphold'
              reason:
                | (
                    | 'minors'
                    | 'prohibited'
                    | 'stolen'
                    | 'scam'
                    | 'hate'
                    | 'privacy'
                    | 'counterfeit'
                    | 'copyright'
                    | 'consumer'
                    | 'insult'
                    | 'spam'
                    | 'duplicate'
                    | 'misplaced'
                    | 'other'
                  )
                | null
              ground: ('legal' | 'contractual') | null
              facts: string
              /**
               * @description Whether people or a rule noticed; people decide
               * @enum {unknown}
               */
              detection: 'reported' | 'rule'
              /**
               * Format: date-time
               * @description RFC 3339, UTC
               */
              decidedAt: string
              endsAt: string | null
              complainUntil: string | null
              liftedAt: string | null
              complaint: {
                text: string
                /**
                 * Format: date-time
                 * @description RFC 3339, UTC
                 */
                createdAt: string
                outcome: ('restore' | 'uphold') | null
                reply: string | null
                decidedAt: string | null
              } | null
              /** @description By which it is read and complained about */
              token: string
            }[]
            next: string | null
          }
        }
      }
      /** @description If-None-Match holds the present ETag */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  listHeldMessages: {
    parameters: {
      query?: {
        /** @description Items per page */
        limit?: number
        /** @description `next` of the page before */
        cursor?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Held messages */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          Link: components['headers']['Link']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            items: {
              /**
               * Format: uuid
               * @description UUIDv7
               */
              conversationId: string
              /** @description The number of a message in its conversation */
              seq: number
              listing: {
                /**
                 * Format: uuid
                 * @description UUIDv7
                 */
                id: string
                title: string
              }
              /** @description Null once the account is gone */
              senderId: string | null
              text: string
              notes: ('phone' | 'email' | 'link' | 'iban' | 'messenger' | 'payment')[]
              /** @description How many pictures */
              images: number
              /**
               * Format: date-time
               * @description RFC 3339, UTC
               */
              createdAt: string
            }[]
            next: string | null
          }
        }
      }
      /** @description If-None-Match holds the present ETag */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  releaseHeldMessage: {
    parameters: {
      query?: never
      header?: {
        /** @description A new value per request (a UUID); a retry with the same one gets the same answer */
        'idempotency-key'?: string
      }
      path: {
        /** @description UUIDv7 */
        id: string
        /** @description The number of a message in its conversation */
        seq: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Idempotent-Replayed': components['headers']['Idempotent-Replayed']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            conversationId: string
            /** @description The number of a message in its conversation */
            seq: number
          }
        }
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  removeHeldMessage: {
    parameters: {
      query?: never
      header?: {
        /** @description A new value per request (a UUID); a retry with the same one gets the same answer */
        'idempotency-key'?: string
      }
      path: {
        /** @description UUIDv7 */
        id: string
        /** @description The number of a message in its conversation */
        seq: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Done, nothing to tell */
      204: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Idempotent-Replayed': components['headers']['Idempotent-Replayed']
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  listReports: {
    parameters: {
      query?: {
        /** @description Items per page */
        limit?: number
        /** @description `next` of the page before */
        cursor?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Open reports */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          Link: components['headers']['Link']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            items: {
              /**
               * Format: uuid
               * @description UUIDv7
               */
              id: string
              /**
               * Format: uuid
               * @description UUIDv7
               */
              conversationId: string
              listing: {
                /**
                 * Format: uuid
                 * @description UUIDv7
                 */
                id: string
                title: string
              }
              /** @description Null once the account is gone */
              reporterId: string | null
              /** @description Null once the account is gone */
              reportedId: string | null
              /** @enum {unknown} */
              reason: 'scam' | 'spam' | 'insult' | 'other'
              text: string
              /**
               * Format: date-time
               * @description RFC 3339, UTC
               */
              createdAt: string
            }[]
            next: string | null
          }
        }
      }
      /** @description If-None-Match holds the present ETag */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  resolveReport: {
    parameters: {
      query?: never
      header?: {
        /** @description A new value per request (a UUID); a retry with the same one gets the same answer */
        'idempotency-key'?: string
      }
      path: {
        /** @description UUIDv7 */
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Done, nothing to tell */
      204: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Idempotent-Replayed': components['headers']['Idempotent-Replayed']
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  listQueue: {
    parameters: {
      query?: {
        /** @description Items per page */
        limit?: number
        /** @description `next` of the page before */
        cursor?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Open cases */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          Link: components['headers']['Link']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            items: {
              /**
               * Format: uuid
               * @description UUIDv7
               */
              id: string
              /** @enum {unknown} */
              kind: 'report' | 'held-message' | 'complaint'
              /** @enum {unknown} */
              subject: 'listing' | 'user' | 'rating' | 'message' | 'conversation' | 'decision'
              subjectId: string
              /** @description From 1 to 5 */
              harm: number
              reports: number
              reason:
                | (
                    | 'minors'
                    | 'prohibited'
                    | 'stolen'
                    | 'scam'
                    | 'hate'
                    | 'privacy'
                    | 'counterfeit'
                    | 'copyright'
                    | 'consumer'
                    | 'insult'
                    | 'spam'
                    | 'duplicate'
                    | 'misplaced'
                    | 'other'
                  )
                | null
              title: string
              owner: {
                /**
                 * Format: uuid
                 * @description UUIDv7
                 */
                id: string
                name: string
              } | null
              /**
               * Format: date-time
               * @description RFC 3339, UTC
               */
              openedAt: string
              /**
               * Format: date-time
               * @description By when somebody should have looked; the order of the queue
               */
              dueAt: string
              lease: {
                mine: boolean
                /**
                 * Format: date-time
                 * @description RFC 3339, UTC
                 */
                until: string
              } | null
              actions: ('keep' | 'remove' | 'suspend' | 'restore' | 'uphold')[]
            }[]
            next: string | null
          }
        }
      }
      /** @description If-None-Match holds the present ETag */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  getCase: {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description UUIDv7 */
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string
            /** @enum {unknown} */
            kind: 'report' | 'held-message' | 'complaint'
            /** @enum {unknown} */
            subject: 'listing' | 'user' | 'rating' | 'message' | 'conversation' | 'decision'
            subjectId: string
            /** @description From 1 to 5 */
            harm: number
            reports: number
            reason:
              | (
                  | 'minors'
                  | 'prohibited'
                  | 'stolen'
                  | 'scam'
                  | 'hate'
                  | 'privacy'
                  | 'counterfeit'
                  | 'copyright'
                  | 'consumer'
                  | 'insult'
                  | 'spam'
                  | 'duplicate'
                  | 'misplaced'
                  | 'other'
                )
              | null
            title: string
            owner: {
              /**
               * Format: uuid
               * @description UUIDv7
               */
              id: string
              name: string
            } | null
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             */
            openedAt: string
            /**
             * Format: date-time
             * @description By when somebody should have looked; the order of the queue
             */
            dueAt: string
            lease: {
              mine: boolean
              /**
               * Format: date-time
               * @description RFC 3339, UTC
               */
              until: string
            } | null
            actions: ('keep' | 'remove' | 'suspend' | 'restore' | 'uphold')[]
            /** @description Open reports */
            said: {
              /**
               * Format: uuid
               * @description UUIDv7
               */
              id: string
              /** @enum {unknown} */
              reason:
                | 'minors'
                | 'prohibited'
                | 'stolen'
                | 'scam'
                | 'hate'
                | 'privacy'
                | 'counterfeit'
                | 'copyright'
                | 'consumer'
                | 'insult'
                | 'spam'
                | 'duplicate'
                | 'misplaced'
                | 'other'
              text: string
              /**
               * Format: date-time
               * @description RFC 3339, UTC
               */
              createdAt: string
              by: string | null
              isGuest: boolean
            }[]
            messages: {
              seq: number
              /** @enum {unknown} */
              side: 'buyer' | 'seller'
              writerId: string | null
              text: string
              isHeld: boolean
              /**
               * Format: date-time
               * @description RFC 3339, UTC
               */
              createdAt: string
            }[]
            rating: {
              stars: number
              text: string
              /**
               * Format: date-time
               * @description RFC 3339, UTC
               */
              createdAt: string
            } | null
            history: {
              /**
               * Format: date-time
               * @description RFC 3339, UTC
               */
              since: string
              isSuspended: boolean
              listings: number
              reports: number
              decisions: {
                title: string
                /** @enum {unknown} */
                action: 'keep' | 'remove' | 'suspend' | 'restore' | 'uphold'
                reason:
                  | (
                      | 'minors'
                      | 'prohibited'
                      | 'stolen'
                      | 'scam'
                      | 'hate'
                      | 'privacy'
                      | 'counterfeit'
                      | 'copyright'
                      | 'consumer'
                      | 'insult'
                      | 'spam'
                      | 'duplicate'
                      | 'misplaced'
                      | 'other'
                    )
                  | null
                /**
                 * Format: date-time
                 * @description RFC 3339, UTC
                 */
                decidedAt: string
                liftedAt: string | null
              }[]
            } | null
            complaint: {
              text: string
              /**
               * Format: date-time
               * @description RFC 3339, UTC
               */
              createdAt: string
              /** @enum {unknown} */
              action: 'keep' | 'remove' | 'suspend' | 'restore' | 'uphold'
              reason:
                | (
                    | 'minors'
                    | 'prohibited'
                    | 'stolen'
                    | 'scam'
                    | 'hate'
                    | 'privacy'
                    | 'counterfeit'
                    | 'copyright'
                    | 'consumer'
                    | 'insult'
                    | 'spam'
                    | 'duplicate'
                    | 'misplaced'
                    | 'other'
                  )
                | null
              facts: string
              /**
               * Format: date-time
               * @description RFC 3339, UTC
               */
              decidedAt: string
              /** @enum {unknown} */
              subject: 'listing' | 'user' | 'rating' | 'message' | 'conversation'
              subjectId: string
              /** @description Whether you decided first */
              isYours: boolean
            } | null
          }
        }
      }
      /** @description If-None-Match holds the present ETag */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  leaseCase: {
    parameters: {
      query?: never
      header?: {
        /** @description A new value per request (a UUID); a retry with the same one gets the same answer */
        'idempotency-key'?: string
      }
      path: {
        /** @description UUIDv7 */
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Idempotent-Replayed': components['headers']['Idempotent-Replayed']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             */
            until: string
          }
        }
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  giveBackCase: {
    parameters: {
      query?: never
      header?: {
        /** @description A new value per request (a UUID); a retry with the same one gets the same answer */
        'idempotency-key'?: string
      }
      path: {
        /** @description UUIDv7 */
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Done, nothing to tell */
      204: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Idempotent-Replayed': components['headers']['Idempotent-Replayed']
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  decideCase: {
    parameters: {
      query?: never
      header?: {
        /** @description A new value per request (a UUID); a retry with the same one gets the same answer */
        'idempotency-key'?: string
      }
      path: {
        /** @description UUIDv7 */
        id: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          /** @enum {unknown} */
          action: 'keep' | 'remove' | 'suspend' | 'restore' | 'uphold'
          /** @enum {unknown} */
          reason?:
            | 'minors'
            | 'prohibited'
            | 'stolen'
            | 'scam'
            | 'hate'
            | 'privacy'
            | 'counterfeit'
            | 'copyright'
            | 'consumer'
            | 'insult'
            | 'spam'
            | 'duplicate'
            | 'misplaced'
            | 'other'
          /** @description What was found, or the answer to a complaint: 10 to 2000 characters */
          text?: string
          /**
           * Format: date-time
           * @description End of a suspension; for good without
           */
          until?: string
        }
      }
    }
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Idempotent-Replayed': components['headers']['Idempotent-Replayed']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string
            /** @enum {unknown} */
            subject: 'listing' | 'user' | 'rating' | 'message' | 'conversation'
            subjectId: string
            title: string
            /** @enum {unknown} */
            action: 'keep' | 'remove' | 'suspend' | 'restore' | 'uphold'
            reason:
              | (
                  | 'minors'
                  | 'prohibited'
                  | 'stolen'
                  | 'scam'
                  | 'hate'
                  | 'privacy'
                  | 'counterfeit'
                  | 'copyright'
                  | 'consumer'
                  | 'insult'
                  | 'spam'
                  | 'duplicate'
                  | 'misplaced'
                  | 'other'
                )
              | null
            ground: ('legal' | 'contractual') | null
            facts: string
            /**
             * @description Whether people or a rule noticed; people decide
             * @enum {unknown}
             */
            detection: 'reported' | 'rule'
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             */
            decidedAt: string
            endsAt: string | null
            complainUntil: string | null
            liftedAt: string | null
            complaint: {
              text: string
              /**
               * Format: date-time
               * @description RFC 3339, UTC
               */
              createdAt: string
              outcome: ('restore' | 'uphold') | null
              reply: string | null
              decidedAt: string | null
            } | null
          }
        }
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  listAgents: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            items: {
              name: string
              summary: string
              /** @description As crontab has it, with the zone where it is not the site’s; or `after` another agent */
              schedule: string | null
              isPaused: boolean
              nextAt: string | null
              lastAt: string | null
              queued: number
              running: number
              /** @description Of the last 24 hours, as failed and dead */
              done: number
              failed: number
              dead: number
              /** @description When the longest waiting task was due */
              oldestAt: string | null
            }[]
          }
        }
      }
      /** @description If-None-Match holds the present ETag */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  pauseAgent: {
    parameters: {
      query?: never
      header?: {
        /** @description A new value per request (a UUID); a retry with the same one gets the same answer */
        'idempotency-key'?: string
      }
      path: {
        name: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Idempotent-Replayed': components['headers']['Idempotent-Replayed']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            name: string
            isPaused: boolean
          }
        }
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  resumeAgent: {
    parameters: {
      query?: never
      header?: {
        /** @description A new value per request (a UUID); a retry with the same one gets the same answer */
        'idempotency-key'?: string
      }
      path: {
        name: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Idempotent-Replayed': components['headers']['Idempotent-Replayed']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            name: string
            isPaused: boolean
          }
        }
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  listNotices: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            items: {
              /** @description The agent that found it */
              source: string
              key: string
              title: string
              /** @description What to do about it */
              advice: string
              /** @description What it was seen by */
              evidence: unknown
              /**
               * Format: date-time
               * @description RFC 3339, UTC
               */
              since: string
            }[]
          }
        }
      }
      /** @description If-None-Match holds the present ETag */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  listBenchmarks: {
    parameters: {
      query?: {
        /** @description Only the figure of this name */
        name?: string
        /** @description Items per page */
        limit?: number
        /** @description `next` of the page before */
        cursor?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Figures by name */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          Link: components['headers']['Link']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            items: {
              name: string
              unit: string
              /** @enum {unknown} */
              better: 'lower' | 'higher'
              /** @description Of benchmarks one a commit and machine, in the order in which these were last measured; of the running site as many figures as make 60 points. The last is the newest */
              points: {
                /** @description Null for a figure of the running site */
                commit: string | null
                machine: string
                /** @description The mean where it was measured more than once */
                figure: number
                /** @description Standard deviation between the runs, or within the one; null where nobody can tell */
                spread: number | null
                runs: number
                /**
                 * Format: date-time
                 * @description RFC 3339, UTC
                 */
                from: string
                /**
                 * Format: date-time
                 * @description RFC 3339, UTC
                 */
                at: string
              }[]
              /** @description Against the commit before; null for the first one and for the running site */
              change: {
                /** @description The commit before */
                commit: string
                before: number
                /** @description The newest over the one before; null where that was 0 */
                ratio: number | null
                /** @enum {unknown} */
                verdict: 'better' | 'worse' | 'within the spread' | 'spread unknown' | 'other machine'
              } | null
            }[]
            next: string | null
          }
        }
      }
      /** @description If-None-Match holds the present ETag */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  runAgent: {
    parameters: {
      query?: never
      header?: {
        /** @description A new value per request (a UUID); a retry with the same one gets the same answer */
        'idempotency-key'?: string
      }
      path: {
        name: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          input: unknown
        }
      }
    }
    responses: {
      /** @description The task, which may not have begun */
      202: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Idempotent-Replayed': components['headers']['Idempotent-Replayed']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string
          }
        }
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  listTasks: {
    parameters: {
      query?: {
        goal?: string
        /** @description queued waits, also between attempts; failed cannot succeed; dead has used up its attempts. What ended is kept for 30 days */
        state?: 'queued' | 'running' | 'done' | 'failed' | 'dead'
        /** @description Items per page */
        limit?: number
        /** @description UUIDv7 */
        cursor?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Tasks */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          Link: components['headers']['Link']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            items: {
              /**
               * Format: uuid
               * @description UUIDv7
               */
              id: string
              goal: string
              /**
               * @description queued waits, also between attempts; failed cannot succeed; dead has used up its attempts. What ended is kept for 30 days
               * @enum {unknown}
               */
              state: 'queued' | 'running' | 'done' | 'failed' | 'dead'
              key: string | null
              priority: number
              input: unknown
              /** @description Of what ended `{ status, output, metadata? }`; of what runs its progress; between attempts the last error */
              output: unknown
              attempt: number
              /**
               * Format: date-time
               * @description RFC 3339, UTC
               */
              createdAt: string
              /**
               * Format: date-time
               * @description RFC 3339, UTC
               */
              runAt: string
              startedAt: string | null
              endedAt: string | null
            }[]
            next: string | null
          }
        }
      }
      /** @description If-None-Match holds the present ETag */
      304: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content?: never
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  retryTask: {
    parameters: {
      query?: never
      header?: {
        /** @description A new value per request (a UUID); a retry with the same one gets the same answer */
        'idempotency-key'?: string
      }
      path: {
        /** @description UUIDv7 */
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description OK */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Idempotent-Replayed': components['headers']['Idempotent-Replayed']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string
          }
        }
      }
      /** @description A problem */
      '4XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description A problem */
      '5XX': {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          'Retry-After': components['headers']['Retry-After']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
}
