import type { Alert, Conference, Push } from '../../api/client.ts'
import { formatMoment } from '../../format.ts'
import { formWords as say } from './form-words.ts'

/** Something people act on, in the words of its fields. */
export interface Standing {
  readonly version: string
  readonly fields: Readonly<Record<string, string>>
  /** Who acted on it last, and when; '' where that is not kept. */
  readonly moved?: string
}

export interface Change {
  readonly field: string
  readonly before: string
  readonly now: string
}

/** The fields in which the two differ; '' where there was or is nothing. */
export function changesOf(before: Standing, now: Standing): readonly Change[] {
  const names = [...new Set([...Object.keys(before.fields), ...Object.keys(now.fields)])]
  return names
    .map((field) => ({
      field,
      before: before.fields[field] ?? '',
      now: now.fields[field] ?? '',
    }))
    .filter((one) => one.before !== one.now)
}

export function standingOfPush(push: Push): Standing {
  const reply = push.replies.at(-1)
  const extension = push.extensions.at(-1)
  return {
    version: String(push.version),
    moved: movedOf(push),
    fields: {
      [say.fields.state]: push.state,
      [say.fields.due]: push.due.on,
      [say.fields.received]: push.receivedRemark ?? '',
      [say.fields.urged]: push.urgedOn ?? '',
      [say.fields.reply]: reply ? `${reply.repliedBy} ${reply.repliedOn}：${reply.outcome}` : '',
      [say.fields.returned]: push.returnedReason ?? '',
      [say.fields.extension]: extension
        ? `${extension.days} ${say.workingDays}，${extension.state}`
        : '',
    },
  }
}

export function standingOfAlert(alert: Alert): Standing {
  const { pushes, verifications, conferences } = alert
  const found = verifications.at(-1)
  const conference = conferences.at(-1)
  const fields = {
    [say.fields.stage]: alert.stage,
    [say.fields.state]: alert.state,
    [say.fields.why]: alert.closedReason ?? '',
    [say.fields.pushes]: pushes.map(({ department, state }) => `${department} ${state}`).join('、'),
    [say.fields.verified]: found ? `${found.recordedBy}：${found.finding}` : '',
    [say.fields.conference]: conference ? conference.state : '',
  }
  const newest = pushes.reduce<Push | undefined>(
    (last, one) => ((one.movedAt ?? '') > (last?.movedAt ?? '') ? one : last),
    undefined,
  )
  const version = Object.values(fields).join(' ').slice(0, 200)
  return { version, fields, moved: newest ? movedOf(newest) : '' }
}

function movedOf({ movedBy, movedAt }: Push): string {
  return movedBy === null || movedAt === null ? '' : `${movedBy} ${formatMoment(movedAt)}`
}

export function standingOfConference(conference: Conference): Standing {
  const { state, heldOn, heldAt, chair, departments, resolution } = conference
  return {
    version: String(conference.version),
    fields: {
      [say.fields.state]: state,
      [say.fields.heldOn]: heldOn ?? '',
      [say.fields.heldAt]: heldAt ?? '',
      [say.fields.chair]: chair ?? '',
      [say.fields.departments]: departments.map(({ department }) => department).join('、'),
      [say.fields.resolution]: resolution ?? '',
    },
  }
}
