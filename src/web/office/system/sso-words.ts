/** What the form about single sign-on says. */
export const ssoWords = {
  title: '统一身份认证',
  none: '没有接统一身份认证，大家用本平台的账号登录。填好保存后，登录页多一个入口；账号和密码照旧能用。',
  hint: '登录页有这个入口。换地址要重新填客户端密钥；密钥加密保存，不再显示。',
  fields: {
    name: '登录页上的名称',
    issuer: '认证地址（issuer）',
    clientId: '客户端编号（client id）',
    claim: '按哪一项认人（claim）',
    redirectUri: '回来的地址（redirect uri）',
  },
  hints: {
    name: '如 政务统一身份认证',
    issuer: 'https:// 开头，与对方公布的完全一样',
    clientId: '由认证平台分配',
    claim: '一般是 sub',
    redirectUri: '登记到认证平台，一字不差',
  },
  secret: '客户端密钥（client secret）',
  secretHint: '由认证平台分配',
  secretKept: '已保存，不显示；不换就留空',
  second: '在那边登录算第二次验证',
  save: '保存统一身份认证',
  saved: '统一身份认证已保存，可以试连',
  test: '试连',
  testing: '正在试连',
  switchOff: '停用',
  off: '已停用统一身份认证，大家用账号和密码登录',
  missing: {
    text: '请填写',
    address: '请写完整地址，以 https:// 开头',
    claim: '请写字母和数字组成的名称，如 sub',
    secret: '第一次接入或换认证地址，要填客户端密钥',
  },
  resultOf: (trial: {
    readonly issuer: string
    readonly isReachable: boolean
    readonly isKnown: boolean | null
    readonly fault: string | null
  }) => {
    const fault = trial.fault === null ? '' : `（${trial.fault}）`
    if (!trial.isReachable) return `连不上 ${trial.issuer}，请核对地址和网络${fault}。`
    if (trial.isKnown === true) return '连得上，客户端编号和密钥也对。'
    if (trial.isKnown === false) return `连得上，但对方不认客户端编号或密钥${fault}，请重新填写。`
    return `连得上，对方没有说明客户端编号和密钥对不对${fault}，请用一个账号试登录。`
  },
} as const
