import { fileURLToPath } from 'node:url';
import { dirname, join } from 'node:path';

const root = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));

/** Browsers of 2022 and newer: what police desks and phones in service run. */
const TARGET = 'es2022';
/** The gateway puts a fresh nonce of every answer in its place: antd and our shell may add styles, nobody else. */
export const NONCE_PLACEHOLDER = '__CSP_NONCE__';

/** The front end, and what stands in the hidden frame that renews a session. */
const PAGES = ['index.html', 'silent.html'];

/**
 * What both front ends have in common.
 * @param {{app: string, base: string}} frontEnd
 * @returns {import('vite').UserConfig}
 */
export function viteSettings({ app, base }) {
  return {
    root: join(root, 'apps', app),
    base,
    configFile: false,
    html: { cspNonce: NONCE_PLACEHOLDER },
    resolve: { alias: [{ find: /^@paystop\/([^/]+)$/, replacement: join(root, 'libs', '$1', 'src', 'index.ts') }] },
    build: {
      target: TARGET,
      outDir: join(root, 'dist', 'web', app),
      emptyOutDir: true,
      sourcemap: false,
      // Everything by its own address: data: in fonts and images would widen the Content-Security-Policy.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 1_500,
      rolldownOptions: {
        input: PAGES.map((page) => join(root, 'apps', app, page)),
        onwarn: (warning, tell) => {
          // `use client` in antd is for servers that draw pages; there is none here.
          if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') tell(warning);
        },
      },
    },
    logLevel: 'warn',
  };
}
