/**
 * One reading for all who ask the same before it has begun; whoever asks while it runs waits for the
 * next. So nobody is told what stood before they asked, and however many ask at once it is read twice.
 */
export class SharedReading<T> {
  readonly #running = new Map<string, Promise<T>>()
  readonly #waiting = new Map<string, Promise<T>>()

  read(question: string, answer: () => Promise<T>): Promise<T> {
    const running = this.#running.get(question)
    const waiting = this.#waiting.get(question)
    if (waiting) return waiting
    if (!running) return this.#begin(question, answer)
    const next = running
      .catch(() => undefined)
      .then(() => {
        this.#waiting.delete(question)
        return this.#begin(question, answer)
      })
    this.#waiting.set(question, next)
    return next
  }

  #begin(question: string, answer: () => Promise<T>): Promise<T> {
    const mine = answer().finally(() => {
      if (this.#running.get(question) === mine) this.#running.delete(question)
    })
    this.#running.set(question, mine)
    return mine
  }
}
