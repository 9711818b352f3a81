import type { AppPort, Caller } from '#http/index'

const page = { limit: 50 }

/** Asks one thing after another and keeps what was said; of a refusal the sentence. */
function listener() {
  const heard: unknown[] = []
  const ask = async <T>(asked: () => Promise<T>): Promise<T | undefined> => {
    try {
      const answer = await asked()
      heard.push(answer)
      return answer
    } catch (error) {
      heard.push(error instanceof Error ? error.message : String(error))
      return undefined
    }
  }
  return { heard, ask }
}

/** Everything that the ports say to somebody about people, but for the file that waits. */
export async function walkPeople(port: AppPort, caller: Caller): Promise<string> {
  const { heard, ask } = listener()
  const households = await ask(() => port.listHouseholds(caller, page))
  for (const { id } of households?.items ?? []) {
    await ask(() => port.findHousehold(caller, id))
    await ask(() => port.listFacts(caller, id))
    await ask(() => port.explainHousehold(caller, id, {}))
    if (process.env.DOUDI_LONG) {
      await ask(() => port.explainHousehold(caller, id, { asOf: '2024-09-30' }))
    }
    await ask(() => port.readChain(caller, id))
  }
  const alerts = await ask(() => port.listAlerts(caller, { ...page, state: '全部' }))
  for (const { id } of alerts?.items ?? []) await ask(() => port.findAlert(caller, id))
  await ask(() => port.listBatches(caller, { ...page, state: '全部' }))
  await ask(() => port.listCandidates(caller, page, 'test'))
  await ask(() => port.listLeads(caller, page, 'test'))
  await ask(() => port.listRequests(caller, page))
  // The check over the whole register says the same to every role; it takes its time.
  if (caller.who === undefined || process.env.DOUDI_LONG) {
    await ask(() => port.precheck(caller, page, 'test'))
  }
  return JSON.stringify(heard)
}

/** What the file that waits is said to hold. */
export async function walkFile(port: AppPort, caller: Caller, waiting: string): Promise<string> {
  const { heard, ask } = listener()
  await ask(() => port.previewBatch(caller, waiting))
  await ask(() => port.listBatchRows(caller, waiting, page))
  await ask(() => port.readMapping(caller, waiting))
  await ask(() => port.readWords(caller, waiting))
  return JSON.stringify(heard)
}
