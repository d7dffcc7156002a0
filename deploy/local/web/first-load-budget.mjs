import { gzipSync } from 'node:zlib';

const KILOBYTE = 1_000;
const FIRST_PAGE = 'index.html';

/**
 * What a browser has to load before the first screen stands: the entry and all that it imports at once, as gzip sends it (brotli is smaller).
 * A build above the budget fails, so that it is noticed by who adds the library and not by an officer in the street.
 * @param {{app: string, most: number}} budget `most` in kB of compressed JavaScript
 * @returns {import('vite').Plugin}
 */
export function firstLoadBudget({ app, most }) {
  return {
    name: 'paystop-first-load-budget',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const chunks = new Map(Object.values(bundle).filter(({ type }) => type === 'chunk').map((chunk) => [chunk.fileName, chunk]));
        const first = new Set();
        const need = (name) => {
          const chunk = chunks.get(name);
          if (chunk === undefined || first.has(name)) return;
          first.add(name);
          chunk.imports.forEach(need);
        };
        for (const chunk of chunks.values()) if (chunk.facadeModuleId?.endsWith(FIRST_PAGE)) need(chunk.fileName);
        const bytes = [...first].reduce((sum, name) => sum + gzipSync(chunks.get(name).code).length, 0);
        const told = `${app}: first load ${(bytes / KILOBYTE).toFixed(1)} kB of compressed JavaScript, budget ${most} kB`;
        if (bytes > most * KILOBYTE) this.error(told);
        process.stdout.write(`  ${told}\n`);
      },
    },
  };
}
