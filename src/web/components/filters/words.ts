export const filterWords = {
  legend: '筛选',
  all: '全部',
  done: '好',
  clear: '清空条件',
  save: '常用筛选',
  name: '给这组条件起个名',
  keep: '存下',
  kept: '已存为常用筛选',
  drop: '删除',
  dropped: '已删除常用筛选',
  share: '分享筛选',
  shared: '链接已复制，有权限的人打开就是这个样子',
} as const
