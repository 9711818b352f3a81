import { defineRefusals } from '#kernel/index'

export const refuse = defineRefusals('access', {
  'sign-in-wrong': {
    status: 401,
    sentence: () =>
      '账号或密码不对，或者账号已停用，没有登录。请核对后再试；忘记密码的，请找安全管理员重置。',
  },
  'code-needed': {
    status: 401,
    sentence: () => '这个账号要求第二次验证。请填写手机验证器上的 6 位验证码，或一个备用恢复码。',
  },
  'code-wrong': {
    status: 401,
    sentence: () =>
      '验证码不对或已经用过，没有登录。请等验证器换出新的验证码再填；手机的时间要准确。',
  },
  locked: {
    status: 429,
    sentence: ({ minutes }: { minutes: number }) =>
      `登录失败次数太多，已暂时锁定，请 ${minutes} 分钟后再试。急需使用的，请找安全管理员解锁。`,
  },
  'sign-in-busy': {
    status: 429,
    sentence: () => '现在同时登录的人太多，请稍等几秒再试。',
  },
  'session-missing': {
    status: 401,
    sentence: () => '您还没有登录，或者登录已经结束。请登录后再办理。',
  },
  'session-ended': {
    status: 401,
    sentence: ({ why }: { why: string }) => `登录已经结束：${why}。请重新登录。`,
  },
  'interface-token-wrong': {
    status: 401,
    sentence: () => '接口令牌不对、已过期或已作废。请找安全管理员重新签发。',
  },
  'post-unknown': {
    status: 404,
    sentence: () => '这个账号没有这个岗位。请刷新页面，从自己的岗位里选择。',
  },
  'password-wrong': {
    status: 422,
    sentence: () => '原密码不对，密码没有修改。请核对后再试。',
  },
  'password-weak': {
    status: 422,
    sentence: ({ findings }: { findings: readonly string[] }) =>
      `新密码不合要求，没有修改：${findings.join('；')}。请换一个。`,
  },
  'password-unchangeable': {
    status: 409,
    sentence: () => '接口账号没有密码，用令牌访问。需要令牌的，请找安全管理员签发。',
  },
  'second-factor-there': {
    status: 409,
    sentence: () =>
      '第二次验证已经开通。要换手机的，请找系统管理员把原来的验证清除，再重新登录开通。',
  },
  'second-factor-not-begun': {
    status: 409,
    sentence: () => '还没有生成验证器的二维码。请先点开通，用手机扫码后再填验证码。',
  },
  'account-unknown': {
    status: 404,
    sentence: () => '没有找到这个账号。请从账号清单重新打开。',
  },
  'account-name-invalid': {
    status: 422,
    sentence: () =>
      '账号名要用 2 到 40 个小写字母、数字、点、横线，以字母或数字开头。请改正后再建。',
  },
  'account-taken': {
    status: 409,
    sentence: ({ account }: { account: string }) =>
      `账号「${account}」已经有了，没有再建。请换一个账号名；刚才开了、没看到一次性密码的，请安全管理员重置密码。`,
  },
  'display-name-in-use': {
    status: 409,
    sentence: ({ name, account }: { name: string; account: string }) =>
      `已有姓名为“${name}”的账号「${account}」，没有再建。同一人请在原账号上增加岗位；确是另一人的，在姓名后注明单位，或写明同名的理由后再建。刚才开了、没看到一次性密码的，请安全管理员重置密码。`,
  },
  'role-unknown': {
    status: 422,
    sentence: ({ role, known }: { role: string; known: readonly string[] }) =>
      `没有「${role}」这个角色，没有授权。可用的角色：${known.join('、')}。`,
  },
  'division-unknown': {
    status: 422,
    sentence: ({ division }: { division: string }) =>
      `区划代码「${division}」不在本地区划表里，没有授权。请从区划清单选择。`,
  },
  'division-needed': {
    status: 422,
    sentence: ({ role }: { role: string }) =>
      `「${role}」只看自己辖区，没有授权。请写明管哪个乡镇或村。`,
  },
  'department-unknown': {
    status: 422,
    sentence: ({ department }: { department: string }) =>
      `「${department}」不是本地的部门，没有授权。请从部门清单选择。`,
  },
  'department-needed': {
    status: 422,
    sentence: ({ role }: { role: string }) =>
      `「${role}」只看推送给自己部门的，没有授权。请写明哪个部门。`,
  },
  'roles-exclude': {
    status: 409,
    sentence: ({ one, other }: { one: string; other: string }) =>
      `「${one}」和「${other}」不能由同一个账号担任，没有授权。请另用一个账号，或先收回原来的岗位。`,
  },
  'role-of-other-kind': {
    status: 422,
    sentence: ({ role, kind }: { role: string; kind: string }) =>
      `「${role}」不能给${kind}账号，没有授权。接口账号只能用接口的角色，人员账号不能用。`,
  },
  'not-an-interface': {
    status: 409,
    sentence: () => '这是人员账号，用密码登录，不签发令牌。部门系统对接请另建接口账号。',
  },
  'token-unknown': {
    status: 404,
    sentence: () => '没有找到这个令牌，或者已经作废。请刷新账号清单再看。',
  },
  'post-there': {
    status: 409,
    sentence: () => '这个账号已经有这个岗位，不用再授权。',
  },
  'of-oneself': {
    status: 403,
    sentence: () => '不能给自己的账号办这件事，没有办理。请由另一位管理员办理。',
  },
  'of-administrator': {
    status: 403,
    sentence: () =>
      '管理员账号的密码和第二次验证，不能由另一位管理员重置，以免一人顶替。请由运维人员在服务器上用 doudi accounts reset 办理。',
  },
  'last-administrator': {
    status: 409,
    sentence: ({ role }: { role: string }) =>
      `这是最后一个能用的「${role}」账号，没有办理。请先给另一个账号授权。`,
  },
  'setting-invalid': {
    status: 422,
    sentence: ({ name, least, most }: { name: string; least: number; most: number }) =>
      `设置「${name}」要在 ${least} 到 ${most} 之间，没有保存。请改正后再保存。`,
  },
  'oidc-off': {
    status: 404,
    sentence: () => '没有开通统一身份认证登录。请用账号和密码登录。',
  },
  'oidc-address': {
    status: 422,
    sentence: ({ address }: { address: string }) =>
      `「${address}」不能用作统一身份认证的地址，没有保存。请写 https:// 开头的完整地址。`,
  },
  'oidc-secret-missing': {
    status: 422,
    sentence: () =>
      '开通统一身份认证或换认证地址，要同时填写客户端密钥，没有保存。请补上后再保存。',
  },
  'oidc-taken': {
    status: 409,
    sentence: () =>
      '统一身份认证的这个身份已经关联了另一个账号，没有关联。请核对身份标识，或先解除原来的关联。',
  },
  'oidc-failed': {
    status: 401,
    sentence: () =>
      '统一身份认证没有成功，没有登录。请从登录页重新开始；仍不成功的，请用账号和密码登录。',
  },
  'oidc-unknown': {
    status: 401,
    sentence: () => '统一身份认证的身份没有关联本平台的账号，没有登录。请找系统管理员关联账号。',
  },
  'oidc-unreachable': {
    status: 503,
    sentence: () => '现在连不上统一身份认证，没有登录。请稍后再试，或用账号和密码登录。',
  },
})
