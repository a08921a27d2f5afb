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
  '/v1/categories/find': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * Categories that a thing may belong to, by what people call it, the likeliest first
     * @description Understands both languages, inflections and typing mistakes, and what is published already: `iphone`, `garsonieră`, `ps5`, `golf 7`.
     */
    get: operations['findCategories']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/price-guide': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** What is asked for things like one that is not published yet */
    get: operations['getPriceGuide']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/places/outline': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Where all places are, for drawing a map */
    get: operations['getPlacesOutline']
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
    /** Completions of a search and names of categories, most popular first, and towns */
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
  '/v1/old-addresses': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * The listing that an address of an old site was of
     * @description For the site, which sends visitors of such an address on. 404 for an address of no listing that was public.
     */
    get: operations['getOldAddress']
    put?: never
    post?: never
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
  '/v1/listings/{id}/similar': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * Listings that are like one, and what is asked for such things
     * @description Of its category, with its condition and attributes and from its county first, then with fewer of these in the order of the catalogue. `price` is null where fewer than ten ask one, and in the currency of the listing’s own.
     */
    get: operations['getSimilarListings']
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
  '/v1/site': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** What the site is called, looks like and offers */
    get: operations['getSite']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/site/logo': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** The logo of the site, a PNG or WebP picture */
    get: operations['getLogo']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/site/pages/{page}/{locale}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** A page of law as it is now, or as it was in a version */
    get: operations['getLegalPage']
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
    /** Ids, titles, times and first pictures of all published listings, for sitemaps */
    get: operations['getSitemap']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/landing-pages': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * Categories, and categories in a county, with pages of their own
     * @description Those with 3 listings or more, counted once a minute, and what the operator says on them.
     */
    get: operations['listLandingPages']
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
     * A picture in one size
     * @description `preset` is the name of one, or its path from /v1/rules (`card-1a2b3c`): under that the bytes never change, and may be kept for ever. AVIF is made later; until it is there, its address answers with WebP. Of a listing that anybody may see, for anybody. Of drafts and the like for their owner only: with an access token, or in a browser with the cookie that `transport: cookie` brings. 404 for everybody else.
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
     * Why something was removed, or an account suspended, or what became of a report
     * @description The statement of reasons of Art. 17 of Regulation (EU) 2022/2065, by the link of its mail. Whoever reported something that was left as it was has a link too: `report` is what they said then.
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
  '/v1/decisions/{token}/lot': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * What was decided at once with it, of the same account
     * @description One mail tells of all: its link leads to each statement of reasons, itself among them, and so to each complaint. Empty for what was decided alone.
     */
    get: operations['listDecisionsOfLot']
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
     * @description Once, within six months, by whoever was restricted, or reported what was left as it was; somebody else than the first decides (Art. 20). 409 where it is too late, or a second time.
     */
    post: operations['complain']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/transparency': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * What was reported, restricted and complained about in a year
     * @description The report of Art. 15 and 24 of Regulation (EU) 2022/2065, counted from what is kept; of a year that is not over, so far. As CSV below `/csv`.
     */
    get: operations['getTransparencyReport']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/transparency/csv': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** The same as lines of `what,figure` */
    get: operations['getTransparencyCsv']
    put?: never
    post?: never
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
  '/v1/mail/replies': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Bring an answer that came by mail into its conversation
     * @description For the mail server of the mailbox of `PIATA_MAIL_REPLIES`, which sends `PIATA_MAIL_REPLIES_SECRET` as the bearer token and the whole mail (RFC 5322) as the body. What is quoted and pictures are left out. A second copy of a mail and what machines write is taken and left out. A mail that is refused should go back to its writer.
     */
    post: operations['takeMailReply']
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
  '/v1/payments/{provider}/webhook': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * For the payment provider: what became of a payment
     * @description Signed by the provider. The same event again changes nothing. 404 where the site has no such provider.
     */
    post: operations['takePaymentEvent']
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
  '/v1/listings/{id}/look': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    /**
     * Say that somebody looks at the page of a listing
     * @description Counted for its seller, once a day from one browser, without a cookie and without who it was, and not for the seller itself where it says who it is. Of what is no listing nothing is counted; whoever is logged in hears 404 then.
     */
    put: operations['lookAtListing']
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
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
     * @description It stands nowhere else; `seller.phone` of the listing says who may ask. Each question is noted, and for the seller each member is counted once, each guest once a day. 401 where one has to log in first, 409 where there is no number for the caller or the listing is sold, 429 for an account that has asked for those of 40 sellers within a day.
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
  '/v1/me/images': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * How many pictures your account has, and may have
     * @description Bytes are those of the files as they were sent. What no listing uses counts until it is removed, after a day.
     */
    get: operations['getMyImageUsage']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
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
  '/v1/me/exports': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Your exports, newest first */
    get: operations['listExports']
    put?: never
    /**
     * Have all that is kept about you exported
     * @description The same as GET /v1/me/export, made by a task and kept for 3 days: for accounts with much. While one waits, this answers with it.
     */
    post: operations['requestExport']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/me/exports/{id}/file': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** The file of an export, as gzip */
    get: operations['downloadExport']
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
  '/v1/me/trader': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** What you say as a trader; 404 for a private seller */
    get: operations['getMyTrader']
    /** Sell as a trader: who you are, as buyers are to know (Art. 30 of the Digital Services Act) */
    put: operations['putMyTrader']
    post?: never
    /** Sell as a private person again */
    delete: operations['deleteMyTrader']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/me/listings/{id}/days': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * How often one of your listings was looked at, called about, written about and saved
     * @description Of the last 30 days (UTC) those on which something was. A look counts once a day from one browser; programs that say so are left out. Counts are seconds behind.
     */
    get: operations['getMyListingDays']
    put?: never
    post?: never
    delete?: never
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
  '/v1/export/listings.ndjson': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * All published listings, a line each
     * @description Cards as `/v1/listings` has them, newest first, one JSON object a line (NDJSON). What changes meanwhile comes as it is when its line is written, or not at all; `/v1/changes` leaves nothing out.
     */
    get: operations['exportListings']
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
  '/v1/listings/{id}/promotion': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Until when a listing of one’s own stands at the top of results */
    get: operations['getPromotion']
    put?: never
    /**
     * Put a listing of one’s own at the top of results by a code
     * @description Of whoever runs the site. 400 naming `code` for one that is not good; 409 for a listing that is not on show.
     */
    post: operations['promoteListing']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/listings/{id}/promotion/payment': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Open a page where a listing of one’s own is paid a place at the top
     * @description Once it is paid, the provider says so and the listing is promoted. 409 where the site sells none, or the listing is not on show; 503 while the provider does not answer.
     */
    post: operations['payForPromotion']
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
  '/v1/images/uploads': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Begin to upload a picture in pieces
     * @description For connections that break: tus 1.0 with creation, expiration and termination. Send `Upload-Length`; the pieces go to the address in `Location` by PATCH. Once all has arrived, `finishUpload` makes it a picture. An account may have 24 under way, each for 24 hours after the last of it arrived; they lie at the gateway that they were begun at.
     */
    post: operations['createUpload']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/images/uploads/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * How much of an upload has arrived
     * @description In `Upload-Offset` too, for HEAD.
     */
    get: operations['readUpload']
    put?: never
    post?: never
    /** Give an upload up */
    delete: operations['removeUpload']
    options?: never
    head?: never
    /**
     * Send the next piece of an upload
     * @description From where it ends, which `Upload-Offset` repeats: else 409, with the right one. What arrived of a piece that broke off is kept.
     */
    patch: operations['appendToUpload']
    trace?: never
  }
  '/v1/images/uploads/{id}/finish': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Make a picture of an upload that has arrived
     * @description As `uploadImages` does of a form. The upload is gone then, also when the picture is refused; 503 is no refusal.
     */
    post: operations['finishUpload']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/imports': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Your imported files, newest first */
    get: operations['listImports']
    put?: never
    /**
     * Bring a file of listings
     * @description The body is the file: CSV, JSON (an array of objects, or one a line), XML, .xlsx or .ods, packed with gzip, Zstandard or ZIP or not. Its form, encoding and delimiter are found, and can be said. The answer has the columns and the first 1000 rows; the rest is read meanwhile. Nothing becomes a listing before `confirm`. Files go after 30 days.
     */
    post: operations['createImport']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/imports/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** An import, and how far it is */
    get: operations['getImport']
    put?: never
    post?: never
    /** Remove a file; its listings stay */
    delete: operations['removeImport']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/imports/{id}/rows': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Rows of the file, from any on */
    get: operations['listImportRows']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/imports/{id}/errors': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Rows that are refused, each with its line, field and reason */
    get: operations['listImportErrors']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/imports/{id}/errors.csv': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Refused rows as a file that can be imported again once they are mended */
    get: operations['exportImportErrors']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/imports/{id}/mapping': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    /** Say how columns become listings */
    put: operations['putImportMapping']
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/imports/{id}/preview': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** The first 10 rows as the listings that they would be */
    post: operations['previewImport']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/imports/{id}/check': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Find out what an import would do; nothing is written */
    post: operations['checkImport']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/imports/{id}/confirm': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Make listings of the rows, or go on where it was ended */
    post: operations['confirmImport']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/imports/{id}/cancel': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** End what is under way; what was written by then stays */
    post: operations['cancelImport']
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
     * @description Of a listing that is sold. The seller says so once, and both sides can rate each other then, for 14 days. The buyer may say so first: it waits for the seller, who is told; 409 once the seller named somebody else.
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
     * @description Server-sent events. `message` and `read` have `{ conversationId, seq, mine }`: what came, or up to where it was read, and whether it was you; `offer` the same, of an offer that is another one now than it was. Fetch what is new. `listing` has `{ listingId }`: one that you write about was reserved, released, sold, taken back or changed, or its buyer was named; fetch its conversation. `notification` has nothing: the list of notifications has changed. `ready` says that the stream has begun; `reset`, that events are missing because you were away too long: fetch all anew. Each has an id: sent back as `Last-Event-ID` it resumes without a hole, for a week. The stream ends with the session, and at the latest after an hour: open it again.
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
  '/v1/me/reports': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * What you reported, and what became of each, the newest first
     * @description Until when one may complain about what was left as it was is `complainUntil`; `token` leads to what became of it and to the complaint (`/v1/decisions/{token}`).
     */
    get: operations['listMyReports']
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
    /** Messages that wait for a moderator, the oldest first, but for those of one’s own conversations */
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
     * @description Its sender is shown it as `removed`, and told why (Art. 17), as by `/v1/admin/queue`. 409 where it is not held any more.
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
    /** Reports of conversations that nobody has dealt with, the oldest first, but for those of or about oneself */
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
     * @description Its reporter is told that nothing was restricted, and may complain. 409 where somebody said so already, handles it, or it concerns you.
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
     * @description Reports by what they are about, held messages and complaints. Harm and age make the order. What concerns whoever asks is left out: what is their own, what they reported, complaints about what they decided.
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
  '/v1/admin/queue/others': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * How many open cases the queue leaves out, and why
     * @description Nobody decides about what concerns them. What nobody of the staff may decide waits until the operator makes somebody else a moderator (`npm run admin -- grant`).
     */
    get: operations['countCasesOfOthers']
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
     * @description A listing is read at `/v1/listings/{id}`. 404 for what is decided, and for what the queue leaves out.
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
     * @description For ten minutes, and again by asking again, with whatever else is open of its subject. 409 where somebody else has it, and for what the queue leaves out.
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
     * @description `keep` leaves what was reported as it is, and sends what was held; `remove` takes it away, `suspend` the account too: both need `reason` and `text`, which whoever is restricted reads (Art. 17 of Regulation (EU) 2022/2065). Of a complaint `restore` gives way and `uphold` does not, both with `text`; whoever decided first does not decide (409). A complaint of somebody who reported what was left as it was is given way to by `remove` or `suspend`. Reporters are told by mail. 409 where somebody else has the case or decided; 409 with `/seen` among `errors` where what it is about was changed, or somebody reported it or complained, since `getCase` told `seen`: nothing is decided then.
     */
    post: operations['decideCase']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/admin/bans': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** What is banned, the newest first; what ended for a year too */
    get: operations['listBans']
    put?: never
    /**
     * Ban an account, an address, a network, a picture or a text
     * @description A banned account is suspended, with a statement of reasons to its owner, and its listings leave search; nobody registers with a banned address; from a banned network nobody registers, publishes or writes to others; listings with a banned picture or text wait for a moderator. 409 for what is banned already, and for accounts of the staff.
     */
    post: operations['ban']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/admin/bans/{id}/lift': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * End a ban; of an account its suspension
     * @description Its statement of reasons is taken back, a complaint about it that waits is given way to, and its owner is told; what was removed with it stays so. 409 for one that ended already.
     */
    post: operations['liftBan']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/admin/lots': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** What was removed at once, the newest first, and how far that is */
    get: operations['listLots']
    put?: never
    /**
     * Remove listings at once, by seller, text, picture or network
     * @description A task removes those that are or wait to be shown, one by one: each with a statement of reasons, which its seller finds with the listing and hears of in one mail; reporters are answered. What another moderator handles, what is the moderator’s own, and what was written or changed since the preview (`asOf`), is skipped; 409 where the text by which the others are found was. The audit log names the lot.
     */
    post: operations['removeLot']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/admin/lots/preview': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** What a lot would remove: the first of it, and how many there are */
    get: operations['previewLot']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/admin/lots/{id}/undo': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Take back all that was removed at once
     * @description Within 7 days of its beginning, while it goes on too. A task withdraws the statements of reasons one by one: the listings are as they were, complaints that wait are given way to, and each seller hears of it in one mail. 409 where a listing of one’s own is among them.
     */
    post: operations['undoLot']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/admin/statements': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * Statements of reasons as the DSA Transparency Database takes them, the oldest first
     * @description Each item is a body for the `statement` operation of the Commission’s API (Art. 24(5) of Regulation (EU) 2022/2065). Addresses and numbers are left out of the facts; whether anything else in them is personal, a person has to look.
     */
    get: operations['exportStatements']
    put?: never
    post?: never
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
  '/v1/admin/promotions': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Listings that stand at the top, the latest 200 */
    get: operations['listPromotions']
    put?: never
    /**
     * Put a listing at the top of results for some days
     * @description Behind what it has already. It is marked, and stands there only where it matches. 409 for a listing that is not on show.
     */
    post: operations['grantPromotion']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/admin/promotions/{id}/end': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** End a promotion at once */
    post: operations['endPromotion']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/admin/payments': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** What was paid for, the latest 200; owed is what a listing that went meanwhile did not get */
    get: operations['listPayments']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/admin/promotion-codes': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Codes that are good, the latest 200 */
    get: operations['listPromotionCodes']
    put?: never
    /** Make a code by which sellers put a listing at the top */
    post: operations['makePromotionCode']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/admin/promotion-codes/{code}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    post?: never
    /** Make a code good no more; what was promoted by it goes on */
    delete: operations['voidPromotionCode']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/admin/mails': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Mails of the last 30 days, the newest first, without their contents; dead ones can be retried */
    get: operations['listMails']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/admin/listings': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * Listings of everybody and of any status, the newest first
     * @description With `q` or `status` a page may hold fewer than `limit`, or none, and have a `next` all the same: they are looked through page by page.
     */
    get: operations['listAllListings']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/admin/imports': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Files that members brought, the newest first */
    get: operations['listAllImports']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/admin/feeds': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Files that are read again and again, by name */
    get: operations['listFeeds']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/schemas/parse': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Read the tables of another database from its script
     * @description The body is the script as `application/sql` or `text/plain`, in UTF-8 or UTF-16, packed by gzip or Zstandard or not, at most 50 MB, unpacked too. What is no script (an archive, a dump in a format of its own) is refused with what it is. What cannot be read is in `problems`, by line and column, and the rest is read all the same.
     */
    post: operations['parseSchema']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/admin/settings': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** What is chosen for the site */
    get: operations['getSettings']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    /** Choose something else for the site; every gateway follows within a second */
    patch: operations['changeSettings']
    trace?: never
  }
  '/v1/admin/settings/history': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** What was changed of the settings, the latest first; the audit log says by whom */
    get: operations['listSettingsChanges']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/admin/pages/{page}/{locale}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** A page of law with all its versions */
    get: operations['getLegalPageVersions']
    /** Write a page of law anew; the version before is kept */
    put: operations['writeLegalPage']
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/admin/landing-pages': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    /**
     * Say under which word a category’s page stands, and what is on it
     * @description Of one language, and of the category alone or in a county. What is null is as it comes by itself. 409 where the word is the site’s own, or another category has it, by choice or by its name of now or before.
     */
    put: operations['writeLandingPage']
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/admin/categories': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** All categories as they are kept, and whether listings still follow a change */
    get: operations['listCategories']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/admin/categories/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    /**
     * Make a category, or change one: its place, names and attributes
     * @description Every gateway follows within a second; listings follow by a task (`catalogue`), whose progress `following` tells, and are found meanwhile. They lose the values of attributes and options that are gone. An attribute keeps its type. What lies below a category moves with it. 409 for more than 4 levels, for a place below a category that holds listings or attributes, and for the id of one that was removed; 400 for a place below itself.
     */
    put: operations['saveCategory']
    post?: never
    /**
     * Take a category out of the tree; its listings and its addresses go to another
     * @description 409 for one with categories below it, or that the settings name.
     */
    delete: operations['removeCategory']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/admin/dashboard': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** How the site does: what came in a day, what is searched for, tasks, storage, health */
    get: operations['getDashboard']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/admin/slow-requests': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * What took long in slow requests
     * @description Of this gateway and the last day, one a second at most: requests that took PIATA_SLOW_MS or longer, the latest first.
     */
    get: operations['listSlowRequests']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/admin/users': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Accounts, the newest first */
    get: operations['listUsers']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/admin/users/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** An account with its sessions, what it sells and its last security events */
    get: operations['getUser']
    put?: never
    post?: never
    /**
     * Delete an account with its listings, pictures and messages, as its owner could
     * @description Cannot be undone: needs a session that was confirmed within five minutes. Either its owner asked for it (`isAsked`), or `reason` and `text` are a statement of reasons (Art. 17 of Regulation (EU) 2022/2065): it and those before it stay to be read, and complained about, by the links of their mails for six months.
     */
    delete: operations['deleteUser']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/admin/users/{id}/act-as': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * See the site as a member does, without changing anything
     * @description For as long as one access token lives: it reads what the account reads, its messages too, and every other request is refused (403 `acting-session`). The account sees the session among its own, and the audit log says who looked. Needs a session that was confirmed within five minutes.
     */
    post: operations['actAs']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/admin/users/{id}/suspend': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Suspend an account: it is logged out, its listings leave search until that is over
     * @description With a statement of reasons (Art. 17 of Regulation (EU) 2022/2065), which its owner gets by mail and may complain about. 409 for one that is suspended already.
     */
    post: operations['suspendUser']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/admin/users/{id}/unsuspend': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Lift the suspension of an account
     * @description All of its bans, as `liftBan` does one.
     */
    post: operations['unsuspendUser']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/admin/audit': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * Security events and what staff did, the latest first
     * @description Whether they are as they were written, `npm run audit -- verify` tells.
     */
    get: operations['listAuditEvents']
    put?: never
    post?: never
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
      currency:
        | 'RON'
        | 'EUR'
        | 'USD'
        | 'GBP'
        | 'BAM'
        | 'BGN'
        | 'CHF'
        | 'CZK'
        | 'DKK'
        | 'HUF'
        | 'MDL'
        | 'MKD'
        | 'NOK'
        | 'PLN'
        | 'RSD'
        | 'SEK'
        | 'TRY'
        | 'UAH'
    }
    /** @description What it is called in each language that the site can have, by its code (ISO 639): `ro`, `en` */
    Names: {
      [key: string]: string
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
      /** @description Of one with others below it: what all of those are filtered by alike */
      filters?: components['schemas']['CategoryAttribute'][]
      /** @description Ids of categories whose listings went into it */
      former?: string[]
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
      /** @description A language of the site, by its code (ISO 639): ro, en */
      locale: string
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
      /** @description The one that most of it has, `#rrggbb` */
      colour: string
      variants: {
        preset: string
        /** @description It is at /img/<path>/<sha256>.<format> */
        path: string
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
      /** @description Where the price fell: minor units of its currency, the lowest of the thirty days before, and when it fell */
      reduced?: {
        amount: number
        /**
         * Format: date-time
         * @description RFC 3339, UTC
         */
        at: string
      }
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
      /** @description Hashes of the pictures after the first, three at most */
      more?: string[]
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
      /** @description Where the price fell: minor units of its currency, the lowest of the thirty days before, and when it fell */
      reduced?: {
        amount: number
        /**
         * Format: date-time
         * @description RFC 3339, UTC
         */
        at: string
      }
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
      /** @description Hashes of the pictures after the first, three at most */
      more?: string[]
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
      /** @description Where the price fell: minor units of its currency, the lowest of the thirty days before, and when it fell */
      reduced?: {
        amount: number
        /**
         * Format: date-time
         * @description RFC 3339, UTC
         */
        at: string
      }
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
      /** @description Hashes of the pictures after the first, three at most */
      more?: string[]
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
      /** @description Where the price fell: minor units of its currency, the lowest of the thirty days before, and when it fell */
      reduced?: {
        amount: number
        /**
         * Format: date-time
         * @description RFC 3339, UTC
         */
        at: string
      }
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
      /** @description Hashes of the pictures after the first, three at most */
      more?: string[]
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
      /** @description Where the price fell: minor units of its currency, the lowest of the thirty days before, and when it fell */
      reduced?: {
        amount: number
        /**
         * Format: date-time
         * @description RFC 3339, UTC
         */
        at: string
      }
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
      /** @description Hashes of the pictures after the first, three at most */
      more?: string[]
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
        /** @description What a trader says about itself; null for a private seller */
        trader: {
          name: string
          /** @description With the letters of its country: RO18547290 */
          vatId: string
          registerNumber: string
          address: string
          email: string
          /** @description E.164 */
          phone: string
          /** @description When a look-up last said that the VAT number is valid; null where none did */
          vatConfirmedAt: string | null
        } | null
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
      /** @description Minor units of the price’s currency: the lowest price of the thirty days before a trader’s last reduction; null where there was none */
      lowestBefore: number | null
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
      /** @description west,south,east,north in degrees: what lies within, such as 23.4,46.7,23.8,46.9 */
      box?: string
      /** @description Minor units of `currency`; prices in other currencies are converted. 0 excludes nothing, not even listings without a price */
      priceMin?: number
      /** @description 0 for what is free */
      priceMax?: number
      /**
       * @description Of `priceMin` and `priceMax`. Default: the site’s first currency
       * @enum {unknown}
       */
      currency?:
        | 'RON'
        | 'EUR'
        | 'USD'
        | 'GBP'
        | 'BAM'
        | 'BGN'
        | 'CHF'
        | 'CZK'
        | 'DKK'
        | 'HUF'
        | 'MDL'
        | 'MKD'
        | 'NOK'
        | 'PLN'
        | 'RSD'
        | 'SEK'
        | 'TRY'
        | 'UAH'
      /** @description Comma-separated */
      condition?: string
      /**
       * @description Default: relevance with `q`, else newest
       * @enum {unknown}
       */
      sort?: 'relevance' | 'newest' | 'price-asc' | 'price-desc' | 'distance' | 'reduced'
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
      /** @description A language of the site, by its code (ISO 639): ro, en */
      locale: string
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
         * @description `ended`: it was accepted and its reservation taken back, or it waited while somebody else got the listing, or that was sold, taken back or got another price
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
         * @description `ended`: it was accepted and its reservation taken back, or it waited while somebody else got the listing, or that was sold, taken back or got another price
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
      /** @description Whether the buyer said that it bought; the deal is made when the seller says so too. False once the seller named somebody else */
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
            answer:
              | 'accepted'
              | 'declined'
              | 'countered'
              | 'expired'
              | 'withdrawn'
              | 'ended'
              | 'left'
              | 'taken'
              | 'bought'
              | 'repriced'
              | 'gone'
              | 'reopened'
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
    ImportColumn: {
      name: string
      /** @enum {unknown} */
      type: 'empty' | 'number' | 'time' | 'yes-no' | 'address' | 'text'
      /** @description The share of rows in which it is empty, 0 to 1 */
      empty: number
      examples: string[]
    }
    ImportRow: {
      line: number
      fields: string[]
      /** @description Why it could not be read */
      fault?: string
    }
    Import: {
      /**
       * Format: uuid
       * @description UUIDv7
       */
      id: string
      name: string
      bytes: number
      /**
       * @description `received`: its rows are being read. `ready`: it waits for its mapping and `check`. `checking`: what it would do is being found out. `checked`: see `plan`. `running`: rows become listings. `held`: they have, but nothing is withdrawn until `withdrawMany` is said. `done`, `cancelled`, `failed`: over
       * @enum {unknown}
       */
      state:
        | 'received'
        | 'ready'
        | 'checking'
        | 'checked'
        | 'running'
        | 'held'
        | 'done'
        | 'cancelled'
        | 'failed'
      contents: {
        found: {
          /** @enum {unknown} */
          form: 'csv' | 'json' | 'xml' | 'spreadsheet'
          packing: string | null
          encoding: string | null
          delimiter: string | null
          headerLine: number | null
          items: string | null
        }
        columns: components['schemas']['ImportColumn'][]
        rows: number | null
        unreadable: number
      } | null
      map: {
        [key: string]: unknown
      } | null
      settings: {
        /** @description Titles that are too long lose their end */
        cutTitles: boolean
        /** @description Listings of earlier files that are not in this one are withdrawn */
        withdrawMissing: boolean
        /** @description Also where that is more than 30 % of them */
        withdrawMany: boolean
      }
      plan: {
        rows: number
        create: number
        update: number
        leave: number
        refuse: number
        withdraw: number
        known: number
        /** @description Whether more than 30 % are gone, so that `withdrawMany` has to be said for them to be withdrawn */
        isHeld: boolean
        /** @description Where the account may have fewer listings on show than the file would bring: the import would end there */
        overQuota?: {
          most: number
          over: number
        }
        reasons: {
          reason: string
          count: number
          said?: {
            field: string | null
            /** @enum {unknown} */
            code?:
              | 'missing'
              | 'too-short'
              | 'too-long'
              | 'not-text'
              | 'too-many-accents'
              | 'no-category'
              | 'no-account'
              | 'not-degrees'
              | 'not-between'
              | 'not-between-units'
              | 'none-of'
              | 'no-option'
              | 'no-option-of-many'
              | 'not-in-map'
              | 'surplus'
              | 'no-amount'
              | 'negative'
              | 'two-currencies'
              | 'too-much'
              | 'no-time'
              | 'before-1990'
              | 'no-day'
              | 'no-clock'
              | 'no-month'
              | 'no-yes-or-no'
              | 'no-number'
              | 'no-number-so-written'
              | 'ambiguous'
              | 'unknown-unit'
              | 'unreadable'
            /** @description What its words name */
            values?: {
              [key: string]: string
            }
            /** @description What the row has there, shortened */
            value?: string
          }
        }[]
        notes: {
          note: string
          count: number
          line: number
          text: string
        }[]
      } | null
      progress: {
        rows: number
        created: number
        updated: number
        unchanged: number
        refused: number
        withdrawn: number
      } | null
      error: string | null
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
    }
    Export: {
      /** Format: uuid */
      id: string
      /**
       * @description `ready` can be downloaded; one that waits for six hours comes no more: ask for another
       * @enum {unknown}
       */
      state: 'waiting' | 'ready'
      /** @description Of the file, as far as it is made */
      bytes: number
      /** Format: date-time */
      createdAt: string
      /** Format: date-time */
      expiresAt: string
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
        /** @description Stable reason for clients to act on. Of a picture: too-large, too-many-pixels, too-costly, unsupported-format, corrupt, empty, too-many-files, not-a-file, interrupted or account-full. Of a field of a listing: as `code` of `Fault`. Of a cursor of search: rates-changed, documents-changed or search-changed. Of `after` of changes: stale-cursor */
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
          /** @description A language of the site, by its code (ISO 639): ro, en */
          locale?: string
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
        /** @description A language of the site, by its code (ISO 639): ro, en */
        locale?: string
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
  findCategories: {
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
              id: string
              name: components['schemas']['Names']
              /** @description From the root to itself */
              path: string[]
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
  getPriceGuide: {
    parameters: {
      query: {
        category: string
        condition?: 'new' | 'like-new' | 'good' | 'used' | 'for-parts'
        /** @description What the answer is in, where it has a rate */
        currency?:
          | 'RON'
          | 'EUR'
          | 'USD'
          | 'GBP'
          | 'BAM'
          | 'BGN'
          | 'CHF'
          | 'CZK'
          | 'DKK'
          | 'HUF'
          | 'MDL'
          | 'MKD'
          | 'NOK'
          | 'PLN'
          | 'RSD'
          | 'SEK'
          | 'TRY'
          | 'UAH'
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
            price: {
              /** @description A quarter ask no more */
              low: number
              /** @description Half ask no more */
              usual: number
              /** @description Three quarters ask no more */
              high: number
              /**
               * @description That of the listing, or what was asked for; the site’s first where it has no rate. Other prices are converted
               * @enum {unknown}
               */
              currency:
                | 'RON'
                | 'EUR'
                | 'USD'
                | 'GBP'
                | 'BAM'
                | 'BGN'
                | 'CHF'
                | 'CZK'
                | 'DKK'
                | 'HUF'
                | 'MDL'
                | 'MKD'
                | 'NOK'
                | 'PLN'
                | 'RSD'
                | 'SEK'
                | 'TRY'
                | 'UAH'
              /** @description Listings compared, the newest, at least ten */
              count: number
              /** @description Names of the attributes that all of them share, numbers nearly */
              by: string[]
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
  getPlacesOutline: {
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
            /** @description Latitude and longitude of each place in thousandths of a degree, each by its difference to the one before */
            points: number[]
            /** @description Those that a map names, the largest first */
            towns: {
              name: string
              lat: number
              lon: number
              importance: number
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
        /** @description west,south,east,north in degrees: what lies within, such as 23.4,46.7,23.8,46.9 */
        box?: string
        /** @description Minor units of `currency`; prices in other currencies are converted. 0 excludes nothing, not even listings without a price */
        priceMin?: number
        /** @description 0 for what is free */
        priceMax?: number
        /** @description Of `priceMin` and `priceMax`. Default: the site’s first currency */
        currency?:
          | 'RON'
          | 'EUR'
          | 'USD'
          | 'GBP'
          | 'BAM'
          | 'BGN'
          | 'CHF'
          | 'CZK'
          | 'DKK'
          | 'HUF'
          | 'MDL'
          | 'MKD'
          | 'NOK'
          | 'PLN'
          | 'RSD'
          | 'SEK'
          | 'TRY'
          | 'UAH'
        /** @description Comma-separated */
        condition?: string
        /** @description Default: relevance with `q`, else newest */
        sort?: 'relevance' | 'newest' | 'price-asc' | 'price-desc' | 'distance' | 'reduced'
        /** @description category, county, place, condition, attr.<name>, comma-separated; empty for none. Default: the first, second and fourth, and the filterable attributes of one chosen category */
        facets?: string
        /** @description Reads filters out of `q`: a category, its attributes, a price, a condition, a place. What they are is `understood` in the answer */
        understand?: boolean
        /** @description With `understand`: phrases of `q` that are to stay words, comma-separated, as `understood` has them in `text` */
        words?: string
        /** @description Those whose price fell within 30 days */
        reduced?: boolean
        /** @description Adds `cells`, listings counted by squares of 2°, 0.5°, 0.1°, 0.02°, by this level */
        cells?: number
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
            /** @description Of a first page: up to 2 that match too and that somebody pays for or was given, to be shown before the others and marked as such */
            promoted?: components['schemas']['SearchItem'][]
            /** @description Exact */
            total: number
            /** @description By parameter name; each ignores the filter on its own field. The 200 most frequent values, by count; of categories all */
            facets: {
              [key: string]: {
                value: string
                count: number
              }[]
            }
            /** @description By parameter name: price in minor units of `currency`, attr.<name> */
            ranges: {
              [key: string]: {
                min: number
                max: number
              } | null
            }
            /** @description With `cells`: where listings are, by the middle of their square; 1000 at most, by count */
            cells?: {
              lat: number
              lon: number
              count: number
            }[]
            next: string | null
            /** @description The query as it is spelt right */
            corrected?: string
            /** @description With `understand`: what `q` was read as. Missing where nothing was, where only its words find something, and where they are the title of listings that the filters would not find */
            understood?: {
              /** @description The words that were looked for besides the filters */
              q: string
              filters: {
                /** @description The words that the filter was read from */
                text: string
                /** @description The parameters of this route that they stand for */
                parameters: {
                  [key: string]: string
                }
                place?: components['schemas']['Place']
              }[]
              /** @description How many listings hold all of `q` as words, under the same other parameters */
              asWords: number
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
              /** @description Listings that hold it, or that are in the category; 0 of places */
              count: number
              /** @description Of a completion that is the name of a category; `within` is what it lies in, where others are called the same */
              category?: {
                id: string
                name: components['schemas']['Names']
                within?: components['schemas']['Names']
              }
              place?: components['schemas']['Place']
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
            currency:
              | 'RON'
              | 'EUR'
              | 'USD'
              | 'GBP'
              | 'BAM'
              | 'BGN'
              | 'CHF'
              | 'CZK'
              | 'DKK'
              | 'HUF'
              | 'MDL'
              | 'MKD'
              | 'NOK'
              | 'PLN'
              | 'RSD'
              | 'SEK'
              | 'TRY'
              | 'UAH'
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
  getOldAddress: {
    parameters: {
      query: {
        /** @description Path and parameters, as they were asked for */
        address: string
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
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string
            title: string
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
            /** @description What a trader says about itself; null for a private seller */
            trader: {
              name: string
              /** @description With the letters of its country: RO18547290 */
              vatId: string
              registerNumber: string
              address: string
              email: string
              /** @description E.164 */
              phone: string
              /** @description When a look-up last said that the VAT number is valid; null where none did */
              vatConfirmedAt: string | null
            } | null
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
  getSimilarListings: {
    parameters: {
      query?: {
        /** @description Items per page */
        limit?: number
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
          [name: string]: unknown
        }
        content: {
          'application/json': {
            items: components['schemas']['ListingCard'][]
            price: {
              /** @description A quarter ask no more */
              low: number
              /** @description Half ask no more */
              usual: number
              /** @description Three quarters ask no more */
              high: number
              /**
               * @description That of the listing, or what was asked for; the site’s first where it has no rate. Other prices are converted
               * @enum {unknown}
               */
              currency:
                | 'RON'
                | 'EUR'
                | 'USD'
                | 'GBP'
                | 'BAM'
                | 'BGN'
                | 'CHF'
                | 'CZK'
                | 'DKK'
                | 'HUF'
                | 'MDL'
                | 'MKD'
                | 'NOK'
                | 'PLN'
                | 'RSD'
                | 'SEK'
                | 'TRY'
                | 'UAH'
              /** @description Listings compared, the newest, at least ten */
              count: number
              /** @description Names of the attributes that all of them share, numbers nearly */
              by: string[]
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
              /** @description Of a listing */
              max: number
              /** @description Of one picture */
              maxBytes: number
              /** @description Media types that an upload takes */
              types: string[]
              /** @description The sizes of each picture, by name */
              presets: {
                [key: string]: {
                  /** @description Pictures are at /img/<path>/<sha256>.<format>; another one when they are made otherwise */
                  path: string
                  /** @description Of the box that they fit in or fill */
                  width: number
                  height: number
                  /**
                   * @description cover: cropped to fill the box; inside: whole, and never enlarged
                   * @enum {unknown}
                   */
                  fit: 'cover' | 'inside'
                  formats: string[]
                }
              }
            }
            price: {
              /** @description Minor units */
              max: number
              currencies: (
                | 'RON'
                | 'EUR'
                | 'USD'
                | 'GBP'
                | 'BAM'
                | 'BGN'
                | 'CHF'
                | 'CZK'
                | 'DKK'
                | 'HUF'
                | 'MDL'
                | 'MKD'
                | 'NOK'
                | 'PLN'
                | 'RSD'
                | 'SEK'
                | 'TRY'
                | 'UAH'
              )[]
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
            /** @description By what results are ordered when words are searched for */
            ranking: {
              /** @description What a word counts in a title */
              title: number
              /** @description What it counts in a description */
              description: number
              /** @description How many promoted listings stand before the others on a page; 0 where nobody can pay for it */
              promotedPerPage: number
              /** @description The share of a match’s worth that a new listing gains */
              freshness: number
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
  getSite: {
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
            name: string
            accent: string
            operator: string
            contactEmail: string
            contactPhone: string
            contactAddress: string
            country: string
            languages: string[]
            currencies: (
              | 'RON'
              | 'EUR'
              | 'USD'
              | 'GBP'
              | 'BAM'
              | 'BGN'
              | 'CHF'
              | 'CZK'
              | 'DKK'
              | 'HUF'
              | 'MDL'
              | 'MKD'
              | 'NOK'
              | 'PLN'
              | 'RSD'
              | 'SEK'
              | 'TRY'
              | 'UAH'
            )[]
            listingDays: number
            pictures: number
            /** @enum {unknown} */
            promotions: 'off' | 'on'
            categories: string[]
            homeCategories: string[]
            logo: string | null
            /** @description Another number once the categories have changed */
            catalogue: number
            counties: {
              code: string
              name: string
            }[]
            /** @description The pages of law that are there */
            pages: {
              /** @enum {unknown} */
              page: 'terms' | 'privacy' | 'cookies' | 'imprint'
              /** @description A language of the site, by its code (ISO 639): ro, en */
              locale: string
              title: string
              /**
               * Format: date-time
               * @description RFC 3339, UTC
               */
              writtenAt: string
            }[]
            /** @description Whether `/v1/old-addresses` knows any */
            oldAddresses: boolean
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
  getLogo: {
    parameters: {
      query?: {
        /** @description As `logo` of the site has it */
        v?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The picture */
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
  getLegalPage: {
    parameters: {
      query?: {
        version?: number
      }
      header?: never
      path: {
        /** @description terms, privacy, cookies, imprint */
        page: string
        /** @description ro, en */
        locale: string
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
            /** @enum {unknown} */
            page: 'terms' | 'privacy' | 'cookies' | 'imprint'
            /** @description A language of the site, by its code (ISO 639): ro, en */
            locale: string
            version: number
            title: string
            body: string
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             */
            writtenAt: string
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
              /** @description SHA-256 of the first picture */
              image: string | null
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
  listLandingPages: {
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
            pages: {
              category: string
              /** @description A code; null for the category’s own page */
              county: string | null
              /** @description Listings on show */
              count: number
            }[]
            /** @description What the operator says on some of them */
            texts: {
              category: string
              county: string | null
              /** @description A language of the site, by its code (ISO 639): ro, en */
              locale: string
              path: string | null
              title: string | null
              text: string | null
              /** @description Categories that it leads to besides those nearest */
              links: string[]
            }[]
            /** @description The word of each category’s address in each language: the chosen one, else that of its name */
            words: {
              locale: string
              path: string
              category: string
            }[]
            /** @description Words of before, and of names, which lead to those of now */
            former: {
              locale: string
              path: string
              category: string
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
  getImage: {
    parameters: {
      query?: never
      header?: never
      path: {
        preset: string
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
          'image/avif': string
        }
      }
      /** @description Partial Content */
      206: {
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
          'image/avif': string
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
            action: 'keep' | 'remove' | 'suspend' | 'delete' | 'restore' | 'uphold'
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
            reference: string | null
            facts: string
            /**
             * @description Who noticed: people who reported it, a rule, or a moderator unasked; people decide
             * @enum {unknown}
             */
            detection: 'reported' | 'rule' | 'own'
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
              outcome: ('restore' | 'uphold' | 'gone') | null
              reply: string | null
              decidedAt: string | null
            } | null
            report: {
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
  listDecisionsOfLot: {
    parameters: {
      query?: {
        /** @description Items per page */
        limit?: number
        /** @description `next` of the page before */
        cursor?: string
      }
      header?: never
      path: {
        /** @description Of a link in a mail */
        token: string
      }
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
              action: 'keep' | 'remove' | 'suspend' | 'delete' | 'restore' | 'uphold'
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
              reference: string | null
              facts: string
              /**
               * @description Who noticed: people who reported it, a rule, or a moderator unasked; people decide
               * @enum {unknown}
               */
              detection: 'reported' | 'rule' | 'own'
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
                outcome: ('restore' | 'uphold' | 'gone') | null
                reply: string | null
                decidedAt: string | null
              } | null
              report: {
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
            action: 'keep' | 'remove' | 'suspend' | 'delete' | 'restore' | 'uphold'
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
            reference: string | null
            facts: string
            /**
             * @description Who noticed: people who reported it, a rule, or a moderator unasked; people decide
             * @enum {unknown}
             */
            detection: 'reported' | 'rule' | 'own'
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
              outcome: ('restore' | 'uphold' | 'gone') | null
              reply: string | null
              decidedAt: string | null
            } | null
            report: {
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
  getTransparencyReport: {
    parameters: {
      query: {
        year: number
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
            year: number
            notices: {
              total: number
              fromGuests: number
              byReason: {
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
                /** @enum {unknown} */
                ground: 'legal' | 'contractual'
                count: number
              }[]
              medianHours: number | null
            }
            decisions: {
              kept: number
              removed: number
              suspended: number
              deleted: number
              byReason: {
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
                /** @enum {unknown} */
                ground: 'legal' | 'contractual'
                count: number
              }[]
              reported: number
              rule: number
              own: number
            }
            complaints: {
              total: number
              /** @description Of those who reported what was left as it was */
              fromReporters: number
              restored: number
              upheld: number
              open: number
              medianHours: number | null
            }
            misuse: {
              offendersWarned: number
              reportersWarned: number
              reportersPaused: number
            }
            automated: {
              checked: number
              flagged: number
              held: number
              /** @description Of what rules found, what people restricted */
              restricted: number
              /** @description and what they found to be harmless */
              kept: number
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
  getTransparencyCsv: {
    parameters: {
      query: {
        year: number
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
          'application/json': string
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
  takeMailReply: {
    parameters: {
      query?: never
      header?: {
        /** @description A new value per request (a UUID); a retry with the same one gets the same answer */
        'idempotency-key'?: string
      }
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
          'Idempotent-Replayed': components['headers']['Idempotent-Replayed']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /**
             * @description Whether it is in the conversation now, was before, or was written by a machine
             * @enum {unknown}
             */
            outcome: 'sent' | 'known' | 'automatic'
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
  takePaymentEvent: {
    parameters: {
      query?: never
      header?: {
        /** @description A new value per request (a UUID); a retry with the same one gets the same answer */
        'idempotency-key'?: string
      }
      path: {
        provider: string
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
             * @description owed: paid for a listing that is not on show; unknown: no payment of this site, or another price
             * @enum {unknown}
             */
            outcome: 'paid' | 'owed' | 'known' | 'unknown' | 'nothing'
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
            currency:
              | 'RON'
              | 'EUR'
              | 'USD'
              | 'GBP'
              | 'BAM'
              | 'BGN'
              | 'CHF'
              | 'CZK'
              | 'DKK'
              | 'HUF'
              | 'MDL'
              | 'MKD'
              | 'NOK'
              | 'PLN'
              | 'RSD'
              | 'SEK'
              | 'TRY'
              | 'UAH'
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
  lookAtListing: {
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
          /** @description In which a guest is answered; accounts have their own. One of ro, en */
          locale?: string
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
          /** @description A language of the site, by its code (ISO 639): ro, en */
          locale?: string
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
  getMyImageUsage: {
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
            count: number
            bytes: number
            /** @description Null where there is none */
            mostCount: number | null
            /** @description Null where there is none */
            mostBytes: number | null
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
  listExports: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description All of them */
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
            items: components['schemas']['Export'][]
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
  requestExport: {
    parameters: {
      query?: never
      header?: {
        /** @description A new value per request (a UUID); a retry with the same one gets the same answer */
        'idempotency-key'?: string
      }
      path?: never
      cookie?: never
    }
    requestBody?: never
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
          'application/json': components['schemas']['Export']
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
  downloadExport: {
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
      /** @description JSON, compressed */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content: {
          'application/gzip': unknown
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
          /** @description A language of the site, by its code (ISO 639): ro, en */
          locale?: string
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
  getMyTrader: {
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
            name: string
            /** @description With the letters of its country: RO18547290 */
            vatId: string
            registerNumber: string
            address: string
            email: string
            /** @description E.164 */
            phone: string
            /** @description When a look-up last said that the VAT number is valid; null where none did */
            vatConfirmedAt: string | null
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             */
            certifiedAt: string
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
  putMyTrader: {
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
          name: string
          vatId: string
          registerNumber: string
          address: string
          email: string
          /** @description Digits, spaces and + ( ) . -; without a country it is Romanian. It is kept as E.164 */
          phone: string
          /**
           * @description That only products and services are offered that comply with the law of the Union
           * @enum {boolean}
           */
          certified: true
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
          'application/json': {
            name: string
            /** @description With the letters of its country: RO18547290 */
            vatId: string
            registerNumber: string
            address: string
            email: string
            /** @description E.164 */
            phone: string
            /** @description When a look-up last said that the VAT number is valid; null where none did */
            vatConfirmedAt: string | null
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             */
            certifiedAt: string
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
  deleteMyTrader: {
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
  getMyListingDays: {
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
            total: {
              views: number
              phones: number
              messages: number
              saves: number
            }
            items: {
              day: string
              views: number
              phones: number
              messages: number
              saves: number
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
  exportListings: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description NDJSON */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content: {
          'application/json': string
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
  getPromotion: {
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
            /** @description Null where it does not stand at the top */
            until: string | null
            /** @description What can be paid for; empty where the site sells none */
            offers: {
              /** @enum {unknown} */
              package: 'top3' | 'top7' | 'top30'
              days: number
              price: {
                /** @description Minor units: 125000 is 1,250.00 */
                amount: number
                /** @enum {unknown} */
                currency:
                  | 'RON'
                  | 'EUR'
                  | 'USD'
                  | 'GBP'
                  | 'BAM'
                  | 'BGN'
                  | 'CHF'
                  | 'CZK'
                  | 'DKK'
                  | 'HUF'
                  | 'MDL'
                  | 'MKD'
                  | 'NOK'
                  | 'PLN'
                  | 'RSD'
                  | 'SEK'
                  | 'TRY'
                  | 'UAH'
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
  promoteListing: {
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
          /** @description Spaces and small letters do not matter */
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
            /** @enum {unknown} */
            package: 'top3' | 'top7' | 'top30'
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
  payForPromotion: {
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
          package: 'top3' | 'top7' | 'top30'
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
          'application/json': {
            /** @description Of the provider */
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
  createUpload: {
    parameters: {
      query?: never
      header: {
        /** @description A new value per request (a UUID); a retry with the same one gets the same answer */
        'idempotency-key'?: string
        'upload-length': string
        /** @description The version of tus, 1.0.0 */
        'tus-resumable'?: string
      }
      path?: never
      cookie?: never
    }
    requestBody?: never
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
            /** @description Of the whole */
            bytes: number
            /** @description Bytes that have arrived */
            offset: number
            /**
             * Format: date-time
             * @description Later when more of it arrives
             */
            expiresAt: string
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
  readUpload: {
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
            /** @description Of the whole */
            bytes: number
            /** @description Bytes that have arrived */
            offset: number
            /**
             * Format: date-time
             * @description Later when more of it arrives
             */
            expiresAt: string
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
  removeUpload: {
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
  appendToUpload: {
    parameters: {
      query?: never
      header?: {
        'upload-offset'?: string
        /** @description The version of tus, 1.0.0 */
        'tus-resumable'?: string
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
  finishUpload: {
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
  listImports: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description All of them */
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
            items: components['schemas']['Import'][]
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
  createImport: {
    parameters: {
      query: {
        /** @description Of the file */
        name: string
        format?: 'csv' | 'json' | 'xml' | 'spreadsheet'
        encoding?:
          | 'utf-8'
          | 'utf-16le'
          | 'utf-16be'
          | 'windows-1250'
          | 'windows-1252'
          | 'iso-8859-2'
          | 'iso-8859-16'
        delimiter?: string
        /** @description Lines before the header */
        skipLines?: number
        /** @description Of XML the element that is an item, of a spreadsheet its sheet */
        items?: string
      }
      header?: {
        /** @description A new value per request (a UUID); a retry with the same one gets the same answer */
        'idempotency-key'?: string
      }
      path?: never
      cookie?: never
    }
    requestBody?: never
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
            import: components['schemas']['Import']
            rows: components['schemas']['ImportRow'][]
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
  getImport: {
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
          'application/json': components['schemas']['Import']
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
  removeImport: {
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
  listImportRows: {
    parameters: {
      query?: {
        /** @description Items per page */
        limit?: number
        /** @description `next` of the page before; of rows also any row’s number, from 0 */
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
      /** @description Rows */
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
            items: components['schemas']['ImportRow'][]
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
  listImportErrors: {
    parameters: {
      query?: {
        /** @description Items per page */
        limit?: number
        /** @description `next` of the page before; of rows also any row’s number, from 0 */
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
      /** @description Refused rows */
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
              line: number
              /** @description In English, with what the row has */
              reason: string
              field: string | null
              /** @enum {unknown} */
              code?:
                | 'missing'
                | 'too-short'
                | 'too-long'
                | 'not-text'
                | 'too-many-accents'
                | 'no-category'
                | 'no-account'
                | 'not-degrees'
                | 'not-between'
                | 'not-between-units'
                | 'none-of'
                | 'no-option'
                | 'no-option-of-many'
                | 'not-in-map'
                | 'surplus'
                | 'no-amount'
                | 'negative'
                | 'two-currencies'
                | 'too-much'
                | 'no-time'
                | 'before-1990'
                | 'no-day'
                | 'no-clock'
                | 'no-month'
                | 'no-yes-or-no'
                | 'no-number'
                | 'no-number-so-written'
                | 'ambiguous'
                | 'unknown-unit'
                | 'unreadable'
              /** @description What its words name */
              values?: {
                [key: string]: string
              }
              /** @description What the row has there, shortened */
              value?: string
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
  exportImportErrors: {
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
      /** @description CSV */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content: {
          'application/json': string
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
  putImportMapping: {
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
          /** @description As the mapping file of `npm run import`, without patterns: fields that are not named here too */
          map: {
            /** @description A column by its name, or more said */
            title:
              | string
              | {
                  [key: string]: unknown
                }
            /** @description A column by its name, or more said */
            category:
              | string
              | {
                  [key: string]: unknown
                }
          } & {
            [key: string]: unknown
          }
          settings?: {
            /** @description Titles that are too long lose their end */
            cutTitles?: boolean
            /** @description Listings of earlier files that are not in this one are withdrawn */
            withdrawMissing?: boolean
            /** @description Also where that is more than 30 % of them */
            withdrawMany?: boolean
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
          'application/json': components['schemas']['Import']
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
  previewImport: {
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
          /** @description As the mapping file of `npm run import`, without patterns: fields that are not named here too */
          map: {
            /** @description A column by its name, or more said */
            title:
              | string
              | {
                  [key: string]: unknown
                }
            /** @description A column by its name, or more said */
            category:
              | string
              | {
                  [key: string]: unknown
                }
          } & {
            [key: string]: unknown
          }
          cutTitles?: boolean
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
              line: number
              listing: {
                title: string
                description: string
                categoryId: string
                price: {
                  /** @description Minor units: 125000 is 1,250.00 */
                  amount: number
                  /** @enum {unknown} */
                  currency:
                    | 'RON'
                    | 'EUR'
                    | 'USD'
                    | 'GBP'
                    | 'BAM'
                    | 'BGN'
                    | 'CHF'
                    | 'CZK'
                    | 'DKK'
                    | 'HUF'
                    | 'MDL'
                    | 'MKD'
                    | 'NOK'
                    | 'PLN'
                    | 'RSD'
                    | 'SEK'
                    | 'TRY'
                    | 'UAH'
                } | null
                placeName: string | null
                condition: string | null
                attributes: {
                  [key: string]: unknown
                }
                status: string | null
              } | null
              refusal: {
                reason: string
                field: string | null
                /** @enum {unknown} */
                code?:
                  | 'missing'
                  | 'too-short'
                  | 'too-long'
                  | 'not-text'
                  | 'too-many-accents'
                  | 'no-category'
                  | 'no-account'
                  | 'not-degrees'
                  | 'not-between'
                  | 'not-between-units'
                  | 'none-of'
                  | 'no-option'
                  | 'no-option-of-many'
                  | 'not-in-map'
                  | 'surplus'
                  | 'no-amount'
                  | 'negative'
                  | 'two-currencies'
                  | 'too-much'
                  | 'no-time'
                  | 'before-1990'
                  | 'no-day'
                  | 'no-clock'
                  | 'no-month'
                  | 'no-yes-or-no'
                  | 'no-number'
                  | 'no-number-so-written'
                  | 'ambiguous'
                  | 'unknown-unit'
                  | 'unreadable'
                /** @description What its words name */
                values?: {
                  [key: string]: string
                }
                /** @description What the row has there, shortened */
                value?: string
              } | null
              notes: string[]
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
  checkImport: {
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
        'application/json': {
          /** @description Withdraw what is gone, however much it is */
          withdrawMany?: boolean
        } | null
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
          'application/json': components['schemas']['Import']
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
  confirmImport: {
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
        'application/json': {
          /** @description Withdraw what is gone, however much it is */
          withdrawMany?: boolean
        } | null
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
          'application/json': components['schemas']['Import']
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
  cancelImport: {
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
          'application/json': components['schemas']['Import']
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
          /** @description A language of the site, by its code (ISO 639): ro, en */
          locale?: string
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
          /** @description A language of the site, by its code (ISO 639): ro, en */
          locale?: string
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
        /** @description Of one listing, rating or message */
        subjectId?: string
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
              action: 'keep' | 'remove' | 'suspend' | 'delete' | 'restore' | 'uphold'
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
              reference: string | null
              facts: string
              /**
               * @description Who noticed: people who reported it, a rule, or a moderator unasked; people decide
               * @enum {unknown}
               */
              detection: 'reported' | 'rule' | 'own'
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
                outcome: ('restore' | 'uphold' | 'gone') | null
                reply: string | null
                decidedAt: string | null
              } | null
              report: {
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
  listMyReports: {
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
      /** @description Your reports */
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
              /** @description Of what it is about; empty where it is not to be seen any more */
              title: string
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
              /**
               * @description Nobody has decided; it was left as it was, or restricted; what was restricted came back; or it was dealt with before reasons were kept
               * @enum {unknown}
               */
              state: 'open' | 'kept' | 'restricted' | 'restored' | 'closed'
              decidedAt: string | null
              complainUntil: string | null
              complaint: {
                /**
                 * Format: date-time
                 * @description RFC 3339, UTC
                 */
                createdAt: string
                decidedAt: string | null
                outcome: ('restore' | 'uphold' | 'gone') | null
              } | null
              token: string | null
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
    requestBody: {
      content: {
        'application/json': {
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
          /** @description The law, or the clause of the terms, that it rests on (Art. 17(3)(d) of Regulation (EU) 2022/2065): 3 to 200 characters */
          reference?: string
          /** @description What was found, for its sender: 10 to 2000 characters */
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
              kind: 'report' | 'held-message' | 'pending' | 'flagged' | 'misuse' | 'complaint'
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
              score: number | null
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
  countCasesOfOthers: {
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
            /** @description Complaints about what you decided */
            decided: number
            /** @description What you reported */
            reported: number
            /** @description What is your own, or has you taking part */
            own: number
            /** @description Of all open cases those that nobody of the staff may decide */
            nobody: number
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
            kind: 'report' | 'held-message' | 'pending' | 'flagged' | 'misuse' | 'complaint'
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
            score: number | null
            /** @description A word for what the case is about and what was said of it, to be sent with the decision; a listing is read after it */
            seen: string
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
            check: {
              /** @enum {unknown} */
              verdict: 'pass' | 'flag' | 'hold'
              score: number
              findings: {
                /** @enum {unknown} */
                check: 'banned' | 'forbidden' | 'price' | 'duplicate' | 'contact' | 'velocity' | 'picture'
                score: number
                evidence: {
                  [key: string]: string | number
                }
              }[]
            } | null
            /** @description Listings that say nearly the same */
            alike: {
              /**
               * Format: uuid
               * @description UUIDv7
               */
              id: string
              /**
               * Format: uuid
               * @description UUIDv7
               */
              sellerId: string
              title: string
              likeness: number
            }[]
            /** @description Listings of others with one of its pictures */
            samePictures: {
              /**
               * Format: uuid
               * @description UUIDv7
               */
              id: string
              /**
               * Format: uuid
               * @description UUIDv7
               */
              sellerId: string
              title: string
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
                action: 'keep' | 'remove' | 'suspend' | 'delete' | 'restore' | 'uphold'
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
              action: 'keep' | 'remove' | 'suspend' | 'delete' | 'restore' | 'uphold'
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
              /** @description Whether what was restricted is gone: to give way says that the decision was wrong, and brings nothing back */
              isGone: boolean
              /**
               * @description Who was restricted, or those who reported what was left as it was
               * @enum {unknown}
               */
              by: 'owner' | 'reporter'
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
          /** @description `seen` of the case as whoever decides read it */
          seen: string
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
          /** @description The law, or the clause of the terms, that it rests on (Art. 17(3)(d) of Regulation (EU) 2022/2065): 3 to 200 characters */
          reference?: string
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
            action: 'keep' | 'remove' | 'suspend' | 'delete' | 'restore' | 'uphold'
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
            reference: string | null
            facts: string
            /**
             * @description Who noticed: people who reported it, a rule, or a moderator unasked; people decide
             * @enum {unknown}
             */
            detection: 'reported' | 'rule' | 'own'
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
              outcome: ('restore' | 'uphold' | 'gone') | null
              reply: string | null
              decidedAt: string | null
            } | null
            report: {
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
  listBans: {
    parameters: {
      query?: {
        kind?: 'account' | 'email' | 'network' | 'picture' | 'text'
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
      /** @description Bans */
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
              kind: 'account' | 'email' | 'network' | 'picture' | 'text'
              /** @description An account’s id, an address or `@domain`, a network, a picture’s SHA-256, or the title of a text */
              value: string
              /** @description The account’s name */
              label: string
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
              note: string
              until: string | null
              /**
               * Format: date-time
               * @description RFC 3339, UTC
               */
              createdAt: string
              liftedAt: string | null
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
  ban: {
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
          kind: 'account' | 'email' | 'network' | 'picture' | 'text'
          /** @description As in the list; of a text the id of a listing that holds it */
          value: string
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
          /** @description The law, or the clause of the terms, that it rests on (Art. 17(3)(d) of Regulation (EU) 2022/2065): 3 to 200 characters */
          reference?: string
          /** @description Why; of an account its owner reads it: 10 to 2000 characters */
          text: string
          /**
           * Format: date-time
           * @description For good without
           */
          until?: string
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
            kind: 'account' | 'email' | 'network' | 'picture' | 'text'
            /** @description An account’s id, an address or `@domain`, a network, a picture’s SHA-256, or the title of a text */
            value: string
            /** @description The account’s name */
            label: string
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
            note: string
            until: string | null
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             */
            createdAt: string
            liftedAt: string | null
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
  liftBan: {
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
            /** @enum {unknown} */
            kind: 'account' | 'email' | 'network' | 'picture' | 'text'
            /** @description An account’s id, an address or `@domain`, a network, a picture’s SHA-256, or the title of a text */
            value: string
            /** @description The account’s name */
            label: string
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
            note: string
            until: string | null
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             */
            createdAt: string
            liftedAt: string | null
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
  listLots: {
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
      /** @description Lots */
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
              kind: 'seller' | 'text' | 'picture' | 'network'
              /** @description An account’s id, the id of a listing that holds the text, a picture’s SHA-256, or a network */
              value: string
              /** @description The account’s name, or the listing’s title */
              label: string
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
              reference: string | null
              facts: string
              /**
               * Format: date-time
               * @description RFC 3339, UTC
               */
              begunAt: string
              endedAt: string | null
              removed: number
              skipped: number
              /**
               * Format: date-time
               * @description RFC 3339, UTC
               */
              undoUntil: string
              undoneAt: string | null
              restoredAt: string | null
              /** @description Listings whose decision was withdrawn */
              restored: number
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
  removeLot: {
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
          kind: 'seller' | 'text' | 'picture' | 'network'
          /** @description As in the list */
          value: string
          /**
           * Format: date-time
           * @description `asOf` of the preview that was looked at
           */
          asOf: string
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
          /** @description The law, or the clause of the terms, that it rests on (Art. 17(3)(d) of Regulation (EU) 2022/2065): 3 to 200 characters */
          reference?: string
          /** @description What was found, for whoever is restricted: 10 to 2000 characters */
          text: string
        }
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
          'application/json': {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string
            /** @enum {unknown} */
            kind: 'seller' | 'text' | 'picture' | 'network'
            /** @description An account’s id, the id of a listing that holds the text, a picture’s SHA-256, or a network */
            value: string
            /** @description The account’s name, or the listing’s title */
            label: string
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
            reference: string | null
            facts: string
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             */
            begunAt: string
            endedAt: string | null
            removed: number
            skipped: number
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             */
            undoUntil: string
            undoneAt: string | null
            restoredAt: string | null
            /** @description Listings whose decision was withdrawn */
            restored: number
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
  previewLot: {
    parameters: {
      query: {
        kind: 'seller' | 'text' | 'picture' | 'network'
        value: string
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
               * Format: uuid
               * @description UUIDv7
               */
              sellerId: string
            }[]
            /** @description Up to 1000 */
            count: number
            /**
             * Format: date-time
             * @description To be sent with what is removed
             */
            asOf: string
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
  undoLot: {
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
          'application/json': {
            /**
             * Format: uuid
             * @description UUIDv7
             */
            id: string
            /** @enum {unknown} */
            kind: 'seller' | 'text' | 'picture' | 'network'
            /** @description An account’s id, the id of a listing that holds the text, a picture’s SHA-256, or a network */
            value: string
            /** @description The account’s name, or the listing’s title */
            label: string
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
            reference: string | null
            facts: string
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             */
            begunAt: string
            endedAt: string | null
            removed: number
            skipped: number
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             */
            undoUntil: string
            undoneAt: string | null
            restoredAt: string | null
            /** @description Listings whose decision was withdrawn */
            restored: number
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
  exportStatements: {
    parameters: {
      query: {
        /** @description The first day, UTC */
        from: string
        /** @description The day after the last one, UTC */
        to: string
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
      /** @description Statements */
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
              [key: string]: string | string[]
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
  listPromotions: {
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
              /**
               * Format: uuid
               * @description UUIDv7
               */
              listingId: string
              title: string
              /** @enum {unknown} */
              package: 'top3' | 'top7' | 'top30'
              /** @enum {unknown} */
              source: 'staff' | 'code' | 'payment'
              /**
               * Format: date-time
               * @description RFC 3339, UTC
               */
              createdAt: string
              /**
               * Format: date-time
               * @description RFC 3339, UTC
               */
              until: string
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
  grantPromotion: {
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
          /**
           * Format: uuid
           * @description UUIDv7
           */
          listingId: string
          /** @enum {unknown} */
          package: 'top3' | 'top7' | 'top30'
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
             * Format: uuid
             * @description UUIDv7
             */
            listingId: string
            title: string
            /** @enum {unknown} */
            package: 'top3' | 'top7' | 'top30'
            /** @enum {unknown} */
            source: 'staff' | 'code' | 'payment'
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             */
            createdAt: string
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
  endPromotion: {
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
  listPayments: {
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
              provider: string
              /** @description Of the provider’s own */
              reference: string | null
              /**
               * Format: uuid
               * @description UUIDv7
               */
              listingId: string
              /** @enum {unknown} */
              package: 'top3' | 'top7' | 'top30'
              price: {
                amount: number
                currency: string
              }
              /** @enum {unknown} */
              state: 'open' | 'paid' | 'owed'
              /**
               * Format: date-time
               * @description RFC 3339, UTC
               */
              createdAt: string
              paidAt: string | null
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
  listPromotionCodes: {
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
              code: string
              /** @enum {unknown} */
              package: 'top3' | 'top7' | 'top30'
              usesLeft: number
              /**
               * Format: date-time
               * @description RFC 3339, UTC
               */
              until: string
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
  makePromotionCode: {
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
          package: 'top3' | 'top7' | 'top30'
          uses: number
          /**
           * Format: date-time
           * @description How long it is good, 365 days at most
           */
          until: string
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
            code: string
            /** @enum {unknown} */
            package: 'top3' | 'top7' | 'top30'
            usesLeft: number
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
  voidPromotionCode: {
    parameters: {
      query?: never
      header?: never
      path: {
        code: string
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
  listMails: {
    parameters: {
      query?: {
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
      /** @description Mails */
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
               * @description Of its task: POST /v1/admin/tasks/{id}/retry sends it again
               */
              id: string
              to: string | null
              /** @description Its template, or what its link is for */
              what: string
              /**
               * @description queued waits, also between attempts; failed cannot succeed; dead has used up its attempts. What ended is kept for 30 days
               * @enum {unknown}
               */
              state: 'queued' | 'running' | 'done' | 'failed' | 'dead'
              attempt: number
              /** @description What went wrong the last time */
              trouble: string | null
              /**
               * Format: date-time
               * @description RFC 3339, UTC
               */
              createdAt: string
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
  listAllListings: {
    parameters: {
      query?: {
        /** @description An id, or a part of the title */
        q?: string
        /** @description UUIDv7 */
        seller?: string
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
      /** @description Listings */
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
              title: string
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
              seller: {
                /**
                 * Format: uuid
                 * @description UUIDv7
                 */
                id: string
                name: string
              }
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
  listAllImports: {
    parameters: {
      query?: {
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
      /** @description Imports */
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
              /** @description Of the file */
              name: string
              bytes: number
              state: string
              seller: {
                /**
                 * Format: uuid
                 * @description UUIDv7
                 */
                id: string
                name: string
              }
              error: string | null
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
  listFeeds: {
    parameters: {
      query?: {
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
            items: {
              /**
               * Format: uuid
               * @description UUIDv7
               */
              id: string
              name: string
              /** @description From which it is read */
              host: string
              /**
               * Format: uuid
               * @description UUIDv7
               */
              sellerId: string
              status: string
              isPaused: boolean
              /** @description Why nothing is withdrawn */
              held: string | null
              lastRunAt: string | null
              /**
               * Format: date-time
               * @description RFC 3339, UTC
               */
              nextAt: string
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
  parseSchema: {
    parameters: {
      query?: {
        /** @description Found from the script when not said */
        dialect?: 'tsql' | 'mysql' | 'postgres' | 'sqlite'
      }
      header?: {
        /** @description A new value per request (a UUID); a retry with the same one gets the same answer */
        'idempotency-key'?: string
      }
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
          'Idempotent-Replayed': components['headers']['Idempotent-Replayed']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** @enum {unknown} */
            dialect: 'tsql' | 'mysql' | 'postgres' | 'sqlite'
            schemas: string[]
            /** @description Columns with their types, keys, references, checks, indexes */
            tables: unknown[]
            types: unknown[]
            sequences: unknown[]
            statements: {
              read: number
              skipped: number
              skippedBy: {
                [key: string]: number
              }
            }
            problems: {
              line: number
              column: number
              token: string
              message: string
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
  getSettings: {
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
            /** @description Grows by one with every change */
            version: number
            settings: {
              name: string
              /** @description At most 60000 characters */
              logo: string
              accent: string
              operator: string
              contactEmail: string
              contactPhone: string
              contactAddress: string
              country: string
              languages: string[]
              currencies: (
                | 'RON'
                | 'EUR'
                | 'USD'
                | 'GBP'
                | 'BAM'
                | 'BGN'
                | 'CHF'
                | 'CZK'
                | 'DKK'
                | 'HUF'
                | 'MDL'
                | 'MKD'
                | 'NOK'
                | 'PLN'
                | 'RSD'
                | 'SEK'
                | 'TRY'
                | 'UAH'
              )[]
              rates: {
                RON?: number
                EUR?: number
                USD?: number
                GBP?: number
                BAM?: number
                BGN?: number
                CHF?: number
                CZK?: number
                DKK?: number
                HUF?: number
                MDL?: number
                MKD?: number
                NOK?: number
                PLN?: number
                RSD?: number
                SEK?: number
                TRY?: number
                UAH?: number
              }
              ratesUrl: string
              /** @enum {unknown} */
              moderation: 'after' | 'before' | 'first'
              moderatedFirst: number
              listingDays: number
              pictures: number
              /** @enum {unknown} */
              promotions: 'off' | 'on'
              promotionPrices: {
                top3?: number
                top7?: number
                top30?: number
              }
              categories: string[]
              homeCategories: string[]
            }
            fields: {
              /** @enum {unknown} */
              name:
                | 'name'
                | 'logo'
                | 'accent'
                | 'operator'
                | 'contactEmail'
                | 'contactPhone'
                | 'contactAddress'
                | 'country'
                | 'languages'
                | 'currencies'
                | 'rates'
                | 'ratesUrl'
                | 'moderation'
                | 'moderatedFirst'
                | 'listingDays'
                | 'pictures'
                | 'promotions'
                | 'promotionPrices'
                | 'categories'
                | 'homeCategories'
              /** @description How it is asked for */
              kind: string
              min?: number
              max?: number
              lines?: boolean
              of?: string[]
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
  changeSettings: {
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
          /** @description At most 60000 characters */
          logo?: string
          accent?: string
          operator?: string
          contactEmail?: string
          contactPhone?: string
          contactAddress?: string
          country?: string
          languages?: string[]
          currencies?: (
            | 'RON'
            | 'EUR'
            | 'USD'
            | 'GBP'
            | 'BAM'
            | 'BGN'
            | 'CHF'
            | 'CZK'
            | 'DKK'
            | 'HUF'
            | 'MDL'
            | 'MKD'
            | 'NOK'
            | 'PLN'
            | 'RSD'
            | 'SEK'
            | 'TRY'
            | 'UAH'
          )[]
          rates?: {
            RON?: number
            EUR?: number
            USD?: number
            GBP?: number
            BAM?: number
            BGN?: number
            CHF?: number
            CZK?: number
            DKK?: number
            HUF?: number
            MDL?: number
            MKD?: number
            NOK?: number
            PLN?: number
            RSD?: number
            SEK?: number
            TRY?: number
            UAH?: number
          }
          ratesUrl?: string
          /** @enum {unknown} */
          moderation?: 'after' | 'before' | 'first'
          moderatedFirst?: number
          listingDays?: number
          pictures?: number
          /** @enum {unknown} */
          promotions?: 'off' | 'on'
          promotionPrices?: {
            top3?: number
            top7?: number
            top30?: number
          }
          categories?: string[]
          homeCategories?: string[]
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
          'application/json': {
            /** @description Grows by one with every change */
            version: number
            settings: {
              name: string
              /** @description At most 60000 characters */
              logo: string
              accent: string
              operator: string
              contactEmail: string
              contactPhone: string
              contactAddress: string
              country: string
              languages: string[]
              currencies: (
                | 'RON'
                | 'EUR'
                | 'USD'
                | 'GBP'
                | 'BAM'
                | 'BGN'
                | 'CHF'
                | 'CZK'
                | 'DKK'
                | 'HUF'
                | 'MDL'
                | 'MKD'
                | 'NOK'
                | 'PLN'
                | 'RSD'
                | 'SEK'
                | 'TRY'
                | 'UAH'
              )[]
              rates: {
                RON?: number
                EUR?: number
                USD?: number
                GBP?: number
                BAM?: number
                BGN?: number
                CHF?: number
                CZK?: number
                DKK?: number
                HUF?: number
                MDL?: number
                MKD?: number
                NOK?: number
                PLN?: number
                RSD?: number
                SEK?: number
                TRY?: number
                UAH?: number
              }
              ratesUrl: string
              /** @enum {unknown} */
              moderation: 'after' | 'before' | 'first'
              moderatedFirst: number
              listingDays: number
              pictures: number
              /** @enum {unknown} */
              promotions: 'off' | 'on'
              promotionPrices: {
                top3?: number
                top7?: number
                top30?: number
              }
              categories: string[]
              homeCategories: string[]
            }
            fields: {
              /** @enum {unknown} */
              name:
                | 'name'
                | 'logo'
                | 'accent'
                | 'operator'
                | 'contactEmail'
                | 'contactPhone'
                | 'contactAddress'
                | 'country'
                | 'languages'
                | 'currencies'
                | 'rates'
                | 'ratesUrl'
                | 'moderation'
                | 'moderatedFirst'
                | 'listingDays'
                | 'pictures'
                | 'promotions'
                | 'promotionPrices'
                | 'categories'
                | 'homeCategories'
              /** @description How it is asked for */
              kind: string
              min?: number
              max?: number
              lines?: boolean
              of?: string[]
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
  listSettingsChanges: {
    parameters: {
      query?: {
        /** @description Items per page */
        limit?: number
        before?: number
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
              version: number
              /**
               * Format: date-time
               * @description RFC 3339, UTC
               */
              changedAt: string
              changed: {
                [key: string]: {
                  from: unknown
                  to: unknown
                }
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
  getLegalPageVersions: {
    parameters: {
      query?: never
      header?: never
      path: {
        /** @description terms, privacy, cookies, imprint */
        page: string
        /** @description ro, en */
        locale: string
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
            title: string
            body: string
            /** @description 0 where it was never written */
            version: number
            versions: {
              version: number
              title: string
              /**
               * Format: date-time
               * @description RFC 3339, UTC
               */
              writtenAt: string
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
  writeLegalPage: {
    parameters: {
      query?: never
      header?: {
        /** @description ETag of the version that is edited; another one answers 412 */
        'if-match'?: string
      }
      path: {
        /** @description terms, privacy, cookies, imprint */
        page: string
        /** @description ro, en */
        locale: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          title: string
          /** @description Markdown (CommonMark), in which HTML stands for itself, of at most 100000 characters; empty takes the page away */
          body: string
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
          'application/json': {
            /** @enum {unknown} */
            page: 'terms' | 'privacy' | 'cookies' | 'imprint'
            /** @description A language of the site, by its code (ISO 639): ro, en */
            locale: string
            version: number
            title: string
            body: string
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             */
            writtenAt: string
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
  writeLandingPage: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          category: string
          county: string | null
          /** @description A language of the site, by its code (ISO 639): ro, en */
          locale: string
          path: string | null
          title: string | null
          text: string | null
          /** @description Categories that it leads to besides those nearest */
          links: string[]
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
  listCategories: {
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
            /** @description Grows by one with every edit; 0 for the tree that comes with the software */
            version: number
            /** @description All, each parent before its children */
            items: components['schemas']['Category'][]
            /** @description How many a tree has at most */
            levels: number
            /** @description Of which categories the listings are still to follow a change, and how far they are */
            following: {
              ids: string[]
              /** @description From 0 to 1 */
              share: number
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
  saveCategory: {
    parameters: {
      query?: never
      header?: {
        /** @description ETag of the version that is edited; another one answers 412 */
        'if-match'?: string
      }
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          parentId: string | null
          /** @description Among those of the same parent, 0 for the first */
          position: number
          /** @description By language, ro or en; one without is called as the first one is */
          name: {
            [key: string]: string
          }
          /** @description Name of a lucide icon */
          icon: string
          hasCondition: boolean
          attributes: {
            name: string
            /** @description By language, ro or en; one without is called as the first one is */
            label: {
              [key: string]: string
            }
            /** @enum {unknown} */
            type: 'text' | 'enum' | 'number' | 'boolean'
            unit?: string
            /** @description By language, ro or en; one without is called as the first one is */
            unitLabel?: {
              [key: string]: string
            }
            min?: number
            max?: number
            options?: {
              value: string
              /** @description By language, ro or en; one without is called as the first one is */
              label: {
                [key: string]: string
              }
            }[]
            required: boolean
            filter: boolean
            card: boolean
          }[]
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
          'application/json': {
            /** @description Grows by one with every edit; 0 for the tree that comes with the software */
            version: number
            /** @description All, each parent before its children */
            items: components['schemas']['Category'][]
            /** @description How many a tree has at most */
            levels: number
            /** @description Of which categories the listings are still to follow a change, and how far they are */
            following: {
              ids: string[]
              /** @description From 0 to 1 */
              share: number
            } | null
          }
        }
      }
      /** @description Created */
      201: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id']
          RateLimit: components['headers']['RateLimit']
          'RateLimit-Policy': components['headers']['RateLimit-Policy']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** @description Grows by one with every edit; 0 for the tree that comes with the software */
            version: number
            /** @description All, each parent before its children */
            items: components['schemas']['Category'][]
            /** @description How many a tree has at most */
            levels: number
            /** @description Of which categories the listings are still to follow a change, and how far they are */
            following: {
              ids: string[]
              /** @description From 0 to 1 */
              share: number
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
  removeCategory: {
    parameters: {
      query: {
        /** @description A category that takes listings */
        into: string
      }
      header?: {
        /** @description ETag of the version that is edited; another one answers 412 */
        'if-match'?: string
      }
      path: {
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
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** @description Grows by one with every edit; 0 for the tree that comes with the software */
            version: number
            /** @description All, each parent before its children */
            items: components['schemas']['Category'][]
            /** @description How many a tree has at most */
            levels: number
            /** @description Of which categories the listings are still to follow a change, and how far they are */
            following: {
              ids: string[]
              /** @description From 0 to 1 */
              share: number
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
  getDashboard: {
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
            /**
             * Format: date-time
             * @description When it was counted; for half a minute all see the same
             */
            at: string
            daily: {
              /** @enum {unknown} */
              name: 'listings' | 'users' | 'conversations' | 'messages' | 'reports' | 'searches'
              /** @description Since midnight, UTC */
              today: number
              /** @description Of the plotted days */
              total: number
              days: {
                day: string
                count: number
              }[]
              /** @description A bar for each day */
              svg: string
            }[]
            topQueries: {
              query: string
              times: number
              empty: number
            }[]
            emptyQueries: {
              query: string
              times: number
              empty: number
            }[]
            categories: {
              category: string
              /** @description On show now */
              listings: number
              /** @description Within it, since queries are counted */
              searches: number
              /** @description Of these without a result */
              empty: number
            }[]
            /** @description Of each agent with tasks; ended ones of the last 24 hours */
            tasks: {
              goal: string
              queued: number
              running: number
              done: number
              failed: number
              dead: number
            }[]
            storage: {
              /** @description Where the data folder is */
              freeBytes: number
              totalBytes: number
              databaseBytes: number
              /** @description Of listings, drafts too */
              pictures: number
              /** @description Of them as they came */
              pictureBytes: number
            }
            /** @description What took PIATA_SLOW_MS or longer on this gateway, within a day of the last time */
            slow: {
              route: string
              times: number
              slowestMs: number
              /**
               * Format: date-time
               * @description RFC 3339, UTC
               */
              lastAt: string
            }[]
            health: {
              database: string
              searchReady: boolean
              /** @description Listings in the search index of this gateway */
              indexed: number
              /** @description Of this gateway */
              uptimeSeconds: number
              /** @description Resident, of this gateway */
              memoryBytes: number
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
  listSlowRequests: {
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
            fromMs: number
            items: {
              /**
               * Format: date-time
               * @description RFC 3339, UTC
               */
              at: string
              /** @description `x-request-id` of its answer, as the log has it */
              requestId: string
              /** @description Method and pattern, never the address */
              route: string
              status: number
              ms: number
              /** @description Waited for each part, as in Server-Timing */
              spent: {
                [key: string]: number
              }
              statements: {
                count: number
                ms: number
                slowest: {
                  /** @description As it is prepared, without its values */
                  sql: string
                  times: number
                  ms: number
                  /** @description How the database does it, whatever the values are */
                  plan: string[]
                }[]
              }
              /** @description What the gateway’s process did meanwhile, for this request or for others */
              functions: {
                name: string
                /** @description Of the time, in the function itself */
                share: number
              }[]
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
  listUsers: {
    parameters: {
      query?: {
        /** @description An id, or how an e-mail address begins */
        q?: string
        role?: 'member' | 'moderator' | 'admin'
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
      /** @description Accounts */
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
              email: string
              name: string
              /** @enum {unknown} */
              role: 'member' | 'moderator' | 'admin'
              /**
               * Format: date-time
               * @description RFC 3339, UTC
               */
              createdAt: string
              suspension: {
                /**
                 * Format: date-time
                 * @description RFC 3339, UTC
                 */
                since: string
                until: string | null
                reason: string
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
  getUser: {
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
            email: string
            name: string
            /** @enum {unknown} */
            role: 'member' | 'moderator' | 'admin'
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             */
            createdAt: string
            suspension: {
              /**
               * Format: date-time
               * @description RFC 3339, UTC
               */
              since: string
              until: string | null
              reason: string
            } | null
            isTrader: boolean
            /** @description What a look-up said of its VAT number; null where none was made */
            vat: {
              /**
               * @description unknown: the service could not say
               * @enum {unknown}
               */
              outcome: 'valid' | 'invalid' | 'unknown'
              /** @description Whose number it is */
              holder: string | null
              /**
               * Format: date-time
               * @description RFC 3339, UTC
               */
              askedAt: string
            } | null
            listings: {
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
              count: number
            }[]
            /** @description The twenty that began last */
            sessions: {
              /**
               * Format: uuid
               * @description UUIDv7
               */
              id: string
              userAgent: string | null
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
            }[]
            /** @description Its last security events */
            events: {
              seq: number
              /**
               * Format: date-time
               * @description RFC 3339, UTC
               */
              at: string
              /** @enum {unknown} */
              kind:
                | 'registered'
                | 'logged-in'
                | 'log-in-failed'
                | 'password-confirmed'
                | 'passkey-confirmed'
                | 'password-changed'
                | 'password-reset'
                | 'email-changed'
                | 'second-factor-added'
                | 'second-factor-removed'
                | 'passkey-added'
                | 'passkey-removed'
                | 'passkey-copied'
                | 'recovery-codes-made'
                | 'identity-linked'
                | 'identity-unlinked'
                | 'session-ended'
                | 'session-reused'
                | 'role-changed'
                | 'suspended'
                | 'unsuspended'
                | 'account-removed'
                | 'api-key-made'
                | 'api-key-removed'
                | 'keys-changed'
                | 'staff-acted'
              details: unknown
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
  deleteUser: {
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
          /**
           * @description Its owner asked for it
           * @enum {boolean}
           */
          isAsked?: true
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
          /** @description The law, or the clause of the terms, that it rests on (Art. 17(3)(d) of Regulation (EU) 2022/2065): 3 to 200 characters */
          reference?: string
          /** @description What was found */
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
  actAs: {
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
  suspendUser: {
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
          /** @description What was found, to be read by whoever has the account */
          reason: string
          /**
           * @description By the list of the site; `other` without it
           * @enum {unknown}
           */
          because?:
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
          /** @description The law, or the clause of the terms, that it rests on (Art. 17(3)(d) of Regulation (EU) 2022/2065): 3 to 200 characters */
          reference?: string
          /** @description For good without it */
          days?: number
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
            email: string
            name: string
            /** @enum {unknown} */
            role: 'member' | 'moderator' | 'admin'
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             */
            createdAt: string
            suspension: {
              /**
               * Format: date-time
               * @description RFC 3339, UTC
               */
              since: string
              until: string | null
              reason: string
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
  unsuspendUser: {
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
            email: string
            name: string
            /** @enum {unknown} */
            role: 'member' | 'moderator' | 'admin'
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             */
            createdAt: string
            suspension: {
              /**
               * Format: date-time
               * @description RFC 3339, UTC
               */
              since: string
              until: string | null
              reason: string
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
  listAuditEvents: {
    parameters: {
      query?: {
        kind?: string
        /** @description Items per page */
        limit?: number
        before?: number
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
              seq: number
              /** @description Its place in the chain; null until it is sealed, within a minute */
              position: number | null
              /**
               * Format: date-time
               * @description RFC 3339, UTC
               */
              at: string
              /** @enum {unknown} */
              kind:
                | 'registered'
                | 'logged-in'
                | 'log-in-failed'
                | 'password-confirmed'
                | 'passkey-confirmed'
                | 'password-changed'
                | 'password-reset'
                | 'email-changed'
                | 'second-factor-added'
                | 'second-factor-removed'
                | 'passkey-added'
                | 'passkey-removed'
                | 'passkey-copied'
                | 'recovery-codes-made'
                | 'identity-linked'
                | 'identity-unlinked'
                | 'session-ended'
                | 'session-reused'
                | 'role-changed'
                | 'suspended'
                | 'unsuspended'
                | 'account-removed'
                | 'api-key-made'
                | 'api-key-removed'
                | 'keys-changed'
                | 'staff-acted'
              accountId: string | null
              actor: string | null
              details: unknown
            }[]
            next: number | null
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
}
