import { type Kysely, PostgresAdapter, sql } from 'kysely'

/**
 * Buyers and sellers write to each other: conversations with a row for each side, messages numbered within their conversation, whom an account blocked,
 * what was reported, and the numbered events of each account that streams are made of.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter
  const text = postgres ? sql`text collate "C"` : 'text'
  // Without a reference: a conversation outlives its listing, and its title does too.
  await db.schema
    .createTable('conversations')
    .ifNotExists()
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('listing_id', text, (c) => c.notNull())
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('buyer_id', text, (c) => c.references('users.id').onDelete('set null'))
    .addColumn('last_seq', 'integer', (c) => c.notNull())
    .addColumn('created_at', text, (c) => c.notNull())
    .execute()
  await db.schema
    .createIndex('conversations_pair')
    .ifNotExists()
    .unique()
    .on('conversations')
    .columns(['buyer_id', 'listing_id'])
    .execute()
  await db.schema
    .createIndex('conversations_begun')
    .ifNotExists()
    .on('conversations')
    .columns(['buyer_id', 'created_at'])
    .execute()
  await db.schema
    .createTable('conversation_sides')
    .ifNotExists()
    .addColumn('conversation_id', text, (c) => c.notNull().references('conversations.id').onDelete('cascade'))
    .addColumn('side', text, (c) => c.notNull())
    .addColumn('user_id', text, (c) => c.references('users.id').onDelete('set null'))
    .addColumn('active_at', text)
    .addColumn('last_seq', 'integer', (c) => c.notNull())
    .addColumn('read_seq', 'integer', (c) => c.notNull())
    .addColumn('unread', 'integer', (c) => c.notNull())
    .addColumn('archived', 'integer', (c) => c.notNull())
    .addColumn('mail_due', text)
    .addColumn('mailed_at', text)
    .addColumn('mailed_seq', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('conversation_sides_key', ['conversation_id', 'side'])
    .execute()
  await db.schema
    .createIndex('conversation_sides_inbox')
    .ifNotExists()
    .on('conversation_sides')
    .columns(['user_id', 'archived', 'active_at', 'conversation_id'])
    .execute()
  await sql`create index if not exists conversation_sides_unread on conversation_sides (user_id) where unread > 0`.execute(
    db,
  )
  await db.schema
    .createTable('messages')
    .ifNotExists()
    .addColumn('conversation_id', text, (c) => c.notNull().references('conversations.id').onDelete('cascade'))
    .addColumn('seq', 'integer', (c) => c.notNull())
    .addColumn('side', text, (c) => c.notNull())
    .addColumn('kind', text, (c) => c.notNull())
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('notes', 'text', (c) => c.notNull())
    .addColumn('state', text, (c) => c.notNull())
    .addColumn('digest', text)
    .addColumn('created_at', text, (c) => c.notNull())
    .addPrimaryKeyConstraint('messages_key', ['conversation_id', 'seq'])
    .execute()
  await sql`create index if not exists messages_digest on messages (digest, created_at) where digest is not null`.execute(
    db,
  )
  await sql`create index if not exists messages_held on messages (created_at, conversation_id, seq) where state = 'held'`.execute(
    db,
  )
  await db.schema
    .createTable('message_images')
    .ifNotExists()
    .addColumn('conversation_id', text, (c) => c.notNull())
    .addColumn('seq', 'integer', (c) => c.notNull())
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('image_id', text, (c) => c.notNull().references('images.id').onDelete('cascade'))
    .addPrimaryKeyConstraint('message_images_key', ['conversation_id', 'seq', 'position'])
    .addForeignKeyConstraint(
      'message_images_message',
      ['conversation_id', 'seq'],
      'messages',
      ['conversation_id', 'seq'],
      (c) => c.onDelete('cascade'),
    )
    .execute()
  await db.schema
    .createIndex('message_images_image')
    .ifNotExists()
    .on('message_images')
    .column('image_id')
    .execute()
  await db.schema
    .createTable('blocked_accounts')
    .ifNotExists()
    .addColumn('user_id', text, (c) => c.notNull().references('users.id').onDelete('cascade'))
    .addColumn('blocked_id', text, (c) => c.notNull().references('users.id').onDelete('cascade'))
    .addColumn('created_at', text, (c) => c.notNull())
    .addPrimaryKeyConstraint('blocked_accounts_key', ['user_id', 'blocked_id'])
    .execute()
  await db.schema
    .createIndex('blocked_accounts_blocked')
    .ifNotExists()
    .on('blocked_accounts')
    .column('blocked_id')
    .execute()
  await db.schema
    .createTable('conversation_reports')
    .ifNotExists()
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('conversation_id', text, (c) => c.notNull().references('conversations.id').onDelete('cascade'))
    .addColumn('side', text, (c) => c.notNull())
    .addColumn('reason', text, (c) => c.notNull())
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('created_at', text, (c) => c.notNull())
    .execute()
  await db.schema
    .createIndex('conversation_reports_conversation')
    .ifNotExists()
    .on('conversation_reports')
    .columns(['conversation_id', 'side'])
    .execute()
  await db.schema
    .createTable('event_heads')
    .ifNotExists()
    .addColumn('user_id', text, (c) => c.primaryKey().references('users.id').onDelete('cascade'))
    .addColumn('seq', postgres ? 'bigint' : 'integer', (c) => c.notNull())
    .execute()
  // In the order of their commits: by `place` on SQLite, by transaction on Postgres.
  await db.schema
    .createTable('account_events')
    .ifNotExists()
    .$call((table) =>
      postgres
        ? table
            .addColumn('place', 'bigserial', (c) => c.primaryKey())
            .addColumn('transaction_id', sql`xid8`, (c) => c.notNull().defaultTo(sql`pg_current_xact_id()`))
        : table.addColumn('place', 'integer', (c) => c.primaryKey().autoIncrement()),
    )
    .addColumn('user_id', text, (c) => c.notNull().references('users.id').onDelete('cascade'))
    .addColumn('seq', postgres ? 'bigint' : 'integer', (c) => c.notNull())
    .addColumn('kind', text, (c) => c.notNull())
    .addColumn('data', 'text', (c) => c.notNull())
    .addColumn('created_at', text, (c) => c.notNull())
    .execute()
  await db.schema
    .createIndex('account_events_account')
    .ifNotExists()
    .unique()
    .on('account_events')
    .columns(['user_id', 'seq'])
    .execute()
  await db.schema
    .createIndex('account_events_age')
    .ifNotExists()
    .on('account_events')
    .column('created_at')
    .execute()
  if (postgres) {
    await db.schema
      .createIndex('account_events_transaction')
      .ifNotExists()
      .on('account_events')
      .column('transaction_id')
      .execute()
  }
}
