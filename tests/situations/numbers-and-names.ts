import type { MadeFiles } from './file-level.ts'
import { type MadeCell, makeWorkbook } from './make-workbook.ts'
import { csv, numberOf, person } from './people.ts'

const header = ['姓名', '身份证号', '残疾类别', '残疾等级'] as const

/** A list of disabled people, each with what stands in the column of numbers. */
function numbers(cells: readonly string[]): string {
  return csv([header, ...cells.map((cell) => [person(0)[0], cell, '肢体', '三级'])])
}

function numberCells(cells: readonly MadeCell[]): Buffer {
  const rows = cells.map((cell) => [person(0)[0], cell, '肢体', '三级'] as const)
  return makeWorkbook([{ name: '花名册', rows: [header, ...rows] }])
}

/** Names, each with a sound number of its own. */
function names(cells: readonly string[]): string {
  const rows = cells.map((cell, at) => [cell, numberOf('1960-01-01', at + 100), '肢体', '三级'])
  return csv([header, ...rows])
}

const sound = person(0)[1]

function withDigit(number: string, at: number, digit: string): string {
  return number.slice(0, at) + digit + number.slice(at + 1)
}

const wide = (text: string): string =>
  text.replace(/[0-9X]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0))

/** A number that ends in X. */
const endsInX = '99990119800101018X'

export function numberFiles(): MadeFiles {
  return {
    '24-number-cell-2024年9月.xlsx': makeWorkbook([
      {
        name: '花名册',
        rows: [
          header,
          [person(0)[0], 999901195003050000, '肢体', '三级'],
          [...person(1), '肢体', '三级'],
        ],
      },
    ]),
    '25-scientific-notation-2024年9月.csv': numbers(['9.99901E+17', '9.9990119500305E+17']),
    '26-three-zeros-2024年9月.csv': numbers(['999901195003050000']),
    '27-forced-text-2024年9月.csv': numbers([`'${sound}`, `\t${sound}`, `="${sound}"`]),
    '28-other-letters-for-x-2024年9月.csv': numbers(
      ['x', 'Ｘ', '×', 'х'].map((x) => endsInX.replace('X', x)),
    ),
    '29-wide-digits-2024年9月.csv': numbers([wide(sound), wide(endsInX)]),
    '30-blanks-inside-2024年9月.csv': numbers([
      `${sound.slice(0, 6)} ${sound.slice(6, 14)} ${sound.slice(14)}`,
      `\u00a0${sound}\u00a0`,
      `${sound.slice(0, 9)}\u200b${sound.slice(9)}`,
      `${sound}　`,
    ]),
    '31-fifteen-digits-2024年9月.xlsx': numberCells([
      '999901500305011',
      999901820707001,
      '999901501305011',
    ]),
    '32-wrong-check-digit-2024年9月.csv': numbers([
      withDigit(sound, 17, sound.endsWith('1') ? '2' : '1'),
    ]),
    '33-impossible-birth-date-2024年9月.csv': numbers(['999901195002300118', '999901205003050118']),
    '34-letters-for-digits-2024年9月.csv': numbers([
      sound.replaceAll('0', 'O'),
      sound.replace('1', 'l'),
    ]),
    '35-masked-2024年9月.csv': numbers([
      `${sound.slice(0, 6)}********${sound.slice(14)}`,
      `${sound.slice(0, 4)}**********${sound.slice(14)}`,
    ]),
    '36-placeholders-2024年9月.csv': numbers(['无', '不详', '待补', sound]),
    '37-certificate-number-2024年9月.csv': numbers([`${sound}43`, `${person(1)[1]}43B1`]),
    '38-one-digit-more-or-less-2024年9月.csv': numbers([sound.slice(0, 17), `${sound}1`]),
    '39-other-documents-2024年9月.csv': numbers([
      '810000199408230021',
      'E12345678',
      'H12345678',
      '户口簿',
      '新生儿未上户',
    ]),
    '40-one-number-two-people-2024年9月.csv': csv([
      header,
      [...person(0), '肢体', '三级'],
      ['赵小山', sound, '智力', '二级'],
    ]),
  }
}

export function nameFiles(): MadeFiles {
  return {
    '41-blanks-in-names-2024年9月.csv': names(['王 五', '张　三 ', ' 李四\u00a0']),
    '42-dots-in-names-2024年9月.csv': names([
      '阿依古丽·买买提',
      '阿依古丽•买买提',
      '阿依古丽・买买提',
      '阿依古丽．买买提',
      '阿依古丽.买买提',
    ]),
    '43-notes-behind-names-2024年9月.csv': names(['王五（已故）', '赵六(迁出)', '孙七【户主】']),
    '44-masked-names-2024年9月.csv': names(['赵*', '王某', '李某某', '周XX']),
    '45-rare-characters-2024年9月.csv': names(['王\ue863', '𠮷田', '㛃红']),
    '46-former-and-other-forms-2024年9月.csv': csv([
      [...header, '曾用名'],
      ['趙大山', sound, '肢体', '三级', '赵石头'],
      ['zhao da shan', sound, '肢体', '三级', ''],
    ]),
  }
}
