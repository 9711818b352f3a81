import type { Command } from 'commander'

type Place = (command: Command) => Command

/** For the operator of the host, who holds the keys: whoever is locked out is let in again here. */
export function registerAccounts(program: Command, place: Place): void {
  place(program.command('accounts'))
    .description(
      '账号：列出、建账号、授权、收回、停用、启用、解锁、重置、签发令牌、统一身份认证（每次都记入日志）',
    )
    .argument('[动作]', 'list add grant revoke disable enable unlock reset token link oidc', 'list')
    .argument('[账号]', '账号名')
    .option('--name <姓名>', '显示的姓名（add）')
    .option('--interface', '部门系统对接用的账号（add）')
    .option('--role <角色>', '角色代码或名称，如 county-officer（add、grant、revoke）')
    .option('--division <代码>', '12 位区划代码')
    .option('--department <部门>', '部门，如 残联')
    .option('--second-factor', '连第二次验证一起清除（reset）')
    .option('--label <用途>', '令牌用在哪里（token）')
    .option('--days <天数>', '令牌管多少天（token）', '180')
    .option('--issuer <地址>', '统一身份认证的地址，https:// 开头（oidc）')
    .option('--client <编号>', '在统一身份认证登记的客户端编号（oidc）')
    .option('--secret-file <文件>', '里面只有客户端密钥的文件（oidc）')
    .option('--redirect <地址>', '本平台的回调地址，以 /api/session/oidc/callback 结尾（oidc）')
    .option('--claim <名称>', '身份令牌里哪一项指人，默认 sub（oidc）')
    .option('--provider-name <名称>', '登录页上的名称（oidc）')
    .option('--trusts-second-factor', '在那边登录就算第二次验证（oidc）')
    .option('--no-trusts-second-factor', '在那边登录不算第二次验证（oidc）')
    .option('--subject <标识>', '统一身份认证里的身份标识（link）')
    .option('--off', '停用（oidc）或解除关联（link）')
    .option('--json', '输出一份 JSON')
    .action(async (action, account, options) =>
      (await import('./accounts.ts')).accounts(action, account, options),
    )
}
