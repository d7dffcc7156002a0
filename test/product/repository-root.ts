import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder with package-lock.json above this file, whether it runs from the sources or from dist/. */
export function repositoryRoot(): string {
  let folder = __dirname;
  while (!existsSync(join(folder, 'package-lock.json'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error('package-lock.json is nowhere above this file');
    folder = parent;
  }
  return folder;
}
