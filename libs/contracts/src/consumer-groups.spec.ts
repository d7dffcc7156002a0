import { CONSUMER_GROUPS } from './consumer-groups';
import { ALL_TOPICS, deadLetterTopic } from './topics';

const groups = Object.values(CONSUMER_GROUPS);

describe('consumer groups', () => {
  it('have names of their own: two of one name would share a place in each topic', () => {
    expect(new Set(groups.map(({ name }) => name)).size).toBe(groups.length);
  });

  it('read topics that exist, each of them once, since a topic with two places would have two lags', () => {
    const known = ALL_TOPICS.flatMap(({ name, deadLetters }) => (deadLetters ? [name, deadLetterTopic(name)] : [name]));
    const read = groups.flatMap(({ topics }) => [...topics]);
    expect(read.filter((topic) => !known.includes(topic))).toEqual([]);
    expect([...new Set(read)]).toEqual(read);
  });
});
