import type { Origin, Who } from '#access/domain'

/** Who asks: the name that the chain and the log show, and what they may do and see. */
export interface Caller {
  readonly actor: string
  readonly who?: Who | undefined
  readonly origin?: Origin | undefined
}

/** Another day than today, or what was recorded by a moment. */
export interface AskedDay {
  readonly asOf?: string | undefined
  readonly knownAt?: string | undefined
}

export interface Page {
  readonly limit: number
  /** What the page before gave as `next`. */
  readonly after?: string | undefined
}

/** The order of a list that comes in one answer; as it always stands where `sort` is not told. */
export interface WholeOrder<Word extends string> {
  readonly sort?: Word | undefined
  readonly order?: '升序' | '降序' | undefined
}

export type AccountOrder = WholeOrder<'姓名' | '状态' | '上次登录'>
export type DivisionOrder = WholeOrder<'名称' | '代码' | '状态' | '起始'>
export type DatasetOrder = WholeOrder<'数据集' | '部门' | '最新一期' | '有效到'>

export interface Upload {
  /** Where the file lies while the request, or the job it began, runs. */
  readonly path: string
  readonly fileName: string
  /** A dataset's code, or `auto`. */
  readonly dataset: string
  readonly period?: string | undefined
  readonly mode?: '全量' | '增量' | undefined
}
