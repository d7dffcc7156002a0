import { CommitDeadlineExceeded, GroupCommit } from './group-commit';

interface Commit {
  readonly items: readonly number[];
  readonly finish: (outcomes: readonly string[]) => void;
  readonly fail: (error: Error) => void;
}

function committer(deadlineMs = 1_000, maxItems = 3) {
  const commits: Commit[] = [];
  const group = new GroupCommit<number, string>({
    maxItems,
    maxWaiting: 5,
    deadlineMs,
    commit: (items) => new Promise((finish, fail) => commits.push({ items, finish, fail })),
  });
  const committed = (index: number): Commit => {
    const commit = commits[index];
    if (commit === undefined) throw new Error(`commit ${index} has not begun`);
    return commit;
  };
  return { group, commits, committed };
}

describe('group commit', () => {
  it('commits the first item at once and alone', () => {
    const { group, committed } = committer();
    void group.submit(1).catch(() => undefined);
    expect(committed(0).items).toEqual([1]);
    committed(0).finish(['one']);
  });

  it('puts whatever arrives during a commit into the next one, up to the limit', async () => {
    const { group, commits, committed } = committer();
    const outcomes = [1, 2, 3, 4, 5].map((item) => group.submit(item));
    committed(0).finish(['one']);
    expect(await outcomes[0]).toBe('one');
    await Promise.resolve();
    expect(committed(1).items).toEqual([2, 3, 4]);
    committed(1).finish(['two', 'three', 'four']);
    await outcomes[3];
    await Promise.resolve();
    committed(2).finish(['five']);
    expect(await Promise.all(outcomes)).toEqual(['one', 'two', 'three', 'four', 'five']);
    await group.drained();
    expect(commits).toHaveLength(3);
  });

  it('fails the items of a failed commit and goes on with the next', async () => {
    const { group, committed } = committer();
    const [first, second] = [group.submit(1), group.submit(2)];
    committed(0).fail(new Error('database away'));
    await expect(first).rejects.toThrow('database away');
    await Promise.resolve();
    committed(1).finish(['two']);
    expect(await second).toBe('two');
  });

  it('turns items away when too many wait', async () => {
    const { group } = committer();
    const accepted = [1, 2, 3, 4, 5, 6].map((item) => group.submit(item));
    accepted.forEach((outcome) => void outcome.catch(() => undefined));
    await expect(group.submit(7)).rejects.toBeInstanceOf(CommitDeadlineExceeded);
  });

  it('gives an item up at its deadline and does not commit it later', async () => {
    const { group, commits, committed } = committer(20);
    const hanging = group.submit(1);
    const late = group.submit(2);
    await expect(hanging).rejects.toBeInstanceOf(CommitDeadlineExceeded);
    await expect(late).rejects.toBeInstanceOf(CommitDeadlineExceeded);
    committed(0).finish(['one']);
    await group.drained();
    expect(commits).toHaveLength(1);
  });
});
