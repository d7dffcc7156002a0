import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openChromium } from '../e2e/browser/chromium';
import { Flow } from '../e2e/flow';
import { repositoryRoot } from '../product/repository-root';
import { DESK_ALBUM } from './desk-album';
import { OFFICER_ALBUM } from './officer-album';
import { type Album, LOOKS } from './scene';
import { WebpEncoder } from './webp-encoder';

/** Every front end adds its album here. */
const ALBUMS: readonly Album[] = [OFFICER_ALBUM, DESK_ALBUM];

/** Pictures of every page in every look, from the running product, into docs/screens. @param only name of one album; and of one page of it */
async function takeScreens(only?: string, page?: string): Promise<void> {
  const folder = join(repositoryRoot(), 'docs', 'screens');
  mkdirSync(folder, { recursive: true });
  const flow = await Flow.start({ services: process.env['TEST_DATABASE_URL'] === undefined ? 'embedded' : 'named' });
  const browser = await openChromium();
  const missing: string[] = [];
  const encoder = await WebpEncoder.open(browser);
  try {
    for (const album of ALBUMS.filter(({ name }) => only === undefined || name === only)) {
      await album.prepare(flow);
      for (const look of LOOKS) {
        const without = await album.take({
          flow, browser, look, only: page,
          shoot: async (shown, name) => {
            const file = `${name}-${look.language === 'en' ? 'en' : 'zh'}-${look.brightness}.webp`;
            writeFileSync(join(folder, file), await encoder.encode(await shown.screenshot({ animations: 'disabled', caret: 'hide' })));
            process.stdout.write(`  ${file}\n`);
          },
        });
        missing.push(...without);
      }
    }
    writeFileSync(join(folder, 'README.md'), albumPage(readdirSync(folder)));
  } finally {
    await browser.close();
    await flow.stop();
  }
  if (missing.length > 0) throw new Error(`not complete in time: ${missing.join(', ')}`);
}

const PICTURE = /^(.+)-(zh|en)-(light|dark)\.webp$/;

/** All pictures on one page, a row for each screen. */
function albumPage(files: readonly string[]): string {
  const names = [...new Set(files.flatMap((file) => PICTURE.exec(file)?.[1] ?? []))].sort();
  const looks = LOOKS.map(({ language, brightness }) => `${language === 'en' ? 'en' : 'zh'}-${brightness}`);
  const cell = (file: string): string => (files.includes(file) ? `<a href="${file}"><img src="${file}" width="220" alt="${file}"></a>` : '');
  const rows = names.map((name) => `| ${name} | ${looks.map((look) => cell(`${name}-${look}.webp`)).join(' | ')} |`);
  return `# The screens\n\nWritten by \`npm run screens\` from the running product in a real Chromium; do not edit.\n\n| screen | ${looks.join(' | ')} |\n|---|${looks.map(() => '---').join('|')}|\n${rows.join('\n')}\n`;
}

takeScreens(process.argv[2], process.argv[3]).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
});
