import { firstLoadBudget } from '../../deploy/local/web/first-load-budget.mjs';
import { inlineStyles } from '../../deploy/local/web/inline-styles.mjs';
import { serviceWorker } from '../../deploy/local/web/service-worker.mjs';
import { viteSettings } from '../../deploy/local/web/vite-settings.mjs';

const BASE = '/officer/';
/** The first load of a phone on a bad connection. */
const MOST_KB = 200;

export default { ...viteSettings({ app: 'officer', base: BASE }), plugins: [firstLoadBudget({ app: 'officer', most: MOST_KB }), inlineStyles({ base: BASE }), serviceWorker({ base: BASE })] };
