import Type, { type Static } from 'typebox'

const text = (value: string, description: string) => Type.String({ default: value, description })
/** Text that an empty variable turns off; of other settings an empty variable keeps the default. */
const optional = (value: string, description: string) =>
  Type.String({ default: value, description: `${description}; empty for none`, mayBeEmpty: true })
const whole = (value: number, minimum: number, maximum: number, description: string) =>
  Type.Integer({ default: value, minimum, maximum, description })
const flag = (value: boolean, description: string) => Type.Boolean({ default: value, description })

/**
 * Every setting, once. The variable of `databaseUrl` is PIATA_DATABASE_URL; lists are comma-separated.
 * `.env.example` is held equal to this by a test.
 */
export const configSchema = Type.Object({
  databaseUrl: text(
    'sqlite:./data/piata.db',
    'sqlite:<file>, sqlite::memory: or postgres://user:password@host/database?sslmode=require; in user and password @ / : ? # % are written %40 %2F %3A %3F %23 %25',
  ),
  databaseReaders: whole(2, 1, 64, 'Read-only connections of SQLite'),
  databaseConnections: whole(
    10,
    3,
    1000,
    'Most connections of this gateway to Postgres: of ten, four write, five read and one asks whether it is there',
  ),
  databaseCa: text(
    '',
    'File with the CA certificate (PEM) of a Postgres provider that has its own; with one, connections are encrypted',
  ),
  databasePrepared: Type.Enum(['auto', 'on', 'off'], {
    default: 'auto',
    description:
      'Whether Postgres statements are prepared under names: auto (not behind a pooler such as PgBouncer), on or off',
  }),
  dataDir: text('./data', 'Folder of pictures, the search snapshot and the signing key'),
  keysDir: text(
    '',
    'Folder of the signing key, which several gateways must share; empty for keys/ in PIATA_DATA_DIR',
  ),
  gatewayHost: text('127.0.0.1', 'Address the gateway listens on; 0.0.0.0 for all'),
  gatewayPort: whole(4000, 0, 65_535, 'Port of the gateway; 0 takes a free one'),
  metricsPort: whole(
    0,
    0,
    65_535,
    'Port of /metrics, and of /health/… apart from visitors, on the same address; 0 turns it off',
  ),
  webHost: text('127.0.0.1', 'Address the website listens on; 0.0.0.0 for all'),
  webPort: whole(3000, 0, 65_535, 'Port of the website'),
  demo: flag(true, 'Whether npm start fills an empty database with a demo catalogue and two demo accounts'),
  gatewayUrl: text('http://127.0.0.1:4000', 'Where the website reaches the gateway'),
  publicUrl: text('http://localhost:3000', 'Address people open in a browser: scheme, host and port only'),
  timeZone: text(
    'Europe/Bucharest',
    'Time zone of the site, an IANA name: of dates on pages, and of times that an imported file gives without an offset',
  ),
  corsOrigins: optional(
    '',
    'Further origins whose pages may call the API, comma-separated; also of apps, such as capacitor://localhost',
  ),
  trustProxy: optional(
    '127.0.0.1,::1',
    'Addresses or networks of proxies whose X-Forwarded-For is believed, comma-separated',
  ),
  redisUrl: text('', 'redis://… shares rate limits between gateways; empty keeps them in this process'),
  rates: text(
    'EUR=5.00,USD=4.50,GBP=6.00',
    'RON for one unit of each foreign currency, to sort and filter prices; round examples, set your own',
  ),
  synonymsFile: optional(
    'search/analysis/synonyms.ro-en.txt',
    'File of synonyms for search, from the project folder or absolute',
  ),
  accessTokenSeconds: whole(600, 30, 3600, 'Life of an access token'),
  refreshTokenDays: whole(30, 1, 365, 'Life of a refresh token; each use starts it anew'),
  cookieSecure: flag(true, 'Whether the refresh cookie is Secure; false only where the site is plain http'),
  limitReadPerMinute: whole(1200, 1, 100_000_000, 'Reads per minute and address'),
  limitSearchPerMinute: whole(600, 1, 100_000_000, 'Searches and suggestions per minute and address'),
  limitBulkPerMinute: whole(
    30,
    1,
    100_000_000,
    'Pages of ten thousand listings, as sitemaps want them, per minute and address',
  ),
  limitWritePerMinute: whole(
    120,
    1,
    100_000_000,
    'Writes per minute and account, and twice that per address',
  ),
  limitAuthPerMinute: whole(
    20,
    1,
    100_000_000,
    'Log-ins, registrations and refreshes per minute and address',
  ),
  limitImagesPerHour: whole(
    240,
    1,
    100_000_000,
    'Pictures uploaded per hour and account, and four times that per address; one that takes long to read counts as up to four',
  ),
  limitExportsPerHour: whole(10, 1, 100_000_000, 'Exports of all that an account has, per hour and account'),
  limitDrafts: whole(200, 1, 100_000_000, 'Listings that were never published, most per member'),
  limitListings: whole(2000, 1, 100_000_000, 'Listings that buyers find, most per member'),
  limitAssetPerMinute: whole(6000, 1, 100_000_000, 'Pictures and pages served per minute and address'),
  limitPagePerMinute: whole(300, 1, 100_000_000, 'Pages of the website per minute and address'),
  limitExempt: optional(
    '127.0.0.1,::1',
    'Addresses whose direct reads (no X-Forwarded-For) are not counted: the website of the same machine',
  ),
  diskReserveMegabytes: whole(
    100,
    0,
    1_000_000,
    'Free space below which pictures are refused and readiness says so, so that what is left serves the database; 0 for none',
  ),
  imageMaxBytes: whole(25_000_000, 100_000, 100_000_000, 'Largest picture taken, in bytes'),
  imageMaxPixels: whole(
    50_000_000,
    1_000_000,
    200_000_000,
    'Largest picture taken, in pixels; four times as many of a JPEG',
  ),
  bodyLimitBytes: whole(262_144, 16_384, 10_000_000, 'Largest JSON body, in bytes'),
  requestTimeoutSeconds: whole(
    300,
    5,
    3600,
    'Longest time a request may take to arrive, pictures from slow phones too',
  ),
  writeWaitSeconds: whole(
    5,
    1,
    120,
    'Longest time a write waits for other writers of SQLite, from its arrival',
  ),
  drainSeconds: whole(
    5,
    0,
    300,
    'How long the gateway and the website serve on after SIGTERM while readiness tells balancers to go elsewhere; more than their checks take',
  ),
  maxEventLoopDelayMs: whole(
    500,
    0,
    60_000,
    'Mean delay of the event loop which, for three seconds on end, makes requests get 503; 0 for never',
  ),
  snapshotSeconds: whole(60, 1, 86_400, 'How often a changed search index is saved'),
  searchThreads: whole(
    1,
    0,
    64,
    'Threads that search, besides the main one, which speaks HTTP; 0 searches in the main one',
  ),
  searchCacheMegabytes: whole(
    32,
    0,
    4096,
    'Memory for finished search answers, dropped at every change; 0 for none',
  ),
  logLevel: Type.Enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
    default: 'info',
    description: 'What is logged: fatal, error, warn, info, debug, trace or silent',
  }),
  logRequests: flag(false, 'Whether each request is logged at level info'),
})

export type Config = Static<typeof configSchema>
export type ConfigKey = keyof Config

/** 'databaseUrl' → 'PIATA_DATABASE_URL' */
export const variableOf = (key: string): string =>
  `PIATA_${key.replace(/[A-Z]/g, (c) => `_${c}`).toUpperCase()}`

/** Settings that may hold a password inside a URL. */
export const secretKeys: ReadonlySet<string> = new Set<ConfigKey>(['databaseUrl', 'redisUrl'])
