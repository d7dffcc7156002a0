import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { OFFICER_CHINESE } from '../texts/zh-cn';

it('begins in the page itself as the start screen does, so that nothing jumps when the script comes', () => {
  const page = readFileSync(join(__dirname, '..', '..', 'index.html'), 'utf8');
  const drawn = /<div id="root">(.*)<\/div>/.exec(page)?.[1];
  expect(drawn).toBe(`<main class="page start"><h1>${OFFICER_CHINESE.title}</h1><p>${OFFICER_CHINESE.start.purpose}</p></main>`);
});
