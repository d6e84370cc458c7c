/** What is being done at the moment, so that one can wait until it is done. */
export class Work {
  readonly #running = new Set<Promise<unknown>>();
  #begun = 0;

  /** How many pieces of work have ever begun. */
  get begun(): number {
    return this.#begun;
  }

  /** Counts `piece` as running until it has settled; hands it back. */
  track<T>(piece: Promise<T>): Promise<T> {
    this.#begun += 1;
    this.#running.add(piece);
    const done = () => this.#running.delete(piece);
    piece.then(done, done);
    return piece;
  }

  /** Resolves once nothing is running. */
  async rest(): Promise<void> {
    while (this.#running.size > 0) await Promise.allSettled(this.#running);
  }
}
