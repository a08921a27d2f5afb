import { clientAddressHeaders } from './forwarded.ts'
import {
  addresses,
  callers,
  choice,
  databaseUrl,
  duration,
  flag,
  host,
  type Kind,
  mailbox,
  megabytes,
  networks,
  optional,
  origin,
  path,
  pictureStore,
  projectPath,
  rates,
  redisUrl,
  secretBytes,
  several,
  smtpUrl,
  timeZone,
  token,
  webUrl,
  whole,
  words,
} from './kinds.ts'
import { oidcProviders } from './oidc.ts'

interface Setting<T> {
  kind: Kind<T>
  /** The default as an operator would write it. */
  initial: string
  description: string
}

const setting = <T>(kind: Kind<T>, initial: string, description: string): Setting<T> => ({
  kind,
  initial,
  description,
})

const port = whole(0, 65_535)
/** Uses in a time, or things that somebody may have. */
const count = whole(1, 100_000_000)

/**
 * Every setting, once. The variable of `databaseUrl` is PIATA_DATABASE_URL; the value of `…Ms` is in milliseconds and of `…Bytes` in bytes, whatever
 * unit its variable is written in. `.env.example` is made of this: `node config/example.ts > .env.example`.
 */
export const settings = {
  databaseUrl: setting(
    databaseUrl,
    'sqlite:./data/piata.db',
    'sqlite:<file>, sqlite::memory: or postgres://user:password@host/database?sslmode=require; in user and password @ / : ? # % are written %40 %2F %3A %3F %23 %25',
  ),
  databaseReaders: setting(whole(1, 64), '2', 'Read-only connections of SQLite'),
  databaseConnections: setting(
    whole(3, 1000),
    '10',
    'Most connections of this gateway to Postgres: of ten, four write, five read and one asks whether it is there',
  ),
  databaseCa: setting(
    optional(path),
    '',
    'File with the CA certificate (PEM) of a Postgres provider that has its own; with one, connections are encrypted',
  ),
  databasePrepared: setting(
    choice('auto', 'on', 'off'),
    'auto',
    'Whether Postgres statements are prepared under names: auto (not behind a pooler such as PgBouncer), on or off',
  ),
  dataDir: setting(path, './data', 'Folder of pictures, the search snapshot and the secret key'),
  keysDir: setting(
    optional(path),
    '',
    'Folder of the secret key, which several gateways must share; empty for keys/ in PIATA_DATA_DIR',
  ),
  secretKey: setting(
    optional(secretBytes(32)),
    '',
    'What seals the signing keys in the database and all secrets come from, as openssl rand -base64 32 prints it; the same for all gateways; empty for a file that is made in PIATA_KEYS_DIR',
  ),
  secretKeyBefore: setting(
    optional(secretBytes(32)),
    '',
    'The secret of before, while npm run admin -- rotate-secret seals everything with the new one; what secret.key held, where it was a file',
  ),
  signingKeyMs: setting(
    duration('days', 1, 365),
    '30',
    'How long a key signs access tokens before the next one does; nobody is logged out by it',
  ),
  gatewayHost: setting(host, '127.0.0.1', 'Address the gateway listens on; 0.0.0.0 for all'),
  gatewayPort: setting(port, '4000', 'Port of the gateway; 0 takes a free one'),
  metricsPort: setting(
    port,
    '0',
    'Port of /metrics, and of /health/… apart from visitors, on the same address; 0 turns it off',
  ),
  webHost: setting(host, '127.0.0.1', 'Address the website listens on; 0.0.0.0 for all'),
  webPort: setting(port, '3000', 'Port of the website'),
  demo: setting(
    flag,
    'true',
    'Whether npm start fills an empty database with a demo catalogue and two demo accounts',
  ),
  gatewayUrl: setting(origin, 'http://127.0.0.1:4000', 'Where the website reaches the gateway'),
  publicUrl: setting(
    origin,
    'http://localhost:3000',
    'Address people open in a browser: scheme, host and port only; when left out, localhost with the port of the website',
  ),
  timeZone: setting(
    timeZone,
    'Europe/Bucharest',
    'Time zone of the site, an IANA name: of dates on pages, and of times that an imported file gives without an offset',
  ),
  corsOrigins: setting(
    callers,
    '',
    'Further origins whose pages may call the API, comma-separated; also of apps, such as capacitor://localhost; empty for none',
  ),
  trustProxy: setting(
    networks,
    '127.0.0.1,::1',
    'Addresses or networks of proxies that are believed when they name the client, comma-separated; empty for none',
  ),
  clientAddressHeader: setting(
    choice(...clientAddressHeaders),
    'x-forwarded-for',
    'Header in which the proxies of PIATA_TRUST_PROXY name the client, in place of X-Forwarded-For one that holds a single address: cf-connecting-ip, true-client-ip, x-real-ip, fastly-client-ip, fly-client-ip, x-azure-clientip or do-connecting-ip; only for proxies that overwrite what clients send in it, and that nobody can go around',
  ),
  redisUrl: setting(
    optional(redisUrl),
    '',
    'redis://… shares rate limits between gateways; empty keeps them in this process',
  ),
  rates: setting(
    rates('EUR', 'USD', 'GBP'),
    'EUR=5.00,USD=4.50,GBP=6.00',
    'RON for one unit of each foreign currency, to sort and filter prices, where PIATA_RATES_URL tells none; round examples, set your own',
  ),
  ratesUrl: setting(
    optional(webUrl),
    '',
    'File of exchange rates that is read every three hours: of the National Bank of Romania (nbrfxrates.xml) or the European Central Bank (eurofxref-daily.xml), or of the same form; empty for PIATA_RATES alone',
  ),
  vatUrl: setting(
    optional(webUrl),
    '',
    'Service that traders’ VAT numbers are looked up at, as VIES of the European Commission is: https://ec.europa.eu/taxation_customs/vies/rest-api; empty for none',
  ),
  placesFile: setting(
    optional(projectPath),
    '',
    'File of the places of another country, from the project folder or absolute, as examples/places-bg.json is; empty for those of Romania',
  ),
  languages: setting(
    words,
    '',
    'Languages that the site can have, in order, before those that are not named: the first has no prefix in addresses, and stands in for texts that another lacks; empty for ro, en and those of PIATA_LANGUAGES_DIR',
  ),
  languagesDir: setting(
    optional(projectPath),
    '',
    'Folder with a folder of texts for each further language, from the project folder or absolute (CONTRIBUTING.md); empty for those that come with Piata',
  ),
  synonymsFile: setting(
    optional(projectPath),
    'search/analysis/synonyms.ro-en.txt',
    'File of synonyms for search, from the project folder or absolute; empty for none',
  ),
  accessTokenMs: setting(duration('seconds', 30, 3600), '600', 'Life of an access token'),
  refreshTokenMs: setting(duration('days', 1, 365), '30', 'Life of a refresh token; each use starts it anew'),
  sessionMs: setting(
    duration('days', 1, 3650),
    '180',
    'Longest life of a session, however often it is used; then one logs in again',
  ),
  sessionNetworks: setting(
    flag,
    'false',
    'Whether sessions and security events keep the network they came from: the first three parts of an IPv4 address, an IPv6 /48',
  ),
  cookieSecure: setting(
    flag,
    'true',
    'Whether the refresh cookie is Secure; false only where the site is plain http',
  ),
  oidc: setting(
    oidcProviders,
    '',
    'Providers of OpenID Connect by which people log in, as JSON or a file that holds it: [{"id":"google","name":"Google","issuer":"https://accounts.google.com","clientId":"…","clientSecret":"…"}]; each is told the redirect address <PIATA_PUBLIC_URL>/v1/auth/oidc/<id>/callback; empty for none',
  ),
  limitReadPerMinute: setting(count, '1200', 'Reads per minute and address'),
  limitSearchPerMinute: setting(count, '600', 'Searches and suggestions per minute and address'),
  limitBulkPerMinute: setting(
    count,
    '30',
    'Pages of ten thousand listings, as sitemaps want them, per minute and address',
  ),
  limitWritePerMinute: setting(count, '120', 'Writes per minute and account, and twice that per address'),
  limitKeyPerMinute: setting(
    count,
    '1200',
    'Requests per minute and API key, beside the limits of its account and address',
  ),
  limitAuthPerMinute: setting(count, '20', 'Log-ins, registrations and refreshes per minute and address'),
  limitRegistrationsPerHour: setting(
    count,
    '30',
    'Registrations per hour and address, also of those that are refused, as each tells whether an e-mail address is taken',
  ),
  limitImagesPerHour: setting(
    count,
    '240',
    'Pictures uploaded per hour and account, and four times that per address; one that takes long to read counts as up to four',
  ),
  limitMailsPerHour: setting(
    count,
    '30',
    'Mails that may be asked for (to confirm an address, for a new password) per hour and address, and a third of that per account',
  ),
  limitPhonesPerHour: setting(
    count,
    '30',
    'Sellers’ telephone numbers that may be asked for per hour and account, and twice that per address',
  ),
  limitExportsPerHour: setting(count, '10', 'Exports of all that an account has, per hour and account'),
  draftMs: setting(
    duration('days', 0, 3650),
    '90',
    'How long a listing that was never published is kept after it was last touched; 0 for ever; imported ones stay',
  ),
  changesMs: setting(
    duration('days', 1, 365),
    '7',
    'How long changes are kept for those who follow them: partners of the API, webhooks, other gateways',
  ),
  auditMs: setting(
    duration('days', 0, 3650),
    '730',
    'How long security events are kept, such as log-ins and what staff do; 0 for ever',
  ),
  limitDrafts: setting(count, '200', 'Listings that were never published, most per member'),
  limitListings: setting(count, '2000', 'Listings that buyers find, most per member'),
  checksOff: setting(
    several('banned', 'forbidden', 'price', 'duplicate', 'contact', 'velocity', 'picture'),
    '',
    'Checks of what members are about to show that are switched off: banned, forbidden, price, duplicate, contact, velocity, picture',
  ),
  checkFlagFrom: setting(
    whole(1, 101),
    '50',
    'From which score of the checks (their sum, to 100) on a listing stands in the moderators’ queue; 101 for never',
  ),
  checkHoldFrom: setting(
    whole(1, 101),
    '80',
    'From which score on nobody is shown it before a moderator; 101 for never',
  ),
  forbiddenWords: setting(
    words,
    '',
    'Words and phrases that hold a listing beside those that come with Piata, separated by commas; capitals and diacritics do not matter',
  ),
  forbiddenCategories: setting(
    words,
    '',
    'Ids of categories whose listings are held, and those of all below them',
  ),
  limitAssetPerMinute: setting(count, '6000', 'Pictures and pages served per minute and address'),
  limitPagePerMinute: setting(count, '300', 'Pages of the website per minute and address'),
  limitExempt: setting(
    addresses,
    '127.0.0.1,::1',
    'Addresses whose direct reads (that no proxy passed on) are not counted: the website of the same machine; empty for none',
  ),
  diskReserveBytes: setting(
    megabytes(0, 1_000_000),
    '100',
    'Free space below which pictures are refused and readiness says so, so that what is left serves the database; 0 for none',
  ),
  imagesStore: setting(
    pictureStore,
    'disk',
    'Where pictures are kept: disk, in PIATA_DATA_DIR, or a bucket of any service that speaks S3, s3:https://KEY:SECRET@host/bucket/prefix?region=eu-central-1; in key and secret / + : @ are written %2F %2B %3A %40',
  ),
  imagesCacheBytes: setting(
    megabytes(0, 1_000_000),
    '2000',
    'Copies of pictures of a bucket that are kept on this disk, so that they come at once and while the bucket is away; 0 for none',
  ),
  imagesMemoryBytes: setting(
    megabytes(0, 100_000),
    '64',
    'Memory of a gateway for pictures that are asked for again and again, so that they cost no disk; 0 for none',
  ),
  imagesPerAccount: setting(
    whole(0, 10_000_000),
    '10000',
    'Pictures that an account may have; 0 for any number. Those of feeds and commands count, and are not refused',
  ),
  imagesPerAccountBytes: setting(
    megabytes(0, 10_000_000),
    '20000',
    'All that an account may have sent for the pictures that it has; 0 for any amount',
  ),
  imageMaxBytes: setting(whole(100_000, 100_000_000), '25000000', 'Largest picture taken, in bytes'),
  imageMaxPixels: setting(
    whole(1_000_000, 200_000_000),
    '50000000',
    'Largest picture taken, in pixels; four times as many of a JPEG',
  ),
  importMaxBytes: setting(
    megabytes(1, 100_000),
    '500',
    'Largest file that a seller may import, as it is sent, and all that an account keeps of such; unpacked it may be five times as large',
  ),
  imports: setting(
    choice('off', 'staff', 'traders', 'members'),
    'members',
    'Who may import files on the site: nobody, those who run it, traders too, or every member; checks and quotas hold as for listings published by hand',
  ),
  feedMaxBytes: setting(
    megabytes(1, 10_000),
    '200',
    'Largest file of another site’s feed that is read, as it is sent and unpacked',
  ),
  feedGapMs: setting(
    duration('ms', 0, 60_000),
    '1000',
    'Least pause between two requests of feeds and their pictures to one host; its robots.txt may ask for more',
  ),
  feedNetworks: setting(
    networks,
    '',
    'Private addresses or networks that feeds and exchange rates may be read from, such as an intranet’s, comma-separated; empty for none: addresses of the internet only',
  ),
  webhookNetworks: setting(
    networks,
    '',
    'Private addresses or networks that webhooks may be sent to, such as an intranet’s, comma-separated, also without https; empty for none: addresses of the internet only',
  ),
  schemaParserUrl: setting(
    optional(webUrl),
    '',
    'A parser of other databases’ scripts that runs as a service (npm run parser), like http://parser:4310; where there is none, or it fails, the gateway reads them itself',
  ),
  schemaParserTimeoutMs: setting(
    duration('seconds', 1, 60),
    '20',
    'Longest time that parser is waited for; after three failures on end it is left alone for half a minute',
  ),
  bodyLimitBytes: setting(whole(16_384, 10_000_000), '262144', 'Largest JSON body, in bytes'),
  requestTimeoutMs: setting(
    duration('seconds', 5, 3600),
    '300',
    'Longest time a request may take to arrive, pictures from slow phones too',
  ),
  writeWaitMs: setting(
    duration('seconds', 1, 120),
    '5',
    'Longest time a write waits for other writers of SQLite, from its arrival',
  ),
  searchWaitMs: setting(
    duration('ms', 10, 60_000),
    '150',
    'Longest time a search waits for a thread that searches; then it gets 503',
  ),
  drainMs: setting(
    duration('seconds', 0, 300),
    '5',
    'How long the gateway and the website serve on after SIGTERM while readiness tells balancers to go elsewhere; more than their checks take',
  ),
  maxEventLoopDelayMs: setting(
    duration('ms', 0, 60_000),
    '500',
    'Mean delay of the event loop which, for three seconds on end, makes requests get 503; 0 for never',
  ),
  snapshotMs: setting(duration('seconds', 1, 86_400), '60', 'How often a changed search index is saved'),
  searchThreads: setting(
    whole(0, 64),
    '1',
    'Threads that search, besides the main one, which speaks HTTP; 0 searches in the main one',
  ),
  searchCacheBytes: setting(
    megabytes(0, 4096),
    '32',
    'Memory for finished search answers, dropped at every change; 0 for none',
  ),
  cardsBytes: setting(
    megabytes(0, 65_536),
    '128',
    'Memory for the cards of published listings, from which lists and search results are copied (about 1 MB for 1,000); 0 reads them from the database',
  ),
  agents: setting(
    choice('inline', 'off'),
    'inline',
    'Whether the gateway runs the agents beside its requests (inline), or leaves them to processes of npm run agents (off)',
  ),
  agentsFile: setting(
    projectPath,
    './agents.json',
    'File with agents of your own: programs or addresses in any language; need not be there',
  ),
  optimiser: setting(
    choice('propose', 'apply'),
    'propose',
    'Whether the agent optimiser only proposes (propose), or also makes the indexes that it has verified and drops its own that are not used for a week (apply), on SQLite of tables up to 200,000 rows between four and five at night, on Postgres up to 2,000,000 rows at any time',
  ),
  backupFolder: setting(
    optional(path),
    '',
    'Folder for a backup a day, on another disk; without one none is made but by npm run backup',
  ),
  backupDaily: setting(whole(1, 3650), '7', 'Days whose last backup is kept'),
  backupWeekly: setting(whole(0, 520), '4', 'Weeks whose last backup is kept'),
  smtpUrl: setting(
    optional(smtpUrl),
    '',
    'Server that takes mail: smtp://user:password@host:587 (with a password, only over TLS) or smtps://user:password@host; without one mails are files in mail/ of PIATA_DATA_DIR. In user and password @ / : ? # % are written %40 %2F %3A %3F %23 %25',
  ),
  emailVerification: setting(
    choice('required', 'off'),
    'off',
    'Whether a new account can publish only after its address was confirmed (required), or at once (off); when left out, required where mail can be sent or read in the demo',
  ),
  staffSecondFactor: setting(
    choice('required', 'off'),
    'off',
    'Whether moderators and administrators act as such only in sessions begun with a second factor (required), or with the password alone (off); when left out, required unless PIATA_PUBLIC_URL leads to this very machine',
  ),
  mailReplies: setting(
    optional(mailbox),
    '',
    'Mailbox that answers to mails about messages go to, such as answers@piata.example, which takes details behind a + (RFC 5233); its mail server hands each mail to POST /v1/mail/replies. Without one such mails say that answers reach nobody',
  ),
  mailRepliesSecret: setting(
    optional(secretBytes(32)),
    '',
    'With PIATA_MAIL_REPLIES, what the mail server proves itself by: 32 random bytes as base64 or hex, such as openssl rand -base64 32 prints',
  ),
  stripeKey: setting(
    optional(token),
    '',
    'Secret or restricted key of Stripe, by whose page sellers pay for promotions; nothing is sold without one',
  ),
  stripeWebhookSecret: setting(
    optional(token),
    '',
    'With PIATA_STRIPE_KEY, the signing secret of the webhook /v1/payments/stripe/webhook',
  ),
  stripeUrl: setting(webUrl, 'https://api.stripe.com/', 'Where the API of Stripe is, for tests of a site'),
  mailFrom: setting(optional(mailbox), '', 'Whom mail comes from, such as Piata <no-reply@piata.example>'),
  logLevel: setting(
    choice('fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'),
    'info',
    'What is logged: fatal, error, warn, info, debug, trace or silent',
  ),
  slowMs: setting(
    whole(0, 600_000),
    '1000',
    'Milliseconds from which on a request is logged and shown to administrators with its statements, their plans and what the process did meanwhile; 0 for none',
  ),
  logRequests: setting(flag, 'false', 'Whether each request is logged at level info'),
} as const
