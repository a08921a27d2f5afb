import type { Dialect } from '../schema.ts'

/** Words that every dialect reserves, and those that only one does, of the kind that people name tables and columns by. */
const everywhere =
  'add all alter and as asc between by case check column constraint create cross default delete desc distinct drop else exists foreign from group having in index insert into is join key left like not null on or order primary references select set table then to union unique update values when where with'
const own: Record<Dialect, string> = {
  tsql: 'any authorization backup begin break browse bulk cascade checkpoint close clustered coalesce collate commit compute contains continue convert current current_date current_time current_timestamp current_user cursor database dbcc deallocate declare deny disk distributed double dump end escape except exec execute exit external fetch file fillfactor for freetext full function goto grant holdlock identity if inner intersect kill lineno load merge national nocheck nonclustered nullif of off offsets open option outer over percent pivot plan precision print proc procedure public raiserror read readtext reconfigure replication restore restrict return revert revoke right rollback rowcount rowguidcol rule save schema session_user setuser shutdown some statistics system_user textsize top tran transaction trigger truncate unpivot use user view waitfor while within writetext',
  mysql:
    'accessible analyze before bigint binary blob both call cascade change char character collate condition continue convert cube cume_dist current_date current_time current_timestamp current_user cursor database databases dec decimal declare dense_rank describe deterministic div double dual each elseif empty enclosed end escaped except exit explain false fetch first_value float for force fulltext function generated get grant groups if ignore infile inner inout int integer intersect interval iterate json_table keys kill lag last_value lateral lead leading leave limit linear lines load localtime localtimestamp lock long longblob longtext loop match mediumblob mediumint mediumtext mod modifies natural numeric of optimize option optionally out outer outfile over partition percent_rank precision procedure purge range rank read reads real recursive regexp release rename repeat replace require restrict return revoke right rlike row rows row_number schema schemas show signal smallint spatial sql ssl starting straight_join system terminated tinyblob tinyint tinytext trailing trigger true undo unlock unsigned usage use using varbinary varchar varying virtual while window write xor zerofill',
  postgres:
    'analyse analyze any array asymmetric authorization binary both cast collate collation concurrently current_catalog current_date current_role current_schema current_time current_timestamp current_user deferrable do end except false fetch for freeze full grant ilike initially inner intersect isnull lateral leading limit localtime localtimestamp natural notnull offset only outer overlaps placing returning right session_user similar some symmetric system_user tablesample trailing true user using variadic verbose window',
  sqlite:
    'autoincrement collate commit deferrable escape except full glob inner intersect isnull limit natural notnull nothing outer raise returning right rollback transaction using',
}

const words = Object.fromEntries(
  Object.entries(own).map(([dialect, more]) => [dialect, new Set(`${everywhere} ${more}`.split(' '))]),
) as Record<Dialect, Set<string>>

/** Whether a dialect takes the name only in quotes. */
export function isReserved(name: string, dialect: Dialect): boolean {
  return words[dialect].has(name.toLowerCase())
}
