import { sql } from '#db/index'
import { people, type ServedCounty } from '../../tests/browser/served-county.ts'

const { mangzhong, xiaoman, qiufen } = people

/** A file of the disabled persons' federation for a month, with one broken number and a sum. */
export function disabled(month: number, level: string): string {
  return [
    `示例县持证残疾人信息（2024年${month}月）`,
    '姓名,证件号码,乡镇,残疾类别,残疾等级,评定日期',
    `${mangzhong.name},${mangzhong.number},柳林乡,精神,${level},2019-05-06`,
    `${xiaoman.name},${xiaoman.number},柳林乡,肢体,三级,2020-01-02`,
    `${qiufen.name},${qiufen.number.slice(0, 17)}?,石桥镇,视力,五级,2018-01-01`,
    '合计,3,,,,',
  ].join('\n')
}

/** Batches that wait or are in force, and tables of staged rows. */
export async function countBatches({ app }: ServedCounty) {
  return app.db.as('owner').query(sql`
    select (select count(*) from import_batch where state in ('待确认', '已入库')) as batches,
      (select count(*) from pg_tables where schemaname = 'staging') as tables`)
}

/** The grade of disability that the registry has of somebody; answers hide it. */
export async function recordedLevel({ app }: ServedCounty, name: string): Promise<unknown> {
  const [row] = await app.db.as('owner').query<{ level: string | null }>(sql`
    select f.f_disability_grade as level
    from person as p
    join person_profile as f on f.county_code = p.county_code and f.person_id = p.id
    where p.county_code = ${app.county.code} and p.name = ${name}`)
  return row?.level
}
