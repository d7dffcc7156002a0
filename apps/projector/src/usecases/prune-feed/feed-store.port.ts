export interface FeedStore {
  /** Of the oldest `most` entries, removes those added before the instant. @returns how many. */
  removeOldest(before: string, most: number): Promise<number>;
}
