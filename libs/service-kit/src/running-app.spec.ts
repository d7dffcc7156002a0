import { runningApp } from './running-app';

it('stops its parts one after the other, and only once', async () => {
  const seen: string[] = [];
  const slow = async (): Promise<void> => {
    seen.push('http stops');
    await new Promise((resolve) => setImmediate(resolve));
    seen.push('http has stopped');
  };
  const app = runningApp({ name: 'gateway', url: 'http://127.0.0.1:1', stops: [slow, () => void seen.push('database')] });
  await Promise.all([app.stop(), app.stop()]);
  await app.stop();
  expect(seen).toEqual(['http stops', 'http has stopped', 'database']);
});
