export const conferenceStates = ['提请', '已召集', '已议定', '已办结', '未召开'] as const
/** What has become of a case conference (一事一议). */
export type ConferenceState = (typeof conferenceStates)[number]

export const conferenceEvents = ['召集', '不予召开', '作出决定', '办结'] as const
export type ConferenceEvent = (typeof conferenceEvents)[number]

/**
 * The state of a case conference after each event in each state; null: the event is not possible there.
 * One that was called may be called again for another day (新政办〔2024〕22号 二（四）).
 */
export const conferenceTransitions: Readonly<
  Record<ConferenceState, Readonly<Record<ConferenceEvent, ConferenceState | null>>>
> = {
  提请: { 召集: '已召集', 不予召开: '未召开', 作出决定: null, 办结: null },
  已召集: { 召集: '已召集', 不予召开: '未召开', 作出决定: '已议定', 办结: null },
  已议定: { 召集: null, 不予召开: null, 作出决定: null, 办结: '已办结' },
  已办结: { 召集: null, 不予召开: null, 作出决定: null, 办结: null },
  未召开: { 召集: null, 不予召开: null, 作出决定: null, 办结: null },
}

/** The states in which a case conference waits for somebody. */
export const openConferenceStates = conferenceStates.filter((state) =>
  conferenceEvents.some((event) => conferenceTransitions[state][event] !== null),
)

export const findings = ['仍然符合', '不再符合', '暂未核清'] as const
/** What a check of an alert of class ④ found. Nothing ends by it: 终止 is a decision of two people. */
export type Finding = (typeof findings)[number]
