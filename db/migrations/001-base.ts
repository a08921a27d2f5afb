import { type Kysely, PostgresAdapter, sql } from 'kysely'

/**
 * Ids are UUID text and times RFC 3339 text: both sort by byte and travel to JSON as they are, on either database.
 * The two times that indexes hold are milliseconds since 1970, which take a third of the room.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter
  const text = postgres ? sql`text collate "C"` : 'text'
  const blob = postgres ? 'bytea' : 'blob'

  await db.schema
    .createTable('settings')
    .ifNotExists()
    .addColumn('key', text, (c) => c.primaryKey())
    .addColumn('value', text, (c) => c.notNull())
    .execute()

  await db.schema
    .createTable('users')
    .ifNotExists()
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('email', text, (c) => c.notNull())
    .addColumn('email_key', text, (c) => c.notNull().unique())
    .addColumn('name', text, (c) => c.notNull())
    .addColumn('phone', text)
    .addColumn('role', text, (c) => c.notNull())
    .addColumn('locale', text, (c) => c.notNull())
    .addColumn('password_hash', text, (c) => c.notNull())
    .addColumn('created_at', text, (c) => c.notNull())
    .addColumn('updated_at', text, (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .execute()

  await db.schema
    .createTable('sessions')
    .ifNotExists()
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('user_id', text, (c) => c.notNull().references('users.id').onDelete('cascade'))
    .addColumn('user_agent', text)
    .addColumn('created_at', text, (c) => c.notNull())
    .addColumn('used_at', text, (c) => c.notNull())
    .addColumn('expires_at', text, (c) => c.notNull())
    .execute()
  await db.schema.createIndex('sessions_user').ifNotExists().on('sessions').column('user_id').execute()
  await db.schema.createIndex('sessions_expiry').ifNotExists().on('sessions').column('expires_at').execute()

  await db.schema
    .createTable('refresh_tokens')
    .ifNotExists()
    .addColumn('token_hash', text, (c) => c.primaryKey())
    .addColumn('session_id', text, (c) => c.notNull().references('sessions.id').onDelete('cascade'))
    .addColumn('expires_at', text, (c) => c.notNull())
    .addColumn('rotated_at', text)
    .execute()
  await db.schema
    .createIndex('refresh_tokens_session')
    .ifNotExists()
    .on('refresh_tokens')
    .column('session_id')
    .execute()

  await db.schema
    .createTable('categories')
    .ifNotExists()
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('parent_id', text, (c) => c.references('categories.id'))
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('name_ro', text, (c) => c.notNull())
    .addColumn('name_en', text, (c) => c.notNull())
    .addColumn('icon', text, (c) => c.notNull())
    .addColumn('has_condition', 'integer', (c) => c.notNull())
    .addColumn('path', text, (c) => c.notNull())
    .execute()
  await db.schema
    .createIndex('categories_parent')
    .ifNotExists()
    .on('categories')
    .column('parent_id')
    .execute()

  await db.schema
    .createTable('category_attributes')
    .ifNotExists()
    .addColumn('category_id', text, (c) => c.notNull().references('categories.id').onDelete('cascade'))
    .addColumn('name', text, (c) => c.notNull())
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('type', text, (c) => c.notNull())
    .addColumn('definition', text, (c) => c.notNull())
    .addPrimaryKeyConstraint('category_attributes_key', ['category_id', 'name'])
    .execute()

  await db.schema
    .createTable('places')
    .ifNotExists()
    .addColumn('id', 'integer', (c) => c.primaryKey())
    .addColumn('name', text, (c) => c.notNull())
    .addColumn('folded', text, (c) => c.notNull())
    .addColumn('county', text, (c) => c.notNull())
    .addColumn('county_code', text, (c) => c.notNull())
    .addColumn('lat', 'double precision', (c) => c.notNull())
    .addColumn('lon', 'double precision', (c) => c.notNull())
    .addColumn('importance', 'integer', (c) => c.notNull().defaultTo(0))
    .execute()

  // Every run of words that a place's name ends with, followed by its county: what a typed prefix is looked up in.
  await db.schema
    .createTable('place_names')
    .ifNotExists()
    .addColumn('folded', text, (c) => c.notNull())
    .addColumn('place_id', 'integer', (c) => c.notNull().references('places.id').onDelete('cascade'))
    .addColumn('word', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('place_names_key', ['folded', 'place_id'])
    .execute()
  await db.schema
    .createIndex('place_names_place')
    .ifNotExists()
    .on('place_names')
    .column('place_id')
    .execute()

  await db.schema
    .createTable('images')
    .ifNotExists()
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('owner_id', text, (c) => c.notNull().references('users.id').onDelete('cascade'))
    .addColumn('sha256', text, (c) => c.notNull())
    .addColumn('width', 'integer', (c) => c.notNull())
    .addColumn('height', 'integer', (c) => c.notNull())
    .addColumn('bytes', 'bigint', (c) => c.notNull())
    .addColumn('placeholder', text, (c) => c.notNull())
    .addColumn('created_at', text, (c) => c.notNull())
    .execute()
  await db.schema.createIndex('images_owner').ifNotExists().on('images').column('owner_id').execute()
  await db.schema.createIndex('images_sha256').ifNotExists().on('images').column('sha256').execute()
  await db.schema.createIndex('images_created').ifNotExists().on('images').column('created_at').execute()

  // `card` comes before the long texts: SQLite reads a row from its start and lists need no more than the card.
  await db.schema
    .createTable('listings')
    .ifNotExists()
    .$call((table) =>
      postgres
        ? table.addColumn('seq', 'bigserial', (c) => c.primaryKey())
        : table.addColumn('seq', 'integer', (c) => c.primaryKey()),
    )
    .addColumn('id', text, (c) => c.notNull().unique())
    .addColumn('seller_id', text, (c) => c.notNull().references('users.id').onDelete('cascade'))
    .addColumn('external_id', text)
    .addColumn('status', text, (c) => c.notNull())
    .addColumn('created_at', text, (c) => c.notNull())
    .addColumn('updated_at', text, (c) => c.notNull())
    .addColumn('published_at', 'bigint')
    .addColumn('expires_at', 'bigint')
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('card', text, (c) => c.notNull())
    .addColumn('category_id', text, (c) => c.notNull().references('categories.id'))
    .addColumn('price_amount', 'bigint', (c) => c.check(sql`price_amount between 0 and 1000000000000`))
    .addColumn('price_currency', text)
    .addColumn('negotiable', 'integer', (c) => c.notNull())
    .addColumn('condition', text)
    .addColumn('place_id', 'integer', (c) => c.references('places.id'))
    .addColumn('place_name', text)
    .addColumn('lat', 'double precision')
    .addColumn('lon', 'double precision')
    .addColumn('title', text, (c) => c.notNull())
    .addColumn('attributes', text, (c) => c.notNull())
    .addColumn('description', text, (c) => c.notNull())
    .execute()
  // `status` makes these indexes enough by themselves: keys and counts are read without touching the rows.
  const isPublic = sql<boolean>`status in ('published', 'reserved')`
  await db.schema
    .createIndex('listings_newest')
    .ifNotExists()
    .on('listings')
    .columns(['published_at', 'seq', 'status'])
    .where(isPublic)
    .execute()
  await db.schema
    .createIndex('listings_category_newest')
    .ifNotExists()
    .on('listings')
    .columns(['category_id', 'published_at', 'seq', 'status'])
    .where(isPublic)
    .execute()
  await db.schema
    .createIndex('listings_seller')
    .ifNotExists()
    .on('listings')
    .columns(['seller_id', 'seq', 'status'])
    .execute()
  await db.schema
    .createIndex('listings_external')
    .ifNotExists()
    .unique()
    .on('listings')
    .columns(['seller_id', 'external_id'])
    .where(sql<boolean>`external_id is not null`)
    .execute()
  // By day, so that bulk writes append to a few dozen places of it rather than insert all over.
  await db.schema
    .createIndex('listings_expiry')
    .ifNotExists()
    .on('listings')
    .expression(sql`(expires_at / 86400000)`)
    .where(sql<boolean>`status = 'published'`)
    .execute()

  await db.schema
    .createTable('listing_images')
    .ifNotExists()
    .addColumn('listing_id', text, (c) => c.notNull().references('listings.id').onDelete('cascade'))
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('image_id', text, (c) => c.notNull().references('images.id').onDelete('cascade'))
    .addPrimaryKeyConstraint('listing_images_key', ['listing_id', 'position'])
    .$call((table) => (postgres ? table : table.modifyEnd(sql`without rowid`)))
    .execute()
  await db.schema
    .createIndex('listing_images_image')
    .ifNotExists()
    .on('listing_images')
    .column('image_id')
    .execute()

  // On Postgres the writing transaction's id comes along: commits do not happen in the order of `seq` there.
  await db.schema
    .createTable('changes')
    .ifNotExists()
    .$call((table) =>
      postgres
        ? table
            .addColumn('seq', 'bigserial', (c) => c.primaryKey())
            .addColumn('transaction_id', sql`xid8`, (c) => c.notNull().defaultTo(sql`pg_current_xact_id()`))
        : table.addColumn('seq', 'integer', (c) => c.primaryKey().autoIncrement()),
    )
    .addColumn('listing_id', text, (c) => c.notNull())
    .addColumn('kind', text, (c) => c.notNull())
    .addColumn('created_at', text, (c) => c.notNull())
    .execute()
  if (postgres) {
    await db.schema
      .createIndex('changes_commit_order')
      .ifNotExists()
      .on('changes')
      .columns(['transaction_id', 'seq'])
      .execute()
  }

  await db.schema
    .createTable('idempotency_keys')
    .ifNotExists()
    .addColumn('scope', text, (c) => c.notNull())
    .addColumn('key', text, (c) => c.notNull())
    .addColumn('fingerprint', text, (c) => c.notNull())
    .addColumn('created_at', text, (c) => c.notNull())
    .addColumn('status', 'integer')
    .addColumn('headers', text)
    .addColumn('body', blob)
    .addPrimaryKeyConstraint('idempotency_keys_key', ['scope', 'key'])
    .execute()
  await db.schema
    .createIndex('idempotency_keys_created')
    .ifNotExists()
    .on('idempotency_keys')
    .column('created_at')
    .execute()
}
