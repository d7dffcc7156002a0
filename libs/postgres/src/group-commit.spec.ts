import { setImmediate as turn } from 'node:timers/promises';
import { CommitDeadlineExceeded, type CommitLimits, GroupCommit } from './group-commit';

interface Commit {
  readonly items: readonly number[];
  readonly finish: (outcomes: readonly string[]) => void;
  readonly fail: (error: Error) => void;
}

function committer(limits?: CommitLimits) {
  const commits: Commit[] = [];
  const group = new GroupCommit<number, string>({
    maxItems: 3,
    ...(limits === undefined ? {} : { limits }),
    commit: (items) => new Promise((finish, fail) => commits.push({ items, finish, fail })),
  });
  const committed = async (index: number): Promise<Commit> => {
    for (let turns = 0; commits[index] === undefined && turns < 20; turns += 1) await turn();
    const commit = commits[index];
    if (commit === undefined) throw new Error(`commit ${index} has not begun`);
    return commit;
  };
  return { group, commits, committed };
}

const HURRIED: CommitLimits = { maxWaiting: 5, longestWaitMs: 20, deadlineMs: 40 };

describe('group commit', () => {
  it('commits what arrives in one turn together', async () => {
    const { group, committed } = committer();
    const outcomes = [group.submit(1), group.submit(2)];
    const commit = await committed(0);
    expect(commit.items).toEqual([1, 2]);
    commit.finish(['one', 'two']);
    expect(await Promise.all(outcomes)).toEqual(['one', 'two']);
  });

  it('puts whatever arrives during a commit into the next one, up to the limit', async () => {
    const { group, commits, committed } = committer();
    const first = group.submit(1);
    const underWay = await committed(0);
    const outcomes = [2, 3, 4, 5].map((item) => group.submit(item));
    underWay.finish(['one']);
    expect(await first).toBe('one');
    const second = await committed(1);
    expect(second.items).toEqual([2, 3, 4]);
    second.finish(['two', 'three', 'four']);
    (await committed(2)).finish(['five']);
    expect(await Promise.all(outcomes)).toEqual(['two', 'three', 'four', 'five']);
    await group.drained();
    expect(commits).toHaveLength(3);
  });

  it('fails the items of a failed commit and goes on with the next', async () => {
    const { group, committed } = committer();
    const first = group.submit(1);
    const failing = await committed(0);
    const second = group.submit(2);
    failing.fail(new Error('database away'));
    await expect(first).rejects.toThrow('database away');
    (await committed(1)).finish(['two']);
    expect(await second).toBe('two');
  });

  it('turns items away when too many wait', async () => {
    const { group } = committer(HURRIED);
    const accepted = [1, 2, 3, 4, 5].map((item) => group.submit(item));
    accepted.forEach((outcome) => void outcome.catch(() => undefined));
    await expect(group.submit(6)).rejects.toBeInstanceOf(CommitDeadlineExceeded);
  });

  it('gives up what no commit took up in time, and does not commit it later', async () => {
    const { group, commits, committed } = committer(HURRIED);
    const hanging = expect(group.submit(1)).rejects.toThrow('not committed in time');
    const commit = await committed(0);
    const late = expect(group.submit(2)).rejects.toThrow('no commit took it up');
    await Promise.all([hanging, late]);
    commit.finish(['one']);
    await group.drained();
    expect(commits).toHaveLength(1);
  });
});
