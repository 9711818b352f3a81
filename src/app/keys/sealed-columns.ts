import type { SealedPlace } from '#vault/index'

/** What lies sealed in a column: a text of a place, a batch's key, or a row sealed under its batch's key. */
export type SealedColumn =
  | {
      readonly table: string
      readonly column: string
      readonly kind: 'text'
      readonly place: SealedPlace
    }
  | { readonly table: string; readonly column: string; readonly kind: 'batch-key' }
  | { readonly table: string; readonly column: string; readonly kind: 'held-row' }

/** Every column whose content a data key sealed; a test compares them with the tables. */
export const sealedColumns: readonly SealedColumn[] = [
  { table: 'person', column: 'id_cipher', kind: 'text', place: 'identity' },
  { table: 'person', column: 'phone_cipher', kind: 'text', place: 'phone' },
  { table: 'person', column: 'bank_card_cipher', kind: 'text', place: 'bank-card' },
  { table: 'lead', column: 'id_cipher', kind: 'text', place: 'identity' },
  { table: 'match_candidate', column: 'said', kind: 'text', place: 'said' },
  { table: 'staff_member', column: 'id_cipher', kind: 'text', place: 'identity' },
  { table: 'staff_relative', column: 'id_cipher', kind: 'text', place: 'identity' },
  { table: 'approval', column: 'payload', kind: 'text', place: 'payload' },
  { table: 'request_key', column: 'answer', kind: 'text', place: 'payload' },
  { table: 'draft', column: 'body', kind: 'text', place: 'payload' },
  { table: 'account', column: 'totp_secret', kind: 'text', place: 'second-factor' },
  { table: 'security_setting', column: 'sealed', kind: 'text', place: 'setting' },
  { table: 'oidc_request', column: 'code_verifier', kind: 'text', place: 'setting' },
  { table: 'import_batch', column: 'original_key', kind: 'batch-key' },
  { table: 'attachment', column: 'content_key', kind: 'batch-key' },
  { table: 'held_row', column: 'sealed', kind: 'held-row' },
]

/** Bytes that no data key sealed, with the reason. */
export const unsealedColumns: Readonly<Record<string, string>> = {
  'vault_key.wrapped': '数据密钥本身，由主密钥包裹',
  'recovery_code.code_hash': '单向摘要',
  'sign_in_session.token_hash': '单向摘要',
  'interface_token.token_hash': '单向摘要',
  'oidc_request.state_hash': '单向摘要',
  'oidc_request.browser_hash': '单向摘要',
  'audit_entry.digest': '单向摘要',
  'attachment.content': '由同一行的 content_key 加密',
}

/** A blind index and the sealed number it is made from. */
export interface BlindColumn {
  readonly table: string
  readonly column: string
  readonly cipher: string
  readonly of: 'identity' | 'last-four' | 'phone' | 'bank-card'
}

/** Hashes that are made anew from the number beside them when the blind-index key is changed. */
export const blindColumns: readonly BlindColumn[] = [
  { table: 'person', column: 'id_hash', cipher: 'id_cipher', of: 'identity' },
  { table: 'person', column: 'last_four_hash', cipher: 'id_cipher', of: 'last-four' },
  { table: 'person', column: 'phone_hash', cipher: 'phone_cipher', of: 'phone' },
  { table: 'person', column: 'bank_card_hash', cipher: 'bank_card_cipher', of: 'bank-card' },
  { table: 'lead', column: 'id_hash', cipher: 'id_cipher', of: 'identity' },
  { table: 'staff_member', column: 'id_hash', cipher: 'id_cipher', of: 'identity' },
  { table: 'staff_member', column: 'last_four_hash', cipher: 'id_cipher', of: 'last-four' },
  { table: 'staff_relative', column: 'id_hash', cipher: 'id_cipher', of: 'identity' },
  { table: 'staff_relative', column: 'last_four_hash', cipher: 'id_cipher', of: 'last-four' },
]

/** Hashes without a number beside them: what becomes of each when the blind-index key is changed. */
export const followingHashes: Readonly<Record<string, string>> = {
  'person_index.id_hash': '随人员档案改写',
  'match_candidate.said_hash': '号码在档案中的随之改写',
  'match_decision.id_hash': '号码在档案中的随之改写',
  'approval.payload_hash': '只防同一事项重复提出，不改写',
}
