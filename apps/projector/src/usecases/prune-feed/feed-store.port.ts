export interface FeedStore {
  /** Of the oldest `most` changes in the feed, takes those out that were added before the instant; the timeline keeps them. @returns how many. */
  removeOldest(before: string, most: number): Promise<number>;
}
