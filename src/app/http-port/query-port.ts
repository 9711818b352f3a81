import type { QueryPort } from '#http/index'
import { answerQuery, answerQueryFile } from '../exchange/answer-query.ts'
import type { PortContext } from './request.ts'

/** What another department is told of people; the query itself is not kept. */
export function queryPort({ app, actingFor }: PortContext): QueryPort {
  return {
    async answerQuery(caller, { number, name, ...query }, route) {
      const people = [{ number, name }]
      const answers = await answerQuery(app, actingFor(caller), { ...query, people, route })
      return { items: [...answers] }
    },
    answerQueryFile: (caller, { path, fileName, purpose, department }, { folder, route }) =>
      answerQueryFile(app, actingFor(caller), {
        ...{ path, fileName, purpose, department, route },
        out: folder,
      }),
  }
}
