import { expect, it } from 'vitest'
import { shapeOf } from './statement.ts'

it.each([
  ['select 1 as known from tokens where hash = ?', 'tokens', ['hash'], []],
  [
    'select "id", "title" from "things" where "seller" = $1 and "status" = $2 order by "at" desc, "id" desc limit $3',
    'things',
    ['seller', 'status'],
    ['at desc', 'id desc'],
  ],
  [`select t.id from things as t where t.kind = 'a' and t.at < ?`, 'things', ['kind'], ['at']],
  ['select id from things where a > ? and a <= ? and b > ?', 'things', [], ['a']],
  ['select id from things\n where a > ? order by b', 'things', [], ['b']],
  ['select count(*) from things where a = 1 and a = 1', 'things', ['a'], []],
])('%s', (sql, table, equals, then) => {
  expect(shapeOf(sql)).toEqual({ table, equals, then })
})

it.each([
  'select * from things',
  'select * from a join b on a.id = b.id where a.x = ?',
  'select * from a, b where a.x = ?',
  'select * from things where a = ? or b = ?',
  'select * from things where a in (?, ?)',
  'select * from things where lower(a) = ?',
  'select * from things where other.a = ?',
  'select * from things where a = ? order by lower(b)',
  'select a, (select 1 from b) from things where a = ?',
  'select a from things where a = ? group by b',
  'select a from things where a = ? for update',
  'update things set a = 1 where b = ?',
  `select a from things where a = 'it''s' and b = ?; drop table things`,
])('reads nothing of %s', (sql) => {
  expect(shapeOf(sql)).toBeUndefined()
})
