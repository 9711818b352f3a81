import { loadCatalogue, loadPack } from '#policy/index'
import type { App } from '../app.ts'

/** As the county's, and not even the command line acts alone. */
export function refusingPack(app: App) {
  const text = '标识: place\n名称: 某县\n双人复核: [{名称: 命令行, 复核: 是, 来源: 示例}]\n'
  const files = [{ path: 'place/pack.yaml', text }]
  const own = loadPack({ files, catalogue: loadCatalogue([]) })
  const sectionNodes = (name: string) => (name === '双人复核' ? own : app.pack).sectionNodes(name)
  return { ...app.pack, sectionNodes }
}
