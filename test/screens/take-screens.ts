import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openChromium } from '../e2e/browser/chromium';
import { Flow } from '../e2e/flow';
import { repositoryRoot } from '../product/repository-root';
import { OFFICER_ALBUM } from './officer-album';
import { type Album, LOOKS } from './scene';

/** Every front end adds its album here. */
const ALBUMS: readonly Album[] = [OFFICER_ALBUM];

/** Pictures of every page in every look, from the running product, into docs/screens. @param only name of one album */
export async function takeScreens(tell: (line: string) => void, only?: string): Promise<void> {
  const folder = join(repositoryRoot(), 'docs', 'screens');
  mkdirSync(folder, { recursive: true });
  const flow = await Flow.start({ services: process.env['TEST_DATABASE_URL'] === undefined ? 'embedded' : 'named' });
  const browser = await openChromium();
  try {
    for (const album of ALBUMS.filter(({ name }) => only === undefined || name === only)) {
      await album.prepare(flow);
      for (const look of LOOKS) {
        await album.take({
          flow, browser, look,
          shoot: async (page, name) => {
            const file = `${name}-${look.language === 'en' ? 'en' : 'zh'}-${look.brightness}.png`;
            await page.screenshot({ path: join(folder, file), animations: 'disabled', caret: 'hide' });
            tell(`  ${file}`);
          },
        });
      }
    }
  } finally {
    await browser.close();
    await flow.stop();
  }
}
