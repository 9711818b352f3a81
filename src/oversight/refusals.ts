import { defineRefusals } from '#kernel/index'
import type { SupervisionState } from './domain.ts'

export const refuse = defineRefusals('oversight', {
  unknown: {
    status: 404,
    sentence: () => '没有找到这条监督提示。请从监督列表中打开。',
  },
  settled: {
    status: 409,
    sentence: ({ state, by }: { state: SupervisionState; by: string | null }) =>
      `这条监督提示已由${by ?? '他人'}核实为“${state}”。请刷新列表。`,
  },
  own: {
    status: 403,
    sentence: () => '这条监督提示与您本人有关，不能由本人核实。请交给另一名监督人员。',
  },
  'reason-missing': {
    status: 400,
    sentence: () => '没有写明核实的情况。属实或排除都要写明依据，请写上后再办理。',
  },
})
