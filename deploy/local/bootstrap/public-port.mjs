import { createServer } from 'node:net';
import { StartRefused } from './tell.mjs';

const DEFAULT_PORT = 3000;
const HIGHEST_PORT = 65535;

/** @param {NodeJS.ProcessEnv} env */
function wantedPort(env) {
  const text = env.PORT === undefined || env.PORT === '' ? String(DEFAULT_PORT) : env.PORT;
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > HIGHEST_PORT) {
    throw new StartRefused(`PORT must be a whole number from 0 to ${HIGHEST_PORT}, not "${text}".`);
  }
  return port;
}

/** @param {number} port @param {string} host */
function listenOnce(port, host) {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.once('error', fail);
    probe.listen({ port, host }, () => {
      const got = probe.address().port;
      probe.close(() => done(got));
    });
  });
}

/**
 * The gateway's port, known to be free: asked before anything is installed, so that nobody waits for a refusal.
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<number>}
 */
export async function claimPublicPort(env) {
  const port = wantedPort(env);
  const host = env.HOST || '127.0.0.1';
  try {
    return await listenOnce(port, host);
  } catch (error) {
    const why = error.code === 'EADDRINUSE' ? 'is in use by another program' : `cannot be listened on (${error.message})`;
    throw new StartRefused(`PORT ${port} on ${host} ${why}. Choose another one: PORT=3100 npm start`);
  }
}
