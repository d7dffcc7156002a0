import { viteSettings } from '../../deploy/local/web/vite-settings.mjs';

export default viteSettings({ app: 'console', base: '/' });
