/** What a refusal is about: column, file, day. Never an identity number, name or account. */
export type RefusalDetails = Readonly<Record<string, unknown>>

/** What the user can mend: a stable code, an HTTP status, and a Chinese sentence as message. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly code: string
  readonly status: number
  readonly details: RefusalDetails

  /** `sentence` says what happened, where, and what to do next. */
  constructor(
    refusal: {
      readonly code: string
      readonly status: number
      readonly sentence: string
      readonly details?: RefusalDetails
    },
    options?: ErrorOptions,
  ) {
    super(refusal.sentence, options)
    this.code = refusal.code
    this.status = refusal.status
    this.details = refusal.details ?? {}
  }
}

/** One line of a module's table of refusals. */
export interface RefusalForm {
  readonly status: number
  // `never` lets each line name its own details; `Refuse` gives them back their type.
  readonly sentence: (details: never) => string
}

type Arguments<Form extends RefusalForm> =
  Parameters<Form['sentence']> extends readonly []
    ? [details?: RefusalDetails, options?: ErrorOptions]
    : [details: Parameters<Form['sentence']>[0], options?: ErrorOptions]

/** Makes the refusal of one reason of a module's table; the caller throws it. */
export type Refuse<Table extends Readonly<Record<string, RefusalForm>>> = <
  Reason extends keyof Table & string,
>(
  reason: Reason,
  ...rest: Arguments<Table[Reason]>
) => Refusal

/**
 * The refusals of one module: `const refuse = defineRefusals('sources', {…})`, then
 * `throw refuse('column-missing', { column, file })` with the code `sources.column-missing`.
 * A last argument `{ cause }` keeps the error that led to it.
 */
export function defineRefusals<Table extends Readonly<Record<string, RefusalForm>>>(
  module: string,
  table: Table,
): Refuse<Table> {
  return (reason, ...rest) => {
    const form = table[reason]
    if (form === undefined) throw new RangeError(`no such refusal: ${module}.${reason}`)
    const details = rest[0] ?? {}
    // `Arguments` has checked the details against this line of the table.
    const sentence = form.sentence(details as never)
    const code = `${module}.${reason}`
    return new Refusal({ code, status: form.status, sentence, details: { ...details } }, rest[1])
  }
}

/** Whether a caught value is a refusal, to be shown to the user as it is. */
export function isRefusal(error: unknown): error is Refusal {
  return error instanceof Refusal
}
