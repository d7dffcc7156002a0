import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The product's own folder: the nearest one upwards that holds policy/cn.yaml, from sources as well as from dist/. */
function productRoot(): string {
  let folder = __dirname;
  while (!existsSync(join(folder, 'policy', 'cn.yaml')) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}

export const DEFAULT_POLICY_FILE = join(productRoot(), 'policy', 'cn.yaml');
export const DEFAULT_INSTITUTIONS_FILE = join(productRoot(), 'institutions', 'shenzhen.yaml');
/** The front ends as `npm run build` leaves them: one folder each. */
export const WEB_FOLDER = join(productRoot(), 'dist', 'web');
