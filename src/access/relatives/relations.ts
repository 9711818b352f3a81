import { type Sql, sql } from '#db/index'

/** Oneself: with the own number the register finds the household in which a member of the staff lives. */
export const ownRelation = '本人'

/** Whom a member of the staff declares; close relatives are those of 民法典 第一千零四十五条. */
export const staffRelations = [
  ownRelation,
  '配偶',
  '父母',
  '子女',
  '兄弟姐妹',
  '祖父母',
  '外祖父母',
  '孙子女',
  '外孙子女',
  '配偶的父母',
  '子女的配偶',
  '兄弟姐妹的配偶',
  '其他',
] as const
export type StaffRelation = (typeof staffRelations)[number]

/**
 * Whether an entry of `staff_relative` counts: also one that ended, until somebody who checks the register
 * has confirmed it. `row` is the table's name in the statement.
 */
export function countsStill(row: Sql): Sql {
  return sql`(${row}.ended_on is null or ${row}.confirmed_on is null)`
}
