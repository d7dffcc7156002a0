import { mkdirSync, writeFileSync } from 'node:fs';
import { errorsPage } from './errors-page';

/** `npm run docs:errors`: writes docs/errors.md, from the root of the repository. */
mkdirSync('docs', { recursive: true });
writeFileSync('docs/errors.md', errorsPage());
