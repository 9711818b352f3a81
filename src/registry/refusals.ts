import { defineRefusals } from '#kernel/index'

export const refuse = defineRefusals('registry', {
  'column-type': {
    status: 409,
    sentence: ({ name, had, wanted }: { name: string; had: string; wanted: string }) =>
      `事实“${name}”已按类型 ${had} 存有数据，事实目录现在把它写成 ${wanted}。类型不能改：请恢复原类型，或另设一个代码不同的事实。`,
  },
  'household-unknown': {
    status: 404,
    sentence: ({ household }: { household: string }) =>
      `没有找到家庭“${household}”。请核对户号，或用户主的姓名、身份证号查找。`,
  },
  'household-ambiguous': {
    status: 409,
    sentence: ({ text, numbers }: { text: string; numbers: readonly string[] }) =>
      `“${text}”对应多户：${numbers.join('、')}。请用户号指定其中一户。`,
  },
  'household-ended': {
    status: 409,
    sentence: ({ household, status }: { household: string; status: string }) =>
      `家庭 ${household} 的档案已是“${status}”，不能再办理这项手续。请在并入后的家庭上办理。`,
  },
  'household-changed': {
    status: 409,
    sentence: ({ household }: { household: string }) =>
      `家庭 ${household} 的档案刚被别人改过。请重新打开这一户，核对后再办理。`,
  },
  'person-not-member': {
    status: 404,
    sentence: ({ household }: { household: string }) =>
      `所指的人不是家庭 ${household} 的现有成员。请核对成员名单后再办理。`,
  },
  'category-unknown': {
    status: 400,
    sentence: ({ category, known }: { category: string; known: readonly string[] }) =>
      `没有“${category}”这个救助类别。可用的类别：${known.join('、')}。`,
  },
  'document-missing': {
    status: 400,
    sentence: () => '没有写明依据的文书（如审批表、核查报告的文号）。请补上后再办理。',
  },
  'reason-missing': {
    status: 400,
    sentence: () => '没有写明理由。不予认定和终止都要说明理由，并书面告知本人。',
  },
  'effective-month': {
    status: 400,
    sentence: ({ month }: { month: string }) =>
      `起始月份“${month}”不是年-月的写法。请写成 2024-09 这样。`,
  },
  'decided-later': {
    status: 400,
    sentence: ({ day, today }: { day: string; today: string }) =>
      `决定日期 ${day} 晚于今天 ${today}。请改成实际作出决定的日期。`,
  },
  'not-recognised': {
    status: 409,
    sentence: ({ household }: { household: string }) =>
      `家庭 ${household} 当前不在册，没有可以终止的救助类别。请核对户号。`,
  },
  'check-not-confirmed': {
    status: 409,
    sentence: ({ household }: { household: string }) =>
      `家庭 ${household} 还没有经核查属实的结论，不能终止救助。请先入户核查，再凭结论为“属实”的核查文书办理。`,
  },
  'notice-unknown': {
    status: 404,
    sentence: () => '没有找到需要书面告知的决定。请从该户的救助链打开决定后再登记告知。',
  },
  'notice-given': {
    status: 409,
    sentence: ({ day }: { day: string }) => `这项决定已于 ${day} 书面告知，不需要再登记。`,
  },
  'notice-day': {
    status: 400,
    sentence: ({ day, decided }: { day: string; decided: string }) =>
      `告知日期 ${day} 早于决定日期 ${decided} 或晚于今天。请核对日期。`,
  },
  'same-household': {
    status: 400,
    sentence: () => '要合并的两户是同一户。请选另一户。',
  },
  'absorbed-recognised': {
    status: 409,
    sentence: ({ household, category }: { household: string; category: string }) =>
      `要并入的家庭 ${household} 仍在册（${category}）。请改为把未在册的一户并入在册的一户，或先对它办理终止。`,
  },
  'split-all': {
    status: 400,
    sentence: () => '分户时原户至少要留下一人，分出的也至少要有一人。请重新选择分出的成员。',
  },
  'head-not-leaving': {
    status: 400,
    sentence: () => '新户的户主不在分出的成员里。请在分出的成员中指定户主。',
  },
  'head-left': {
    status: 400,
    sentence: ({ household }: { household: string }) =>
      `家庭 ${household} 的户主在分出的成员里，原户没有户主了。请在留下的成员中指定新的户主。`,
  },
  'check-day': {
    status: 400,
    sentence: ({ confirmed, decided }: { confirmed: string; decided: string }) =>
      `核查属实的日期 ${confirmed} 晚于终止决定的日期 ${decided}。终止要在核查属实之后决定，请核对日期。`,
  },
  'division-unknown': {
    status: 404,
    sentence: ({ division }: { division: string }) =>
      `没有代码为 ${division} 的村（社区）。请从区划表中选择。`,
  },
  'not-then': {
    status: 404,
    sentence: (d: {
      household: string
      day: string
      knownAt: string | null
      since: string | null
    }) =>
      `家庭 ${d.household} 在 ${d.day} ${d.knownAt === null ? '' : `（截至 ${d.knownAt} 的记录）`}没有成员在册的记录，说不出当时的情况。${
        d.since === null ? '请核对户号。' : `该户的记录从 ${d.since} 起，评估日请改为那一天或以后。`
      }`,
  },
  'not-known-then': {
    status: 404,
    sentence: (d: { household: string; knownAt: string; recordedSince: string }) =>
      `家庭 ${d.household} 截至 ${d.knownAt} 还没有登记到本平台，那时的记录里没有这一户。该户从 ${d.recordedSince} 起登记，截止时刻请改为那一天或以后；评估日可以另写更早的一天。`,
  },
  'member-already': {
    status: 409,
    sentence: ({ number }: { number: string }) =>
      `这个证号的人已经是家庭 ${number} 的成员，不用再加。要改资料请用“更正成员”。`,
  },
  'member-elsewhere': {
    status: 409,
    sentence: ({ number }: { number: string | null }) =>
      number === null
        ? '这个证号的人已登记在本县另一户（不在您的范围内）。请联系县民政局核对后办理分户或合户。'
        : `这个证号的人现在是家庭 ${number} 的成员。请先在那一户办理迁出或分户，再加到本户。`,
  },
  'number-known': {
    status: 409,
    sentence: () =>
      '这个人已经登记了证号，不能在这里改。证号有误的，请联系县民政局核对原件后处理。',
  },
  'number-taken': {
    status: 409,
    sentence: () => '这个证号已登记在另一个人名下。请核对证件原件，这次什么都没有写入。',
  },
  'entry-undone': {
    status: 409,
    sentence: () => '这次登记已经撤回，不需要再撤。',
  },
  'entry-final': {
    status: 409,
    sentence: () => '登记了证号或电话的，原来的号码没有留底，不能撤回。请再登记一次正确的号码。',
  },
  'entry-built-on': {
    status: 409,
    sentence: ({ what }: { what: string }) =>
      `这次登记之后又有了${what}，不能直接撤回。请先撤回后来的，或另登记一次更正。`,
  },
  'same-division': {
    status: 400,
    sentence: () => '迁入地与现住地相同，不需要迁移。',
  },
})
