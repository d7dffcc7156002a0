import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const TEMPLATE = fileURLToPath(new URL('./service-worker.template.js', import.meta.url));
const PUBLIC = ['manifest.webmanifest', 'icon.svg', 'icon-maskable.svg'];

/**
 * Writes service-worker.js with the list of everything that was built: a new build is a new version, and the old one's files go with it.
 * @param {{base: string}} frontEnd
 * @returns {import('vite').Plugin}
 */
export function serviceWorker({ base }) {
  return {
    name: 'paystop-service-worker',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const files = [...Object.keys(bundle).filter((name) => /\.(js|css)$/.test(name)), ...PUBLIC].sort().map((name) => `${base}${name}`);
        const hash = createHash('sha256').update(files.join('\n'));
        for (const output of Object.values(bundle)) hash.update(output.type === 'chunk' ? output.code : output.source);
        const source = readFileSync(TEMPLATE, 'utf8').replace('__VERSION__', `paystop-${hash.digest('hex').slice(0, 16)}`).replace('__FILES__', JSON.stringify(files));
        this.emitFile({ type: 'asset', fileName: 'service-worker.js', source });
      },
    },
  };
}
