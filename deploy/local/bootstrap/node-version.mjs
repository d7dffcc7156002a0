import { StartRefused } from './tell.mjs';

const LEAST = [20, 19];

/** Node loads ES modules through require() from 20.19 on; some libraries exist in that form only. */
export function checkNode(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number);
  const enough = major > LEAST[0] || (major === LEAST[0] && minor >= LEAST[1]);
  if (!enough) {
    throw new StartRefused(`PayStop needs Node ${LEAST.join('.')} or newer; this is ${version}.`);
  }
}
