import type { Work, WorkItem } from '../../api/client.ts'
import type { Group } from '../../components/table/columns.ts'
import { formatDay } from '../../format.ts'
import { todayWords as say } from './words.ts'

/** Under which heading an item stands: by its deadline, what has none last. */
export function groupOf(item: WorkItem, { counts, soon, today }: Work): Group {
  const { bucket } = item
  const count = { 超时: counts.late, 今天: counts.today, 三日内: counts.soon, 以后: counts.later }
  const noteOf = (number: number) => `${number} ${say.unit}`
  const note = noteOf(count[bucket])
  switch (bucket) {
    case '超时':
      return {
        key: bucket,
        title: say.groups.超时,
        note: `${note} · ${say.byWorkingDays}`,
        tone: 'late',
      }
    case '三日内':
      return {
        key: bucket,
        title: say.groups.三日内,
        note: [note, holidayNote(soon, today)].filter(Boolean).join(' · '),
      }
    case '以后':
      return item.due === null
        ? { key: '无', title: say.groups.无, note: noteOf(counts.undated) }
        : { key: bucket, title: say.groups.以后, note: noteOf(counts.later - counts.undated) }
    default:
      return { key: bucket, title: say.groups[bucket], note }
  }
}

const weekdays = ['日', '一', '二', '三', '四', '五', '六'] as const

/** 含 9-14（周六）上班，9-16、9-17 放假; nothing where the days are like any others. */
function holidayNote({ makeupWorkdays, holidays }: Work['soon'], today: string): string {
  const year = today.slice(0, 4)
  const worked = makeupWorkdays.map((day) => `${formatDay(day, year)}（周${weekdayOf(day)}）`)
  const off = holidays.map((day) => formatDay(day, year))
  const parts = [
    worked.length > 0 ? `${worked.join('、')}${say.worked}` : '',
    off.length > 0 ? `${off.join('、')} ${say.off}` : '',
  ].filter((part) => part !== '')
  return parts.length === 0 ? '' : `${say.contains} ${parts.join('，')}`
}

function weekdayOf(day: string): string {
  return weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? ''
}
