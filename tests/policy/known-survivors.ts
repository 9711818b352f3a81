/** Changes of a pack that no case of it can find, each with the reason. */
export const knownSurvivors: readonly { readonly starts: string; readonly reason: string }[] = [
  {
    starts: '参数/刚性比较 2021-07-01: > → >=',
    reason:
      '新乡县: the national operator holds there only before 2024-07-16, when no share was set; against an unknown share both operators decide nothing',
  },
  {
    starts: '术语/刚性占比达到: > 于「else 刚性支出合计 > 刚性比例',
    reason: '新乡县: the branch of the national operator, for the same reason',
  },
  {
    starts: '术语/在监测的防返贫对象: , "突发严重困难户" 于「',
    reason:
      '临汾: the only class that reads the term names the two types that belong to the edge by identity; the third is not among them',
  },
]
