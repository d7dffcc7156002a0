import { RestartPolicy } from './restart-policy';

describe('the wait before a process that died is started again', () => {
  it('doubles from 0.2 s with every death in a row and stays at 5 s', () => {
    const policy = new RestartPolicy();
    const delays = Array.from({ length: 8 }, () => policy.afterDeath(0).delayMs);
    expect(delays).toEqual([200, 400, 800, 1600, 3200, 5000, 5000, 5000]);
  });

  it('calls every fifth death in a row a crash loop', () => {
    const policy = new RestartPolicy();
    const loops = Array.from({ length: 11 }, () => policy.afterDeath(10).isCrashLoop);
    expect(loops.flatMap((isLoop, index) => (isLoop ? [index + 1] : []))).toEqual([5, 10]);
  });

  it('starts anew for a process that has lived for half a minute', () => {
    const policy = new RestartPolicy();
    policy.afterDeath(0);
    policy.afterDeath(0);
    expect(policy.afterDeath(30_000)).toEqual({ delayMs: 200, deaths: 1, isCrashLoop: false });
  });
});
