/**
 * A line in which people take turns: the next is always of whoever was served longest ago, and of each the first that
 * came. However much one of them brings, another waits for one turn of each at most.
 */
export class FairLine<Item> {
  /** By whose they are; in the order of the turns. */
  readonly #waiting = new Map<string, Item[]>();
  readonly #room: number;
  #size = 0;

  constructor(room: number) {
    this.#room = room;
  }

  get size(): number {
    return this.#size;
  }

  /**
   * Puts an item at the end of its owner's part of the line. Where there is no room, the last item of whoever has
   * most in line gives way.
   *
   * @returns the item that gave way, which may be the new one; null where there was room.
   */
  put(whose: string, item: Item): Item | null {
    const own = this.#waiting.get(whose) ?? [];
    this.#waiting.set(whose, [...own, item]);
    this.#size += 1;
    if (this.#size <= this.#room) return null;
    let most = whose;
    for (const [one, items] of this.#waiting)
      if (items.length > (this.#waiting.get(most)?.length ?? 0)) most = one;
    return this.#takeFrom(most, (items) => items.pop()) ?? null;
  }

  /** Whose turn it is; undefined when nobody waits. */
  take(): Item | undefined {
    for (const [whose] of this.#waiting) {
      const item = this.#takeFrom(whose, (items) => items.shift());
      // Served now: to the end of the turns.
      const rest = this.#waiting.get(whose);
      this.#waiting.delete(whose);
      if (rest) this.#waiting.set(whose, rest);
      return item;
    }
    return undefined;
  }

  #takeFrom(whose: string, take: (items: Item[]) => Item | undefined): Item | undefined {
    const items = this.#waiting.get(whose) ?? [];
    const item = take(items);
    if (item === undefined) return undefined;
    this.#size -= 1;
    if (items.length === 0) this.#waiting.delete(whose);
    return item;
  }
}
