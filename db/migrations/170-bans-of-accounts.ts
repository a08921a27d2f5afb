import { type Kysely, sql } from 'kysely'

/** Several bans of one account may hold at once, each of its own decision, which says which one it made. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create unique index if not exists bans_open_things on bans (kind, value) where lifted_at is null and kind <> 'account'`.execute(
    db,
  )
  await sql`drop index if exists bans_open`.execute(db)
  const { rows } = await sql<{ id: string; undo: string; reason: string; ban: string | null }>`
    select id, undo, reason, (
        select bans.id from bans where kind = 'account' and value = owner_id and note = facts and created_at >= decided_at
          order by created_at limit 1
      ) as ban
      from decisions where action = 'suspend' and undo like '%"suspended":true%'`.execute(db)
  for (const { id, undo, reason, ban } of rows) {
    const { suspended: _, ...rest } = JSON.parse(undo) as Record<string, unknown>
    const told = JSON.stringify(ban === null ? rest : { ...rest, ban })
    await sql`update decisions set undo = ${told} where id = ${id}`.execute(db)
    await sql`update bans set reason = ${reason} where id = ${ban} and reason is null`.execute(db)
  }
}
