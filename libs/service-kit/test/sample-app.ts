import { ConfigError, runApp, startWaitingRoom, type RunningApp } from '@paystop/service-kit';

/** An app that behaves as SAMPLE_BEHAVIOUR says: for the test of runApp in a process of its own. */
async function start(env: NodeJS.ProcessEnv): Promise<RunningApp> {
  const behaviour = env['SAMPLE_BEHAVIOUR'];
  if (behaviour === 'misconfigured') throw new ConfigError('The environment variable KAFKA_BROKERS is not set but is required: set it and start again.');
  if (behaviour === 'broken') throw new Error('broken at the start');
  const room = await startWaitingRoom('127.0.0.1', 0, 'sample');
  if (behaviour === 'waiting') {
    process.stdout.write('waiting\n');
    await new Promise(() => {});
  }
  if (behaviour === 'crashing') setTimeout(() => { throw new Error('later'); }, 50);
  if (behaviour === 'rejecting') setTimeout(() => void Promise.reject(new Error('later')), 50);
  return {
    name: 'sample',
    url: room.url,
    stop: async () => {
      await room.close();
      process.stdout.write('stopped cleanly\n');
    },
    reload: async () => ({ ok: true, message: 'institutions read again: 42' }),
  };
}

runApp('sample', start);
