import { NONCE_PLACEHOLDER } from './vite-settings.mjs';

const LINK = /\s*<link rel="stylesheet"[^>]*href="([^"]+)"[^>]*>/g;

/**
 * Puts the style sheet of the first page into the page: on a slow line it paints what it says with the first answer, not one turn later.
 * @param {{base: string}} frontEnd
 * @returns {import('vite').Plugin}
 */
export function inlineStyles({ base }) {
  return {
    name: 'paystop-inline-styles',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const page = bundle['index.html'];
        let styles = '';
        const without = String(page.source).replace(LINK, (_link, href) => {
          const name = href.slice(base.length);
          styles += String(bundle[name].source).trim();
          delete bundle[name];
          return '';
        });
        if (styles === '') this.error('index.html names no style sheet');
        page.source = without.replace('</head>', `  <style nonce="${NONCE_PLACEHOLDER}">${styles}</style>\n  </head>`);
      },
    },
  };
}
